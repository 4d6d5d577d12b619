import type { TextPiece } from '../model/word-model.ts'
import { cascade, type RunFormat, readRunFormat } from '../styles/run-format.ts'
import { visibilityOf } from '../styles/visibility.ts'
import { childAt, childrenOf, textIn, valueAt, type XmlElement } from '../xml/parse-xml.ts'
import { type ParagraphCursor, placeIn, type ReadContext } from './read-context.ts'
import { readDrawing } from './read-drawing.ts'
import { symbolIn, withBoxes } from './symbols.ts'

/** Reads `w:r`. */
export function readRun(run: XmlElement, cursor: ParagraphCursor, context: ReadContext): void {
  const format = formatOf(childAt(run, 'w:rPr'), cursor, context)
  for (const child of childrenOf(run)) readRunContent(child, format, cursor, context)
}

function formatOf(properties: XmlElement | undefined, cursor: ParagraphCursor, context: ReadContext): RunFormat {
  const { styles, tableRun } = context
  const style = styles.byId.get(valueAt(properties, 'w:rStyle') ?? '')
  return cascade([styles.defaults, tableRun, cursor.run, style?.run ?? {}], readRunFormat(properties, styles.theme))
}

type Reader = (element: XmlElement, format: RunFormat, cursor: ParagraphCursor, context: ReadContext) => void

const readers: Readonly<Record<string, Reader>> = {
  'w:t': addLetters,
  'w:tab': (_, format, cursor, context) => addText('\t', format, cursor, context),
  'w:ptab': (_, format, cursor, context) => addText('\t', format, cursor, context),
  'w:noBreakHyphen': (_, format, cursor, context) => addText('\u2011', format, cursor, context),
  'w:br': addBreak,
  'w:cr': addBreak,
  'w:sym': addSymbol,
  'w:footnoteReference': addNote,
  'w:endnoteReference': addNote,
  'w:fldChar': readFieldCharacter,
  'w:instrText': (element, _, __, { fields }) => fields.addInstruction(textIn(element)),
  'w:drawing': (element, format, cursor, context) => readDrawing(element, isHiddenBy(format, context), cursor, context),
  'w:pict': (element, format, cursor, context) => readDrawing(element, isHiddenBy(format, context), cursor, context),
  'w:object': (element, format, cursor, context) => readDrawing(element, isHiddenBy(format, context), cursor, context),
  'w:contentPart': (element, _, cursor) => addObject('ink', element.name, cursor),
  'w:ruby': (element, format, cursor, context) => {
    for (const part of ['w:rubyBase', 'w:rt'])
      for (const run of childrenOf(childAt(element, part), 'w:r')) readRun(run, cursor, context)
    void format
  },
}

/** Reads a child of a run; what is not known has no text. */
function readRunContent(element: XmlElement, format: RunFormat, cursor: ParagraphCursor, context: ReadContext): void {
  if (element.name === 'mc:AlternateContent') {
    for (const child of chosen(element)) readRunContent(child, format, cursor, context)
    return
  }
  readers[element.name]?.(element, format, cursor, context)
}

/** The first alternative is what a current Word shows; the others say the same. */
export function chosen(alternatives: XmlElement): readonly XmlElement[] {
  const [first] = childrenOf(alternatives, 'mc:Choice', 'mc:Fallback')
  return childrenOf(first)
}

export function addText(text: string, format: RunFormat, cursor: ParagraphCursor, context: ReadContext): void {
  if (text === '' || context.fields.isInstruction()) return
  const { pieces } = cursor
  const whole = withBoxes(text.replace(/[\r\n]+/g, ' '))
  const piece: TextPiece = {
    kind: 'text',
    text: whole,
    place: placeIn(cursor),
    bold: format.bold ?? false,
    // A caption or a quotation is in italics as a whole: that is its style, and no emphasis.
    italic: (format.italic ?? false) && cursor.run.italic !== true,
    strike: format.strike ?? false,
    vertical: format.vertical ?? 'baseline',
    visibility: visibilityIn(format, context),
    link: context.link ?? context.fields.link(),
    field: context.block ?? context.fields.name(),
    control: context.control,
  }
  cursor.text += whole
  const last = pieces.at(-1)
  if (last?.kind === 'text' && sameFormat(last, piece)) pieces[pieces.length - 1] = { ...last, text: last.text + whole }
  else pieces.push(piece)
}

