import { characterRules } from '../compose/character-rules.ts'
import { uncovered } from '../compose/characters.ts'
import { compose, textsOfPage, textsToPrint } from '../compose/compose.ts'
import type { AttachmentView, ComposeContext } from '../compose/context.ts'
import { bodyHtml } from '../compose/markdown-html/body-html.ts'
import type { ShownImage } from '../compose/markdown-html/markdown.ts'
import { isTriedLayout } from '../compose/templates/tried-layout.ts'
import { titleOf } from '../compose/views/make-view.ts'
import type { Config } from '../config/config.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { atLevels } from '../diagnostics/levels.ts'
import type { Document } from '../document/document.ts'
import type { Edition } from '../document/edition.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import type { Picture, PictureProblem } from '../document/pictures/image.ts'
import type { Output } from '../output/manifest.ts'
import type { Printable } from '../print/page/printable.ts'
import type { Printer } from '../print/printer.ts'
import type { PartStore } from '../reuse/part-store.ts'
import { resolveInside } from '../system/inside.ts'
import type { FileRead } from '../system/read-whole.ts'
import { afterComments } from './after-comments.ts'
import type { Attachment } from './attachments.ts'
import type { BuildStep } from './events.ts'
import { passThrough } from './pass-through.ts'
import type { Prepared } from './prepare.ts'
import { printPart } from './print-part.ts'

export interface RenderOptions {
  readonly html: 'keep' | 'discard'
  readonly sourceDateEpoch?: number | undefined
  readonly onStep: (step: BuildStep) => void
  /** All of it has been printed; what is left is finishing. */
  readonly onPrinted: () => void
  /** The pages of one document (path in the folder of the edition) as the browser printed them; finishing waits for the answer. */
  readonly onPages?: ((path: string, pdf: Uint8Array) => Promise<void>) | undefined
  /** What was printed before and may be taken again; default nothing. */
  readonly parts?: PartStore | undefined
}

export interface Rendered {
  /** In the order they are written; complete only when there are no errors. */
  readonly outputs: readonly Output[]
  readonly diagnostics: readonly Diagnostic[]
  /** The pictures that were read. */
  readonly pictures: readonly FileRead[]
  /** Version of the browser; empty when nothing was printed. */
  readonly browser: string
}

/** A document and the file it becomes. */
interface Part {
  readonly document: Document
  /** Path in the folder of the edition. */
  readonly path: string
  readonly title: string
  readonly attachment?: Attachment
}

export interface ComposedPart extends Part {
  /** Who the file says made it: outside the town hall that is the municipality. */
  readonly author: string | undefined
  readonly printable: Printable
  /** Images in the text, by key of the resource. */
  readonly images: ReadonlyMap<string, ShownImage>
}

/** Composes a proposal and its attachments: the last that can be known of them without a browser. */
export function composeAll(prepared: Prepared): {
  readonly parts: readonly ComposedPart[]
  readonly diagnostics: readonly Diagnostic[]
  /** The pictures that were read. */
  readonly pictures: readonly FileRead[]
} {
  const pictures: FileRead[] = []
  const all = partsOf(prepared).map((part) => composePart(part, prepared, pictures))
  return {
    parts: all.flatMap(({ composed }) => (composed ? [composed] : [])),
    diagnostics: atLevels(
      all.flatMap((part) => part.diagnostics),
      prepared.workplace.config.regels,
    ),
    pictures,
  }
}

/** Composes, prints and finishes a proposal and its attachments: all of them side by side, as many as the printer takes. */
export async function render(prepared: Prepared, printer: Printer, options: RenderOptions): Promise<Rendered> {
  options.onStep('samenstellen')
  const { parts, diagnostics, pictures } = composeAll(prepared)
  if (hasErrors(afterComments(diagnostics, prepared, 'checked').diagnostics)) {
    return { outputs: [], diagnostics, pictures, browser: '' }
  }

  options.onStep('afdrukken')
  const foreign = prepared.attachments.flatMap((attachment) =>
    attachment.content.type === 'pdf' ? [{ attachment, content: attachment.content }] : [],
  )
  let waiting = parts.length + foreign.length
  const onPrinted = () => {
    waiting -= 1
    if (waiting === 0) options.onPrinted()
  }
  const printing = parts.map((part) => printPart(part, printer, { ...options, onPrinted }))
  const passing = foreign.map(({ attachment, content }) =>
    passThrough(attachment, content, prepared, printer).finally(onPrinted),
  )
  // One that fails leaves none of the others running on behind the report.
  await Promise.allSettled([...printing, ...passing])
  const [printed, passed] = await Promise.all([Promise.all(printing), Promise.all(passing)])
  return {
    outputs: inReadingOrder([...printed.flatMap((part) => part.outputs), ...passed.flatMap((part) => part.outputs)]),
    diagnostics: [
      ...diagnostics,
      ...atLevels(
        [...printed, ...passed].flatMap((part) => part.diagnostics),
        prepared.workplace.config.regels,
      ),
    ],
    pictures,
    browser: printed[0]?.browser ?? '',
  }
}

