import { type Dict, isDict, nameOf, PdfString } from '../file/objects/objects.ts'
import { DamagedPdf } from '../file/objects/refusal.ts'
import { textOf } from '../file/objects/text-string.ts'
import { forEachOperator, type Operator } from './content-operators.ts'
import type { FontReader } from './font-reader.ts'
import { codesOf, glyphRun, moveOf } from './glyph-run.ts'
import { hasUnmappedGlyph, isCovered, markIn, type OpenMark, type Replacement } from './open-marks.ts'
import { operandOf } from './operands.ts'
import type { Mark, ScanContext, ScannedContent } from './scanned-content.ts'
import { shownCodes } from './shown-codes.ts'
import { TextPosition } from './text-position.ts'

const paintsPath = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*'])
const showsText = new Set(['Tj', 'TJ', "'", '"'])
const buildsPath = new Set(['m', 're'])
/** The highest MCID: bounds the size of the parent tree. */
const mostMarks = 1_000_000
/** Soft hyphens and zero-width characters: the browser draws them as a space without width. */
const invisibleCharacters = /^[\u00ad\u200b-\u200d\u2060\ufeff]+$/

/**
 * Scans a content stream: the text of each marked-content sequence, and the edits that make all painting outside of them an
 * artifact (ISO 14289-1, 7.1; ISO 32000-1, 14.8.2.2).
 */
export function scanContent(bytes: Uint8Array, context: ScanContext): ScannedContent {
  const scan = new ContentScan(bytes, context)
  forEachOperator(bytes, (operator) => scan.take(operator))
  scan.finish()
  return scan.content
}

class ContentScan {
  readonly content: ScannedContent
  private readonly context: ScanContext
  private readonly state = new TextPosition<FontReader>()
  /** The marked-content sequences that enclose the current position (ISO 32000-1, 14.6). */
  private readonly open: OpenMark[] = []
  private artifact: { readonly depth: number } | undefined
  private pathStart = -1
  /** The stream as text, one byte a character; made on first use. */
  private text: string | undefined
  /** For the current graphics state and each saved one: whether a clipping path is set. */
  private readonly clipped: boolean[] = [false]

  constructor(bytes: Uint8Array, context: ScanContext) {
    this.context = context
    this.content = { bytes, marks: new Map(), tagged: false, showsText: false, untagged: '', edits: [], clusters: [] }
  }

  take(operator: Operator): void {
    const { name } = operator
    this.state.apply(this.content.bytes, operator)
    if (showsText.has(name)) this.show(operator)
    else if (buildsPath.has(name)) this.pathStart = this.pathStart < 0 ? operator.start : this.pathStart
    else if (paintsPath.has(name)) {
      this.paint(this.pathStart < 0 ? operator.start : this.pathStart)
      this.pathStart = -1
    } else this.takeOther(operator)
  }

  finish(): void {
    this.closeArtifact(this.content.bytes.length)
    // Marked content that a stream leaves open would extend over the streams that follow.
    const unclosed = this.open.length
    if (unclosed > 0) this.edit(this.content.bytes.length, 0, '\nEMC'.repeat(unclosed))
  }

  private takeOther(operator: Operator): void {
    switch (operator.name) {
      case 'n':
        this.pathStart = -1
        break
      case 'Tf':
        this.font(operator)
        break
      case 'BMC':
      case 'BDC':
        this.begin(operator)
        break
      case 'EMC':
        this.end(operator)
        break
      case 'W':
      case 'W*':
        this.clipped[this.clipped.length - 1] = true
        break
      case 'q':
        this.clipped.push(this.clipped.at(-1) ?? false)
        this.closeArtifact(operator.start)
        break
      case 'Q':
        if (this.clipped.length > 1) this.clipped.pop()
        this.closeArtifact(operator.start)
        break
      case 'BT':
      case 'ET':
        this.closeArtifact(operator.start)
        break
      case 'Do':
        this.paintObject(operator)
        break
      case 'sh':
      case 'BI':
        this.paint(operator.start)
        break
    }
  }

  private font(operator: Operator): void {
    const name = nameOf(operandOf(this.content.bytes, operator, 0))
    const size = operandOf(this.content.bytes, operator, 1)
    const font = name === undefined ? undefined : this.context.resource('Font', name)
    this.state.change({ font: this.context.font(font), size: typeof size === 'number' ? size : 1 })
  }

  private edit(at: number, remove: number, insert: string): void {
    this.content.edits.push({ at, remove, insert })
  }

  private paint(start: number): void {
    if (isCovered(this.open) || this.artifact) return
    this.edit(start, 0, '/Artifact BMC\n')
    this.artifact = { depth: this.open.length }
  }

  private closeArtifact(at: number): void {
    if (!this.artifact) return
    this.edit(at, 0, '\nEMC\n')
    this.artifact = undefined
  }

  private paintObject(operator: Operator): void {
    const name = nameOf(operandOf(this.content.bytes, operator, 0))
    const object = name === undefined ? undefined : this.context.resource('XObject', name)
    const form = this.context.form(object)
    if (form?.showsText) this.noteText()
    if (form && !markIn(this.open)) this.content.untagged += form.untagged
    if (!form?.tagged) {
      this.paint(operator.start)
      return
    }
    this.content.tagged = true
    this.closeArtifact(operator.start)
    // Tagged content may not be nested in tagged content or in an artifact (ISO 14289-1, 7.1).
    if (isCovered(this.open))
      throw new DamagedPdf('geneste-markering', 'Getagde inhoud van de PDF staat in andere getagde inhoud.')
    const copy = this.context.untaggedCopy(object)
    if (copy !== undefined) this.edit(operator.start, operator.end - operator.start, `/${copy} Do`)
  }

