import { type Element, isElement } from '../tags/structure.ts'
import { isGroupType, isInlineType } from '../tags/structure-types.ts'

/** The block to which a marked-content sequence belongs. */
export interface MarkedBlock {
  /** In reading order, from 0. */
  readonly number: number
  /** Its structure type and those around it, the outermost first. */
  readonly tags: readonly string[]
  /** The row of the table that it is in, counted in reading order. */
  readonly row: number | undefined
}

const holders: ReadonlySet<string> = new Set(['Table', 'THead', 'TBody', 'TFoot', 'TR', 'L', 'LI'])

/**
 * The block of each marked-content sequence, by object number of its page or form and MCID (`12/3`). An inline element, and a figure inside a line
 * of text, belongs to the block around it.
 */
export function markedBlocks(root: Element): ReadonlyMap<string, MarkedBlock> {
  const found = new Map<string, MarkedBlock>()
  let blocks = 0
  let rows = 0

  const visit = (element: Element, block: MarkedBlock): void => {
    for (const kid of element.kids) {
      if (kid.kind === 'mark') {
        found.set(`${kid.holder}/${kid.mcid}`, block)
      } else if (isElement(kid)) visit(kid, isPartOf(kid.type, block) ? block : blockOf(kid.type, block))
    }
  }
  const blockOf = (type: string, { tags, row }: MarkedBlock): MarkedBlock => ({
    number: blocks++,
    tags: [...tags, type],
    row: type === 'TR' ? rows++ : row,
  })
  visit(root, blockOf(root.type, { number: 0, tags: [], row: undefined }))
  return found
}

/** NonStruct and Private have no meaning of their own (ISO 32000-1, 14.8.4.2): Chromium puts them around all text. */
const transparent: ReadonlySet<string> = new Set(['NonStruct', 'Private'])

function isPartOf(type: string, block: MarkedBlock): boolean {
  if (isInlineType(type) || transparent.has(type)) return true
  const around = block.tags.at(-1) ?? ''
  return type === 'Figure' && !isGroupType(around) && !holders.has(around)
}
