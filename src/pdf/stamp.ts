import { createHash } from 'node:crypto'
import { type Balance, balanceOf } from './content-balance.ts'
import { pageBytes } from './document-content.ts'
import { deflate } from './flate.ts'
import { claimsOf, type PdfRefusal } from './inspect.ts'
import { type Matrix, multiply } from './matrix.ts'
import { DamagedPdf, type Dict, dict, Name, nameOf, type PdfObject, type Ref, Stream } from './objects.ts'
import { openPdf } from './open-pdf.ts'
import { pageBox } from './page-box.ts'
import { type Page, pagesOf } from './pages.ts'
import type { PdfFile } from './pdf-file.ts'
import { srgbProfile } from './srgb-profile.ts'
import { takeOver } from './take-over.ts'
import { withoutTags } from './without-tags.ts'
import { writePdf } from './write-pdf.ts'
import { writtenForm } from './written-form.ts'

/** What is put on a page: the first page of a small PDF, as our own printer makes it, with its fonts in it. */
export interface Stamp {
  readonly pdf: Uint8Array
  /** Of the stamp's lower left corner, in points from the lower left corner of the page as it is seen. */
  readonly x: number
  readonly y: number
  /** 1 when absent. */
  readonly scale?: number
}

export type Stamped =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      /** Claims of the file that no longer hold for certain: PDF/A-1 knows less than a stamp uses. */
      readonly lost: readonly string[]
    }
  | PdfRefusal

/**
 * Puts stamps on the pages of a PDF, over what is there, as artifacts of pagination (ISO 32000-1, 14.8.2.2): nobody hears
 * them in the text, and a file that is PDF/UA or PDF/A-2 stays so. The page's own content is put between q and Q, and what it
 * leaves open is closed, so that nothing of it reaches the stamp. The same input gives the same bytes; never throws for what
 * is in the file.
 * @param stamps the stamp of a page, counted from 1; `box` is its size in points as it is seen, after rotation
 */
export function stampPages(
  pdf: Uint8Array,
  stamps: (page: number, box: { readonly width: number; readonly height: number }) => Stamp | undefined,
): Stamped {
  try {
    const file = openPdf(pdf)
    if (file.trailer.has('Encrypt')) return locked
    const forms = new StampForms(file)
    for (const [index, page] of pagesOf(file).entries()) {
      const box = pageBox(file, page.dict)
      const stamp = stamps(index + 1, { width: box.width, height: box.height })
      if (stamp) putOn(file, page, forms.of(stamp.pdf), multiply(placing(stamp), box.toPage))
    }
    const lost = claimsOf(file).filter((claim) => claim.startsWith('PDF/A-1'))
    return { ok: true, pdf: writePdf(file, writtenForm(file)), lost: forms.used() ? lost : [] }
  } catch (error) {
    if (error instanceof DamagedPdf) return { ok: false, code: error.code, reason: error.message }
    throw error
  }
}

const locked: PdfRefusal = {
  ok: false,
  code: 'versleuteld',
  reason: 'Het PDF-bestand is versleuteld (er zit een wachtwoord op).',
}

function placing({ x, y, scale = 1 }: Stamp): Matrix {
  return [scale, 0, 0, scale, x, y]
}

/** Enough for any device, and without the noise of binary fractions. */
function written(matrix: Matrix): string {
  return matrix.map((each) => String(Number(each.toFixed(4)))).join(' ')
}

/** The forms that stamps have become in a file: equal stamps are one form. */
class StampForms {
  private readonly file: PdfFile
  private readonly known = new Map<string, Ref>()
  private readonly byBytes = new Map<Uint8Array, Ref>()
  private rgb: Ref | undefined

  constructor(file: PdfFile) {
    this.file = file
  }

  used(): boolean {
    return this.known.size > 0
  }

  of(pdf: Uint8Array): Ref {
    const quick = this.byBytes.get(pdf)
    if (quick) return quick
    const key = createHash('sha256').update(pdf).digest('hex')
    const ref = this.known.get(key) ?? this.take(openPdf(pdf))
    this.known.set(key, ref)
    this.byBytes.set(pdf, ref)
    return ref
  }

  private take(source: PdfFile): Ref {
    if (source.trailer.has('Encrypt')) throw new DamagedPdf('versleuteld', 'De PDF van het stempel is versleuteld.')
    const [page] = pagesOf(source)
    if (!page) throw new DamagedPdf('geen-bladzijden', 'De PDF van het stempel heeft geen bladzijde.')
    const box = pageBox(source, page.dict)
    const copy = takeOver(source, this.file, (stream) =>
      nameOf(source.resolve(stream.dict.get('Subtype'))) === 'Form' ? withoutTagsIn(source, stream) : stream,
    )
    const resources = copy(page.resources)
    const form: Dict = dict({
      Type: new Name('XObject'),
      Subtype: new Name('Form'),
      BBox: [...box.crop],
      Matrix: [...box.toSeen],
      Group: page.dict.has('Group') ? copy(page.dict.get('Group') ?? null) : undefined,
      Resources: this.withColours(resources),
      Filter: new Name('FlateDecode'),
    })
    return this.file.add(new Stream(form, deflate(withoutTags(pageBytes(source, page)))))
  }

  /** Says which RGB the stamp means, so that it may stand in a file whose output intent is that of a press. */
  private withColours(resources: PdfObject): PdfObject {
    if (!(resources instanceof Map)) return resources
    const profile = new Stream(dict({ N: 3, Filter: new Name('FlateDecode') }), deflate(srgbProfile()))
    this.rgb ??= this.file.add(profile)
    const spaces = new Map(this.file.dict(resources.get('ColorSpace')) ?? [])
    if (!spaces.has('DefaultRGB')) spaces.set('DefaultRGB', [new Name('ICCBased'), this.rgb])
    return new Map(resources).set('ColorSpace', spaces)
  }
}

function withoutTagsIn(file: PdfFile, form: Stream): Stream {
  const entries = new Map(form.dict)
  entries.delete('DecodeParms')
  entries.set('Filter', new Name('FlateDecode'))
  return new Stream(entries, deflate(withoutTags(file.bytes(form))))
}

function putOn(file: PdfFile, page: Page, form: Ref, matrix: Matrix): void {
  const resources = new Map(page.resources)
  const objects = new Map(file.dict(resources.get('XObject')) ?? [])
  let name = 'Stempel'
  for (let count = 2; objects.has(name); count++) name = `Stempel${count}`
  resources.set('XObject', objects.set(name, form))
  page.dict.set('Resources', resources)
  const stream = (text: string) => file.add(new Stream(new Map(), Buffer.from(text, 'latin1')))
  const balance = balanceOf(pageBytes(file, page))
  const own = file.resolve(page.dict.get('Contents'))
  const contents = Array.isArray(own) ? own : own instanceof Stream ? [page.dict.get('Contents') ?? null] : []
  page.dict.set('Contents', [
    stream('q\n'.repeat(1 + balance.tooManyQ)),
    ...contents,
    stream(`${closing(balance)}/Artifact<</Type/Pagination>>BDC\nq ${written(matrix)} cm /${name} Do Q\nEMC\n`),
  ])
}

/** Starts with white space: the last stream of the page may end in the middle of nothing. */
function closing({ openText, openMarks, openStates }: Balance): string {
  return `\n${openText ? 'ET\n' : ''}${'EMC\n'.repeat(openMarks)}${'Q\n'.repeat(1 + openStates)}`
}
