import { setImmediate as turn } from 'node:timers/promises'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { readDocument } from '../../document/read-document.ts'
import type { Context } from '../context.ts'
import { collisionFinding } from '../requested-files.ts'
import type { Work } from '../work.ts'

/** Reads the front matter and the body of the file, in its project. */
export async function read(work: Work, context: Context): Promise<Work> {
  await context.emit({ type: 'stap', file: work.file, step: 'controleren' })
  const { source } = work.read
  const collision = collisionFinding(work)
  if (source === undefined)
    return { ...work, outcome: 'fouten', found: [...work.found, ...work.read.diagnostics, ...collision] }
  const project = context.projectOf(source.path)
  const { config, kinds } = project
  // Lets the event loop process pending messages of a browser that is starting.
  await turn()
  const texts = new Map([[source.name, source.text]])
  if (config.name !== undefined && config.text !== undefined) texts.set(config.name, config.text)
  const known = { ...work, project, texts }
  const found = [...work.found, ...project.diagnostics]
  if (hasErrors(project.diagnostics)) return { ...known, outcome: 'configuratie', found: [...found, ...collision] }
  const { document, diagnostics } = readDocument(source, kinds)
  if (document === undefined) return { ...known, outcome: 'fouten', found: [...found, ...diagnostics, ...collision] }
  return { ...known, document, reading: diagnostics, found }
}
