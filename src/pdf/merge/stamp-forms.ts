import { createHash } from 'node:crypto'
import { type Balance, balanceOf } from '../content/content-balance.ts'
import { pageBytes } from '../content/document-content.ts'
import { withoutTags } from '../content/edits.ts'
import { type PageBox, pageBox } from '../file/model/page-box.ts'
import { type Page, pagesOf } from '../file/model/pages.ts'
import { type Matrix, multiply } from '../file/objects/geometry.ts'
import { type Dict, dict, Name, type PdfObject, type Ref, Stream } from '../file/objects/objects.ts'
import { DamagedPdf } from '../file/objects/refusal.ts'
import { srgbProfileStream } from '../file/objects/srgb-profile.ts'
import { flateStream } from '../file/read/flate.ts'
import { openPdf } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { objectCopier } from './copy-objects.ts'

/** A page of a small PDF with embedded fonts, painted over another page. */
export interface Stamp {
  readonly pdf: Uint8Array
  /** The page of that PDF, counted from 1; by default the first. */
  readonly page?: number
  /** Of the lower left corner of the stamp, in points from the lower left corner of the displayed page. */
  readonly x: number
  readonly y: number
  /** By default 1. */
  readonly scale?: number
}

/** A PDF with stamps: opened once, its fonts copied once. */
interface StampSource {
  readonly file: PdfFile
  readonly pages: readonly Page[]
  readonly copy: (object: PdfObject) => PdfObject
  readonly forms: Map<number, Ref>
}

/** The form XObjects of the stamps in a file; equal stamps share one form. */
export class StampForms {
  private readonly file: PdfFile
  private readonly known = new Map<string, StampSource>()
  private readonly byBytes = new Map<Uint8Array, StampSource>()
  private rgb: Ref | undefined

  /** @param file receives the forms */
  constructor(file: PdfFile) {
    this.file = file
  }

  used(): boolean {
    return this.known.size > 0
  }

  /** @throws DamagedPdf when there is no such page */
  of({ pdf, page = 1 }: Stamp): Ref {
    const source = this.source(pdf)
    const known = source.forms.get(page)
    if (known) return known
    const made = this.form(source, page)
    source.forms.set(page, made)
    return made
  }

  private source(pdf: Uint8Array): StampSource {
    const quick = this.byBytes.get(pdf)
    if (quick) return quick
    const key = createHash('sha256').update(pdf).digest('hex')
    const source = this.known.get(key) ?? this.open(pdf)
    this.known.set(key, source)
    this.byBytes.set(pdf, source)
    return source
  }

  private open(pdf: Uint8Array): StampSource {
    const file = openPdf(pdf)
    if (file.trailer.has('Encrypt')) throw new DamagedPdf('versleuteld', 'De PDF van het stempel is versleuteld.')
    const copy = objectCopier(file, this.file, (stream) =>
      file.name(stream.dict.get('Subtype')) === 'Form'
        ? flateStream(withoutTags(file.bytes(stream)), stream.dict)
        : stream,
    )
    return { file, pages: pagesOf(file), copy, forms: new Map() }
  }

  private form({ file, pages, copy }: StampSource, number: number): Ref {
    const page = pages[number - 1]
    if (!page) throw new DamagedPdf('geen-bladzijden', `De PDF van het stempel heeft geen bladzijde ${number}.`)
    const box = pageBox(file, page.dict)
    const form = dict({
      Type: new Name('XObject'),
      Subtype: new Name('Form'),
      BBox: [...box.crop],
      Matrix: [...box.toSeen],
      Group: page.dict.has('Group') ? copy(page.dict.get('Group') ?? null) : undefined,
      Resources: this.withColours(copy(page.resources)),
    })
    return this.file.add(flateStream(withoutTags(pageBytes(file, page)), form))
  }

  /** Defines the RGB colour space of the stamp, so that it is allowed in a file with a CMYK output intent. */
  private withColours(resources: PdfObject): PdfObject {
    if (!(resources instanceof Map)) return resources
    this.rgb ??= this.file.add(srgbProfileStream())
    const spaces = new Map(this.file.dict(resources.get('ColorSpace')) ?? [])
    if (!spaces.has('DefaultRGB')) spaces.set('DefaultRGB', [new Name('ICCBased'), this.rgb])
    return new Map(resources).set('ColorSpace', spaces)
  }
}

/** A form with its position on a page. */
export interface PlacedForm {
  readonly form: Ref
  readonly matrix: Matrix
}

export function placeStamp(form: Ref, { x, y, scale = 1 }: Stamp, box: PageBox): PlacedForm {
  return { form, matrix: multiply([scale, 0, 0, scale, x, y], box.toPage) }
}

/**
 * Paints forms over a page, as pagination artifacts (ISO 32000-1, 14.8.2.2). The content of the page is enclosed in q and Q, and
 * what it leaves open is closed, so that its graphics state does not affect the forms.
 */
export function paintForms(file: PdfFile, page: Page, placed: readonly PlacedForm[]): void {
  const resources = new Map(page.resources)
  const objects = new Map(file.dict(resources.get('XObject')) ?? [])
  let painting = ''
  for (const { form, matrix } of placed) {
    const name = freeName(objects)
    objects.set(name, form)
    painting += `q ${written(matrix)} cm /${name} Do Q\n`
  }
  page.dict.set('Resources', resources.set('XObject', objects))
  const stream = (text: string) => file.add(new Stream(new Map(), Buffer.from(text, 'latin1')))
  const balance = balanceOf(pageBytes(file, page))
  const own = file.resolve(page.dict.get('Contents'))
  const contents = Array.isArray(own) ? own : own instanceof Stream ? [page.dict.get('Contents') ?? null] : []
  page.dict.set('Contents', [
    stream('q\n'.repeat(1 + balance.tooManyQ)),
    ...contents,
    stream(`${closing(balance)}/Artifact<</Type/Pagination>>BDC\n${painting}EMC\n`),
  ])
}

function freeName(objects: Dict): string {
  let name = 'Stempel'
  for (let count = 2; objects.has(name); count++) name = `Stempel${count}`
  return name
}

/** Four decimals are enough for any device, and remove rounding errors of binary fractions. */
function written(matrix: Matrix): string {
  return matrix.map((each) => String(Number(each.toFixed(4)))).join(' ')
}

/** Starts with white space, because the last stream of the page may end with an unterminated token. */
function closing({ openText, openMarks, openStates }: Balance): string {
  return `\n${openText ? 'ET\n' : ''}${'EMC\n'.repeat(openMarks)}${'Q\n'.repeat(1 + openStates)}`
}
