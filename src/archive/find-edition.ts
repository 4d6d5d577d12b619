import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Edition } from '../document/edition.ts'
import { listInWords } from '../forms/dutch-words.ts'
import { type MadeEdition, readMadeEdition } from '../output/made-edition.ts'
import { archiveRules } from '../rules/archive-rules.ts'

/** The document of which an edition is looked for, for messages. */
export interface EditionAbout {
  /** Name of the file in messages. */
  readonly file: string
  /** Absolute; paths in messages are relative to it. */
  readonly cwd: string
  /** `Van de vergadering`, `Van punt 2.3`. */
  readonly subject: string
  /** The command that makes it. */
  readonly make: string
}

export interface FoundEdition {
  /** Absent when it is not made, or its files are not those that were made. */
  readonly edition?: MadeEdition
  readonly found: readonly Diagnostic[]
}

/** The edition in a folder, if it is as it was made. @throws EnvironmentError when it cannot be read */
export async function findEdition(folder: string, edition: Edition, about: EditionAbout): Promise<FoundEdition> {
  const made = existsSync(folder) ? await readMadeEdition(folder) : undefined
  const place = relative(about.cwd, folder) || '.'
  if (made === undefined || made.edition !== edition) {
    const reason = `${about.subject} is er in ${place} geen editie ${edition} die dit programma heeft gemaakt.`
    return { found: [finding('archief/niet-gemaakt', about.file, reason, `Maak haar eerst: ${about.make}`)] }
  }
  if (made.changed.length > 0) {
    const are = made.changed.length === 1 ? 'Het bestand' : 'De bestanden'
    const reason = `${are} ${some(made.changed)} in ${place} ${made.changed.length === 1 ? 'is' : 'zijn'} veranderd of weg sinds de editie is gemaakt.`
    return { found: [finding('archief/veranderd', about.file, reason, `Maak de stukken opnieuw: ${about.make}`)] }
  }
  if (made.strangers.length === 0) return { edition: made, found: [] }
  const reason = `In ${place} staat ook ${some(made.strangers)}. Dat heeft dit programma niet gemaakt, en het gaat niet mee naar het archief.`
  const advice = 'Haal het daar weg. Hoort het bij het voorstel, zet het dan in de voormatter bij bijlagen.'
  return { edition: made, found: [finding('archief/vreemd-bestand', about.file, reason, advice)] }
}

/** The source of an edition is not what it was made from. */
export function outdated(names: readonly string[], { file, subject, make }: EditionAbout): readonly Diagnostic[] {
  if (names.length === 0) return []
  const reason = `${subject} zijn de stukken ouder dan hun bron: ${some(names)} ${names.length === 1 ? 'is' : 'zijn'} daarna veranderd.`
  return [finding('archief/verouderd', file, reason, `Maak de stukken opnieuw: ${make}`)]
}

/** Sources that are not among the inputs of an edition as they are now. */
export function changedSources(
  sources: readonly { readonly name: string; readonly sha256: string; readonly isText: boolean }[],
  { inputs }: MadeEdition,
): readonly string[] {
  const known = new Map(inputs.map(({ path, sha256 }) => [path, sha256]))
  return sources.flatMap(({ name, sha256, isText }) => {
    const made = known.get(name)
    // A picture that is not printed is no input.
    return made === sha256 || (made === undefined && !isText) ? [] : [name]
  })
}

function finding(rule: keyof typeof archiveRules, file: string, reason: string, advice: string): Diagnostic {
  return diagnostic({ rule: archiveRules[rule], file, reason, advice })
}

/** At most seven names, in words. */
export function some(names: readonly string[]): string {
  const shown = names.length > 7 ? [...names.slice(0, 6), `${names.length - 6} andere`] : names
  return listInWords(shown)
}
