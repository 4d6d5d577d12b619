import type { ImagePiece, WordBlock, WordPiece, WordPlace } from '../model/word-model.ts'
import { childAt, childrenOf, elementsIn, type XmlElement } from '../xml/parse-xml.ts'
import { fieldStack } from './fields.ts'
import { type ParagraphCursor, placeIn, type ReadContext } from './read-context.ts'

/** Reads `w:drawing`, `w:pict` or `w:object`: pictures, shapes with text, and what has no form in Markdown. */
export function readDrawing(
  drawing: XmlElement,
  isHidden: boolean,
  cursor: ParagraphCursor,
  context: ReadContext,
): void {
  const about = describedBy(drawing)
  const found: WordPiece[] = []
  const reader: DrawingReader = {
    place: placeIn(cursor),
    alt: about.alt,
    isHidden: isHidden || about.isHidden,
    context,
    add: (piece) => found.push(piece),
  }
  walk(drawing, reader)
  if (found.length === 0 && isDrawn(drawing))
    found.push({ kind: 'shape', blocks: [], alt: reader.alt, isHidden: reader.isHidden, place: reader.place })
  cursor.pieces.push(...found)
}

interface DrawingReader {
  readonly place: WordPlace
  readonly alt: string
  readonly isHidden: boolean
  readonly context: ReadContext
  readonly add: (piece: WordPiece) => void
}

function describedBy(drawing: XmlElement): { readonly alt: string; readonly isHidden: boolean } {
  for (const { name, attributes } of elementsIn(drawing)) {
    if (name === 'wp:docPr')
      return { alt: attributes.descr ?? '', isHidden: /^(1|true)$/.test(attributes.hidden ?? '') }
    if (/^v:(shape|rect|oval|roundrect|image)$/.test(name))
      return { alt: attributes.alt ?? '', isHidden: /visibility:\s*hidden/.test(attributes.style ?? '') }
  }
  return { alt: '', isHidden: false }
}

function walk(element: XmlElement, reader: DrawingReader): void {
  const { place, alt, isHidden, add } = reader
  switch (element.name) {
    case 'pic:pic':
      add(pictureOf(element, reader))
      return
    case 'v:imagedata':
      add(vmlPicture(element, reader))
      return
    case 'w:txbxContent':
      add({ kind: 'shape', place, alt, isHidden, blocks: textOfBox(element, reader) })
      return
    case 'v:textpath':
      add({ kind: 'shape', place, alt: element.attributes.string ?? '', isHidden, blocks: [] })
      return
    case 'c:chart':
      add({ kind: 'object', place, what: 'chart', name: alt })
      return
    case 'dgm:relIds':
      add({ kind: 'object', place, what: 'diagram', name: alt })
      return
    case 'o:OLEObject':
      add({ kind: 'object', place, what: 'embedded', name: element.attributes.ProgID ?? '' })
      return
    case 'mc:AlternateContent':
      for (const child of childrenOf(childrenOf(element, 'mc:Choice', 'mc:Fallback')[0])) walk(child, reader)
      return
    default:
      for (const child of childrenOf(element)) walk(child, reader)
  }
}

/** A text box is read apart: fields and controls around it do not extend into it. */
function textOfBox(content: XmlElement, { context, isHidden }: DrawingReader): readonly WordBlock[] {
  return context.readBlocks(content, {
    ...context,
    isHidden: context.isHidden || isHidden,
    fields: fieldStack(),
    control: undefined,
    link: undefined,
    block: undefined,
    tableRun: {},
    // The fill of a shape is not that of the page; text in it is compared with white.
    grounds: ['FFFFFF'],
  })
}

function pictureOf(picture: XmlElement, reader: DrawingReader): ImagePiece {
  const fill = childAt(picture, 'pic:blipFill')
  const blip = childAt(fill, 'a:blip')
  const vector = blip && [...elementsIn(blip)].find(({ name }) => name === 'asvg:svgBlip')
  const crop = childAt(fill, 'a:srcRect')?.attributes ?? {}
  const embedded = vector?.attributes['r:embed'] ?? blip?.attributes['r:embed']
  const own = childAt(picture, 'pic:nvPicPr', 'pic:cNvPr')?.attributes.descr ?? ''
  return {
    ...imageAt(embedded ?? blip?.attributes['r:link'], reader),
    alt: reader.alt || own,
    isCropped: ['l', 't', 'r', 'b'].some((side) => Math.abs(Number(crop[side] ?? 0)) > 0),
  }
}

function vmlPicture({ attributes }: XmlElement, reader: DrawingReader): ImagePiece {
  const sides = ['cropleft', 'croptop', 'cropright', 'cropbottom']
  return {
    ...imageAt(attributes['r:id'] ?? attributes['r:href'], reader),
    isCropped: sides.some((side) => !/^0?f?$/.test(attributes[side] ?? '')),
  }
}

function imageAt(id: string | undefined, { place, alt, isHidden, context }: DrawingReader): ImagePiece {
  const relation = context.relations.get(id ?? '')
  return {
    kind: 'image',
    place,
    alt,
    isHidden,
    isCropped: false,
    part: relation && !relation.isExternal ? relation.target : undefined,
    address: relation?.isExternal ? relation.target : undefined,
  }
}

/** Lines and rules separate text and say nothing. */
function isDrawn(drawing: XmlElement): boolean {
  for (const { name, attributes } of elementsIn(drawing)) {
    if (name === 'v:line' || attributes['o:hr'] !== undefined) return false
    if (name === 'a:prstGeom' && /line|connector/i.test(attributes.prst ?? '')) return false
  }
  return true
}
