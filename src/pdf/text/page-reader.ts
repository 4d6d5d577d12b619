import { forEachOperator } from '../content/content-operators.ts'
import { pageBytes } from '../content/document-content.ts'
import { fontReaders } from '../content/font-reader.ts'
import type { Page } from '../file/model/pages.ts'
import type { Matrix } from '../file/objects/geometry.ts'
import { type Dict, type PdfObject, Ref, Stream } from '../file/objects/objects.ts'
import { ifDamaged } from '../file/objects/refusal.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { type CodeReader, codeReaders } from './code-reader.ts'
import { colourIn } from './colour-of.ts'
import { type PageObserver, PageText, type ReadText } from './page-text.ts'
import { StreamReader } from './stream-reader.ts'

const deepestForm = 25

/** Bytes of forms that are read again when painted again; beyond this, a form is read only once. */
const mostRepeated = 24 * 1024 * 1024

interface NumberedForm {
  readonly form: Stream
  /** Its object number, where a page paints it. */
  readonly number: number | undefined
}

/**
 * Reads the text of pages of any producer, tagged or not, visible or not: hidden layers, invisible text and margins included.
 * Each font is read once. Streams that cannot be read are recorded in `unread`.
 */
export class PageReader {
  readonly file: PdfFile
  /** Object numbers of the forms that pages have painted. */
  readonly painted = new Set<number>()
  /** What could not be read, in Dutch. */
  readonly unread = new Set<string>()
  private readonly readers: (font: PdfObject | undefined) => CodeReader | undefined
  private readonly enclosing = new Set<Stream>()
  private readonly read = new Set<Stream>()
  private repeated = 0

  constructor(file: PdfFile) {
    this.file = file
    this.readers = codeReaders(file, fontReaders(file).of)
  }

  page(page: Page, place: string, observer?: PageObserver): ReadText {
    const text = new PageText(this.file, observer)
    const bytes = this.attempt(place, () => pageBytes(this.file, page))
    if (bytes) this.run(bytes, page.resources, text)
    return text.read()
  }

  /** Reads what is painted over a page: the drawing of an annotation. @param matrix from the space of the form to the page */
  over(form: PdfObject, matrix: Matrix, observer: PageObserver): void {
    const found = this.attempt('een tekening', () => this.file.resolve(form))
    if (!(found instanceof Stream)) return
    const text = new PageText(this.file, observer)
    text.cursor.transform(matrix)
    this.readForm({ form: found, number: undefined }, new Map(), text, 'een tekening')
  }

  /** A form, pattern or appearance stream outside any page. */
  form(form: Stream, place: string): ReadText {
    const text = new PageText(this.file, undefined)
    this.readForm({ form, number: undefined }, new Map(), text, place)
    return text.read()
  }

  private readForm({ form, number }: NumberedForm, inherited: Dict, text: PageText, place: string): void {
    if (this.enclosing.has(form) || this.enclosing.size > deepestForm) return
    const known = this.read.has(form)
    if (known && this.repeated > mostRepeated) return
    const bytes = this.attempt(place, () => this.file.bytes(form))
    if (!bytes) return
    if (known) this.repeated += bytes.length + 1000
    this.read.add(form)
    this.enclosing.add(form)
    const matrix = (this.file.array(form.dict.get('Matrix')) ?? []).map((each) => this.file.number(each))
    text.inForm(number, matrix, () => this.run(bytes, this.file.dict(form.dict.get('Resources')) ?? inherited, text))
    this.enclosing.delete(form)
  }

  private run(bytes: Uint8Array, resources: Dict, text: PageText): void {
    const resource = (category: string, name: string) => this.file.dict(resources.get(category))?.get(name)
    const stream = new StreamReader(text, bytes, {
      font: (name) => this.readers(resource('Font', name)),
      properties: (name) => this.file.dict(resource('Properties', name)),
      state: (name) => this.file.dict(resource('ExtGState', name)),
      colour: (space, components) => colourIn(this.file, space, resource('ColorSpace', space), components),
    })
    forEachOperator(bytes, (operator) => {
      if (operator.name !== 'Do') stream.take(operator)
      else this.paint(stream.nameIn(operator), resources, text)
    })
    stream.end()
  }

  private paint(name: string | undefined, resources: Dict, text: PageText): void {
    const object = name === undefined ? undefined : this.file.dict(resources.get('XObject'))?.get(name)
    const found = this.attempt('een tekening', () => this.file.resolve(object))
    if (!(found instanceof Stream)) return
    const number = object instanceof Ref ? object.number : undefined
    if (number !== undefined) this.painted.add(number)
    if (this.file.name(found.dict.get('Subtype')) === 'Form')
      this.readForm({ form: found, number }, resources, text, 'een tekening')
    else
      text.image({
        isOpaque: !['SMask', 'Mask', 'ImageMask', 'SMaskInData'].some((key) => found.dict.has(key)),
        width: this.file.number(found.dict.get('Width')) ?? 0,
        height: this.file.number(found.dict.get('Height')) ?? 0,
      })
  }

  private attempt<T>(place: string, read: () => T): T | undefined {
    return ifDamaged(read, () => {
      this.unread.add(place)
      return undefined
    })
  }
}
