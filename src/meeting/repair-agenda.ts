import { resolve } from 'node:path'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import { repairFile } from '../diagnostics/repair-file.ts'
import type { Context } from '../pipeline/context.ts'
import { elsewhere, type Repairs } from '../pipeline/repair-proposal.ts'
import { agendaIn } from './read-agenda.ts'

/**
 * Repairs `agenda.yaml` on disk where there is one right answer. Whatever cannot be read is left as it is: the check that follows says
 * why.
 *
 * @throws EnvironmentError when it cannot be written; it is then as it was
 */
export async function repairAgenda(file: string, context: Context): Promise<Repairs> {
  const typed = resolve(context.cwd, file)
  const { source } = readSource(typed, file)
  if (source === undefined || hasErrors(context.projectOf(source.path).diagnostics))
    return { repaired: [], diagnostics: [] }
  context.setName(source.path, file)
  const outside = elsewhere(file, typed, source.path)
  if (outside) return { repaired: [], diagnostics: [outside] }
  const repaired = await repairFile(source, (text) => agendaIn({ ...source, text }, context).diagnostics)
  return { repaired: repaired ? [repaired] : [], diagnostics: [] }
}
