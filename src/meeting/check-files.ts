import { resolve } from 'node:path'
import { isAgendaName } from '../document/file-role.ts'
import { type CheckRequest, type CheckServices, checkProposals } from '../pipeline/check.ts'
import { requestedFiles, shardFiles } from '../pipeline/requested-files.ts'
import type { DocumentReport, Report } from '../report/report.ts'

/**
 * Reports every finding of `build` and `agenda` that needs no browser. `gemaakt` means here: it can be made. An agenda is checked with
 * its proposals, at the levels of a meeting; they follow it in the report, and each is checked once.
 *
 * @throws the reason of the signal when it is aborted; never because of a document
 */
export async function checkFiles(request: CheckRequest, services: CheckServices = {}): Promise<Report> {
  const asked = requestedFiles(request.files, request.cwd)
  const meetings = asked.filter(isAgendaName)
  if (meetings.length === 0) return checkProposals(request, services)
  const { part } = request
  const own = part ? shardFiles(meetings, part) : meetings
  // Loads the code for agendas only when an agenda is checked.
  const { checkMeeting } = await import('./check-meeting.ts')
  const byAgenda = new Map<string, readonly DocumentReport[]>()
  for (const file of own) byAgenda.set(file, await checkMeeting(file, request, { ...services, agendas: meetings }))
  const known = new Set([...byAgenda.values()].flat().map(({ file }) => resolve(request.cwd, file)))
  const others = asked.filter((file) => !isAgendaName(file) && !known.has(resolve(request.cwd, file)))
  const { documents } = await checkProposals({ ...request, files: others }, services)
  const alone = new Map(documents.map((document) => [document.file, [document]]))
  return {
    ...(part ? { part } : {}),
    documents: asked.flatMap((file) => byAgenda.get(file) ?? alone.get(file) ?? []),
  }
}
