import { countedSections } from '../compose/compose.ts'
import { isFontFile, readFontFile } from '../compose/house-style/font-file.ts'
import { faces, fontFaces } from '../compose/house-style/fonts.ts'
import { type Diagnostic, diagnostic, type Finding } from '../diagnostics/diagnostic.ts'
import { bodyRules } from '../document/document-rules.ts'
import type { Output } from '../output/manifest.ts'
import type { DocumentFacts } from '../pdf/file/model/xmp.ts'
import type { Problem } from '../pdf/finish/problems.ts'
import type { Printed, Resource } from '../print/page/printable.ts'
import type { Printer } from '../print/printer.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import { type FinishedPart, partKey } from '../reuse/part-store.ts'
import { pdfRules } from '../rules/output-rules.ts'
import { sectionRules } from '../rules/section-rules.ts'
import { positionIn } from '../rules/text/positions.ts'
import { lazily } from '../system/lazily.ts'
import { version } from '../system/package-folder.ts'
import type { BuildContext } from './context.ts'
import type { PrintedJob, PrintSource } from './work.ts'

/** Finished document with its files. */
export interface FinishedJob {
  /** True when nothing was printed for it. */
  readonly isStored: boolean
  /** Version of the browser. */
  readonly browser: string
  readonly outputs: readonly Output[]
  readonly diagnostics: readonly Diagnostic[]
}

const madeTo = ['PDF/A-2a', 'PDF/UA-1'] as const

/** Part of the context that printing and finishing need. */
export type PrintContext = Pick<BuildContext, 'html' | 'sourceDateEpoch' | 'parts' | 'emit'> & {
  readonly printer: Pick<Printer, 'print'>
}

/** Event sink for printing an edition: emits no pages of an edition that is searched after printing. */
export function eventsOf(edition: EditionPolicy, { emit }: Pick<BuildContext, 'emit'>): BuildContext['emit'] {
  return edition.showsUnsearchedPages ? emit : () => {}
}

/**
 * Prints one composed document, unless its finished form is stored.
 *
 * @param file name, in events, of the proposal or agenda that it belongs to
 */
export async function printJob(source: PrintSource, file: string, context: PrintContext): Promise<PrintedJob> {
  const { document, printable, author, path } = source
  const facts: DocumentFacts = {
    title: printable.title,
    ...(author === undefined ? {} : { author }),
    lang: printable.lang,
    created: dateOf(context.sourceDateEpoch, document.data.datum),
    producer: `collegevoorstel ${version}`,
  }
  const key = context.parts ? partKey(printable, facts) : ''
  const stored = context.parts?.get(key)
  if (stored) return { source, facts, key, stored }
  let shown: Promise<void> | undefined
  const onPdf = (pdf: Uint8Array): void => {
    // A listener in JavaScript may return anything.
    shown = Promise.resolve(context.emit({ type: 'bladzijden', file, path, pdf }))
    // `finishJob` handles a rejection, possibly much later.
    shown.catch(() => {})
  }
  // Loads the code of the finish while the browser prints.
  const [printed] = await Promise.all([context.printer.print(printable, onPdf), import('../pdf/finish/finish.ts')])
  return { source, facts, key, printed, shown }
}

/** Converts a printed document to PDF/UA-1 and PDF/A-2a. */
export async function finishJob(job: PrintedJob, context: PrintContext): Promise<FinishedJob> {
  const { source, facts, key, stored, printed } = job
  const { document, printable } = source
  if (stored) {
    const diagnostics = lineFindings(document, stored)
    return {
      isStored: true,
      browser: stored.browser,
      outputs: await outputsOf(source, stored, context.html),
      diagnostics,
    }
  }
  if (printed === undefined) throw new Error('a job is either printed or stored')
  const { browser, lines } = printed
  const isStored = false
  const refused = [...missingFindings(source, printed), ...unfitFindings(source, printed)]
  const diagnostics = [...refused, ...lineFindings(document, printed)]
  if (refused.length > 0) return { isStored, browser, outputs: [], diagnostics }
  await job.shown
  const { finish } = await import('../pdf/finish/finish.ts')
  const finished = finish(printed.pdf, facts)
  if (!finished.ok) {
    const problems = finished.problems.map((problem) => unfinished(document, problem))
    return { isStored, browser, outputs: [], diagnostics: [...diagnostics, ...problems] }
  }
  const foreign = foreignFonts(finished.fonts, printable.resources)
  if (foreign.length > 0)
    return {
      isStored,
      browser,
      outputs: [],
      diagnostics: [...diagnostics, ...foreign.map((name) => strange(document, name))],
    }
  const made: FinishedPart = { browser, lines, pdf: finished.pdf, pages: finished.pages }
  context.parts?.set(key, made)
  return { isStored, browser, outputs: await outputsOf(source, made, context.html), diagnostics }
}

async function outputsOf(
  part: PrintSource,
  made: FinishedPart,
  html: PrintContext['html'],
): Promise<readonly Output[]> {
  const conformance = { manier: 'gemaakt', normen: madeTo } as const
  const pdf: Output = { path: part.path, bytes: made.pdf, title: part.title, pages: made.pages, conformance }
  return html === 'keep' ? [pdf, await htmlOf(part)] : [pdf]
}