  private noteText(): void {
    this.content.showsText = true
    const mark = markIn(this.open)
    if (mark) mark.showsText = true
  }

  private begin(operator: Operator): void {
    const properties = this.properties(operator)
    const mcid = properties?.get('MCID')
    const tag = nameOf(operandOf(this.content.bytes, operator, 0))
    if (typeof mcid === 'number') {
      this.beginTagged(operator, mcid)
      return
    }
    if (tag === 'Artifact') {
      this.closeArtifact(operator.start)
      this.open.push({ kind: 'artifact' })
      return
    }
    const actual = properties?.get('ActualText')
    if (!(actual instanceof PdfString)) {
      this.open.push({ kind: 'plain' })
      return
    }
    this.paint(operator.start)
    const { start, end } = operator
    const replacement = { text: textOf(actual), start, end, used: false, invisible: undefined, shown: [] }
    this.open.push({ kind: 'plain', replacement })
  }

  private beginTagged(operator: Operator, mcid: number): void {
    if (this.artifact) {
      if (this.artifact.depth < this.open.length)
        throw new DamagedPdf('geneste-markering', 'Getagde inhoud van de PDF staat in een versiering.')
      this.closeArtifact(operator.start)
    }
    if (
      isCovered(this.open) ||
      this.content.marks.has(mcid) ||
      !(Number.isInteger(mcid) && mcid >= 0 && mcid <= mostMarks)
    )
      throw new DamagedPdf('geneste-markering', 'De markering van de inhoud van de PDF klopt niet.')
    const mark: Mark = { mcid, fragments: [], showsText: false, start: operator.start, end: operator.end }
    this.content.marks.set(mcid, mark)
    this.content.tagged = true
    this.open.push({ kind: 'tagged', mark })
  }

  private properties(operator: Operator): Dict | undefined {
    if (operator.name !== 'BDC') return undefined
    const operand = operandOf(this.content.bytes, operator, 1)
    const name = nameOf(operand)
    const found = name === undefined ? operand : this.context.resource('Properties', name)
    return isDict(found) ? found : undefined
  }

  private end(operator: Operator): void {
    if (this.artifact && this.artifact.depth >= this.open.length) this.closeArtifact(operator.start)
    const closed = this.open.pop()
    // An EMC without an open sequence.
    if (!closed) this.edit(operator.start, operator.end - operator.start, '')
    else if (closed.replacement?.invisible) this.dropInvisible(closed.replacement, operator)
    else if (closed.replacement && hasUnmappedGlyph(closed.replacement)) this.content.clusters.push(closed.replacement)
  }

  /** A soft hyphen inside a line is drawn as an empty glyph, which would split the word when copied or read aloud. */
  private dropInvisible(replacement: Replacement, end: Operator): void {
    const { invisible } = replacement
    if (!invisible) return
    this.edit(replacement.start, replacement.end - replacement.start, '')
    this.edit(invisible.start, invisible.end - invisible.start, '')
    this.edit(end.start, end.end - end.start, '')
  }

  private show(operator: Operator): void {
    this.paint(operator.start)
    const { font } = this.state.graphics
    const operand = operator.operands[operator.count - 1] ?? operator.start
    const codes = shownCodes(this.content.bytes, operand, font?.width ?? 1)
    if (codes.length === 0) return
    this.noteText()
    const replacement = this.open.at(-1)?.replacement
    if (replacement && font && operator.name === 'Tj')
      replacement.shown.push({ font, codes, start: operand, end: operator.end - 2 })
    let text = ''
    for (const code of codes) text += this.character(code, text, replacement)
    if (replacement) this.addReplacement(replacement, text, operator)
    else {
      const run = operator.name === 'Tj' && font?.width === 2 ? glyphRun(this.latin1(), operator.end) : undefined
      if (run) for (const code of codesOf(run)) text += this.character(code, text, undefined)
      this.add(text, run?.end ?? operator.end, operator.start)
      if (!run) return
      operator.end = run.end
      this.state.nextLine(moveOf(run), 0)
    }
  }

  private latin1(): string {
    this.text ??= Buffer.from(this.content.bytes).toString('latin1')
    return this.text
  }

  private character(code: number, before: string, replacement: Replacement | undefined): string {
    const { font } = this.state.graphics
    const text = font?.toText.get(code)
    const absent = code === 0 && font?.width === 2
    if (absent || (text === undefined && !replacement)) {
      const line = (markIn(this.open)?.fragments.at(-1)?.text ?? '') + before
      this.context.missing(replacement?.text ?? text ?? '', line)
    }
    return text ?? ''
  }

  private addReplacement(replacement: Replacement, shown: string, operator: Operator): void {
    if (invisibleCharacters.test(replacement.text) && shown.trim() === '' && !replacement.used) {
      replacement.invisible = { start: operator.start, end: operator.end }
      replacement.used = true
      const before = markIn(this.open)?.fragments.at(-1)
      if (before) before.runsOn = true
      return
    }
    replacement.invisible = undefined
    this.add(replacement.used ? '' : replacement.text, undefined, undefined)
    replacement.used = true
  }

  private add(text: string, end: number | undefined, start: number | undefined): void {
    const mark = markIn(this.open)
    if (!mark) {
      if (this.clipped.at(-1) && !isCovered(this.open)) this.content.untagged += text
      return
    }
    const { font } = this.state.graphics
    const position = this.state.lineStart()
    const last = mark.fragments.at(-1)
    if (last && last.font === font && Math.abs(last.y - position.y) < 0.01) {
      last.text += text
      last.end = end
      last.runsOn = false
    } else mark.fragments.push({ text, ...position, content: this.content, end, start, font })
  }
}
