import { existsSync } from 'node:fs'
import { basename, extname, relative, resolve } from 'node:path'
import { type Diagnostic, diagnostic, type Finding } from '../diagnostics/diagnostic.ts'
import type { Proposal } from '../document/proposal.ts'
import { fileName } from '../output/output-name.ts'
import { earlierIn } from '../output/write-edition.ts'
import { editionRules } from '../rules/edition-rules.ts'
import { leadsOut } from '../system/inside.ts'
import { publicEdition } from './edition-policy.ts'
import type { PublicationPolicy } from './publication-policy.ts'
import { type Withdrawal, withdraw } from './withdraw.ts'

/** The subject of a finding about an earlier public edition. */
export interface About extends Pick<Finding, 'file' | 'place'> {
  /** Messages name folders relative to this one. */
  readonly cwd: string
}

/** @param what start of the sentence that reports the removed files */
export function reportWithdrawal(
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

/** Reports files in a public folder that the program did not make or cannot remove: whether they may be public is unknown. */
export function staying(folder: string, left: readonly string[], { file, cwd }: About): Diagnostic {
  return diagnostic({
    rule: editionRules['editie/blijft-staan'],
    file,
    reason: `In de openbare map ${nameFrom(cwd, folder)} staat iets wat daar niet hoort: ${listOf(left)}.`,
    advice: 'Het programma heeft dit niet zelf gemaakt, of mag het niet weghalen. Kijk wat het is en haal het weg.',
  })
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
  return paths.map((path) => path || 'een bestand of verwijzing').join(', ')
}

/** The public folder of a document and the root of its project. */
export interface PublicPlace {
  /** Absolute. */
  readonly folder: string
  /** Project folder, absolute: manifests name inputs relative to it. */
  readonly root: string
}

/**
 * Removes the earlier public edition of a proposal that may no longer be public, or whose earlier edition contains an attachment that is
 * now secret, and reports it. Called after the document has been read, before any edition is made.
 */
export function withdrawSecret(
  place: PublicPlace,
  proposal: Proposal,
  policy: PublicationPolicy,
  about: About,
): readonly Diagnostic[] {
  const { folder } = place
  const mayNot = policy.verdictOn(proposal, publicEdition).type !== 'make'
  const other = mayNot ? otherDocument(place, proposal) : undefined
  if (other !== undefined) return [takenBy(other, folder, about)]
  return mayNot || holdsSecret(folder, proposal) ? reportWithdrawal(withdraw(folder), folder, about) : []
}

/** The existing document from which the folder was made, if it is another one of the same name. A renamed document no longer exists. */
function otherDocument({ folder, root }: PublicPlace, { document }: Proposal): string | undefined {
  const { inputs, paths } = earlierIn(folder)
  const attached = new Set(paths.flatMap((path) => (path.startsWith('bijlagen/') ? [attachedName(path)] : [])))
  const texts = inputs.filter((input) => /\.(md|markdown)$/i.test(input) && !attached.has(printedName(input)))
  const pathOf = (input: string) => resolve(root, input)
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

/** Compares names without their number, which changes when an earlier attachment is added or removed. */
function holdsSecret(folder: string, { attachments }: Proposal): boolean {
  const secret = new Set(attachments.flatMap((one) => (one.kept ? [attachedName(one.output)] : [])))
  return earlierIn(folder).paths.some((path) => path.startsWith('bijlagen/') && secret.has(attachedName(path)))
}

/** Returns `kaart.pdf` for `bijlagen/01-kaart.pdf`. */
function attachedName(output: string): string {
  return output.replace(/^bijlagen\/\d+-/, '')
}
