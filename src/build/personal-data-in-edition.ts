import type { Document } from '../document/document.ts'
import { allTexts } from '../pdf/all-texts.ts'
import { type Diagnostic, diagnostic } from '../report/diagnostic.ts'
import { personalDataIn } from '../rules/privacy-patterns.ts'
import { personalFinding } from '../rules/privacy-rules.ts'
import { textsInEdition } from './for-edition.ts'
import type { Output } from './manifest.ts'
import type { Prepared } from './prepare.ts'

/**
 * What looks like a personal datum in the PDFs of a public edition and stands in no text of ours: in a PDF that was passed through,
 * in what lies behind its pages, in a picture's own text. What the documents themselves say, the rules on them have told.
 *
 * @param own what is left of the proposal in the edition
 */
export function personalDataInEdition(own: Prepared, outputs: readonly Output[]): readonly Diagnostic[] {
  const { gemeente } = own.workplace.config
  const known = new Set([...knownTexts(own), JSON.stringify(gemeente)].flatMap(numbersIn))
  return outputs.flatMap(({ path, bytes }) => {
    const read = path.endsWith('.pdf') ? allTexts(bytes) : undefined
    if (!read?.ok) return []
    const told = new Set<string>()
    return read.texts.flatMap(({ place, text }) =>
      personalDataIn(text, gemeente.rsin).flatMap((datum) => {
        const number = solid(datum.text)
        if (known.has(number) || told.has(number)) return []
        told.add(number)
        const { rule, reason, advice } = personalFinding(datum)
        const file = own.document.source.name
        return [diagnostic({ rule, file, reason: `In ${path} (${place}): ${reason}`, advice: `${inPdf} ${advice}` })]
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
