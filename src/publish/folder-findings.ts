import { relative } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { count } from '../report/message-text.ts'
import { publishRules } from '../rules/publish-rules.ts'
import { leadsOut } from '../system/inside.ts'
import type { AddressBook } from './address-book.ts'
import type { Plan } from './plan.ts'
import { robotsLines } from './sitemaps.ts'
import { slotsOf } from './slots.ts'

interface FolderResult {
  /** What was published, as the user names it. */
  readonly file: string
  readonly cwd: string
  /** Absolute. */
  readonly target: string
  readonly before: AddressBook
  readonly book: AddressBook
  readonly plan: Pick<Plan, 'missing' | 'occupied'>
  /** Files of others in the target. */
  readonly foreign: readonly string[]
}

/** What a user is told of a folder that was published. */
export function folderFindings(result: FolderResult): readonly Diagnostic[] {
  const { file, cwd, target, before, book, plan, foreign } = result
  const folder = leadsOut(relative(cwd, target)) ? target : relative(cwd, target) || '.'
  const gone = new Set(slotsOf(before).flatMap(({ path, withdrawn }) => (withdrawn ? [] : [path])))
  const withdrawn = slotsOf(book).filter((slot) => slot.withdrawn && gone.has(slot.path))
  return [
    ...withdrawnFinding(
      file,
      withdrawn.map(({ path }) => book.basisadres + path),
    ),
    ...(plan.occupied.length === 0
      ? []
      : [
          diagnostic({
            rule: publishRules['publicatie/doelmap'],
            file,
            reason: `In ${folder} staat al iets anders waar dit programma moet schrijven: ${listed(plan.occupied)}.`,
            advice: 'Haal het weg en geef de opdracht opnieuw. Er is niets gepubliceerd.',
          }),
        ]),
    ...(plan.missing.length === 0
      ? []
      : [
          diagnostic({
            rule: publishRules['publicatie/doelmap'],
            file,
            reason: `In ${folder} is iets veranderd of weggehaald dat eerder is gepubliceerd: ${listed(plan.missing)}.`,
            advice: 'Publiceer de vergadering of het voorstel waar het bij hoort opnieuw.',
          }),
        ]),
    ...(foreign.length === 0
      ? []
      : [
          diagnostic({
            rule: publishRules['publicatie/vreemd-bestand'],
            file,
            reason: `In ${folder} ${foreign.length === 1 ? 'staat 1 bestand' : `staan ${foreign.length} bestanden`} die dit programma daar niet heeft gezet: ${listed(foreign)}.`,
            advice: 'Dat mag. Kijk wel of het er hoort: wie bij de website kan, kan het lezen.',
          }),
        ]),
    ...robotsFinding(file, book),
  ]
}

function withdrawnFinding(file: string, addresses: readonly string[]): readonly Diagnostic[] {
  if (addresses.length === 0) return []
  return [
    diagnostic({
      rule: publishRules['publicatie/ingetrokken'],
      file,
      reason: `Ingetrokken: ${count(addresses.length, 'adres', 'adressen')}. Daar staat nu “Ingetrokken document”: ${listed(addresses)}.`,
      advice: 'Zet de map op de website. Pas dan is het ook daar weg.',
    }),
  ]
}

function robotsFinding(file: string, book: AddressBook): readonly Diagnostic[] {
  const lines = robotsLines(book)
  if (lines.length === 0 || book.eigen.includes('robots.txt')) return []
  return [
    diagnostic({
      rule: publishRules['publicatie/aanmelden'],
      file,
      reason: `De Woo-index vindt dit via robots.txt in de wortel van de website. Daarin hoort te staan: ${lines.join(' ')}`,
      advice: 'Zet elke regel daar één keer in, en meld de website aan bij de Woo-index.',
    }),
  ]
}

const mostNamed = 7

function listed(paths: readonly string[]): string {
  const more = paths.length - mostNamed
  return `${paths.slice(0, mostNamed).join(', ')}${more > 0 ? ` en nog ${more} andere` : ''}`
}
