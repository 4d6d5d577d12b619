import { guardPublication } from '../build/publication-guard.ts'
import type { EditionFiles } from '../build/write.ts'
import { readDocument } from '../document/read-document.ts'
import { readSource } from '../document/read-source.ts'
import { plainMarks } from '../document/redaction-marks.ts'
import { editionOf } from '../edition/edition-of.ts'
import { secretSearch } from '../edition/secret-search.ts'
import { type Removed, removedFrom, textsOf } from '../edition/secrets.ts'
import type { Diagnostic } from '../report/diagnostic.ts'
import type { MeetingDesk } from './meeting-print.ts'
import { publicWords } from './public-words.ts'
import type { PointStanding } from './standing.ts'

/**
 * Searches a meeting's public files, before they have their names, for what they leave out: whole proposals, what is redacted in
 * others, and what the agenda itself says of points that are kept from the public.
 */
export function guardMeeting(
  files: EditionFiles,
  standings: readonly PointStanding[],
  desk: MeetingDesk,
): readonly Diagnostic[] {
  const removed: Removed[] = []
  const open: string[] = [...publicWords(desk)]
  for (const { punt, kept, made } of standings) {
    const own = [punt.titel, punt.toelichting].filter((text) => text !== undefined)
    const document = punt.voorstel ? documentAt(punt.voorstel.path, desk) : undefined
    const where = `agendapunt ${punt.nummer}`
    if (kept !== undefined) {
      const texts = [...own, ...(punt.voorstel ? [punt.voorstel.naam] : []), ...(document ? textsOf(document) : [])]
      removed.push(...texts.map((text): Removed => ({ text, as: 'bijlage', where })))
      continue
    }
    open.push(...own)
    if (document === undefined) continue
    removed.push(...removedFrom(document))
    open.push(...textsOf(editionOf(document, 'openbaar')).map(plainMarks))
    open.push(...(made?.facts.attachments.map(({ title }) => plainMarks(title)) ?? []), made?.map ?? '')
  }
  return guardPublication(secretSearch(removed, open), { document: { source: desk.agenda.source } }, files)
}

function documentAt(path: string, { workplace }: MeetingDesk) {
  const { source } = readSource(path, path)
  return source ? readDocument(source, workplace.kinds).document : undefined
}
