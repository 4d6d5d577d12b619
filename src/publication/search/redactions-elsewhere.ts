import type { Position } from 'unist'
import type { Config } from '../../config/config.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { documentsOf, type Proposal } from '../../document/proposal.ts'
import { listInWords } from '../../forms/dutch-words.ts'
import { redactionRules } from '../../rules/redaction-rules.ts'
import { removedFromPublic, textsInEdition } from '../redact/for-edition.ts'
import type { Removed } from '../redact/secrets.ts'
import { type Hit, openTermSearch } from '../terms/find-terms.ts'
import { redactionTerms, type Weight } from '../terms/redaction-terms.ts'
import { ownTermsOf } from './own-terms.ts'
import { type PublicText, publicTexts } from './public-texts.ts'
import { asBlock, type SecretSearch, secretSearch } from './secret-search.ts'
import type { FileTexts } from './texts-of-files.ts'

/** The texts of a public edition that a search compares. */
export interface SearchedEdition {
  /** The proposal as it was read. */
  readonly whole: Proposal
  /** The proposal as the edition contains it. */
  readonly own: Proposal
  /** The name of its folder in the output. */
  readonly name: string
  readonly gemeente: Config['gemeente']
  /** The finished files, read back; absent before they are made. */
  readonly files?: readonly FileTexts[]
}

/** Whether a document of a proposal can hold a redaction: most have none, and skip its cost. */
export function mayRedact(proposal: Proposal): boolean {
  return documentsOf(proposal).some(({ source }) => source.text.includes(':lak'))
}

/** A search of finished files for everything that a public edition omits. @param ownWords words that the program prints itself */
export function searchOf(edition: SearchedEdition, ownWords: readonly string[]): SecretSearch {
  const { whole, own, gemeente } = edition
  return secretSearch(removedFromPublic(whole), {
    remainder: [...textsInEdition(own), ...ownWords],
    reported: [...publicTexts(own), ...ownWords.map(asBlock)],
    attached: pagesAttached(edition).map(({ text }) => text),
    own: ownTermsOf(documentsOf(own), gemeente),
  })
}

/** Where a redacted text is readable: on a line of a file, or in a place in words. */
interface Elsewhere {
  readonly hit: Hit<Removed>
  readonly file: string
  readonly line?: number | undefined
  /** `pagina 3`, for a place without a line. */
  readonly place?: string
}

/**
 * Reports redactions of which the public text contains the whole or a part elsewhere, each once: an error if it can only be what was
 * redacted, else a warning. Both name the redaction and the other places, and not the text.
 */
export function redactionsElsewhere(edition: SearchedEdition): readonly Diagnostic[] {
  const { whole, own, gemeente, name } = edition
  const removed = removedFromPublic(whole).filter(({ as }) => as === 'gelakt')
  if (removed.length === 0) return []
  const terms = ownTermsOf(documentsOf(own), gemeente)
  const { hitsIn } = openTermSearch(removed.map((one) => [one, redactionTerms(one.text, terms)] as const))
  const inText = [...publicTexts(own), ...folderName(own, name)].flatMap(({ text, style, file, line }) =>
    hitsIn(text, style).map((hit): Elsewhere => {
      return line === undefined ? { hit, file, place: 'in de naam van de map' } : { hit, file, line: line + hit.line }
    }),
  )
  const known = new Set(inText.map(({ hit }) => hit.term))
  // What can only be a redacted text is a leak in a file, which the guard reports.
  const onPages = pagesAttached(edition).flatMap(({ path, place, text }) =>
    hitsIn(text, 'lines')
      .filter(({ term, weight }) => weight === 'warning' && !known.has(term))
      .map((hit): Elsewhere => ({ hit, file: path, place: `op ${place}` })),
  )
  const found = [...inText, ...onPages]
  return removed.flatMap((one) =>
    findingOf(
      one,
      found.filter(({ hit }) => hit.owner === one),
    ),
  )
}

function folderName({ document }: Proposal, name: string): readonly PublicText[] {
  return document.stated.has('naam') ? [] : [{ text: name, style: 'name', file: document.source.name }]
}

/** Most lines of a file that a message names. */
const mostLines = 5

/** `op regel 3, 7 en 12, op regel 4 van bijlagen/brief.md en op pagina 2 van bijlagen/01-kaart.pdf` */
function inWords(found: readonly Elsewhere[], own: string): string {
  const places = [...new Set(found.map(({ file }) => file))].flatMap((file) => {
    const here = found.filter((one) => one.file === file)
    const lines = [...new Set(here.flatMap(({ line }) => line ?? []))].sort((one, other) => one - other)
    const more = lines.length > mostLines ? [`nog ${lines.length - mostLines} andere`] : []
    const onLines =
      lines.length > 0 ? [`op regel ${listInWords([...lines.slice(0, mostLines).map(String), ...more])}`] : []
    const others = [...new Set(here.flatMap(({ place }) => place ?? []))].slice(0, mostLines)
    return [...onLines, ...others].map((place) => (file === own ? place : `${place} van ${file}`))
  })
  return listInWords(places)
}

function findingOf(redaction: Removed, all: readonly Elsewhere[]): readonly Diagnostic[] {
  const weight: Weight = all.some(({ hit }) => hit.weight === 'error') ? 'error' : 'warning'
  const found = all.filter(({ hit }) => hit.weight === weight)
  if (found.length === 0) return []
  const file = redaction.file ?? ''
  const where = inWords(found, file)
  const label = redaction.where.replace(/ \(.*/s, '')
  const about = { file, place: lineOf(redaction.place) }
  return [
    weight === 'error'
      ? diagnostic({
          ...about,
          rule: redactionRules['lakken/ook-elders'],
          reason: `Wat in ${label} is gelakt, staat ook te lezen ${where}.`,
          advice: 'Lak het daar ook, of haal het daar weg. Mag het daar staan, laat het dan hier toe.',
        })
      : diagnostic({
          ...about,
          rule: redactionRules['lakken/woord-elders'],
          reason: `Een woord of getal uit ${label} staat ook ${where}.`,
          advice: 'Kijk of het daar om hetzelfde gaat. Zo ja, lak het daar ook.',
        }),
  ]
}

/** The first line of a redaction as a whole: a column on it would show how long the text before it is. */
function lineOf(place: Position | undefined): Position | undefined {
  if (place === undefined) return undefined
  const start = { ...place.start, column: 1 }
  return { start, end: start }
}

export interface AttachedPage {
  readonly path: string
  readonly place: string
  readonly text: string
}

/** The pages of PDFs made elsewhere, without their metadata and hidden text. */
export function pagesAttached({ own, files = [] }: Pick<SearchedEdition, 'own' | 'files'>): readonly AttachedPage[] {
  const attached = new Set(own.attachments.flatMap(({ content, output }) => (content.type === 'pdf' ? [output] : [])))
  return files
    .filter(({ path }) => attached.has(path))
    .flatMap(({ path, texts }) =>
      texts.filter(({ place }) => /^pagina \d+$/.test(place)).map((text) => ({ path, ...text })),
    )
}
