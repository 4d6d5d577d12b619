import { reuseKey } from '../reuse/reuse-key.ts'
import type { FileRead } from '../system/read-whole.ts'
import type { BuildContext } from './context.ts'
import type { Project } from './project.ts'

/** A document as far as the key of its stored result depends on it. */
interface Keyed {
  /** As the user typed it. */
  readonly file: string
  readonly source: FileRead
  readonly project: Project
  /** Version of the browser. */
  readonly browser: string
}

/** The key under which the result of a document is stored: equal when everything known beforehand is equal. */
export function keyOfWork(document: Keyed, context: BuildContext): string {
  const { cwd, day, policy, levels, strictness, html, sourceDateEpoch: epoch } = context
  const publication = policy.termsFor(document.source.path)
  return reuseKey({
    ...document,
    cwd,
    choices: { day, publication, levels: [...(levels ?? [])], strictness, html, epoch },
  })
}
