import type { Document } from '../document/document.ts'
import { type Diagnostic, diagnostic } from '../report/diagnostic.ts'
import { personalDataIn } from '../rules/privacy-patterns.ts'
import { personalFinding } from '../rules/privacy-rules.ts'
import { textsInEdition } from './for-edition.ts'
import type { Prepared } from './prepare.ts'
import type { FileTexts } from './texts-of-files.ts'

/**
 * What looks like a personal datum in the PDFs of a public edition and stands in no text of ours: in a PDF that was passed through,
 * in what lies behind its pages, in a picture's own text. What the documents themselves say, the rules on them have told.
 *
 * @param own what is left of the proposal in the edition
 */
export function personalDataInEdition(own: Prepared, files: readonly FileTexts[]): readonly Diagnostic[] {
  const { gemeente } = own.workplace.config
  const known = new Set([...knownTexts(own), JSON.stringify(gemeente)].flatMap(numbersIn))
  const attached = new Map(own.attachments.map(({ output, number }) => [output, number]))
  return files.flatMap(({ path, texts }) => {
    if (!path.endsWith('.pdf')) return []
    const number = attached.get(path)
    const place = number === undefined ? undefined : own.document.at(['bijlagen', number - 1, 'bestand'])
    const told = new Set<string>()
    return texts.flatMap(({ place: within, text }) =>
      personalDataIn(text, gemeente.rsin).flatMap((datum) => {
        const solidly = solid(datum.text)
        if (known.has(solidly) || told.has(solidly)) return []
        told.add(solidly)
        const { rule, reason, advice } = personalFinding(datum)
        const file = own.document.source.name
        return [
          diagnostic({
            rule,
            file,
            place,
            reason: `In ${path} (${within}): ${reason}`,
            advice: `${inPdf} ${advice}`,
          }),
        ]
      }),
    )
  })
}

const inPdf = 'Staat het in een bijgevoegde PDF, haal het dan daar weg en voeg de PDF opnieuw bij.'

function knownTexts(own: Prepared): readonly string[] {
  const attached = own.attachments.flatMap(({ content }) => (content.type === 'document' ? [content.document] : []))
  return [...textsInEdition(own), ...[own.document, ...attached].map(({ source }: Document) => source.text)]
}

function numbersIn(text: string): readonly string[] {
  return personalDataIn(text).map((datum) => solid(datum.text))
}

/** Grouped or not, it is the same number. */
function solid(text: string): string {
  return text.replace(/[^\p{L}\p{N}@]/gu, '').toLowerCase()
}
