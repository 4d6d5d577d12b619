import { layoutOf } from '../compose/layout.ts'
import { titleOf } from '../compose/make-view.ts'
import type { Edition } from '../document/edition.ts'
import type { Printer } from '../print/printer.ts'
import type { FileRead } from '../project/read-whole.ts'
import { atLevels } from '../report/at-levels.ts'
import { type Diagnostic, hasErrors } from '../report/diagnostic.ts'
import type { Ignored, MadeFile } from '../report/report.ts'
import { type AfterComments, afterComments } from './after-comments.ts'
import { inputOf } from './desk.ts'
import { forEdition } from './for-edition.ts'
import type { Input } from './manifest.ts'
import { mayBePublic } from './may-be-public.ts'
import { type OutputChoice, outputFolder } from './output-folder.ts'
import { personalDataInEdition } from './personal-data-in-edition.ts'
import type { Prepared } from './prepare.ts'
import { guardPublication, searchOf, standsElsewhere } from './publication-guard.ts'
import { type RenderOptions, render } from './render.ts'
import { type EditionFiles, write } from './write.ts'

export interface EditionRequest extends OutputChoice, Pick<RenderOptions, 'html' | 'sourceDateEpoch'> {
  /** `strict`: nothing is made of what has warnings. */
  readonly strictness: 'lenient' | 'strict'
  /** Whether a public edition is made before its embargo has ended. */
  readonly embargo?: 'respect' | 'ignore'
}

export interface EditionServices extends Pick<RenderOptions, 'onStep' | 'onPrinted'> {
  readonly printer: Printer
  readonly signal?: AbortSignal | undefined
}

export interface EditionMade {
  readonly diagnostics: readonly Diagnostic[]
  readonly ignored: readonly Ignored[]
  /** Empty when something stands in the way. */
  readonly made: readonly MadeFile[]
}

/**
 * Makes one edition of a proposal: composes, prints, finishes and writes it. What is found is weighed together with what was found
 * before. A public one is searched for what it leaves out before any of it has its name.
 */
export async function makeEdition(
  prepared: Prepared,
  edition: Edition,
  found: readonly Diagnostic[],
  request: EditionRequest,
  { printer, signal, ...steps }: EditionServices,
): Promise<EditionMade> {
  const refused = edition === 'openbaar' ? mayBePublic(prepared, request) : []
  if (refused.length > 0) {
    const { diagnostics, ignored } = afterComments(found, prepared, 'checked')
    return { diagnostics: [...diagnostics, ...refused], ignored, made: [] }
  }
  const own = forEdition(prepared, edition)
  const rendered = await render(own, printer, { ...request, ...steps })
  const search = edition === 'openbaar' ? searchOf(prepared, own) : undefined
  const elsewhere = search
    ? atLevels(
        [...standsElsewhere(search, own), ...personalDataInEdition(own, rendered.outputs)],
        prepared.workplace.config.regels,
      )
    : []
  const reached = edition === 'openbaar' ? 'public' : 'printed'
  const weighed = afterComments([...found, ...rendered.diagnostics, ...elsewhere], prepared, reached)
  if (stops(weighed, request)) return { ...weighed, made: [] }
  const files: EditionFiles = {
    folder: outputFolder(prepared.name, prepared.workplace.config, request, edition),
    edition,
    name: prepared.name,
    kind: own.document.kind.soort,
    title: titleOf(own.document),
    browser: rendered.browser,
    inputs: inputsOf(own, rendered.pictures),
    outputs: rendered.outputs,
  }
  const guarded = search ? guardPublication(search, own, files) : []
  const all = { ...weighed, diagnostics: [...weighed.diagnostics, ...guarded] }
  if (stops(all, request)) return { ...all, made: [] }
  steps.onStep('schrijven')
  return { ...all, made: await write(files, signal) }
}

export function stops(
  { diagnostics }: Pick<AfterComments, 'diagnostics'>,
  { strictness }: Pick<EditionRequest, 'strictness'>,
): boolean {
  return hasErrors(diagnostics) || (strictness === 'strict' && diagnostics.some((message) => message.fatal === false))
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
