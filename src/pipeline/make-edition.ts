import { layoutOf } from '../compose/layout.ts'
import { titleOf } from '../compose/views/make-view.ts'
import { type Diagnostic, standInTheWay } from '../diagnostics/diagnostic.ts'
import { atLevels } from '../diagnostics/levels.ts'
import type { Edition } from '../document/edition.ts'
import type { Input } from '../output/manifest.ts'
import type { OutputChoice } from '../output/output-choice.ts'
import { outputFolder } from '../output/output-folder.ts'
import { type EditionFiles, manifestOf, write } from '../output/write-edition.ts'
import type { Printer } from '../print/printer.ts'
import { forEdition } from '../publication/for-edition.ts'
import { refusalOf } from '../publication/may-be-public.ts'
import { personalDataInEdition } from '../publication/personal-data-in-edition.ts'
import { guardPublication, standsElsewhere } from '../publication/publication-guard.ts'
import { searchOf } from '../publication/publication-search.ts'
import { textsOfFiles, textsOfManifest } from '../publication/texts-of-files.ts'
import type { Ignored, MadeFile } from '../report/report.ts'
import type { FileRead } from '../system/read-whole.ts'
import { afterComments } from './after-comments.ts'
import { inputOf } from './desk.ts'
import type { NotPublic, ProposalFacts } from './edition-report.ts'
import { notYetTold } from './not-yet-told.ts'
import type { Prepared } from './prepare.ts'
import { factsOf } from './proposal-facts.ts'
import { type RenderOptions, render } from './render.ts'

export interface EditionRequest extends OutputChoice, Pick<RenderOptions, 'html' | 'sourceDateEpoch'> {
  /** `strict`: nothing is made of what has warnings. */
  readonly strictness: 'lenient' | 'strict'
  /** Whether a public edition is made before its embargo has ended. */
  readonly embargo?: 'respect' | 'ignore'
  /** What becomes of what may not be public in a public edition: an error (default), or left out as a meeting does. */
  readonly notPublic?: 'error' | 'leave-out' | undefined
  /** Left out of the public edition for a reason of the meeting's own, by the absolute path of the document. */
  readonly keptFromPublic?: ((source: string) => NotPublic | undefined) | undefined
}

export interface EditionServices extends Pick<RenderOptions, 'onStep' | 'onPrinted' | 'onPages' | 'parts'> {
  readonly printer: Printer
  readonly signal?: AbortSignal | undefined
  /** Told of the files while their bytes are there, when all of them are written. */
  readonly onWritten?: ((files: EditionFiles) => void) | undefined
}

export interface EditionRendered {
  readonly diagnostics: readonly Diagnostic[]
  readonly ignored: readonly Ignored[]
  /** Absent when something stands in the way. */
  readonly files?: EditionFiles
  /** What a meeting says of it; there when the files are. */
  readonly facts?: ProposalFacts
  /** Why it may not be public; only where that was not to be an error. */
  readonly leftOut?: NotPublic
  /** Pictures that were read for it, as they were. */
  readonly pictures: readonly FileRead[]
}

/**
 * Makes one edition of a proposal up to its bytes: composes, prints and finishes it. What is found is weighed together with what
 * was found before. A public one is searched for what it leaves out; nothing is written.
 */
