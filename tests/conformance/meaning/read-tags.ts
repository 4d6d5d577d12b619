import { readFileSync } from 'node:fs'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Json, type JsonDict, listOf, qpdfObjects } from '../../pdf/qpdf-objects.ts'

/**
 * The structure of a PDF as readers that are not ours see it: qpdf gives the objects, PDF.js the text of each piece of marked
 * content, glyph by glyph as the fonts have it.
 */
export interface Tag {
  readonly type: string
  readonly alt: string | undefined
  /** Replacement text. */
  readonly actual: string | undefined
  readonly lang: string | undefined
  readonly id: string | undefined
  readonly scope: string | undefined
  readonly headers: readonly string[]
  readonly numbering: string | undefined
  readonly summary: string | undefined
  readonly placement: string | undefined
  readonly box: readonly number[] | undefined
  readonly kids: readonly (Tag | Words | Area)[]
}

export interface Words {
  readonly type: 'words'
  readonly text: string
  /** The page that it is on: `12 0 R`. */
  readonly page: string
}

/** An active area: what it says of itself, and where it leads. */
export interface Area {
  readonly type: 'area'
  readonly object: string
  readonly says: string
  /** Address, or the name of a place in the document. */
  readonly goal: string
  /** Structure element of the place, where it has a name that the document knows. */
  readonly known: boolean
}

export interface TaggedPdf {
  readonly root: Tag
  readonly lang: string | undefined
  readonly outline: readonly { readonly title: string; readonly level: number }[]
  /** Every annotation on a page. */
  readonly areas: readonly string[]
  /** Width and height of each page, in points. */
  readonly pages: ReadonlyMap<string, readonly [number, number]>
}

export async function readTags(path: string): Promise<TaggedPdf> {
  const words = await wordsOf(path)
  const { catalog, dict, resolve, told } = qpdfObjects(path)
  const { pages, outlines } = told as {
    readonly pages: readonly { object: string }[]
    readonly outlines: readonly OutlineJson[]
  }
  const string = (json: Json | undefined): string | undefined => {
    const found = resolve(json)
    if (typeof found !== 'string') return undefined
    return found.startsWith('b:') ? Buffer.from(found.slice(2), 'hex').toString('latin1') : found.replace(/^u:/, '')
  }
  const places = new Set(Object.keys(dict(catalog['/Dests'])))

  const area = (reference: string): Area => {
    const annotation = dict(reference)
    const uri = string(dict(annotation['/A'])['/URI'])
    const place = string(annotation['/Dest']) ?? ''
    const says = string(annotation['/Contents']) ?? ''
    return {
      type: 'area',
      object: reference,
      says,
      goal: uri ?? place.slice(1),
      known: uri !== undefined || places.has(place),
    }
  }
  const kid = (json: Json, page: string): Tag | Words | Area => {
    if (typeof json === 'number') return { type: 'words', text: words(page, json), page }
    const found = dict(json)
    if (found['/Type'] === '/OBJR') return area(String(found['/Obj']))
    if (found['/Type'] !== '/MCR') return tag(json, page)
    if (found['/Stm'] !== undefined) throw new Error('Marked content in a form: this reader does not know its text.')
    const own = String(found['/Pg'] ?? page)
    return { type: 'words', text: words(own, Number(found['/MCID'])), page: own }
  }
  const tag = (json: Json, inherited: string): Tag => {
    const element = dict(json)
    const page = typeof element['/Pg'] === 'string' ? element['/Pg'] : inherited
    const attributes = Object.assign({}, ...listOf(resolve(element['/A'])).map(dict)) as JsonDict
    return {
      type: String(resolve(element['/S'])).slice(1),
      alt: string(element['/Alt']),
      actual: string(element['/ActualText']),
      lang: string(element['/Lang']),
      id: string(element['/ID']),
      scope: string(attributes['/Scope'])?.slice(1),
      headers: listOf(resolve(attributes['/Headers'])).map((each) => string(each) ?? ''),
      numbering: string(attributes['/ListNumbering'])?.slice(1),
      summary: string(attributes['/Summary']),
      placement: string(attributes['/Placement'])?.slice(1),
      box: attributes['/BBox'] === undefined ? undefined : listOf(resolve(attributes['/BBox'])).map(Number),
      kids: listOf(resolve(element['/K'])).map((each) => kid(each, page)),
    }
  }
  const [top] = listOf(resolve(dict(catalog['/StructTreeRoot'])['/K']))
  return {
    root: tag(top ?? null, ''),
    lang: string(catalog['/Lang']),
    outline: outlines.flatMap((each) => flat(each, 1)),
    pages: new Map(pages.map(({ object }) => [object, sizeOf(listOf(resolve(dict(object)['/MediaBox'])).map(Number))])),
    areas: pages.flatMap(({ object }) => listOf(resolve(dict(object)['/Annots'])).map(String)),
  }
}

const sizeOf = ([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]) => [right - left, top - bottom] as const

interface OutlineJson {
  readonly title: string
  readonly kids: readonly OutlineJson[]
}

const flat = ({ title, kids }: OutlineJson, level: number): { readonly title: string; readonly level: number }[] => [
  { title, level },
  ...kids.flatMap((kid) => flat(kid, level + 1)),
]

/** Text of marked content by its page (`12 0 R`) and number. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one walk over the operators of a page
async function wordsOf(path: string): Promise<(page: string, mark: number) => string> {
  const found = new Map<string, string>()
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 })
  const document = await task.promise
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { fnArray, argsArray } = await page.getOperatorList()
    const open: (string | undefined)[] = []
    for (const [index, operator] of fnArray.entries()) {
      const args: unknown = argsArray[index]
      if (operator === OPS.beginMarkedContent) open.push(undefined)
      if (operator === OPS.beginMarkedContentProps) {
        const mark = Array.isArray(args) ? args[1] : undefined
        open.push(typeof mark === 'number' ? `${page.ref?.num} 0 R/${mark}` : undefined)
      }
      if (operator === OPS.endMarkedContent) open.pop()
      const key = open.findLast((each) => each !== undefined)
      if (operator === OPS.showText && key !== undefined) found.set(key, (found.get(key) ?? '') + glyphsOf(args))
    }
  }
  await task.destroy()
  return (page, mark) => found.get(`${page}/${mark}`) ?? ''
}

function glyphsOf(args: unknown): string {
  const glyphs: unknown = Array.isArray(args) ? args[0] : undefined
  if (!Array.isArray(glyphs)) return ''
  return glyphs.map((glyph) => (typeof glyph === 'object' && glyph !== null ? String(glyph.unicode) : '')).join('')
}
