import { composeMeeting } from '../compose/compose-meeting.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Output } from '../output/manifest.ts'
import type { BuildContext } from '../pipeline/context.ts'
import { startEdition } from '../pipeline/make-editions.ts'
import { finishJob, printJob } from '../pipeline/print-job.ts'
import type { Project } from '../pipeline/project.ts'
import { runStages } from '../pipeline/run-stages.ts'
import { attach } from '../pipeline/stages/attach.ts'
import { check } from '../pipeline/stages/check.ts'
import { compose } from '../pipeline/stages/compose.ts'
import { finish } from '../pipeline/stages/finish.ts'
import { print } from '../pipeline/stages/print.ts'
import { read } from '../pipeline/stages/read.ts'
import { redact } from '../pipeline/stages/redact.ts'
import { typeset } from '../pipeline/stages/typeset.ts'
import { startWork } from '../pipeline/work.ts'
import type { Printable } from '../print/page/printable.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import { trackFiles } from '../system/tracked-files.ts'
import { colourPage } from './colour-page.ts'
import { sampleMeeting } from './sample-meeting.ts'
import type { SheetSource } from './sheet-sources.ts'

/** A finished part of the specimen. */
export interface Sheet {
  readonly key: string
  readonly title: string
  readonly pdf: Uint8Array
  /** The HTML from which it was printed. */
  readonly body: string
}

export interface MadeSheet {
  /** Absent when there are errors. */
  readonly sheet?: Sheet
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes one document of the specimen in an edition, with the stages of `build`. What is filled in as an example is not judged. */
export async function makeSheet(
  { key, title, read: source, root }: SheetSource,
  edition: EditionPolicy,
  project: Project,
  shared: BuildContext,
): Promise<MadeSheet> {
  const context = { ...shared, projectOf: () => ({ ...project, config: { ...project.config, root } }) }
  const file = source.source?.name ?? key
  const start = startWork({ file, read: source, tracked: trackFiles(shared.watched), claim: undefined })
  const work = await runStages([read, check, attach], start, context)
  const { proposal } = work
  if (proposal === undefined) return { diagnostics: work.diagnostics }
  const started = startEdition({ ...work, proposal, found: [], diagnostics: [] }, edition)
  const made = await runStages([redact, typeset, compose, print, finish], started, context)
  return {
    ...sheetOf(made.outputs, {
      key: `${key}-${edition.edition}`,
      title: edition.isPublic ? `${title}, openbaar` : title,
      body: made.composed[0]?.printable.body ?? '',
    }),
    diagnostics: made.diagnostics,
  }
}

/** The sheet with colours and fonts, in the layout of the kind that any text can have. */
export async function makeColourSheet(project: Project, context: BuildContext): Promise<MadeSheet> {
  const { kind } = project.kinds.load('overig') ?? {}
  const { houseStyle } = project
  if (kind === undefined || houseStyle === undefined) return { diagnostics: [] }
  return printSheet(colourPage(houseStyle, kind), { key: 'kleuren', title: 'Kleuren en lettertypen' }, context)
}

/** Makes a document of a sample meeting: its agenda, list of decisions or bundle cover. */
export async function makeMeetingSheet(soort: string, project: Project, context: BuildContext): Promise<MadeSheet> {
  const { kind, diagnostics } = project.kinds.loadComposed(soort)
  const { houseStyle, config } = project
  if (kind === undefined || houseStyle === undefined) return { diagnostics }
  const { vergadering, nummer } = sampleMeeting
  const heads = [vergadering, kind.titel, `Vergadering ${nummer}`] as const
  const composed = composeMeeting(sampleMeeting, { kind, houseStyle, config, title: kind.titel, heads })
  const found = [...diagnostics, ...composed.diagnostics]
  if (composed.printable === undefined) return { diagnostics: found }
  const made = await printSheet(composed.printable, { key: soort, title: kind.titel }, context)
  return { ...made, diagnostics: [...found, ...made.diagnostics] }
}

async function printSheet(
  printable: Printable,
  { key, title }: Pick<Sheet, 'key' | 'title'>,
  context: BuildContext,
): Promise<MadeSheet> {
  const name = `proefblad/${key}`
  const source = {
    document: { source: { path: name, name, text: '' }, data: { soort: 'overig' }, sections: [] },
    path: `${key}.pdf`,
    title,
    author: undefined,
    printable,
    images: new Map(),
  }
  const { outputs, diagnostics } = await finishJob(await printJob(source, name, context), context)
  return { ...sheetOf(outputs, { key, title, body: printable.body }), diagnostics }
}

function sheetOf(outputs: readonly Output[], about: Omit<Sheet, 'pdf'>): Pick<MadeSheet, 'sheet'> {
  const [output] = outputs
  return output === undefined ? {} : { sheet: { ...about, pdf: output.bytes } }
}