function partsOf({ document, attachments }: Prepared): readonly Part[] {
  const made = attachments.flatMap((attachment): Part[] =>
    attachment.content.type === 'document'
      ? [{ document: attachment.content.document, path: attachment.output, title: attachment.title, attachment }]
      : [],
  )
  return [{ document, path: 'voorstel.pdf', title: titleOf(document) }, ...made]
}

function composePart(
  part: Part,
  prepared: Prepared,
  pictures: FileRead[],
): { readonly composed?: ComposedPart; readonly diagnostics: readonly Diagnostic[] } {
  const body = bodyHtml(part.document, (address) => readImage(address, part.document, prepared, pictures))
  const { printable, diagnostics } = compose(part.document, { ...contextOf(part, prepared), body: body.body })
  const author = authorOf(part.document, prepared.workplace.config, prepared.edition)
  return {
    ...(printable ? { composed: { ...part, printable, author, images: body.images } } : {}),
    diagnostics: [
      ...body.diagnostics,
      ...diagnostics,
      ...strays(part.document, printable ? textsOfPage(printable) : ''),
    ],
  }
}

/** All that composing tells of a proposal and its attachments, without their pages where these are not needed for it. */
export function problemsOf(prepared: Prepared): readonly Diagnostic[] {
  const found = partsOf(prepared).flatMap((part): readonly Diagnostic[] => {
    const context = contextOf(part, prepared)
    if (!isTriedLayout(part.document.kind, context.houseStyle)) return composePart(part, prepared, []).diagnostics
    return strays(part.document, textsToPrint(part.document, context))
  })
  return atLevels(found, prepared.workplace.config.regels)
}

function contextOf(
  { attachment }: Part,
  { workplace, attachments, edition, secrecy }: Prepared,
): Omit<ComposeContext, 'body'> {
  const { config, houseStyle } = workplace
  if (houseStyle === undefined) throw new Error('prepared without a house style')
  const own = attachment ? attachment.secret : secrecy
  return {
    houseStyle,
    config: {
      gemeente: config.gemeente,
      college: config.college,
      vragenrecht: { artikel: config.vragenrecht.artikel, termijn: `${config.vragenrecht.dagen} dagen` },
    },
    edition,
    attachments: attachment === undefined ? attachments.map((each) => viewOf(each, workplace)) : [],
    ...(own ? { secrecy: own } : {}),
  }
}

function authorOf({ data }: Document, { gemeente }: Config, edition: Edition): string | undefined {
  if (edition === 'intern' && data.auteur !== undefined) return plainMarks(data.auteur)
  return edition === 'intern' || gemeente.naam === undefined ? undefined : `Gemeente ${gemeente.naam}`
}

/** Characters without a font that no file shows as such: written as `&#x…;`, or part of a template or a house style. */
function strays({ source }: Document, texts: string): readonly Diagnostic[] {
  const found = uncovered(texts).filter(({ character }) => !source.text.includes(character))
  return [...new Set(found.map(({ character }) => character))].map((character) =>
    diagnostic({
      rule: characterRules['tekst/teken'],
      file: source.name,
      reason: `Het teken "${character}" (U+${character.codePointAt(0)?.toString(16).toUpperCase()}) staat in geen van de lettertypen.`,
      advice:
        'Het is geschreven als code (&#x…;) of staat in een sjabloon of de huisstijl. Gebruik een ander teken of een woord.',
    }),
  )
}

function viewOf(attachment: Attachment, { kinds }: Prepared['workplace']): AttachmentView {
  return {
    number: attachment.number,
    soort: attachment.soort,
    kindTitle: kinds.load(attachment.soort)?.kind?.titel ?? attachment.soort,
    title: attachment.title,
    // Of what we make ourselves the pages are known too late: all is printed side by side.
    ...(attachment.content.type === 'pdf' ? { pages: attachment.content.inspected.pages } : {}),
    ...(attachment.secret ? { secret: attachment.secret } : {}),
  }
}

function readImage(
  address: string,
  document: Document,
  { workplace, pictures: shelf }: Prepared,
  pictures: FileRead[],
): Picture | PictureProblem {
  const found = resolveInside(workplace.config.root, document.source.path, decoded(address))
  if (!found.ok) return { reason: found.reason, advice: found.advice }
  const { file, picture } = shelf(found.path)
  pictures.push(file)
  return picture
}

/** Markdown writes a space in an address as `%20`. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** The proposal first, then the attachments by their number. */
function inReadingOrder(outputs: readonly Output[]): readonly Output[] {
  const key = ({ path }: Output) => (path.startsWith('bijlagen/') ? 1 : 0)
  return [...outputs].sort((a, b) => key(a) - key(b) || (a.path < b.path ? -1 : 1))
}
