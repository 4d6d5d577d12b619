/**
 * Functions that run in the browser's page. Each is sent as source text, so it uses nothing from outside itself.
 * With scripts off, only promises that the browser settles (fonts, images) can be awaited, no events or timers.
 */

import type { Printable } from './printable.ts'

// The DOM members in use: the DOM library would declare browser names for all of the program.
interface Face {
  readonly family: string
  readonly status: string
  readonly unicodeRange: string
  load(): Promise<Face>
}
interface Picture extends PageElement {
  src: string
  loading: string
  readonly currentSrc: string
  readonly naturalWidth: number
  decode(): Promise<void>
}
interface Box {
  readonly top: number
  readonly bottom: number
  readonly width: number
}
interface PageElement {
  lang: string
  innerHTML: string
  textContent: string
  getAttribute(name: string): string | null
  querySelectorAll(selector: string): Iterable<PageElement>
  replaceWith(other: PageElement): void
}
interface TextRange {
  selectNodeContents(node: unknown): void
  getClientRects(): Iterable<Box>
}
declare const document: {
  readonly documentElement: PageElement
  readonly body: PageElement
  readonly fonts: Iterable<Face>
  readonly images: Iterable<Picture>
  title: string
  getElementById(id: string): PageElement
  createElement(name: 'body'): PageElement
  createRange(): TextRange
  createTreeWalker(root: PageElement, what: number): { nextNode(): { readonly data: string } | null }
  querySelectorAll(selector: string): Iterable<PageElement>
}
declare const Image: new () => Picture
declare const styleCharacters: string
declare function scrollTo(x: number, y: number): void

/** A page without a document: the shared style stays, everything else is replaced per document. */
export const emptyPage =
  '<!doctype html><html><head><meta charset="utf-8"><title></title><style id="stijl"></style><style id="eigen"></style></head><body></body></html>'

export interface Feed extends Pick<Printable, 'lang' | 'title' | 'head' | 'body'> {
  /** URLs of images that the CSS may use; the first print would lack them if they were not loaded before. */
  readonly pictures: readonly string[]
}

/** Loads the shared style with its font faces for basic Latin, which every document uses. */
export async function loadStyle(style: string): Promise<void> {
  document.getElementById('stijl').textContent = style
  // The characters that the style itself may print, so not those in URLs.
  const printed = style.replace(/url\([^)]*\)/g, '')
  const escaped = [...printed.matchAll(/\\([0-9a-f]{1,6})/gi)].map((match) => Number.parseInt(match[1] ?? '', 16))
  const characters =
    [...new Set(printed)].join('') + String.fromCodePoint(...escaped.filter((code) => code <= 0x10ffff))
  Object.assign(globalThis, { styleCharacters: `${characters}“”‘’„•–…` })
  const plain = [...document.fonts].filter((face) => /U\+0*([0-6]?[0-9a-f]-|\?\?)/i.test(face.unicodeRange))
  await Promise.allSettled(plain.map((face) => face.load()))
}

/**
 * Replaces the document in the page and waits for fonts and images.
 * @returns URLs and font families that could not be loaded or decoded
 */
export async function loadDocument(next: Feed): Promise<readonly string[]> {
  const failed = new Set<string>()
  document.documentElement.lang = next.lang
  document.title = next.title
  document.getElementById('eigen').textContent = next.head
  const body = document.createElement('body')
  body.innerHTML = next.body
  // Before the text is in the page: without installed fonts the browser crashes on text for which no face is loaded.
  await loadFaces()
  document.body.replaceWith(body)
  scrollTo(0, 0)

  // The browser ignores `file:` URLs without a request or an error.
  for (const name of ['src', 'href', 'data'])
    for (const node of body.querySelectorAll(`[${name}^="file:" i]:not(a)`)) failed.add(node.getAttribute(name) ?? '')

  const pictures = [...document.images]
  for (const picture of pictures) picture.loading = 'eager'
  const spare = next.pictures.map((address) => {
    const picture = new Image()
    picture.src = address
    return picture
  })
  // Referenced until the next document: an unreferenced image may be collected before printing.
  Object.assign(globalThis, { spare })

  await Promise.all([...pictures, ...spare].map(loadPicture))
  return [...failed]

  async function loadPicture(picture: Picture): Promise<void> {
    await picture.decode().catch(() => {
      // An SVG without intrinsic size may decode to size zero and still print.
      if (picture.naturalWidth === 0) failed.add(picture.currentSrc || picture.src || picture.getAttribute('src') || '')
    })
  }

  /** Loads the faces whose range covers a character in use; loading at print time would be too late. */
  async function loadFaces(): Promise<void> {
    const waiting = [...document.fonts].filter((face) => face.status !== 'loaded')
    if (waiting.length === 0) return
    const plain = `${body.textContent}${next.head}${styleCharacters}`
    const text = `${plain}${plain.toUpperCase()}${plain.toLowerCase()}`
    const codePoints = new Set([...new Set(text)].map((character) => character.codePointAt(0) ?? 0))
    const wanted = waiting.filter((face) => covers(face.unicodeRange, codePoints))
    await Promise.all(wanted.map((face) => face.load().catch(() => failed.add(face.family))))
  }

  /** @param range the CSS descriptor: `U+0-FF, U+131, U+4??` */
  function covers(range: string, codePoints: ReadonlySet<number>): boolean {
    return range.split(',').some((interval) => {
      const [low = '0', high] = interval.trim().replace(/^U\+/i, '').split('-')
      const from = Number.parseInt(low.replaceAll('?', '0'), 16)
      const to = Number.parseInt(high ?? low.replaceAll('?', 'F'), 16)
      for (const code of codePoints) if (code >= from && code <= to) return true
      return false
    })
  }
}

/** Counts the printed lines of text in all blocks that each selector matches. */
export function countLines(selectors: readonly string[]): readonly number[] {
  return selectors.map((selector) => {
    let lines = 0
    for (const block of document.querySelectorAll(selector)) lines += linesIn(block)
    return lines
  })

  function boxesOf(block: PageElement): Box[] {
    const text = document.createTreeWalker(block, 4)
    const range = document.createRange()
    const boxes: Box[] = []
    for (let node = text.nextNode(); node; node = text.nextNode()) {
      if (node.data.trim() === '') continue
      range.selectNodeContents(node)
      boxes.push(...[...range.getClientRects()].filter((box) => box.width > 0))
    }
    return boxes
  }

  function linesIn(block: PageElement): number {
    const boxes = boxesOf(block)
    boxes.sort((a, b) => a.top - b.top)
    let lines = 0
    let line = { top: 0, bottom: 0 }
    for (const box of boxes) {
      // Small or raised text overlaps most of the height of its line; the next line hardly overlaps.
      const shared = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top)
      const least = Math.min(line.bottom - line.top, box.bottom - box.top)
      const same = lines > 0 && shared > 0.4 * least
      if (!same) lines += 1
      line = same ? { top: line.top, bottom: Math.max(line.bottom, box.bottom) } : box
    }
    return lines
  }
}