export async function renderEdition(
  prepared: Prepared,
  edition: Edition,
  found: readonly Diagnostic[],
  request: EditionRequest,
  { printer, parts, ...steps }: Omit<EditionServices, 'signal' | 'onWritten'>,
): Promise<EditionRendered> {
  const refusal = edition === 'openbaar' ? refusalOf(prepared, request) : undefined
  const kept = edition === 'openbaar' ? request.keptFromPublic?.(prepared.document.source.path) : undefined
  if (refusal || kept) {
    const { diagnostics, ignored } = afterComments(found, prepared, 'checked')
    const leftOut = kept ?? (request.notPublic === 'leave-out' ? refusal?.why : undefined)
    if (refusal === undefined || leftOut) return { diagnostics, ignored, pictures: [], ...(leftOut ? { leftOut } : {}) }
    return { diagnostics: [...diagnostics, refusal.finding], ignored, pictures: [] }
  }
  const own = forEdition(prepared, edition)
  const rendered = await render(own, printer, { ...request, ...steps, parts })
  // The very bytes that will be written, read back once for all that searches them.
  const read = edition === 'openbaar' ? await textsOfFiles(rendered.outputs) : []
  const search = edition === 'openbaar' ? searchOf(prepared, own, read) : undefined
  const elsewhere = search
    ? atLevels([...standsElsewhere(search, own), ...personalDataInEdition(own, read)], prepared.workplace.config.regels)
    : []
  const reached = edition === 'openbaar' ? 'public' : 'printed'
  const { pictures } = rendered
  const weighed = {
    ...afterComments([...found, ...notYetTold(found, [...rendered.diagnostics, ...elsewhere])], prepared, reached),
    pictures,
  }
  if (standInTheWay(weighed.diagnostics, request.strictness)) return weighed
  const placed = { source: prepared.document.source.path, name: prepared.name }
  const files: EditionFiles = {
    folder: outputFolder(placed, prepared.workplace.config, request, edition),
    edition,
    name: prepared.name,
    kind: own.document.kind.soort,
    title: titleOf(own.document),
    browser: rendered.browser,
    inputs: inputsOf(own, pictures),
    outputs: rendered.outputs,
  }
  const guarded = search
    ? guardPublication(search, own.document.source.name, [...read, textsOfManifest(manifestOf(files))])
    : []
  const all = { ...weighed, diagnostics: [...weighed.diagnostics, ...guarded] }
  return standInTheWay(all.diagnostics, request.strictness)
    ? all
    : { ...all, files, facts: factsOf(own, rendered.outputs) }
}

export interface EditionMade extends Omit<EditionRendered, 'files'> {
  readonly edition: Edition
  /** Absolute; absent when nothing was made. */
  readonly folder?: string
  /** Empty when something stands in the way. */
  readonly made: readonly MadeFile[]
}

/** Makes one edition of a proposal and writes it. */
export async function makeEdition(
  prepared: Prepared,
  edition: Edition,
  found: readonly Diagnostic[],
  request: EditionRequest,
  { signal, onWritten, ...services }: EditionServices,
): Promise<EditionMade> {
  const { files, ...rendered } = await renderEdition(prepared, edition, found, request, services)
  if (files === undefined) return { ...rendered, edition, made: [] }
  services.onStep('schrijven')
  const made = await write(files, signal)
  onWritten?.(files)
  return { ...rendered, edition, folder: files.folder, made }
}

/**
 * All that went into it, as it was when it was read; each file once, a picture as it was printed. Of the texts of a public edition
 * the name alone, and of an attachment that is left out not even that.
 */
function inputsOf(prepared: Prepared, pictures: readonly FileRead[]): readonly Input[] {
  const { document, attachments, edition, files, workplace } = prepared
  const { config, houseStyle } = workplace
  const made = attachments.flatMap(({ content }) => (content.type === 'document' ? [content.document] : []))
  const kinds = new Set([document, ...made].map(({ kind }) => kind))
  const layouts = [...kinds].flatMap((kind) => (houseStyle ? layoutOf(kind, houseStyle).files : []))
  const leftOut = new Set(attachments.flatMap(({ content, path }) => (content.type === 'weggelaten' ? [path] : [])))
  const texts = new Set(edition === 'openbaar' ? [document, ...made].map(({ source }) => source.path) : [])
  const byPath = new Map([...layouts, ...files, ...pictures].map((file) => [file.path, file]))
  const read = [...byPath.values()]
    .filter(({ path }) => !leftOut.has(path))
    .map(
      (file): Input => (texts.has(file.path) ? { path: inputOf(file, config.root).path } : inputOf(file, config.root)),
    )
  return [...read, ...workplace.inputs]
}
