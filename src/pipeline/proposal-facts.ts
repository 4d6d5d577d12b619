import type { Nodes, RootContent } from 'mdast'
import { titleOf } from '../compose/views/make-view.ts'
import type { Document, Section } from '../document/document.ts'
import { groundCodes } from '../document/markdown/redaction.ts'
import { barMark, shownMark } from '../document/markdown/redaction-marks.ts'
import type { Output } from '../output/manifest.ts'
import type { ProposalFacts } from '../output/proposal-facts.ts'
import type { ReadProposal } from './work.ts'

/** Path of a document's own PDF in the folder of an edition. */
export function proposalFile({ kind }: Document): string {
  return `${kind.bestandsnaam}.pdf`
}

/** @param proposal the proposal without what the edition omits */
export function factsOf(proposal: ReadProposal, outputs: readonly Output[]): ProposalFacts {
  const { document, name, secrecy } = proposal
  const { data } = document
  const stated = {
    zaaknummer: data.zaaknummer,
    datum: data.datum,
    programma: data.programma,
    status: data.status,
    behandelwijze: data.behandelwijze,
    embargo: data.embargo,
    secrecy,
  }
  return {
    name,
    soort: document.kind.soort,
    path: proposalFile(document),
    title: titleOf(document),
    onderwerp: data.onderwerp ?? data.titel ?? data.zaak ?? document.kind.titel,
    portefeuillehouder: data.portefeuillehouder ?? [],
    samenvatting: paragraphsOf(document, 'samenvatting'),
    beslispunten: decisionPoints(document),
    attachments: proposal.attachments.map((attachment) => {
      const made = outputs.find(({ path }) => path === attachment.output)
      return {
        number: attachment.number,
        soort: attachment.soort,
        title: attachment.title,
        ...(made ? { path: made.path, conformance: made.conformance } : {}),
        ...(made?.pages === undefined ? {} : { pages: made.pages }),
        ...(attachment.secret ? { secrecy: attachment.secret } : {}),
      }
    }),
    ...withoutUndefined(stated),
  }
}

type Stated<Values> = { readonly [Key in keyof Values]?: NonNullable<Values[Key]> }

function withoutUndefined<Values extends object>(values: Values): Stated<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Stated<Values>
}

function paragraphsOf({ sections }: Document, id: string): readonly string[] {
  return filled(sections.filter(({ form }) => form.id === id)).flatMap(blockTexts)
}

/** Each item of the list, or each paragraph where there is no list. */
function decisionPoints({ sections }: Document): readonly string[] {
  return filled(sections.filter(({ form }) => form.beslispunten)).flatMap((node) =>
    node.type === 'list' ? node.children.map((item) => item.children.flatMap(blockTexts).join(' ')) : blockTexts(node),
  )
}

function filled(sections: readonly Section[]): readonly RootContent[] {
  return sections.filter(({ state }) => state === 'filled').flatMap(({ content }) => content)
}

function blockTexts(node: Nodes): readonly string[] {
  if (node.type === 'html' || node.type === 'definition' || node.type === 'footnoteDefinition') return []
  if (node.type === 'list') return node.children.flatMap((item) => item.children.flatMap(blockTexts))
  const text = inlineText(node).replace(/\s+/g, ' ').trim()
  return text === '' ? [] : [text]
}

/** Text with its redactions marked; in a public edition only their grounds remain. */
function inlineText(node: Nodes): string {
  if ((node.type === 'textDirective' || node.type === 'containerDirective') && node.name === 'lak') {
    const codes = groundCodes(node.attributes?.grond ?? '')
    const own = node.children.map(inlineText).join('')
    return own.trim() === '' ? barMark(codes) : shownMark(own, codes)
  }
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  if (node.type === 'break') return ' '
  if (node.type === 'footnoteReference' || node.type === 'html') return ''
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  const blocks = node.type === 'containerDirective' || node.type === 'blockquote' || node.type === 'table'
  return 'children' in node ? node.children.map(inlineText).join(blocks ? ' ' : '') : ''
}
