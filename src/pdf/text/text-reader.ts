import type { Operator } from '../content/content-operators.ts'
import { codesOf, glyphRun } from '../content/glyph-run.ts'
import { numbersOf, operandOf } from '../content/operands.ts'
import { matrixOf } from '../file/objects/matrix.ts'
import { type Dict, isArray, isDict, nameOf, PdfString } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import type { CodeReader } from './code-reader.ts'
import { FilledAreas, type Rectangle } from './filled-areas.ts'
import type { OpenText, PageObserver } from './page-observer.ts'
import type { ReadText } from './page-reader.ts'
import { gap, TextPlace } from './shown-text.ts'

/** What a stream names. */
export interface Around {
  readonly font: (name: string) => CodeReader | undefined
  readonly properties: (name: string) => Dict | undefined
  readonly state: (name: string) => Dict | undefined
}

/** Collects the text of one page: of its own stream and of the forms it paints. */
export class TextReader {
  private readonly file: PdfFile
  private readonly observer: PageObserver | undefined
  private place = new TextPlace([1, 0, 0, 1, 0, 0])
  private readonly shown: string[] = []
  private readonly replaced: string[] = []
  private last = '\n'
  private readonly marks: OpenText[] = []
  /** Marks that were open when the form at hand was painted: its own belong to it, not to the page. */
  private outside: number | undefined

  constructor(file: PdfFile, observer: PageObserver | undefined) {
    this.file = file
    this.observer = observer
  }

  read(): ReadText {
    return { shown: this.shown.join(''), replaced: this.replaced.join('') }
  }

  /** A form has a graphics state of its own, that starts as the one around it. */
  inForm(matrix: readonly (number | undefined)[], read: () => void): void {
    const { place: before, outside } = this
    this.outside ??= this.marks.length
    const inner = new TextPlace(before.graphics.matrix)
    inner.change({ ...before.graphics })
    inner.transform(matrixOf(matrix))
    this.place = inner
    this.add('\n')
    read()
    this.place = before
    this.outside = outside
    this.add('\n')
  }

  image(): void {
    this.observer?.image?.(this.place.graphics.matrix, this.mcid())
  }

  stream(bytes: Uint8Array, around: Around): StreamReader {
    return new StreamReader(this, bytes, around, this.marks.length)
  }

  get at(): TextPlace {
    return this.place
  }

  get watched(): boolean {
    return this.observer !== undefined
  }

  show(codes: readonly number[]): void {
    this.join(this.place.joint())
    let text = ''
    for (const code of codes) {
      const glyph = this.place.show(code)
      text += glyph.text
      this.observer?.glyph?.(glyph, this.mcid())
    }
    this.add(text)
  }

  join(joint: string): void {
    if (joint !== '' && !/\s/.test(this.last)) this.add(joint)
  }

  add(text: string): void {
    if (text === '') return
    this.shown.push(text)
    this.last = text.at(-1) ?? ''
    const open = this.marks.find(({ actual }) => actual !== undefined)
    if (!open) this.replaced.push(text)
    else this.write(open)
  }

  filled(rectangle: Rectangle): void {
    if (!this.place.graphics.seeThrough) this.observer?.filled?.(rectangle)
  }

  begin(properties: Dict | undefined): void {
    const actual = this.file.text(properties?.get('ActualText'))
    const mcid = this.file.number(properties?.get('MCID'))
    if (this.marks.length < 10_000) this.marks.push({ actual, mcid, written: false })
  }

  /** Replacement text around nothing that is shown is text all the same. */
  finish(depth: number): void {
    while (this.marks.length > depth) {
      const open = this.marks.pop()
      if (open) this.write(open)
    }
  }

  get depth(): number {
    return this.marks.length
  }

  private mcid(): number | undefined {
    return this.marks.slice(0, this.outside).findLast(({ mcid }) => mcid !== undefined)?.mcid
  }

  private write(open: OpenText): void {
    if (open.actual !== undefined && !open.written) this.replaced.push(open.actual)
    open.written = true
  }
}

/** Reads one content stream into the text of its page. */
class StreamReader {
  private readonly reader: TextReader
  private readonly bytes: Uint8Array
  private readonly around: Around
  /** Marks that were open when it began. */
  private readonly depth: number
  private readonly areas = new FilledAreas()
  private latin1: string | undefined

  constructor(reader: TextReader, bytes: Uint8Array, around: Around, depth: number) {
    this.reader = reader
    this.bytes = bytes
    this.around = around
    this.depth = depth
  }

  nameIn(operator: Operator): string | undefined {
    return nameOf(operandOf(this.bytes, operator, 0))
  }

  end(): void {
    this.reader.finish(this.depth)
  }

