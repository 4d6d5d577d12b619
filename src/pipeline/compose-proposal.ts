import { compose, textsOfPage, textsToPrint } from '../compose/compose.ts'
import { uncovered } from '../compose/house-style/characters.ts'
import { isTriedLayout } from '../compose/house-style/house-style.ts'
import { bodyHtml } from '../compose/markdown-html/body-html.ts'
import type { AttachmentView, ComposeContext } from '../compose/views/context.ts'
import { titleOf } from '../compose/views/make-view.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document } from '../document/document.ts'
import { bodyRules } from '../document/document-rules.ts'
import { decoded } from '../document/markdown/link-target.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import { isPicture, type Picture, type PictureProblem, publicPicture } from '../document/pictures/image.ts'
import type { Attachment } from '../document/proposal.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import { markingOf } from '../publication/policy/point-policy.ts'
import type { FileRead } from '../system/read-whole.ts'
import type { Project } from './project.ts'
import { proposalFile } from './proposal-facts.ts'
import type { ComposedDocument, EditionDocument, ReadProposal } from './work.ts'

/** The address of an attachment as the page of its proposal links to it; undefined where there is none, as on paper. */
export type AttachmentAddress = (attachment: Attachment) => string | undefined

/** Composes a proposal and its attachments: the last findings that need no browser. */
export function composeAll(
  proposal: ReadProposal,
  edition: EditionPolicy,
  addressOf: AttachmentAddress = onPaper,
): {
  readonly parts: readonly ComposedDocument[]
  readonly diagnostics: readonly Diagnostic[]
  /** Pictures that were read. */
  readonly pictures: readonly FileRead[]
} {
  const pictures: FileRead[] = []
  const all = partsOf(proposal).map((part) => composePart(part, { proposal, edition, pictures, addressOf }))
  return {
    parts: all.flatMap(({ composed }) => (composed ? [composed] : [])),
    diagnostics: all.flatMap((part) => part.diagnostics),
    pictures,
  }
}

const onPaper: AttachmentAddress = () => undefined

/** Context in which the parts of a proposal are composed. */
interface Setting {
  readonly proposal: ReadProposal
  readonly edition: EditionPolicy
  readonly addressOf: AttachmentAddress
  /** Receives every picture that is read. */
  readonly pictures: FileRead[]
}

function partsOf({ document, attachments }: ReadProposal): readonly EditionDocument[] {
  const made = attachments.flatMap((attachment): EditionDocument[] =>
    attachment.content.type === 'document'
      ? [{ document: attachment.content.document, path: attachment.output, title: attachment.title, attachment }]
      : [],
  )
  return [{ document, path: proposalFile(document), title: titleOf(document) }, ...made]
}

function composePart(
  part: EditionDocument,
  setting: Setting,
): { readonly composed?: ComposedDocument; readonly diagnostics: readonly Diagnostic[] } {
  const body = bodyHtml(part.document, (address) => readImage(address, part.document, setting))
  const { printable, diagnostics } = compose(part.document, { ...contextOf(part, setting), body: body.body })
  const author = authorOf(part.document, setting)
  return {
    ...(printable ? { composed: { ...part, printable, author, images: body.images } } : {}),
    diagnostics: [
      ...body.diagnostics,
      ...diagnostics,
      ...strays(part.document, printable ? textsOfPage(printable) : ''),
    ],
  }
}

/** Findings of composing. With the package's own layout only the text can have problems, and no page is composed. */
export function problemsOf(proposal: ReadProposal, edition: EditionPolicy): readonly Diagnostic[] {
  const setting = { proposal, edition, pictures: [], addressOf: onPaper }
  return partsOf(proposal).flatMap((part): readonly Diagnostic[] => {
    const context = contextOf(part, setting)
    if (!isTriedLayout(part.document.kind, context.houseStyle)) return composePart(part, setting).diagnostics
    return strays(part.document, textsToPrint(part.document, context))
  })
}

function contextOf(
  { document, attachment }: EditionDocument,
  { proposal: { project, attachments, secrecy, document: main }, edition, addressOf }: Setting,
): Omit<ComposeContext, 'body'> {
  const { config, houseStyle } = project
  if (houseStyle === undefined) throw new Error('the project has no house style')
  const own = attachment ? attachment.secret : secrecy
  return {
    houseStyle,
    config,
    editie: edition.view,
    band: markingOf(document, own),
    listsGrounds: edition.listsGrounds,
    attachments: attachment === undefined ? attachments.map((each) => viewOf(each, project, addressOf)) : [],
    bijlage: attachment?.number,
    punt: main.circumstances?.punt,
    ...(own ? { secrecy: own } : {}),
  }
}

function authorOf({ data }: Document, { proposal, edition }: Setting): string | undefined {
  if (edition.namesAuthor) return data.auteur === undefined ? undefined : plainMarks(data.auteur)
  const { naam } = proposal.project.config.gemeente
  return naam === undefined ? undefined : `Gemeente ${naam}`
}

/** Characters without a font that are not in the source text: written as `&#x…;`, or part of a template or a house style. */
function strays({ source }: Document, texts: string): readonly Diagnostic[] {
  const found = uncovered(texts).filter(({ character }) => !source.text.includes(character))
  return [...new Set(found.map(({ character }) => character))].map((character) =>
    diagnostic({
      rule: bodyRules['tekst/teken'],
      file: source.name,
      reason: `Het teken “${character}” (U+${character.codePointAt(0)?.toString(16).toUpperCase()}) staat in geen van de lettertypen.`,
      advice:
        'Het is geschreven als code (&#x…;) of staat in een sjabloon of de huisstijl. Gebruik een ander teken of een woord.',
    }),
  )
}

function viewOf(attachment: Attachment, { kinds }: Project, addressOf: AttachmentAddress): AttachmentView {
  const kind = kinds.load(attachment.soort)?.kind
  return {
    number: attachment.number,
    kinds: kind?.afstamming ?? [attachment.soort],
    kindTitle: kind?.titel ?? attachment.soort,
    title: attachment.title,
    // The page count of a composed attachment is not known yet: all documents are printed in parallel.
    ...(attachment.content.type === 'pdf' ? { pages: attachment.content.inspected.pages } : {}),
    ...(attachment.secret ? { secret: attachment.secret } : {}),
    omitted: attachment.content.type === 'weggelaten',
    address: attachment.content.type === 'weggelaten' ? undefined : addressOf(attachment),
  }
}

function readImage(
  address: string,
  document: Document,
  { proposal: { project, pictures: read, tracked }, edition, pictures }: Setting,
): Picture | PictureProblem {
  // Markdown writes a space in an address as `%20`.
  const found = tracked.resolve(project.config.root, document.source.path, decoded(address))
  if (!found.ok) return { reason: found.reason, advice: found.advice }
  const { file, picture } = read(found.path)
  pictures.push(file)
  return edition.isPublic && isPicture(picture) ? publicPicture(picture) : picture
}
