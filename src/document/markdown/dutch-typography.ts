import type { Heading, Nodes, Root, Text } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { type Plugin, unified } from 'unified'
import { type TextPiece, typeset } from '../../forms/dutch-typography.ts'
import { typesetValue } from './redaction-marks.ts'

declare module 'mdast' {
  interface HeadingData {
    /** Its text as the author typed it, which links name. */
    typed?: string
  }
}

/**
 * Sets the quotation marks, apostrophes, dashes and ellipses of a body, across emphasis and links. Code, addresses and names of files stay
 * as they are. A redaction is a word to the text around it, and is set on its own: no mark outside it depends on what is redacted.
 */
const dutchTypography: Plugin<[], Root> = () => (tree) => {
  const texts = new Map<Text, string>()
  collectBlocks(tree, texts)
  return written(tree, texts) as Root
}

const typography = unified().use(dutchTypography).freeze()

export function typesetTree(body: Root): Root {
  return typography.runSync(body)
}

function collectBlocks(node: Nodes, texts: Map<Text, string>): void {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') setBlock(node, texts)
  else if ('children' in node) for (const child of node.children) collectBlocks(child, texts)
}

function setBlock(block: Nodes, texts: Map<Text, string>): void {
  const nodes: (Text | undefined)[] = []
  const pieces: TextPiece[] = []
  const add = (piece: TextPiece, node?: Text) => {
    pieces.push(piece)
    nodes.push(node)
  }
  const collect = (node: Nodes): void => {
    if (node.type === 'text') add({ text: node.value }, node)
    else if (node.type === 'break') add({ text: '\n' })
    else if (node.type === 'footnoteReference') return
    else if (node.type === 'textDirective' && node.name === 'lak') {
      add({ text: '', isFixed: true })
      setBlock({ type: 'paragraph', children: node.children }, texts)
    } else if ('children' in node) for (const child of node.children) collect(child)
    else add({ text: '', isFixed: true })
  }
  if ('children' in block) for (const child of block.children) collect(child)
  for (const [index, set] of typeset(pieces).entries()) {
    const node = nodes[index]
    if (node !== undefined && set !== node.value) texts.set(node, set)
  }
}

/** The tree with these texts and with its values set; what does not change is shared. */
function written(node: Nodes, texts: ReadonlyMap<Text, string>): Nodes {
  if (node.type === 'text') {
    const value = texts.get(node)
    return value === undefined ? node : { ...node, value }
  }
  const own = withValues(node)
  if (!('children' in own)) return own
  const children = own.children.map((child) => written(child, texts))
  if (children.every((child, index) => child === own.children[index])) return own
  const set = { ...own, children } as Nodes
  return set.type === 'heading' ? { ...set, data: { ...set.data, typed: headingText(set.data?.typed, own) } } : set
}

function headingText(typed: string | undefined, heading: Nodes): string {
  return typed ?? textOf(heading as Heading, { includeImageAlt: true })
}

/** Alternative texts, and titles, which can be printed as captions. */
function withValues(node: Nodes): Nodes {
  const alt = 'alt' in node && node.alt ? typesetValue(node.alt) : undefined
  const title = 'title' in node && node.title ? typesetValue(node.title) : undefined
  if (alt === undefined && title === undefined) return node
  return { ...node, ...(alt === undefined ? {} : { alt }), ...(title === undefined ? {} : { title }) } as Nodes
}
