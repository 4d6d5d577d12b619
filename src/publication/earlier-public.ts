import { existsSync } from 'node:fs'
import { basename, extname, relative, resolve } from 'node:path'
import { type Diagnostic, diagnostic, type Finding } from '../diagnostics/diagnostic.ts'
import { fileName } from '../output/output-name.ts'
import { earlierIn } from '../output/write-edition.ts'
import type { EditionRequest } from '../pipeline/make-edition.ts'
import type { Prepared } from '../pipeline/prepare.ts'
import { editionRules } from '../rules/edition-rules.ts'
import { leadsOut } from '../system/leads-out.ts'
import { type PublicationRequest, refusalOf } from './may-be-public.ts'
import { type Withdrawal, withdraw } from './withdraw.ts'

/** What a finding about an earlier public edition is about. */
export interface About extends Pick<Finding, 'file' | 'place'> {
  /** Folders are named from here. */
  readonly cwd: string
}

/** @param what was taken away, as the beginning of a sentence */
export function tellWithdrawal(
  { removed, left }: Withdrawal,
  folder: string,
  about: About,
  what = 'Wat hiervan',
): readonly Diagnostic[] {
  const { file, place } = about
  const gone = diagnostic({
    rule: editionRules['editie/weggehaald'],
    file,
    place,
    reason: `${what} van een eerdere keer nog openbaar klaarstond, is weggehaald.`,
    advice: 'Staat het al op internet, haal het daar dan ook weg.',
  })
  return [...(removed.length > 0 ? [gone] : []), ...(left.length > 0 ? [staying(folder, left, about)] : [])]
}

/** What stands in a public folder and is not ours to take away: nobody can say whether it may be public. */
export function staying(folder: string, left: readonly string[], { file, cwd }: About): Diagnostic {
  return diagnostic({
    rule: editionRules['editie/blijft-staan'],
    file,
    reason: `In de openbare map ${nameFrom(cwd, folder)} staat iets wat daar niet hoort: ${listOf(left)}.`,
    advice: 'Het programma heeft dit niet zelf gemaakt, of mag het niet weghalen. Kijk wat het is en haal het weg.',
  })
}

/** Where no public edition was made now, that there is an older one: it shows what was public then. */
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
  return paths.map((path) => path || 'een bestand of verwijzing').join(', ')
}

/**
 * Takes away the earlier public edition of what may no longer be public, as it is secret or that edition holds an attachment that is, and
 * tells it. Done as soon as the document is read, before any edition is made.
 */
export function withdrawSecret(
  folder: string,
  prepared: Prepared,
  request: PublicationRequest & Pick<EditionRequest, 'keptFromPublic'>,
  about: About,
): readonly Diagnostic[] {
  const isKept = request.keptFromPublic?.(prepared.document.source.path) !== undefined
  const mayNot = isKept || refusalOf(prepared, request) !== undefined
  const other = mayNot ? otherDocument(folder, prepared) : undefined
  if (other !== undefined) return [takenBy(other, folder, about)]
  return mayNot || holdsSecret(folder, prepared) ? tellWithdrawal(withdraw(folder), folder, about) : []
}

/** The document that a folder was made of, where that is another one of the same name and it is still there: one that was renamed is gone. */
function otherDocument(folder: string, { document, workplace }: Prepared): string | undefined {
  const { inputs, paths } = earlierIn(folder)
  const attached = new Set(paths.flatMap((path) => (path.startsWith('bijlagen/') ? [attachedName(path)] : [])))
  const texts = inputs.filter((input) => /\.(md|markdown)$/i.test(input) && !attached.has(printedName(input)))
  const pathOf = (input: string) => resolve(workplace.config.root, input)
  if (texts.some((input) => pathOf(input) === document.source.path)) return undefined
  return texts.find((input) => existsSync(pathOf(input)))
}

function printedName(input: string): string {
  return `${fileName(basename(input, extname(input)))}.pdf`
}

function takenBy(other: string, folder: string, { file, cwd }: About): Diagnostic {
  return diagnostic({
    rule: editionRules['editie/blijft-staan'],
    file,
    reason: `In de openbare map ${nameFrom(cwd, folder)} staat de uitvoer van een ander document met deze naam, ${other}.`,
    advice: 'Die blijft staan. Geef een van de twee in de voormatter een eigen naam, bijvoorbeeld naam: parkeren-2026.',
  })
}

/** An attachment has another number when one before it came or went. */
function holdsSecret(folder: string, { attachments }: Prepared): boolean {
  const secret = new Set(attachments.flatMap((one) => (one.secret ? [attachedName(one.output)] : [])))
  return earlierIn(folder).paths.some((path) => path.startsWith('bijlagen/') && secret.has(attachedName(path)))
}

/** `kaart.pdf` of `bijlagen/01-kaart.pdf`. */
function attachedName(output: string): string {
  return output.replace(/^bijlagen\/\d+-/, '')
}
