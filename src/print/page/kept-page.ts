import type { CDPSession, Page } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
import { countLines, dress, emptyPage, feed } from './in-page.ts'
import { findResource, mentionedFiles, mentionedKeys, plainKey, versionIn, withVersions } from './mentioned.ts'
import { type Printable, type Printed, type Resource, resourceOrigin } from './printable.ts'

/** A4 in inches, for a style that names no size. */
const paper = { paperWidth: 8.27, paperHeight: 11.69 }
const pageSetup = {
  ...paper,
  marginTop: 0,
  marginBottom: 0,
  marginLeft: 0,
  marginRight: 0,
  printBackground: true,
  preferCSSPageSize: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: 'ReturnAsBase64',
} as const

/** The browser, or the page asked, is no longer there. */
export class PageGone extends Error {
  override readonly name = 'PageGone'
}

interface Given {
  /** Undefined when it was refused: there was nothing under the key. */
  readonly bytes: Uint8Array | undefined
  readonly version: number
}

const noResources: ReadonlyMap<string, Resource> = new Map()

/**
 * A page of the browser that is kept and fed one document after another. Its scripts are off, and every request it makes is
 * answered from the resources of the document at hand, or refused.
 */
export class KeptPage {
  /** The style that is loaded; undefined before the first. */
  style: string | undefined
  readonly #page: Page
  /** Answers requests and prints; puppeteer's own methods for these are slower (docs/decisions.md). */
  readonly #session: CDPSession
  /** What this page has been given under each key: the browser keeps it and doesn't ask again. */
  #given = new Map<string, Given>()
  #resources = noResources
  #missing = new Set<string>()
  /** What the loaded style refers to. */
  #styleKeys: readonly string[] = []
  #styleFiles: readonly string[] = []

