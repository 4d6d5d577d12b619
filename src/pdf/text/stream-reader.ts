import type { Operator } from '../content/content-operators.ts'
import { codesOf, glyphRun } from '../content/glyph-run.ts'
import { operandOf } from '../content/operands.ts'
import { type Dict, isArray, isDict, nameOf, PdfString } from '../file/objects/objects.ts'
import type { CodeReader } from './code-reader.ts'
import type { ImageSample, PageText } from './page-text.ts'
import { type ColourOf, PaintReader } from './paint-reader.ts'
import { wordGap } from './text-cursor.ts'

/** The resources that a content stream names. */
export interface StreamResources {
  readonly font: (name: string) => CodeReader | undefined
  readonly properties: (name: string) => Dict | undefined
  readonly state: (name: string) => Dict | undefined
  readonly colour: ColourOf
}

/** Reads the operators of one content stream into the text of its page. */
export class StreamReader {
  private readonly page: PageText
  private readonly bytes: Uint8Array
  private readonly resources: StreamResources
  /** The number of marked-content sequences open at the start of the stream. */
  private readonly depth: number
  /** Only where somebody observes the page. */
  private readonly paint: PaintReader | undefined
  private latin1: string | undefined
  /** Any other operator paints, or moves the text. */
  private readonly handlers = new Map<string, (operator: Operator) => void>([
    ['Tj', (operator) => this.show(operator)],
    ['TJ', (operator) => this.showArray(operator)],
    ["'", (operator) => this.showOnNextLine(operator)],
    ['"', (operator) => this.showOnNextLine(operator)],
    ['Tf', (operator) => this.font(operator)],
    ['gs', (operator) => this.state(operator)],
    ['BMC', () => this.page.begin(undefined)],
    ['BDC', (operator) => this.page.begin(this.properties(operator))],
    ['EMC', () => this.page.endTo(Math.max(this.depth, this.page.depth - 1))],
  ])

  constructor(page: PageText, bytes: Uint8Array, resources: StreamResources) {
    this.page = page
    this.bytes = bytes
    this.resources = resources
    this.depth = page.depth
    this.paint = page.isObserved ? new PaintReader(page, bytes, resources.colour) : undefined
  }

  nameIn(operator: Operator): string | undefined {
    return nameOf(operandOf(this.bytes, operator, 0))
  }

  end(): void {
    this.page.endTo(this.depth)
  }

  take(operator: Operator): void {
    const handler = this.handlers.get(operator.name)
    if (handler) handler(operator)
    else if (operator.name === 'BI') this.page.image(inlineImage(this.textOf(operator)))
    else if (!this.paint?.take(operator)) this.page.cursor.apply(this.bytes, operator)
  }

  private showOnNextLine(operator: Operator): void {
    this.page.cursor.apply(this.bytes, operator)
    this.show(operator)
  }

  private textOf({ start, end }: Operator): string {
    return Buffer.from(this.bytes.subarray(start, Math.min(end, start + 400))).toString('latin1')
  }

  private show(operator: Operator): void {
    const found = operandOf(this.bytes, operator, operator.count - 1)
    const shown = found instanceof PdfString ? this.codes(found) : []
    if (shown.length > 0) this.page.show(shown)
    const { font, matrix } = this.page.cursor.graphics
    if (operator.name !== 'Tj' || font?.width !== 2 || this.page.isObserved) return
    this.latin1 ??= Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length).toString('latin1')
    const run = glyphRun(this.latin1, operator.end)
    if (!run || matrix.some(Number.isNaN)) return
    this.showRun(codesOf(run), run.values, shown.length === 1 ? shown[0] : undefined)
    operator.end = run.end
  }

  /** A run of glyphs with a move each, as Chromium writes them. The position is only computed at its end. */
  private showRun(codes: readonly number[], values: readonly string[], last: number | undefined): void {
    const { cursor } = this.page
    const { font, size } = cursor.graphics
    let moved = 0
    let text = ''
    let before = last
    for (const [index, code] of codes.entries()) {
      const move = Number(values[index * 2])
      moved += move
      const gap = before === undefined ? 0 : move - (font?.advance(before) ?? 0) * size
      if (gap > wordGap * Math.abs(size) && !text.endsWith(' ')) text += ' '
      text += font?.text(code) ?? ''
      before = code
    }
    cursor.nextLine(moved, 0)
    this.page.add(text)
    if (before !== undefined) cursor.show(before)
  }

  private showArray(operator: Operator): void {
    const items = operandOf(this.bytes, operator, 0)
    if (!isArray(items)) return
    for (const item of items) {
      if (item instanceof PdfString) this.page.show(this.codes(item))
      else if (typeof item === 'number') this.page.cursor.goBack(item)
    }
  }

  private codes({ raw }: PdfString): readonly number[] {
    const wide = this.page.cursor.graphics.font?.width === 2
    const codes: number[] = []
    for (let at = 0; at < raw.length; at += wide ? 2 : 1)
      codes.push(wide ? (raw.charCodeAt(at) << 8) | (raw.charCodeAt(at + 1) || 0) : raw.charCodeAt(at))
    return codes
  }

  private font(operator: Operator): void {
    const name = this.nameIn(operator)
    const size = operandOf(this.bytes, operator, 1)
    const font = name === undefined ? undefined : this.resources.font(name)
    this.page.cursor.change({ font, size: typeof size === 'number' ? size : 1 })
  }

  private properties(operator: Operator): Dict | undefined {
    const operand = operandOf(this.bytes, operator, 1)
    if (isDict(operand)) return operand
    const name = nameOf(operand)
    return name === undefined ? undefined : this.resources.properties(name)
  }

  private state(operator: Operator): void {
    const name = this.nameIn(operator)
    const state = name === undefined ? undefined : this.resources.state(name)
    if (state) this.paint?.state(state)
  }
}

/** What the dictionary of an inline image says (ISO 32000-1, table 93). */
function inlineImage(text: string): ImageSample {
  const [dictionary = ''] = text.split(/\sID\s/)
  const numberAt = (key: RegExp) => Number(key.exec(dictionary)?.[1] ?? 0)
  return {
    isOpaque: !/\/(?:IM|ImageMask)\s+true/.test(dictionary),
    width: numberAt(/\/(?:W|Width)\s+(\d+)/),
    height: numberAt(/\/(?:H|Height)\s+(\d+)/),
  }
}
