import { setImmediate as turn } from 'node:timers/promises'
import { readDocument } from '../../document/read-document.ts'
import type { Context } from '../context.ts'
import type { Work } from '../work.ts'

/** Reads the front matter and the body of the file, in its project, also when the config has errors. */
export async function read(work: Work, context: Context): Promise<Work> {
  await context.emit({ type: 'stap', file: work.file, step: 'controleren' })
  const { source } = work.read
  if (source === undefined) return { ...work, reading: work.read.diagnostics }
  const project = context.projectOf(source.path)
  const { config, kinds } = project
  // Lets the event loop process pending messages of a browser that is starting.
  await turn()
  const texts = new Map([[source.name, source.text]])
  if (config.name !== undefined && config.text !== undefined) texts.set(config.name, config.text)
  const { document, diagnostics } = readDocument(source, kinds)
  return {
    ...work,
    project,
    texts,
    ...(document === undefined ? {} : { document }),
    reading: diagnostics,
    found: [...work.found, ...project.diagnostics],
  }
}
