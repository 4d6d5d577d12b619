import { resolve } from 'node:path'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import { type RepairableFile, repairFile } from '../diagnostics/repair-file.ts'
import type { Context } from '../pipeline/context.ts'
import { elsewhere, type Repairable, type Repairs, repairableFiles } from '../pipeline/repair-proposal.ts'
import { pointsOf } from './agenda.ts'
import { agendaIn } from './read-agenda.ts'

/**
 * Applies fixes to `agenda.yaml` on disk. An unreadable agenda is not changed; the check that follows reports it.
 *
 * @throws EnvironmentError when it cannot be written; it is then unchanged
 */
export async function repairAgenda(file: string, context: Context): Promise<Repairs> {
  const { files, diagnostics } = repairableAgenda(file, context)
  const repaired = await Promise.all(files.map(repairFile))
  return { repaired: repaired.filter((one) => one !== undefined), diagnostics }
}

/** The agenda, its proposals and their Markdown attachments, as far as their fixes may be applied on disk. */
export function repairableMeeting(file: string, context: Context): readonly RepairableFile[] {
  const { files } = repairableAgenda(file, context)
  const { source } = readSource(resolve(context.cwd, file), file)
  const agenda = source && agendaIn(source, context).agenda
  const proposals = agenda === undefined ? [] : pointsOf(agenda).flatMap(({ voorstel }) => voorstel?.file ?? [])
  return [...files, ...proposals.flatMap((proposal) => repairableFiles(proposal, context).files)]
}

function repairableAgenda(file: string, context: Context): Repairable {
  const typed = resolve(context.cwd, file)
  const { source } = readSource(typed, file)
  if (source === undefined || hasErrors(context.projectOf(source.path).diagnostics))
    return { files: [], diagnostics: [] }
  context.setName(source.path, file)
  const outside = elsewhere(file, typed, source.path)
  if (outside) return { files: [], diagnostics: [outside] }
  const findings = (text: string) => agendaIn({ ...source, text }, context).diagnostics
  return { files: [{ path: source.path, name: file, findings }], diagnostics: [] }
}
