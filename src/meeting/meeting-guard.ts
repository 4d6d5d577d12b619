import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import { readDocument } from '../document/read-document.ts'
import { type EditionFiles, manifestOf } from '../output/write-edition.ts'
import { allTexts } from '../pdf/text/all-texts.ts'
import { editionOf } from '../publication/edition-of.ts'
import { type PersonalSearch, personalDataInFiles, solid } from '../publication/personal-data-in-edition.ts'
import { guardPublication } from '../publication/publication-guard.ts'
import { secretSearch } from '../publication/secret-search.ts'
import { type Removed, removedFrom, textsOf } from '../publication/secrets.ts'
import { type FileTexts, textsOfFiles, textsOfManifest } from '../publication/texts-of-files.ts'
import { pointsOf } from './agenda.ts'
import type { MeetingDesk } from './meeting-print.ts'
import type { ProposalFront } from './proposal-front.ts'
import { publicWords } from './public-words.ts'
import type { PointStanding } from './standing.ts'

/**
 * Searches a meeting's public files, before they have their names, for what they leave out: whole proposals, what is redacted in
 * others, and what the agenda itself says of points that are kept from the public.
 */
export async function guardMeeting(
  files: EditionFiles,
  standings: readonly PointStanding[],
  desk: MeetingDesk,
): Promise<readonly Diagnostic[]> {
  const removed: Removed[] = []
  const open: string[] = [...publicWords(desk)]
  for (const { punt, kept, made } of standings) {
    const own = [punt.titel, punt.toelichting].filter((text) => text !== undefined)
    const document = punt.voorstel ? documentAt(punt.voorstel, desk) : undefined
    const where = `agendapunt ${punt.nummer}`
    // What could not be made may be anything.
    if (kept !== undefined || (punt.metVoorstel && made === undefined)) {
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
  const { name } = desk.agenda.source
  const key = searchKey(files, removed, open)
  if (desk.searches?.isClean(key)) return []
  const search = secretSearch(removed, open)
  // What the parts of the bundle say has been searched, each with what its own proposal leaves out: words of theirs are public.
  const bundled = standings.flatMap(({ made }) => made?.files.flatMap(({ path }) => textsIn(path)) ?? [])
  const read = await textsOfFiles(files.outputs)
  const isBundle = ({ path }: FileTexts) => path === 'bundel.pdf'
  const single = [...read.filter((file) => !isBundle(file)), textsOfManifest(manifestOf(files))]
  const found = [
    ...personalDataInFiles([...read, textsOfManifest(manifestOf(files))], personalSearch(bundled, desk)),
    ...guardPublication(search, name, single, unmade),
    ...guardPublication(secretSearch(removed, [...open, ...bundled]), name, read.filter(isBundle), unmade),
  ]
  if (found.length === 0) desk.searches?.setClean(key)
  return found
}

/** What the proposals say was told with them: what is left is the agenda's own. */
function personalSearch(told: readonly string[], { agenda, workplace }: MeetingDesk): PersonalSearch {
  return {
    file: agenda.source.name,
    gemeente: workplace.config.gemeente,
    told,
    placeOf: ({ datum }) => {
      const punt = pointsOf(agenda).find(({ titel, toelichting }) => solid(`${titel} ${toelichting}`).includes(datum))
      const key = Object.entries(agenda.waarden).find(
        ([name, value]) => name !== 'punten' && solid(JSON.stringify(value)).includes(datum),
      )?.[0]
      return agenda.at(punt?.path ?? (key === undefined ? [] : [key]))
    },
    advice: 'Het komt uit de agenda.',
    repeat: 'once',
  }
}

const unmade = 'De openbare agenda, bundel, besluitenlijst en webpagina zijn niet gemaakt.'

/** The same when the same files are searched for the same: what the bundle holds is what its parts hold. */
function searchKey(files: EditionFiles, removed: readonly Removed[], open: readonly string[]): string {
  const hash = createHash('sha256').update(manifestOf(files))
  return hash.update(JSON.stringify([removed.map(({ text }) => text), open])).digest('hex')
}

function textsIn(path: string): readonly string[] {
  if (!path.endsWith('.pdf')) return []
  const read = allTexts(readFileSync(path))
  return read.ok ? read.texts.map(({ text }) => text) : []
}

function documentAt({ path, file }: ProposalFront, { workplace }: MeetingDesk) {
  const { source } = readSource(path, file)
  return source ? readDocument(source, workplace.kinds).document : undefined
}
