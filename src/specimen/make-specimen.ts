import { basename, join } from 'node:path'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import type { DocumentFacts } from '../pdf/file/model/xmp.ts'
import { measurePdf } from '../pdf/measure/measure-pdf.ts'
import { mergePdfs, type PlacedEntry } from '../pdf/merge/merge-pdfs.ts'
import type { BuildContext } from '../pipeline/context.ts'
import { openBuild } from '../pipeline/open-build.ts'
import { dateOf } from '../pipeline/print-job.ts'
import type { Project } from '../pipeline/project.ts'
import type { Printer } from '../print/printer.ts'
import { version } from '../system/package-folder.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import { layoutFindings, type PlacedSheet } from './layout-findings.ts'
import { makeColourSheet, makeMeetingSheet, makeSheet, type Sheet } from './make-sheet.ts'
import { printedMeetingKinds } from './sample-meeting.ts'
import { sheetSources } from './sheet-sources.ts'

export interface SpecimenRequest {
  /** Absolute; the project is searched upward from it. */
  readonly cwd: string
  /** Config file to use instead. */
  readonly config?: string | undefined
  /** The name of a house style, instead of that of the config. */
  readonly houseStyle?: string | undefined
  /** Seconds since 1970 (SOURCE_DATE_EPOCH). */
  readonly sourceDateEpoch?: number | undefined
}

export interface SpecimenServices {
  readonly printer: Printer
  readonly signal?: AbortSignal | undefined
}

export interface Specimen {
  /** Absent when the house style has errors, or the document of no kind could be made. */
  readonly pdf?: Uint8Array
  readonly pages: number
  readonly project: Project
  /** Of its file: `proefblad-duinwijk.pdf`. */
  readonly fileName: string
  readonly diagnostics: readonly Diagnostic[]
  /** Every file that it depends on. */
  readonly files: TrackedFiles
}

/**
 * Makes the specimen of a house style: its colours and fonts, a document with everything that a text can hold, and a document of every
 * kind; and checks the layout of all pages. Nothing is written.
 */
export async function makeSpecimen(request: SpecimenRequest, services: SpecimenServices): Promise<Specimen> {
  const context = openBuild(
    { ...request, files: [], editions: ['intern', 'openbaar'], strictness: 'lenient', html: 'discard', jobs: 1 },
    services,
  )
  const project = context.projectOf(join(request.cwd, 'proefblad.md'))
  const fileName = `proefblad-${basename(request.houseStyle ?? project.config.huisstijl)}.pdf`
  const about = { project, fileName, files: context.files }
  const { houseStyle } = project
  if (houseStyle === undefined || hasErrors(project.diagnostics))
    return { ...about, pages: 0, diagnostics: project.diagnostics }
  const { sheets, found } = await makeSheets(project, context)
  if (sheets.length === 0) return { ...about, pages: 0, diagnostics: [...project.diagnostics, ...found] }
  const merged = mergePdfs(
    sheets.map(({ key, title, pdf }) => ({ key, title, read: () => pdf, shortcomings: [] })),
    factsOf(project, houseStyle.title, request.sourceDateEpoch),
  )
  if (!merged.ok) throw new Error(`the specimen cannot be merged: ${merged.problems[0]?.reason}`)
  const measured = measurePdf(merged.pdf)
  if (!measured.ok) throw new Error(`the specimen cannot be measured: ${measured.reason}`)
  const layout = layoutFindings({
    file: fileName,
    pages: measured.pages,
    sheets: placed(sheets, merged.entries),
    houseStyle,
  })
  const diagnostics = [...project.diagnostics, ...found, ...layout]
  return { ...about, pdf: merged.pdf, pages: merged.pages, diagnostics }
}

async function makeSheets(
  project: Project,
  context: BuildContext,
): Promise<{ readonly sheets: readonly Sheet[]; readonly found: readonly Diagnostic[] }> {
  const { sources, diagnostics } = sheetSources(project)
  const made = await Promise.all([
    makeColourSheet(project, context),
    ...sources.flatMap((source) =>
      context.policy.editions
        .filter(({ isPublic }) => !isPublic || source.isShownInPublic)
        .map((edition) => makeSheet(source, edition, project, context)),
    ),
    ...printedMeetingKinds.map((soort) => makeMeetingSheet(soort, project, context)),
  ])
  return {
    sheets: made.flatMap(({ sheet }) => (sheet ? [sheet] : [])),
    found: [...diagnostics, ...made.flatMap((one) => one.diagnostics)],
  }
}

function placed(sheets: readonly Sheet[], entries: readonly PlacedEntry[]): readonly PlacedSheet[] {
  return sheets.flatMap(({ key, title, body }) => {
    const entry = entries.find((each) => each.key === key)
    return entry === undefined ? [] : [{ title, body, firstPage: entry.firstPage, pages: entry.pages }]
  })
}

function factsOf({ config }: Project, title: string, epoch: number | undefined): DocumentFacts {
  const { naam } = config.gemeente
  return {
    title: `Proefblad van de huisstijl ${title}`,
    ...(naam === undefined ? {} : { author: `Gemeente ${naam}` }),
    lang: 'nl',
    created: dateOf(epoch, undefined),
    producer: `collegevoorstel ${version}`,
  }
}