function visibilityIn(format: RunFormat, context: ReadContext): TextPiece['visibility'] {
  if (context.isPlaceholder) return 'placeholder'
  if (context.isHidden) return 'hidden'
  return visibilityOf(format, context.grounds)
}

function isHiddenBy(format: RunFormat, { isHidden }: ReadContext): boolean {
  return isHidden || format.hidden === true
}

const formatKeys = ['bold', 'italic', 'strike', 'vertical', 'visibility', 'link', 'field', 'control'] as const

function sameFormat(one: TextPiece, other: TextPiece): boolean {
  return formatKeys.every((key) => one[key] === other[key])
}

/** Letters in a symbol font are pictures: an `m` can be a μ, and a `J` a face. */
function addLetters(element: XmlElement, format: RunFormat, cursor: ParagraphCursor, context: ReadContext): void {
  const text = textIn(element)
  if (symbolIn(format.font, 0x20) === undefined) addText(text, format, cursor, context)
  else
    for (const character of text)
      addSymbolAt(format.font, character.codePointAt(0) ?? 0x20, { format, cursor, context })
}

function addBreak(_: XmlElement, __: RunFormat, cursor: ParagraphCursor): void {
  cursor.pieces.push({ kind: 'break', place: placeIn(cursor) })
  cursor.text += ' '
}

function addSymbol(element: XmlElement, format: RunFormat, cursor: ParagraphCursor, context: ReadContext): void {
  const { 'w:font': font, 'w:char': code = '' } = element.attributes
  addSymbolAt(font, Number.parseInt(code, 16) || 0x20, { format, cursor, context })
}

interface RunPlace {
  readonly format: RunFormat
  readonly cursor: ParagraphCursor
  readonly context: ReadContext
}

function addSymbolAt(font: string | undefined, code: number, { format, cursor, context }: RunPlace): void {
  const symbol = symbolIn(font, code) ?? (isCharacter(code) ? String.fromCodePoint(code) : 'unknown')
  if (symbol !== 'unknown') addText(symbol, { ...format, font: undefined }, cursor, context)
  else if (!context.fields.isInstruction())
    addObject('symbol', `${font ?? ''} ${code.toString(16).toUpperCase()}`, cursor)
}

function isCharacter(code: number): boolean {
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
}

function addNote(element: XmlElement, _: RunFormat, cursor: ParagraphCursor): void {
  const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote'
  cursor.pieces.push({ kind: 'note', place: placeIn(cursor), note: `${kind}-${element.attributes['w:id'] ?? ''}` })
}

export function addObject(what: 'symbol' | 'ink' | 'inserted-file', name: string, cursor: ParagraphCursor): void {
  cursor.pieces.push({ kind: 'object', what, name, place: placeIn(cursor) })
}

function readFieldCharacter(
  element: XmlElement,
  format: RunFormat,
  cursor: ParagraphCursor,
  context: ReadContext,
): void {
  const { fields } = context
  const type = element.attributes['w:fldCharType']
  if (type === 'separate') fields.separate()
  else if (type === 'end') addIndexText(fields.end(), format, cursor, context)
  else if (type === 'begin') {
    const value = legacyValue(childAt(element, 'w:ffData'))
    if (value !== undefined) addText(value, format, cursor, context)
    fields.begin()
  }
}

/** Fields that hold text for an index or a table of contents. */
function addIndexText(
  field: ReturnType<ReadContext['fields']['end']>,
  format: RunFormat,
  cursor: ParagraphCursor,
  context: ReadContext,
): void {
  if (field === undefined || !['XE', 'TC', 'TA'].includes(field.name) || field.argument === '') return
  const before = cursor.pieces.length
  addText(field.argument, format, cursor, context)
  const piece = cursor.pieces[before]
  if (piece?.kind === 'text') cursor.pieces[before] = { ...piece, visibility: 'index' }
}

/** The value of a form field of an older Word that has no result text: a tick box, or a choice. */
function legacyValue(data: XmlElement | undefined): string | undefined {
  const box = childAt(data, 'w:checkBox')
  if (box !== undefined) {
    const state = valueAt(box, 'w:checked') ?? valueAt(box, 'w:default') ?? '0'
    return ['0', 'false', 'off'].includes(state) ? '☐' : '☒'
  }
  const list = childAt(data, 'w:ddList')
  if (list === undefined) return undefined
  const index = Number(valueAt(list, 'w:result') ?? valueAt(list, 'w:default') ?? 0)
  return childrenOf(list, 'w:listEntry')[index]?.attributes['w:val']
}