  private constructor(page: Page, session: CDPSession) {
    this.#page = page
    this.#session = session
    page.setDefaultTimeout(0)
    session.on('Fetch.requestPaused', ({ requestId, request }) => void this.#answer(requestId, request.url))
    // What is asked of a crashed page is never answered; closing it fails what waits.
    page.once('error', () => this.close())
  }

  static async open(page: Page): Promise<KeptPage> {
    const session = await page.createCDPSession()
    const kept = new KeptPage(page, session)
    // Not awaited one by one: the browser takes them in order.
    await Promise.all([
      page.setJavaScriptEnabled(false),
      page.emulateMediaType('print'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      page.setContent(emptyPage),
    ])
    return kept
  }

  /** Loads the style that documents have in common, and the faces for plain text in it. */
  async dress(style: string, resources: ReadonlyMap<string, Resource>): Promise<void> {
    if (this.style !== undefined) await this.#clear()
    this.#resources = resources
    this.#missing = new Set()
    this.#styleKeys = mentionedKeys(style)
    this.#styleFiles = mentionedFiles(style)
    await this.#page.evaluate(dress, style)
    this.style = style
  }

  /** Loads a document into the page, in the place of the former one. Then `print` may follow. */
  async load(printable: Printable): Promise<void> {
    const { lang, title, style, resources } = printable
    const known = this.style === style ? this.#withNewAddresses(printable) : undefined
    if (!known) await this.dress(style, resources)
    const { head, body } = known ?? printable
    this.#resources = resources
    this.#missing = new Set([...this.#styleFiles, ...mentionedFiles(head), ...mentionedFiles(body)])
    const pictures: string[] = []
    for (const key of new Set([...this.#styleKeys, ...mentionedKeys(head), ...mentionedKeys(body)])) {
      const found = findResource(resources, key)
      if (!found) this.#missing.add(keyOf(`${resourceOrigin}${key}`, resources))
      else if (found.resource.type.startsWith('image/'))
        pictures.push(`${resourceOrigin}${key.replaceAll('&amp;', '&')}`)
    }
    const failed = await this.#page.evaluate(feed, { lang, title, head, body, pictures })
    for (const address of failed) this.#missing.add(keyOf(address, resources))
  }

  /** @param onPdf told of the bytes before anything else is asked of the page, if nothing is missing in them */
  async print(count: readonly string[], onPdf?: (pdf: Uint8Array) => void): Promise<Omit<Printed, 'browser'>> {
    const { data } = await this.#session.send('Page.printToPDF', pageSetup)
    const pdf = Buffer.from(data, 'base64')
    if (this.#missing.size === 0) onPdf?.(pdf)
    const lines = count.length > 0 ? await this.#page.evaluate(countLines, count) : []
    return { pdf, lines, missing: [...this.#missing] }
  }

  /** Whether nothing can be asked of it any more: a page that crashes may fail what it was doing before it is told to be gone. */
  async isGone(): Promise<boolean> {
    return this.#page.evaluate('1').then(
      () => false,
      () => true,
    )
  }

  /** Closes the page without waiting: a page that hangs never answers. */
  close(): void {
    this.#page.close().catch(() => undefined)
  }

  /** A new, empty document: what was loaded for the former one is let go. */
  async #clear(): Promise<void> {
    this.#given = new Map()
    this.style = undefined
    await this.#page.goto('about:blank')
    await this.#page.setContent(emptyPage)
  }

  /**
   * Head and body of a document, with a new address for each picture that this page was given under the same key for another
   * document, and other bytes. Undefined where that can't be done: the style itself has changed pictures or fonts.
   */
  #withNewAddresses({ head, body, resources }: Printable): { head: string; body: string } | undefined {
    const versions = new Map<string, number>()
    for (const [key, given] of this.#given) {
      const now = resources.get(key)
      if (!now) continue
      const changed = now.bytes !== given.bytes && (!given.bytes || Buffer.compare(now.bytes, given.bytes) !== 0)
      if (changed && this.#styleKeys.includes(key)) return undefined
      const version = given.version + (changed ? 1 : 0)
      if (version > 0) versions.set(key, version)
    }
    if (versions.size === 0) return { head, body }
    const [newHead, newBody] = [withVersions(head, versions), withVersions(body, versions)]
    return newHead !== undefined && newBody !== undefined ? { head: newHead, body: newBody } : undefined
  }

  async #answer(requestId: string, url: string): Promise<void> {
    const key = url.startsWith(resourceOrigin) ? url.slice(resourceOrigin.length) : undefined
    const found = key === undefined ? undefined : findResource(this.#resources, key)
    const known = keyOf(url, this.#resources)
    if (key !== undefined) this.#given.set(known, { bytes: found?.resource.bytes, version: versionIn(key) })
    if (!found) this.#missing.add(known)
    const answered = found ? this.#give(requestId, found.resource) : this.#refuse(requestId)
    // A page that was closed meanwhile needs no answer; a closed pipe makes send throw at once, so both are async.
    await answered.catch(() => undefined)
  }

  async #give(requestId: string, resource: Resource): Promise<void> {
    const responseHeaders = [
      { name: 'Content-Type', value: resource.type },
      // Fonts are asked for as from another origin.
      { name: 'Access-Control-Allow-Origin', value: '*' },
      // Another document may have other bytes under this key.
      { name: 'Cache-Control', value: 'no-store' },
    ]
    const body = Buffer.from(resource.bytes).toString('base64')
    await this.#session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
  }

  async #refuse(requestId: string): Promise<void> {
    await this.#session.send('Fetch.failRequest', { requestId, errorReason: 'AccessDenied' })
  }
}

/** The key as the document has it; of a data URI its beginning; of a foreign address all of it. */
function keyOf(address: string, resources: ReadonlyMap<string, Resource>): string {
  if (!address.startsWith(resourceOrigin)) return address.startsWith('data:') ? address.slice(0, 40) : address
  const key = address.slice(resourceOrigin.length)
  return findResource(resources, key)?.key ?? plainKey(key)
}
