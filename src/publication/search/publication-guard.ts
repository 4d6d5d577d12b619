import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { editionRules } from '../../rules/edition-rules.ts'
import type { Removed } from '../redact/secrets.ts'
import type { SecretSearch } from './secret-search.ts'
import type { FileTexts } from './texts-of-files.ts'

/**
 * Searches the files of a public edition, before they have their final names, for what the edition omits: in all extractable text, visible
 * or not. Every finding blocks the edition.
 *
 * @param source the file that the findings are about: the proposal or the agenda, as the user names it
 * @param unmade Dutch sentence that states what is not published
 */
export function guardPublication(
  search: SecretSearch,
  source: string,
  files: readonly FileTexts[],
  unmade = 'De openbare editie is niet gemaakt.',
): readonly Diagnostic[] {
  const leaks = files
    .flatMap((file) => leaksIn(file, search))
    .map(({ file, place, removed }) =>
      diagnostic({
        rule: editionRules['editie/lek'],
        file: source,
        ...(removed.file === undefined || removed.file === source ? { place: removed.place } : {}),
        reason: `In ${file} (${place}) staat tekst die uit de openbare editie is weggelaten (${removed.where}). ${unmade}`,
        advice:
          'Zoek de tekst op die plaats. Staat zij in een bijgevoegde PDF, lak haar dan daar; meld het anders bij de beheerder.',
      }),
    )
  const unsearched = files.flatMap(({ path, unread }) =>
    unread.map((what) =>
      diagnostic({
        rule: editionRules['editie/niet-doorzocht'],
        file: source,
        reason: `Van ${path} kan niet alles worden doorzocht: ${what}.`,
        advice: 'Bewaar het stuk opnieuw als PDF, in het programma waarin het is gemaakt.',
      }),
    ),
  )
  return [...leaks, ...unsearched]
}

/** Whether a finding of the search is about a redaction. */
export function isRedactionLeak({ rule, reason }: Diagnostic): boolean {
  return rule === editionRules['editie/lek'] && /\(lak \d+ \(/.test(reason)
}

interface Leak {
  /** Path in the folder of the edition; a description if the path itself is the leak. */
  readonly file: string
  readonly place: string
  readonly removed: Removed
}

function leaksIn({ path, title, texts }: FileTexts, search: SecretSearch): readonly Leak[] {
  const inName = search.findInName(path) ?? search.findInName(title)
  if (inName) return [{ file: 'de naam van een bestand', place: 'naam of titel', removed: inName }]
  // A manifest contains names only: of the folder of the proposal, which is part of the published address, and of the inputs.
  const find = path === 'manifest.json' ? search.findInName : search.find
  const leaks = texts.flatMap(({ place, text }) => {
    const removed = find(text)
    return removed ? [{ file: path, place, removed }] : []
  })
  // A text that is in several places of a file is reported once, at the first.
  return leaks.filter(({ removed }, at) => leaks.findIndex((leak) => leak.removed === removed) === at)
}
