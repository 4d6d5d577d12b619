import { type ListMark, levelOfStyle } from '../lists/read-numbering.ts'
import type { WordBlock } from '../model/word-model.ts'
import { fillOf } from '../styles/colours.ts'
import { outlineOf, type WordStyle } from '../styles/read-styles.ts'
import { childAt, childrenOf, elementsIn, textIn, valueAt, type XmlElement } from '../xml/parse-xml.ts'
import { insideControl } from './content-control.ts'
import type { ParagraphCursor, ReadContext } from './read-context.ts'
import { addObject, addText, chosen, readRun } from './read-run.ts'
import { readTable } from './read-table.ts'

/** Reads the paragraphs and tables in a container. */
export function readBlocks(container: XmlElement, context: ReadContext): readonly WordBlock[] {
  return childrenOf(container).flatMap((child) => readBlock(child, context))
}

function readBlock(element: XmlElement, context: ReadContext): readonly WordBlock[] {
  switch (element.name) {
    case 'w:p':
      return [readParagraph(element, context)]
    case 'w:tbl':
      return [readTable(element, context)]
    case 'w:sdt':
      return readBlocks(childAt(element, 'w:sdtContent') ?? element, insideControl(element, context))
    case 'mc:AlternateContent':
      return chosen(element).flatMap((child) => readBlock(child, context))
    case 'w:customXml':
    case 'w:smartTag':
      return readBlocks(element, context)
    case 'w:altChunk':
    case 'w:subDoc':
      return [insertedFile(context.relations.get(element.attributes['r:id'] ?? '')?.target ?? '')]
    default:
      return []
  }
}

/** A file within the file is not read. */
function insertedFile(name: string): WordBlock {
  const place = { line: 1, column: 1 }
  return { kind: 'paragraph', line: 1, style: '', pieces: [{ kind: 'object', what: 'inserted-file', name, place }] }
}

function readParagraph(element: XmlElement, context: ReadContext): WordBlock {
  const { styles, lines } = context
  const properties = childAt(element, 'w:pPr')
  const style = styles.byId.get(valueAt(properties, 'w:pStyle') ?? '') ?? styles.normal
  const fill = fillOf(childAt(properties, 'w:shd'), styles.theme) ?? style?.fill
  const cursor: ParagraphCursor = {
    line: Number(element.attributes.line ?? 0),
    run: style?.run ?? {},
    pieces: [],
    text: '',
  }
  readInline(element, cursor, { ...context, grounds: [...context.grounds, fill] })
  lines.set(cursor.line, cursor.text)
  const outline = valueAt(properties, 'w:outlineLvl')
  return {
    kind: 'paragraph',
    line: cursor.line,
    style: style?.name ?? '',
    level: outline === undefined ? style?.outline : outlineOf(outline),
    list: listOf(properties, style, context),
    pieces: cursor.pieces,
  }
}

function listOf(
  properties: XmlElement | undefined,
  style: WordStyle | undefined,
  context: ReadContext,
): ListMark | undefined {
  const own = valueAt(properties, 'w:numPr', 'w:numId')
  const list = own ?? style?.numbering?.list
  if (list === undefined || list === '0') return undefined
  const stated = valueAt(properties, 'w:numPr', 'w:ilvl')
  const level =
    stated === undefined
      ? (levelOfStyle(context.numbering, list, style?.id ?? '') ?? style?.numbering?.level ?? 0)
      : Number(stated)
  return context.countPoint(list, level)
}

function readInline(container: XmlElement, cursor: ParagraphCursor, context: ReadContext): void {
  for (const child of childrenOf(container)) readInlineElement(child, cursor, context)
}

function readInlineElement(element: XmlElement, cursor: ParagraphCursor, context: ReadContext): void {
  const { attributes } = element
  switch (element.name) {
    case 'w:r':
      readRun(element, cursor, context)
      return
    case 'w:hyperlink':
      readInline(element, cursor, { ...context, link: linkOf(element, context) })
      return
    case 'w:sdt':
      readInlineControl(element, cursor, context)
      return
    case 'w:fldSimple':
      context.fields.beginSimple(attributes['w:instr'] ?? '')
      readInline(element, cursor, context)
      context.fields.end()
      return
    case 'w:commentRangeStart':
      context.commented.set(attributes['w:id'] ?? '', cursor.line)
      return
    case 'm:oMath':
    case 'm:oMathPara':
      addFormula(element, cursor, context)
      return
    case 'mc:AlternateContent':
      for (const child of chosen(element)) readInlineElement(child, cursor, context)
      return
    case 'w:subDoc':
      addObject('inserted-file', '', cursor)
      return
    case 'w:smartTag':
    case 'w:customXml':
    case 'w:dir':
    case 'w:bdo':
      readInline(element, cursor, context)
      return
    default:
  }
}

function linkOf({ attributes }: XmlElement, { relations }: ReadContext): string | undefined {
  const relation = relations.get(attributes['r:id'] ?? '')
  const anchor = attributes['w:anchor']
  if (relation === undefined) return anchor === undefined ? undefined : `#${anchor}`
  return anchor === undefined ? relation.target : `${relation.target}#${anchor}`
}

/** The state of a tick box is in its properties; the character that it shows can be any. */
function readInlineControl(element: XmlElement, cursor: ParagraphCursor, context: ReadContext): void {
  const inside = insideControl(element, context)
  const box = childAt(element, 'w:sdtPr', 'w14:checkbox')
  if (box === undefined) {
    readInline(childAt(element, 'w:sdtContent') ?? element, cursor, inside)
    return
  }
  const state = childAt(box, 'w14:checked')?.attributes['w14:val'] ?? '0'
  addText(/^(1|true|on)$/.test(state) ? '☒' : '☐', {}, cursor, { ...inside, isPlaceholder: false })
}

/** The letters of a formula in reading order; its layout is lost, and the field name says so. */
function addFormula(element: XmlElement, cursor: ParagraphCursor, context: ReadContext): void {
  let text = ''
  for (const each of elementsIn(element)) if (each.name === 'm:t') text += textIn(each)
  addText(text, {}, cursor, { ...context, block: context.block ?? 'FORMULA' })
}
