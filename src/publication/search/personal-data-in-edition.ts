import type { Config } from '../../config/config.ts'
import { type Diagnostic, diagnostic, type Finding } from '../../diagnostics/diagnostic.ts'
import { documentsOf, type Proposal } from '../../document/proposal.ts'
import { personalDataIn } from '../../rules/privacy/personal-data.ts'
import { personalFinding } from '../../rules/privacy-rules.ts'
import { textsInEdition } from '../redact/for-edition.ts'
import type { FileTexts } from './texts-of-files.ts'

/**
 * Reports likely personal data that are in the PDFs of a public edition but in no text of its documents: in a PDF that was passed through,
 * in hidden content, in the text of a picture. The rules report those in the documents.
 *
 * @param own the proposal as the edition contains it
 */
export function personalDataInEdition(
  own: Proposal,
  gemeente: Config['gemeente'],
  files: readonly FileTexts[],
): readonly Diagnostic[] {
  const attached = new Map(own.attachments.map(({ output, number }) => [output, number]))
  return personalDataInFiles(
    files.filter(({ path }) => path.endsWith('.pdf')),
    {
      file: own.document.source.name,
      gemeente,
      reported: knownTexts(own),
      placeOf: ({ path }) => {
        const number = attached.get(path)
        return number === undefined ? undefined : own.document.at(['bijlagen', number - 1, 'bestand'])
      },
      advice: 'Staat het in een bijgevoegde PDF, haal het dan daar weg en voeg de PDF opnieuw bij.',
    },
  )
}

/** What a search for personal data reports, and which data it ignores. */
export interface PersonalSearch {
  /** The file that the findings are about, as the user names it. */
  readonly file: string
  /** Its own numbers are not reported. */
  readonly gemeente: Config['gemeente']
  /** Texts whose personal data have already been reported. */
  readonly reported: readonly string[]
  /** @param datum without grouping characters */
  readonly placeOf: (at: { readonly path: string; readonly datum: string }) => Finding['place']
  readonly advice: string
  readonly repeat?: 'per-file' | 'once'
}

/** Reports likely personal data in files: each datum once per file, or `once` in all files that are made from one text. */
export function personalDataInFiles(files: readonly FileTexts[], search: PersonalSearch): readonly Diagnostic[] {
  const { file, gemeente, placeOf, advice: first, repeat = 'per-file' } = search
  const everywhere = new Set<string>()
  const known = new Set([...search.reported, JSON.stringify(gemeente)].flatMap(numbersIn))
  return files.flatMap(({ path, texts }) => {
    const seen = repeat === 'once' ? everywhere : new Set<string>()
    return texts.flatMap(({ place: within, text }) =>
      personalDataIn(text, gemeente).flatMap((datum) => {
        const solidly = solid(datum.text)
        if (known.has(solidly) || seen.has(solidly)) return []
        seen.add(solidly)
        const { rule, reason, advice } = personalFinding(datum)
        return [
          diagnostic({
            rule,
            file,
            place: placeOf({ path, datum: solidly }),
            reason: `In ${path} (${within}): ${reason}`,
            advice: `${first} ${advice}`,
          }),
        ]
      }),
    )
  })
}

function knownTexts(own: Proposal): readonly string[] {
  return [...textsInEdition(own), ...documentsOf(own).map(({ source }) => source.text)]
}

function numbersIn(text: string): readonly string[] {
  return personalDataIn(text).map((datum) => solid(datum.text))
}

/** Removes grouping characters: a number in another grouping compares as equal. */
export function solid(text: string): string {
  return text.replace(/[^\p{L}\p{N}@]/gu, '').toLowerCase()
}
