import { hasErrors } from '../../diagnostics/diagnostic.ts'
import type { Context } from '../context.ts'
import { collisionFinding } from '../requested-files.ts'
import { isBlocked } from '../run-stages.ts'
import type { Work } from '../work.ts'

/** Ends a document that could not be read, or whose config has errors: then only these are reported. */
export async function stopUnread(work: Work, _context: Context): Promise<Work> {
  const { document, project, reading = [], found } = work
  if (project && hasErrors(project.diagnostics))
    return { ...work, outcome: 'configuratie', found: [...found, ...collisionFinding(work)] }
  return document === undefined
    ? { ...work, outcome: 'fouten', found: [...found, ...reading, ...collisionFinding(work)] }
    : work
}

/** Ends a document that has errors before any edition of it is made. */
export async function stopOnErrors(work: Work, { strictness }: Context): Promise<Work> {
  return isBlocked(work, strictness) ? { ...work, outcome: 'fouten' } : work
}
