import { countedSections } from '../compose/compose.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document } from '../document/document.ts'
import { bodyRules } from '../document/document-rules.ts'
import type { Output } from '../output/manifest.ts'
import type { DocumentFacts } from '../pdf/file/objects/document-facts.ts'
import type { Problem } from '../pdf/finish/problem.ts'
import type { Printed } from '../print/page/printable.ts'
import type { Printer } from '../print/printer.ts'
import { type FinishedPart, partKey } from '../reuse/part-store.ts'
import { pdfRules } from '../rules/output-rules.ts'
import { sectionRules } from '../rules/section-rules.ts'
import { version } from '../system/version.ts'
import { dateOf } from './dates.ts'
import { foreignFonts } from './foreign-fonts.ts'
import type { ComposedPart, RenderOptions } from './render.ts'

export interface PrintedPart {
  /** Version of the browser. */
  readonly browser: string
  readonly outputs: readonly Output[]
  readonly diagnostics: readonly Diagnostic[]
}

const madeTo = ['PDF/A-2a', 'PDF/UA-1'] as const

export type PrintOptions = Pick<RenderOptions, 'html' | 'sourceDateEpoch' | 'parts' | 'onPrinted' | 'onPages'>

/** What is printed: of the document it comes from only what messages and dates need. */
export type PrintedFrom = Omit<ComposedPart, 'document'> & {
  readonly document: Pick<Document, 'source' | 'data' | 'sections'>
}

/** Prints one composed document and finishes it into an accessible and lasting PDF, or takes the one that was made of it before. */
export async function printPart(
  part: PrintedFrom,
  printer: Pick<Printer, 'print'>,
  options: PrintOptions,
): Promise<PrintedPart> {
  const { document, printable } = part
  const facts: DocumentFacts = {
    title: printable.title,
    ...(part.author === undefined ? {} : { author: part.author }),
    lang: printable.lang,
    created: dateOf(options.sourceDateEpoch, document.data.datum),
    producer: `collegevoorstel ${version}`,
  }
  const key = options.parts ? partKey(printable, facts) : ''
  const kept = options.parts?.get(key)
  if (kept) {
    options.onPrinted()
    return {
      browser: kept.browser,
      outputs: await outputsOf(part, kept, options),
      diagnostics: lineFindings(document, kept),
    }
  }
  // The finish is loaded while the browser works.
  let seen: Promise<void> | undefined
  const onPdf = (pdf: Uint8Array): void => {
    seen = options.onPages?.(part.path, pdf)
  }
  const [printed, { finish }] = await Promise.all([printer.print(printable, onPdf), import('../pdf/finish/finish.ts')])
  options.onPrinted()
  const { browser, lines } = printed
  const diagnostics = [...missingFindings(part, printed), ...lineFindings(document, printed)]
  if (printed.missing.length > 0) return { browser, outputs: [], diagnostics }
  await seen
  const finished = finish(printed.pdf, facts)
  if (!finished.ok) {
    return {
      browser,
      outputs: [],
      diagnostics: [...diagnostics, ...finished.problems.map((problem) => unfinished(document, problem))],
    }
  }
  const foreign = foreignFonts(finished.fonts, printable.resources)
  if (foreign.length > 0)
    return { browser, outputs: [], diagnostics: [...diagnostics, ...foreign.map((name) => strange(document, name))] }
  const made: FinishedPart = { browser, lines, pdf: finished.pdf, pages: finished.pages }
  options.parts?.set(key, made)
  return { browser, outputs: await outputsOf(part, made, options), diagnostics }
}

async function outputsOf(part: PrintedFrom, made: FinishedPart, options: PrintOptions): Promise<readonly Output[]> {
  const conformance = { manier: 'gemaakt', normen: madeTo } as const
  const pdf: Output = { path: part.path, bytes: made.pdf, title: part.title, pages: made.pages, conformance }
  return options.html === 'keep' ? [pdf, await htmlOf(part)] : [pdf]
}

async function htmlOf(part: PrintedFrom): Promise<Output> {
  const { standalone } = await import('../compose/standalone.ts')
  return {
    path: part.path.replace(/\.pdf$/, '.html'),
    bytes: Buffer.from(standalone(part.printable)),
    title: part.title,
    conformance: { manier: 'geen', normen: [] },
  }
}

/** What the page asked for and did not get or could not decode: an error, since the PDF would silently lack it. */
function missingFindings({ document, images }: PrintedFrom, printed: Printed): readonly Diagnostic[] {
  return printed.missing.map((key) => {
    const image = images.get(key)
    if (image === undefined)
      return diagnostic({
        rule: bodyRules['afbeeldingen/leesbaar'],
        file: document.source.name,
        reason: `De browser kan ${key} niet tonen: het bestand is beschadigd of hoort niet in dit document.`,
        advice: 'Het komt uit de huisstijl of een sjabloon. Kijk daar het bestand en de adressen in de CSS na.',
      })
    return diagnostic({
      rule: bodyRules['afbeeldingen/leesbaar'],
      file: document.source.name,
      place: image.place,
      reason: `${image.url}: de browser kan deze afbeelding niet tonen; het bestand is beschadigd.`,
      advice: 'Maak of kopieer de afbeelding opnieuw.',
    })
  })
}

/** Lines of a section as they were really printed (form: "circa 10 regels"). */
function lineFindings(document: PrintedFrom['document'], printed: Pick<Printed, 'lines'>): readonly Diagnostic[] {
  return countedSections(document).flatMap(({ section }, index) => {
    const lines = printed.lines[index] ?? 0
    const limit = section.form.regels
    if (limit === undefined || lines <= limit.waarschuwing) return []
    return [
      diagnostic({
        rule: sectionRules['onderdelen/te-lang'],
        file: document.source.name,
        place: section.place,
        reason: `${section.form.kern} is op papier ${lines} regels; de bedoeling is ongeveer ${limit.waarschuwing}.`,
        advice: `Maak de tekst korter. Boven de ${limit.fout} regels is het geen ${section.form.kern.toLowerCase()} meer.`,
      }),
    ]
  })
}

function strange(document: PrintedFrom['document'], font: string): Diagnostic {
  return diagnostic({
    rule: pdfRules['pdf/vreemd-lettertype'],
    file: document.source.name,
    reason: `De browser nam voor een deel van de tekst het lettertype ${font} van deze computer.`,
    advice:
      'Op een andere computer ziet het document er dan anders uit. Zet het lettertype in de huisstijl, of vervang het bijzondere teken.',
  })
}

function unfinished(document: PrintedFrom['document'], problem: Problem): Diagnostic {
  return diagnostic({
    rule: pdfRules[`pdf/${problem.code}`],
    file: document.source.name,
    reason: problem.reason,
    advice:
      'Zonder dit is de PDF niet voor iedereen te lezen of niet blijvend. Pas de tekst of de opmaak op deze plek aan.',
  })
}
