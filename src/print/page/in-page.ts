/**
 * What runs inside the browser's page. Each function is sent there as text, so it may use nothing from outside itself.
 * The page's own scripts are off: only what the browser itself settles (promises of fonts and images) can be waited for,
 * never an event or a timer.
 */

// The few parts of a page that are used, so that the rest of the program doesn't see browser names that are not there.
interface Face {
  readonly family: string
  readonly status: string
  readonly unicodeRange: string
  load(): Promise<Face>
}
interface Picture extends Part {
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
interface Part {
  lang: string
  innerHTML: string
  textContent: string
  getAttribute(name: string): string | null
  querySelectorAll(selector: string): Iterable<Part>
  replaceWith(other: Part): void
}
interface TextRange {
  selectNodeContents(node: unknown): void
  getClientRects(): Iterable<Box>
}
declare const document: {
  readonly documentElement: Part
  readonly body: Part
  readonly fonts: Iterable<Face>
  readonly images: Iterable<Picture>
  title: string
  getElementById(id: string): Part
  createElement(name: 'body'): Part
  createRange(): TextRange
  createTreeWalker(root: Part, what: number): { nextNode(): { readonly data: string } | null }
  querySelectorAll(selector: string): Iterable<Part>
}
declare const Image: new () => Picture
declare const styleSigns: string
declare function scrollTo(x: number, y: number): void

/** A page without a document: `style` is kept, all else is swapped. */
export const emptyPage =
  '<!doctype html><html><head><meta charset="utf-8"><title></title><style id="stijl"></style><style id="eigen"></style></head><body></body></html>'

export interface Feed {
  readonly lang: string
  readonly title: string
  readonly head: string
  readonly body: string
  /** Addresses of images that the CSS may use: loaded before, or the first print would be without them. */
  readonly pictures: readonly string[]
}

/** Loads the style that stays, with its faces for plain letters: every document has those. */
export async function dress(style: string): Promise<void> {
  document.getElementById('stijl').textContent = style
  // The signs that the style prints itself; what stands in a URL is not printed.
  const printed = style.replace(/url\([^)]*\)/g, '')
  const escaped = [...printed.matchAll(/\\([0-9a-f]{1,6})/gi)].map((match) => Number.parseInt(match[1] ?? '', 16))
  const signs = [...new Set(printed)].join('') + String.fromCodePoint(...escaped.filter((code) => code <= 0x10ffff))
  Object.assign(globalThis, { styleSigns: `${signs}“”‘’„•–…` })
  const plain = [...document.fonts].filter((face) => /U\+0*([0-6]?[0-9a-f]-|\?\?)/i.test(face.unicodeRange))
  await Promise.allSettled(plain.map((face) => face.load()))
}

/**
 * Puts a document in the page in the place of the former one, of which nothing stays, and waits for its fonts and images.
 * @returns addresses and font families that could not be loaded or decoded
 */
export async function feed(next: Feed): Promise<readonly string[]> {
  const failed = new Set<string>()
  document.documentElement.lang = next.lang
  document.title = next.title
  document.getElementById('eigen').textContent = next.head
  const body = document.createElement('body')
  body.innerHTML = next.body
  // Before the text is in the page: on a machine without fonts the browser cannot lay out what it has no face for, and stops.
  await loadFaces()
  document.body.replaceWith(body)
  scrollTo(0, 0)

  // The browser never asks for local files, and says so nowhere but on its console.
  for (const name of ['src', 'href', 'data'])
    for (const part of body.querySelectorAll(`[${name}^="file:" i]:not(a)`)) failed.add(part.getAttribute(name) ?? '')

  const pictures = [...document.images]
  for (const picture of pictures) picture.loading = 'eager'
  const spare = next.pictures.map((address) => {
    const picture = new Image()
    picture.src = address
    return picture
  })
  // Held until the next document: an image that nothing holds may be let go before it is printed.
  Object.assign(globalThis, { spare })

  await Promise.all([...pictures, ...spare].map(loadPicture))
  return [...failed]

  async function loadPicture(picture: Picture): Promise<void> {
    await picture.decode().catch(() => {
      // An SVG without a size of its own may decode in no size, and print well.
      if (picture.naturalWidth === 0) failed.add(picture.currentSrc || picture.src || picture.getAttribute('src') || '')
    })
  }

  /** Faces load for the signs in use, per range; a face asked for at print time only would come too late. */
  async function loadFaces(): Promise<void> {
    const waiting = [...document.fonts].filter((face) => face.status !== 'loaded')
    if (waiting.length === 0) return
    const plain = `${body.textContent}${next.head}${styleSigns}`
    const text = `${plain}${plain.toUpperCase()}${plain.toLowerCase()}`
    const signs = new Set([...new Set(text)].map((sign) => sign.codePointAt(0) ?? 0))
    const wanted = waiting.filter((face) => covers(face.unicodeRange, signs))
    await Promise.all(wanted.map((face) => face.load().catch(() => failed.add(face.family))))
  }

  /** @param range as CSS has it: `U+0-FF, U+131, U+4??` */
  function covers(range: string, signs: ReadonlySet<number>): boolean {
    return range.split(',').some((part) => {
      const [low = '0', high] = part.trim().replace(/^U\+/i, '').split('-')
      const from = Number.parseInt(low.replaceAll('?', '0'), 16)
      const to = Number.parseInt(high ?? low.replaceAll('?', 'F'), 16)
      for (const sign of signs) if (sign >= from && sign <= to) return true
      return false
    })
  }
}

/** Counts the lines of text in all blocks each selector matches, as they will be printed. */
export function countLines(selectors: readonly string[]): readonly number[] {
  return selectors.map((selector) => {
    let lines = 0
    for (const block of document.querySelectorAll(selector)) lines += linesIn(block)
    return lines
  })

  function boxesOf(block: Part): Box[] {
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

  function linesIn(block: Part): number {
    const boxes = boxesOf(block)
    boxes.sort((a, b) => a.top - b.top)
    let lines = 0
    let line = { top: 0, bottom: 0 }
    for (const box of boxes) {
      // Bold, small or raised text shares most of its height with the line it stands on; the next line hardly any.
      const shared = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top)
      const least = Math.min(line.bottom - line.top, box.bottom - box.top)
      const same = lines > 0 && shared > 0.4 * least
      if (!same) lines += 1
      line = same ? { top: line.top, bottom: Math.max(line.bottom, box.bottom) } : box
    }
    return lines
  }
}
