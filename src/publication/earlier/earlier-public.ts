import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Diagnostic, diagnostic, type Finding } from '../../diagnostics/diagnostic.ts'
import { listInWords } from '../../forms/dutch-words.ts'
import { changeRecord, type Publication, readElsewhere } from '../../output/public-record.ts'
import { isHiddenKey, type OutputPlace } from '../../output/source-key.ts'
import { earlierIn } from '../../output/write-edition.ts'
import { editionRules } from '../../rules/edition-rules.ts'
import { attempt } from '../../system/attempt.ts'
import { leadsOut } from '../../system/inside.ts'
import { meetingOf, type Published, stillTheirs } from './published.ts'
import { withdraw } from './withdraw.ts'

/** The subject of a finding about an earlier public edition. */
export interface About extends Pick<Finding, 'file' | 'place'> {
  /** Messages name folders relative to this one. */
  readonly cwd: string
  /** Public folder of a meeting that this run makes. */
  readonly meeting?: string | undefined
}

/** The public folders of earlier runs in one output folder. */
export interface EarlierPublic {
  readonly place: OutputPlace
  readonly all: readonly Published[]
}

interface Result {
  readonly published: Published
  readonly removed: readonly string[]
  readonly left: readonly string[]
}

/**
 * Removes public folders of earlier runs, and the own files of the meetings that contain any of them: the bundle has the same content.
 * Reports what was removed, and as an error what could not be. What another source has made there since is left.
 *
 * @param what start of the sentence that reports the removed files
 */
export function takeAway(
  known: readonly Published[],
  { place, all }: EarlierPublic,
  about: About,
  what = 'Wat hiervan',
): readonly Diagnostic[] {
  const taken = stillTheirs(known, place)
  if (taken.length === 0) return []
  const elsewhere = addressesElsewhere(taken, place)
  const maps = new Set(taken.map(({ map }) => map))
  const meetings = [...new Set(taken.flatMap((one) => meetingOf(one, all) ?? []))].filter(({ map }) => !maps.has(map))
  const results = [...meetings, ...taken].map((published): Result => {
    const { removed, left } = withdraw({
      folder: published.folder,
      within: place.out,
      listed: published.files.map(({ bestand }) => bestand),
    })
    // The folder of a meeting also contains the points that stay.
    return { published, removed, left: published.soort === 'agenda' ? ownFilesOf(published) : left }
  })
  attempt(() => changeRecord(place.out, (known) => withoutRemoved(known, results)))
  return [
    ...removedFinding(results, about, { what, elsewhere }),
    ...results.flatMap(({ published, left }) => (left.length > 0 ? [staying(published.folder, left, about)] : [])),
  ]
}

function ownFilesOf({ folder, files }: Published): readonly string[] {
  return files.flatMap(({ bestand }) => (existsSync(join(folder, bestand)) ? [bestand] : []))
}

function withoutRemoved(known: readonly Publication[], results: readonly Result[]): readonly Publication[] {
  const gone = new Set(results.flatMap(({ published, left }) => (left.length === 0 ? [published.map] : [])))
  const without = known.filter(({ map, soort }) => soort === 'agenda' || !gone.has(map))
  return without.flatMap((one) => {
    if (!gone.has(one.map)) return [one]
    // A meeting without own files is still recorded for the points in its folder.
    const { punten: _, ...left } = one
    return without.some(({ map }) => map.startsWith(`${one.map}/`)) ? [{ ...left, bestanden: [] }] : []
  })
}

/** Addresses where `publish` put what was made from the same sources. */
function addressesElsewhere(taken: readonly Published[], { out }: OutputPlace): readonly string[] {
  const sources = new Set(taken.map(({ bron }) => bron))
  return readElsewhere(out).flatMap(({ bron, adressen }) => (sources.has(bron) ? adressen : []))
}

/** What a message about removed files states. */
interface RemovedWords {
  /** Start of the sentence. */
  readonly what: string
  /** Addresses outside the output where the same is. */
  readonly elsewhere: readonly string[]
}

function removedFinding(
  results: readonly Result[],
  about: About,
  { what, elsewhere }: RemovedWords,
): readonly Diagnostic[] {
  const from = results.filter(({ removed }) => removed.length > 0).map(({ published }) => published)
  if (from.length === 0) return []
  const { file, place, cwd, meeting } = about
  const isOther = from.some(({ soort, folder }) => soort === 'agenda' && folder !== meeting)
  const again =
    ' Maak ook de vergadering opnieuw: haar openbare agenda, bundel, besluitenlijst en webpagina zijn mee weggehaald.'
  return [
    diagnostic({
      rule: editionRules['editie/weggehaald'],
      file,
      place,
      reason: `${what} van een eerdere keer nog openbaar klaarstond, is weggehaald uit ${foldersOf(from, cwd)}.`,
      advice: `${elsewhereAdvice(elsewhere)}${isOther ? again : ''}`,
    }),
  ]
}