async function htmlOf(part: PrintSource): Promise<Output> {
  const { standalone } = await import('../compose/standalone.ts')
  return {
    path: part.path.replace(/\.pdf$/, '.html'),
    bytes: Buffer.from(standalone(part.printable)),
    title: part.title,
    conformance: { manier: 'geen', normen: [] },
  }
}

/** Resources that the page requested and that were absent or not decodable: an error, since the PDF would silently lack them. */
function missingFindings({ document, images }: PrintSource, printed: Printed): readonly Diagnostic[] {
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

/** Tables of which a part would fall off the page. */
function unfitFindings({ document: { source } }: PrintSource, printed: Printed): readonly Diagnostic[] {
  return printed.unfit.map(({ table, column, number }) =>
    diagnostic({
      rule: pdfRules['pdf/tabel-te-breed'],
      file: source.name,
      place: headPosition(source, column),
      reason: `De tabel met ${table === '' ? 'lege koppen' : `“${table}”`} past niet op een liggende bladzijde, ook niet met de kleinste letter. Kolom ${number}${column === '' ? '' : ` (“${column}”)`} vraagt de meeste ruimte.`,
      advice: 'Verdeel de tabel over twee tabellen, of schrijf korter. Getallen en codes worden niet afgebroken.',
    }),
  )
}

/** The line of the file with the header of a column. */
function headPosition(source: PrintSource['document']['source'], column: string): Finding['place'] {
  if (column === '') return undefined
  const line = [...source.text.matchAll(/[^\r\n]*\|[^\r\n]*/g)].find(([text]) => text.includes(column))
  return line && positionIn(source, line.index, line.index + line[0].length)
}

/** Findings about the number of printed lines of a section (form: "circa 10 regels"). */
function lineFindings(document: PrintSource['document'], printed: Pick<Printed, 'lines'>): readonly Diagnostic[] {
  return countedSections(document).flatMap(({ section }, index) => {
    const lines = printed.lines[index] ?? 0
    const limit = section.form.regels
    if (limit === undefined || lines <= limit.waarschuwing) return []
    return [
      diagnostic({
        rule: sectionRules['onderdelen/te-lang'],
        file: document.source.name,
        place: section.position,
        reason: `${section.form.kern} is op papier ${lines} regels; de bedoeling is ongeveer ${limit.waarschuwing}.`,
        advice: `Maak de tekst korter. Boven de ${limit.fout} regels is het geen ${section.form.kern.toLowerCase()} meer.`,
      }),
    ]
  })
}

function strange(document: PrintSource['document'], font: string): Diagnostic {
  return diagnostic({
    rule: pdfRules['pdf/vreemd-lettertype'],
    file: document.source.name,
    reason: `De browser nam voor een deel van de tekst het lettertype ${font} van deze computer.`,
    advice:
      'Op een andere computer ziet het document er dan anders uit. Zet het lettertype in de huisstijl, of vervang het bijzondere teken.',
  })
}

function unfinished(document: PrintSource['document'], problem: Problem): Diagnostic {
  return diagnostic({
    rule: pdfRules[`pdf/${problem.code}`],
    file: document.source.name,
    reason: problem.reason,
    advice:
      'Zonder dit is de PDF niet voor iedereen te lezen of niet blijvend. Pas de tekst of de opmaak op deze plek aan.',
  })
}

/**
 * Time for all dates in a file, so that the same input gives the same bytes: SOURCE_DATE_EPOCH if set (reproducible-builds.org), else
 * the document's own date, else 1 January 1970.
 *
 * @param epoch seconds since 1970
 * @param datum ISO date
 */
export function dateOf(epoch: number | undefined, datum: string | undefined): Date {
  if (epoch !== undefined) return new Date(epoch * 1000)
  return datum === undefined ? new Date(0) : new Date(`${datum}T00:00:00Z`)
}

/**
 * Fonts in a PDF from neither the program nor the house style: those of the machine, with which the document would differ elsewhere.
 * @param names as in the PDF: `SourceSans3-Regular`
 */
export function foreignFonts(names: readonly string[], resources: ReadonlyMap<string, Resource>): readonly string[] {
  const { resources: ours } = fontFaces()
  const ofStyle = [...resources].flatMap(([key, { type, bytes }]) => {
    const font = type.startsWith('font/') && !ours.has(key) ? readFontFile(bytes) : undefined
    return font !== undefined && isFontFile(font) ? [font.postScriptName] : []
  })
  return names.filter((name) => !ofStyle.includes(name) && !ownNames().some((own) => name.startsWith(own)))
}

/** What the names of the program's fonts begin with in a PDF. */
const ownNames = lazily((): readonly string[] => [...new Set(faces().map(({ file }) => nameInPdf(file)))])

/** The PDF name of `@fontsource/noto-sans-arabic/…` is NotoSansArabic; that of the complete Source Sans is SourceSans3. */
function nameInPdf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  const words = first === 'source-sans' ? ['source', 'sans', '3'] : second.split('-')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
