import { type Matrix, matrixOf, type Point, transform } from '../file/objects/geometry.ts'
import type { Dict } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { boxOf, intersection, isIn, isInside, type PaintedShape } from './painted-shape.ts'
import { type ShownGlyph, TextCursor } from './text-cursor.ts'

/** The text of a page, or of a form XObject. */
export interface ReadText {
  /** The text of the glyphs, in painting order. */
  readonly shown: string
  /** The same, with replacement text (ActualText) instead of the glyphs that it replaces. */
  readonly replaced: string
}

/** Receives what a page paints, for a caller that needs positions besides the text. */
export interface PageObserver {
  readonly glyph?: (glyph: ShownGlyph, mark: PaintedMark | undefined) => void
  /** Anything painted that is no glyph; an image too. */
  readonly painted?: (shape: PaintedShape, mark: PaintedMark | undefined) => void
  /** @param matrix maps the unit square to the image, in default user space */
  readonly image?: (matrix: Matrix, mark: PaintedMark | undefined) => void
}

/** The marked-content sequence that encloses what is painted. */
export interface PaintedMark {
  readonly mcid: number
  /** Object number of the form XObject whose content stream it is in; undefined for that of the page. */
  readonly form: number | undefined
}

const unitSquare: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
]

/** An image as its dictionary describes it. */
export interface ImageSample {
  /** Whether it hides all that it lies on, where the graphics state allows it. */
  readonly isOpaque: boolean
  /** In dots; zero when unknown. */
  readonly width: number
  readonly height: number
}

/** Dots per point of the coarsest fax; a picture with fewer shows no letters. */
const fewestDots = 0.5

function isDetailed([a, b, c, d]: Matrix, width: number, height: number): boolean {
  return width >= Math.hypot(a, b) * fewestDots && height >= Math.hypot(c, d) * fewestDots
}

/** An open marked-content sequence; its replacement text is output at the first glyph that it replaces. */
interface OpenSequence {
  readonly actual: string | undefined
  readonly mark: PaintedMark | undefined
  written: boolean
}

/** Collects the text of one page: of its own content stream and of the forms it paints. */
export class PageText {
  private readonly file: PdfFile
  private readonly observer: PageObserver | undefined
  /** Of the content stream or form that is being read. */
  cursor = new TextCursor()
  private readonly shown: string[] = []
  private readonly replaced: string[] = []
  private last = '\n'
  private readonly sequences: OpenSequence[] = []
  /** The form whose content stream is being read: an MCID in it is not one of the page. */
  private form: number | undefined

  constructor(file: PdfFile, observer: PageObserver | undefined) {
    this.file = file
    this.observer = observer
  }

  read(): ReadText {
    return { shown: this.shown.join(''), replaced: this.replaced.join('') }
  }

  /**
   * A form has its own graphics state, initially that of its surroundings (ISO 32000-1, 8.10.1).
   * @param form its object number, where it has one
   */
  inForm(form: number | undefined, matrix: readonly (number | undefined)[], read: () => void): void {
    const { cursor: before, form: outer } = this
    this.form = form ?? outer
    this.cursor = new TextCursor(before.graphics)
    this.cursor.transform(matrixOf(matrix))
    this.add('\n')
    read()
    this.cursor = before
    this.form = outer
    this.add('\n')
  }

  image({ isOpaque, width, height }: ImageSample): void {
    const { matrix, paint } = this.cursor.graphics
    this.observer?.image?.(matrix, this.mark())
    const { clip, fillAlpha, blends, masked } = paint
    const outline = [unitSquare.map((corner) => transform(matrix, corner))]
    this.paint({
      box: intersection(boxOf(outline), clip),
      covers: (point) => (clip === undefined || isIn(clip, point)) && isInside(outline, point, 'nonzero'),
      colour: undefined,
      isOpaque: isOpaque && fillAlpha === 1 && !blends && !masked,
      image: isDetailed(matrix, width, height) ? 'detailed' : 'coarse',
    })
  }

  get isObserved(): boolean {
    return this.observer !== undefined
  }

  show(codes: readonly number[]): void {
    const separator = this.cursor.separator()
    if (separator !== '' && !/\s/.test(this.last)) this.add(separator)
    let text = ''
    for (const code of codes) {
      const glyph = this.cursor.show(code)
      text += glyph.text
      this.observer?.glyph?.(glyph, this.mark())
    }
    this.add(text)
  }

  add(text: string): void {
    if (text === '') return
    this.shown.push(text)
    this.last = text.at(-1) ?? ''
    const open = this.sequences.find(({ actual }) => actual !== undefined)
    if (!open) this.replaced.push(text)
    else this.write(open)
  }

  paint(shape: PaintedShape): void {
    this.observer?.painted?.(shape, this.mark())
  }

  begin(properties: Dict | undefined): void {
    const actual = this.file.text(properties?.get('ActualText'))
    const mcid = this.file.number(properties?.get('MCID'))
    const mark = mcid === undefined ? undefined : { mcid, form: this.form }
    if (this.sequences.length < 10_000) this.sequences.push({ actual, mark, written: false })
  }

  /** Ends sequences down to a depth. Replacement text counts as text even when no glyph was shown in its sequence. */
  endTo(depth: number): void {
    while (this.sequences.length > depth) {
      const open = this.sequences.pop()
      if (open) this.write(open)
    }
  }

  get depth(): number {
    return this.sequences.length
  }

  private mark(): PaintedMark | undefined {
    return this.sequences.findLast(({ mark }) => mark !== undefined)?.mark
  }

  private write(open: OpenSequence): void {
    if (open.actual !== undefined && !open.written) this.replaced.push(open.actual)
    open.written = true
  }
}