function elsewhereAdvice(addresses: readonly string[]): string {
  if (addresses.length === 0) return 'Staat het al op internet, haal het daar dan ook weg.'
  const more = addresses.length - mostNamed
  const named = [...addresses.slice(0, mostNamed), ...(more > 0 ? [`nog ${more} andere adressen`] : [])]
  return `Het is gepubliceerd op ${listInWords(named)}. Trek het daar in: geef collegevoorstel publish opnieuw.`
}

const mostNamed = 7

function foldersOf(published: readonly Published[], cwd: string): string {
  const names = published.slice(0, mostNamed).map(({ folder }) => nameFrom(cwd, folder))
  const more = published.length - names.length
  return listInWords(more > 0 ? [...names, `nog ${more} andere`] : names)
}

/** Reports files in a public folder that the program did not make or cannot remove: whether they may be public is unknown. */
export function staying(folder: string, left: readonly string[], { file, cwd }: About): Diagnostic {
  return diagnostic({
    rule: editionRules['editie/blijft-staan'],
    file,
    reason: `In de openbare map ${nameFrom(cwd, folder)} staat iets wat daar niet hoort: ${listOf(left)}.`,
    advice: 'Het programma heeft dit niet zelf gemaakt, of mag het niet weghalen. Kijk wat het is en haal het weg.',
  })
}

/** Reports a public folder with what this agenda keeps from the public and another one does not: whose it is cannot be decided. */
export function heldByOther({ folder }: Published, { file, cwd }: About): Diagnostic {
  return diagnostic({
    rule: editionRules['editie/blijft-staan'],
    file,
    reason: `Een voorstel is volgens deze agenda niet openbaar, maar een andere agenda maakte het openbaar. Het staat nog in ${nameFrom(cwd, folder)}.`,
    advice:
      'Die map blijft staan. Zet ook in de andere agenda dat het niet openbaar is en maak haar opnieuw, of haal de map weg.',
  })
}

/** Reports that the public folder of a document belongs to another document of the same name; one that the record hides is not named. */
export function takenBy(published: Published, other: string, { file, cwd }: About): Diagnostic {
  const named = isHiddenKey(published.bron ?? '') ? '' : `, ${nameFrom(cwd, other)}`
  return diagnostic({
    rule: editionRules['editie/blijft-staan'],
    file,
    reason: `In de openbare map ${nameFrom(cwd, published.folder)} staat de uitvoer van een ander document met deze naam${named}.`,
    advice: 'Die blijft staan. Geef een van de twee in de voormatter een eigen naam, bijvoorbeeld naam: parkeren-2026.',
  })
}

/**
 * Reports public folders whose source is gone or unknown.
 *
 * @param suspicion `error` when one of them may contain a document or point of this run that may not be public
 */
export function withoutSource(
  published: readonly Published[],
  { file, cwd }: About,
  suspicion: 'error' | 'warning',
): readonly Diagnostic[] {
  if (published.length === 0) return []
  return [
    diagnostic({
      rule: editionRules[suspicion === 'error' ? 'editie/blijft-staan' : 'editie/zonder-bron'],
      file,
      reason: `Van deze openbare mappen is niet bekend waar het document of de agenda is waaruit zij zijn gemaakt: ${foldersOf(published, cwd)}.`,
      advice:
        suspicion === 'error'
          ? 'In deze opdracht zit een document of agendapunt dat niet openbaar is. Dat kan onder een andere naam in deze mappen staan. Kijk wat erin staat en haal weg wat niet openbaar mag zijn.'
          : 'Haal ze weg als het document of de agenda niet meer bestaat of nu anders heet. Is het document verplaatst, maak het dan opnieuw.',
    }),
  ]
}

/** Reports an earlier public edition where this run made none: its content was public when it was made. */
export function notUpdated(folder: string, { file, cwd }: About): readonly Diagnostic[] {
  const { isOurs, paths } = earlierIn(folder)
  if (!isOurs || paths.length === 0) return []
  return [
    diagnostic({
      rule: editionRules['editie/niet-bijgewerkt'],
      file,
      reason: `De openbare editie in ${nameFrom(cwd, folder)} is nog die van een eerdere keer: ${listOf(paths)}.`,
      advice: 'Herstel de fouten en maak haar opnieuw. Mag er iets uit niet meer openbaar zijn, haal haar dan nu weg.',
    }),
  ]
}

function nameFrom(cwd: string, folder: string): string {
  const way = relative(cwd, folder)
  return leadsOut(way) ? folder : way
}

function listOf(paths: readonly string[]): string {
  const names = paths.slice(0, mostNamed).map((path) => path || 'een bestand of verwijzing')
  const more = paths.length - names.length
  return more > 0 ? `${names.join(', ')} en nog ${more} andere` : names.join(', ')
}
