import { forEachOperator } from '../content/content-operators.ts'
import { pageBytes } from '../content/document-content.ts'
import { fontReaders } from '../content/font-reader.ts'
import type { Page } from '../file/model/pages.ts'
import { DamagedPdf, type Dict, nameOf, type PdfObject, Ref, Stream } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { type CodeReader, codeReaders } from './code-reader.ts'
import type { PageObserver } from './page-observer.ts'
import { TextReader } from './text-reader.ts'

/** What a page, or a drawing in it, says. */
export interface ReadText {
  /** The text of the glyphs, in the order of painting. */
  readonly shown: string
  /** The same with replacement texts (ActualText) instead of what they replace. */
  readonly replaced: string
}

const deepestForm = 25

/** Content that is painted again: behind this much, what has been read before is not read another time. */
const mostAgain = 24 * 1024 * 1024

/**
 * Reads the text of pages of any maker, tagged or not, seen or not: hidden layers, invisible text, margins and all. Fonts are
 * read once a document. Streams that cannot be read are noted, not passed over in silence.
 */
export class PageReader {
  readonly file: PdfFile
  /** Numbers of the forms that pages have painted. */
  readonly painted = new Set<number>()
  /** What could not be read, in Dutch. */
  readonly unread = new Set<string>()
  private readonly readers: (font: PdfObject | undefined) => CodeReader | undefined
  private readonly observer: PageObserver | undefined
  private readonly within = new Set<Stream>()
  private readonly read = new Set<Stream>()
  private again = 0

  constructor(file: PdfFile, observer?: PageObserver) {
    this.file = file
    this.readers = codeReaders(file, fontReaders(file).of)
    this.observer = observer
  }

  page(page: Page, place: string): ReadText {
    const reader = new TextReader(this.file, this.observer)
    const bytes = this.attempt(place, () => pageBytes(this.file, page))
    if (bytes) this.run(bytes, page.resources, reader)
    return reader.read()
  }

  /** A form, a pattern or an appearance that stands on its own. */
  form(form: Stream, place: string): ReadText {
    const reader = new TextReader(this.file, this.observer)
    this.goInto(form, new Map(), reader, place)
    return reader.read()
  }

  private goInto(form: Stream, inherited: Dict, reader: TextReader, place: string): void {
    if (this.within.has(form) || this.within.size > deepestForm) return
    const known = this.read.has(form)
    if (known && this.again > mostAgain) return
    const bytes = this.attempt(place, () => this.file.bytes(form))
    if (!bytes) return
    if (known) this.again += bytes.length + 1000
    this.read.add(form)
    this.within.add(form)
    const matrix = (this.file.array(form.dict.get('Matrix')) ?? []).map((each) => this.file.number(each))
    reader.inForm(matrix, () => this.run(bytes, this.file.dict(form.dict.get('Resources')) ?? inherited, reader))
    this.within.delete(form)
  }

  private run(bytes: Uint8Array, resources: Dict, reader: TextReader): void {
    const resource = (category: string, name: string) => this.file.dict(resources.get(category))?.get(name)
    const around = {
      font: (name: string) => this.readers(resource('Font', name)),
      properties: (name: string) => this.file.dict(resource('Properties', name)),
      state: (name: string) => this.file.dict(resource('ExtGState', name)),
    }
    const stream = reader.stream(bytes, around)
    forEachOperator(bytes, (operator) => {
      if (operator.name !== 'Do') stream.take(operator)
      else this.paint(stream.nameIn(operator), resources, reader)
    })
    stream.end()
  }

  private paint(name: string | undefined, resources: Dict, reader: TextReader): void {
    const object = name === undefined ? undefined : this.file.dict(resources.get('XObject'))?.get(name)
    const found = this.attempt('een tekening', () => this.file.resolve(object))
    if (!(found instanceof Stream)) return
    if (object instanceof Ref) this.painted.add(object.number)
    if (nameOf(this.file.resolve(found.dict.get('Subtype'))) === 'Form')
      this.goInto(found, resources, reader, 'een tekening')
    else reader.image()
  }

  private attempt<T>(place: string, read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof DamagedPdf)) throw error
      this.unread.add(place)
      return undefined
    }
  }
}