  take(operator: Operator): void {
    const { name } = operator
    const { at } = this.reader
    switch (name) {
      case 'Tj':
        this.show(operator)
        return
      case 'TJ':
        this.showArray(operator)
        return
      case "'":
      case '"':
        if (name === '"') {
          const [words = 0, characters = 0] = numbersOf(this.bytes, operator)
          at.change({ wordSpace: words, characterSpace: characters })
        }
        at.nextLine(0, -at.graphics.leading)
        this.show(operator)
        return
      case 'Tf':
        this.font(operator)
        return
      case 'BMC':
      case 'BDC':
        this.reader.begin(name === 'BDC' ? this.properties(operator) : undefined)
        return
      case 'EMC':
        if (this.reader.depth > this.depth) this.reader.finish(this.reader.depth - 1)
        return
      case 'gs':
        this.state(operator)
        return
      case 'BT':
        at.setText(matrixOf([]))
        return
      case 'q':
        at.save()
        return
      case 'Q':
        at.restore()
        return
      default:
        if (this.reader.watched && this.areas.knows(name))
          this.areas.take(name, numbersOf(this.bytes, operator), at.graphics.matrix, (area) => this.reader.filled(area))
        else this.moveOrSet(name, operator)
    }
  }

  private moveOrSet(name: string, operator: Operator): void {
    const change = moves[name]
    if (change) change(this.reader.at, numbersOf(this.bytes, operator))
  }

  private show(operator: Operator): void {
    const found = operandOf(this.bytes, operator, operator.count - 1)
    const shown = found instanceof PdfString ? this.codes(found) : []
    if (shown.length > 0) this.reader.show(shown)
    const { font, matrix } = this.reader.at.graphics
    if (operator.name !== 'Tj' || font?.width !== 2 || this.reader.watched) return
    this.latin1 ??= Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length).toString('latin1')
    const run = glyphRun(this.latin1, operator.end)
    if (!run || matrix.some(Number.isNaN)) return
    this.showRun(codesOf(run), run.values, shown.length === 1 ? shown[0] : undefined)
    operator.end = run.end
  }

  /** A line of glyphs, each with a move of its own, as Chromium writes them; places are only made where it matters. */
  private showRun(codes: readonly number[], values: readonly string[], last: number | undefined): void {
    const { at } = this.reader
    const { font, size } = at.graphics
    let waiting = 0
    let text = ''
    let before = last
    for (const [index, code] of codes.entries()) {
      const move = Number(values[index * 2])
      waiting += move
      const room = before === undefined ? 0 : move - (font?.advance(before) ?? 0) * size
      if (room > gap * Math.abs(size) && !text.endsWith(' ')) text += ' '
      text += font?.text(code) ?? ''
      before = code
    }
    at.nextLine(waiting, 0)
    this.reader.add(text)
    if (before !== undefined) at.show(before)
  }

  private showArray(operator: Operator): void {
    const items = operandOf(this.bytes, operator, 0)
    if (!isArray(items)) return
    for (const item of items) {
      if (item instanceof PdfString) this.reader.show(this.codes(item))
      else if (typeof item === 'number') this.reader.at.goBack(item)
    }
  }

  private codes({ raw }: PdfString): readonly number[] {
    const wide = this.reader.at.graphics.font?.width === 2
    const codes: number[] = []
    for (let at = 0; at < raw.length; at += wide ? 2 : 1)
      codes.push(wide ? (raw.charCodeAt(at) << 8) | (raw.charCodeAt(at + 1) || 0) : raw.charCodeAt(at))
    return codes
  }

  private font(operator: Operator): void {
    const name = this.nameIn(operator)
    const size = operandOf(this.bytes, operator, 1)
    const font = name === undefined ? undefined : this.around.font(name)
    this.reader.at.change({ font, size: typeof size === 'number' ? size : 1 })
  }

  private properties(operator: Operator): Dict | undefined {
    const operand = operandOf(this.bytes, operator, 1)
    if (isDict(operand)) return operand
    const name = nameOf(operand)
    return name === undefined ? undefined : this.around.properties(name)
  }

  private state(operator: Operator): void {
    const name = this.nameIn(operator)
    const state = name === undefined ? undefined : this.around.state(name)
    const opacity = state?.get('ca')
    const mode = nameOf(state?.get('BM'))
    if (typeof opacity === 'number') this.reader.at.change({ seeThrough: opacity < 1 })
    if (mode !== undefined && mode !== 'Normal' && mode !== 'Compatible') this.reader.at.change({ seeThrough: true })
  }
}

const moves: Readonly<Record<string, (at: TextPlace, numbers: readonly number[]) => void>> = {
  cm: (at, numbers) => at.transform(matrixOf(numbers)),
  Tm: (at, numbers) => at.setText(matrixOf(numbers)),
  Td: (at, [x = 0, y = 0]) => at.nextLine(x, y),
  TD: (at, [x = 0, y = 0]) => {
    at.change({ leading: -y })
    at.nextLine(x, y)
  },
  'T*': (at) => at.nextLine(0, -at.graphics.leading),
  TL: (at, [leading = 0]) => at.change({ leading }),
  Tc: (at, [characterSpace = 0]) => at.change({ characterSpace }),
  Tw: (at, [wordSpace = 0]) => at.change({ wordSpace }),
  Tz: (at, [percent = 100]) => at.change({ stretch: percent / 100 }),
  Tr: (at, [mode = 0]) => at.change({ mode }),
}
