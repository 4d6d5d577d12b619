import type { Config } from '../config/config.ts'
import { type Diagnostic, diagnostic, type Finding } from '../diagnostics/diagnostic.ts'
import { documentsOf, type Proposal } from '../document/proposal.ts'
import { personalFinding } from '../rules/privacy-rules.ts'
import { personalDataIn } from '../rules/text/privacy-patterns.ts'
import { textsInEdition } from './for-edition.ts'
import type { FileTexts } from './texts-of-files.ts'

/**
 * What looks like a personal datum in the PDFs of a public edition and stands in no text of ours: in a PDF that was passed through,
 * in what lies behind its pages, in a picture's own text. What the documents themselves say, the rules on them have told.
 *
 * @param own what is left of the proposal in the edition
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
      told: knownTexts(own),
      placeOf: ({ path }) => {
        const number = attached.get(path)
        return number === undefined ? undefined : own.document.at(['bijlagen', number - 1, 'bestand'])
      },
      advice: 'Staat het in een bijgevoegde PDF, haal het dan daar weg en voeg de PDF opnieuw bij.',
    },
  )
}

/** Where personal data may come from. */
export interface PersonalSearch {
  /** What the findings are about, as the user knows it. */
  readonly file: string
  /** Its own numbers are let through. */
  readonly gemeente: Config['gemeente']
  /** Texts whose personal data were told already. */
  readonly told: readonly string[]
  /** @param datum without what groups its signs */
  readonly placeOf: (at: { readonly path: string; readonly datum: string }) => Finding['place']
  readonly advice: string
  readonly repeat?: 'per-file' | 'once'
}

/** What looks like a personal datum in files; each once a file, or in all of them `once`, where one text makes them all. */
export function personalDataInFiles(files: readonly FileTexts[], search: PersonalSearch): readonly Diagnostic[] {
  const { file, gemeente, placeOf, advice: first, repeat = 'per-file' } = search
  const everywhere = new Set<string>()
  const known = new Set([...search.told, JSON.stringify(gemeente)].flatMap(numbersIn))
  return files.flatMap(({ path, texts }) => {
    const told = repeat === 'once' ? everywhere : new Set<string>()
    return texts.flatMap(({ place: within, text }) =>
      personalDataIn(text, gemeente.rsin).flatMap((datum) => {
        const solidly = solid(datum.text)
        if (known.has(solidly) || told.has(solidly)) return []
        told.add(solidly)
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

/** Grouped or not, it is the same number. */
export function solid(text: string): string {
  return text.replace(/[^\p{L}\p{N}@]/gu, '').toLowerCase()
}
