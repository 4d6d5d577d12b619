import { dirname, relative, resolve } from 'node:path'
import type { Nodes, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { isOfKind } from '../forms/kind.ts'
import type { Document, Section } from './document.ts'
import { decoded } from './markdown/link-target.ts'
import type { Attachment, Proposal } from './proposal.ts'
import type { SecrecyView } from './secrecy.ts'

/**
 * A proposal of which every document without decision points of its own, and of a kind that takes those of another kind (`punten-van`), has them: those
 * of the proposal or of an attachment. Of what is secret only a document that is secret too has the points.
 */
export function withAdoptedPoints<Whole extends Proposal>(proposal: Whole): Whole {
  const sources = sourcesIn(proposal)
  const attachments = proposal.attachments.map((attachment): Attachment => {
    const { content, secret } = attachment
    if (content.type !== 'document') return attachment
    return { ...attachment, content: { ...content, document: adopted(content.document, sources, secret) } }
  })
  return { ...proposal, document: adopted(proposal.document, sources, proposal.secrecy), attachments }
}

/** The sections of a proposal and its attachments that have no decision points, and no document to take them from. */
export function sectionsWithoutPoints(
  proposal: Proposal,
): readonly { readonly document: Document; readonly section: Section }[] {
  const sources = sourcesIn(proposal)
  return sources.flatMap(({ document, secret }) =>
    openSections(document)
      .filter((section) => pointsFor(document, section, sources, secret) === undefined)
      .map((section) => ({ document, section })),
  )
}

interface Source {
  readonly document: Document
  readonly secret: SecrecyView | undefined
}

function sourcesIn({ document, secrecy, attachments }: Proposal): readonly Source[] {
  return [
    { document, secret: secrecy },
    ...attachments.flatMap(({ content, secret }): Source[] =>
      content.type === 'document' ? [{ document: content.document, secret }] : [],
    ),
  ]
}

/** A section that an edition does not show is open as well. */
function openSections({ kind, sections }: Document): readonly Section[] {
  return kind.onderdelen.flatMap((form): readonly Section[] => {
    if (form['punten-van'] === undefined) return []
    const section = sections.find((each) => each.form.id === form.id)
    return section?.state === 'filled' ? [] : [section ?? { form, state: 'absent', content: [] }]
  })
}

interface Points {
  readonly from: Document
  readonly content: readonly RootContent[]
}

function pointsFor(
  document: Document,
  { form }: Section,
  sources: readonly Source[],
  secret: SecrecyView | undefined,
): Points | undefined {
  const soort = form['punten-van'] ?? ''
  for (const { document: from, secret: isSecret } of sources) {
    if (from === document || !isOfKind(from.kind, soort) || (isSecret && !secret)) continue
    const points = from.sections.find((section) => section.form.beslispunten && section.state === 'filled')
    if (points) return { from, content: points.content }
  }
  return undefined
}

function adopted(document: Document, sources: readonly Source[], secret: SecrecyView | undefined): Document {
  let result = document
  for (const section of openSections(document)) {
    const points = pointsFor(document, section, sources, secret)
    if (points) result = withPoints(result, section, points)
  }
  return result
}

/** The points stand below a heading of their own, since sections are read from the body again. */
function withPoints(document: Document, { form }: Section, { from, content }: Points): Document {
  const definitions = from.body.children.filter(
    (node) => (node.type === 'definition' || node.type === 'footnoteDefinition') && !content.includes(node),
  )
  const [points, notes] = [content, definitions].map((nodes) => nodes.map((node) => moved(node, from, document)))
  const heading: RootContent = { type: 'heading', depth: 2, children: [{ type: 'text', value: form.kop }] }
  const written = document.sections.filter((section) => section.form.id !== form.id)
  const filled: Section = { form, state: 'filled', content: points ?? [] }
  const order = document.kind.onderdelen.map(({ id }) => id)
  return {
    ...document,
    body: { ...document.body, children: [...document.body.children, heading, ...(points ?? []), ...(notes ?? [])] },
    sections: [...written, filled].sort((a, b) => order.indexOf(a.form.id) - order.indexOf(b.form.id)),
  }
}

/**
 * A copy without positions, which are those of another file, with the addresses of images as seen from the new document. A link to a heading keeps its
 * text: the heading is in the other document.
 */
function moved(node: RootContent, from: Document, to: Document): RootContent {
  const root: Root = { type: 'root', children: [structuredClone(node)] }
  visit(root, (each: Nodes, index, parent) => {
    delete each.position
    if (each.type === 'image' || each.type === 'definition') each.url = addressFrom(each.url, from, to)
    if (each.type !== 'link' || !each.url.startsWith('#') || parent === undefined || index === undefined)
      return undefined
    parent.children.splice(index, 1, ...each.children)
    return index
  })
  return root.children[0] ?? node
}

function addressFrom(url: string, from: Document, to: Document): string {
  if (url.startsWith('#') || /^[a-z][a-z\d+.-]*:/i.test(url)) return url
  const path = resolve(dirname(from.source.path), decoded(url))
  return relative(dirname(to.source.path), path).split(/[\\/]/).map(encodeURIComponent).join('/')
}
