import type { CDPSession, Page } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'
import { fitPages, fittedPages } from './fit-pages.ts'
import { fitTables, fittedTables, type UnfitTable } from './fit-tables.ts'
import { countLines, emptyPage, loadDocument, loadStyle } from './in-page.ts'
import { type Printable, type Printed, type Resource, resourceOrigin } from './printable.ts'
import {
  findResource,
  plainKey,
  referencedFiles,
  referencedKeys,
  versionIn,
  withVersions,
} from './resource-references.ts'

/** A4 in inches, for a style without a page size. */
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

/** The browser or the page no longer exists. */
export class PageGone extends Error {
  override readonly name = 'PageGone'
}

interface Served {
  /** Undefined when the request was refused. */
  readonly bytes: Uint8Array | undefined
  readonly version: number
}

/** Most documents have no other tables than those of their template. */
const fittedTable = /<table(?![^>]*\sclass=)|<table[^>]*\sclass="(?:breed|heel-)/

const fittedPage = new RegExp(`class="(?:[^"]* )?${fittedPages}[" ]`)

const noResources: ReadonlyMap<string, Resource> = new Map()

/**
 * A browser page that prints one document after another. Scripts are off, and every request is answered from the resources of the
 * current document or refused.
 */
export class ReusablePage {
  /** The loaded style; undefined before the first. */
  style: string | undefined
  /** The resources served to this page: the browser caches them in memory and does not request them again. */
  #served = new Map<string, Served>()
  #resources = noResources
  #missing = new Set<string>()
  #unfit: readonly UnfitTable[] = []
  /** The resources that the loaded style refers to. */
  #styleKeys: readonly string[] = []
  #styleFiles: readonly string[] = []

  /** @param session answers requests and prints; puppeteer's own methods for these are slower (docs/decisions.md) */
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {
    page.setDefaultTimeout(0)
    session.on('Fetch.requestPaused', ({ requestId, request }) => void this.#answer(requestId, request.url))
    // A crashed page never answers; closing it rejects the pending calls.
    page.once('error', () => this.close())
  }

  static async open(page: Page): Promise<ReusablePage> {
    const session = await page.createCDPSession()
    const opened = new ReusablePage(page, session)
    // Sent together: the browser processes them in order.
    await Promise.all([
      page.setJavaScriptEnabled(false),
      page.emulateMediaType('print'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      page.setContent(emptyPage),
    ])
    return opened
  }

  /** Loads the style that documents share, with its font faces for basic Latin. */
  async loadStyle(style: string, resources: ReadonlyMap<string, Resource>): Promise<void> {
    if (this.style !== undefined) await this.#clear()
    this.#resources = resources
    this.#missing = new Set()
    this.#unfit = []
    this.#styleKeys = referencedKeys(style)
    this.#styleFiles = referencedFiles(style)
    await this.page.evaluate(loadStyle, style)
    this.style = style
  }

  /** Replaces the document in the page, after which `print` may follow. */
  async load(printable: Printable): Promise<void> {
    const { lang, title, style, resources } = printable
    const reused = this.style === style ? this.#withFreshUrls(printable) : undefined
    if (!reused) await this.loadStyle(style, resources)
    const { head, body } = reused ?? printable
    this.#resources = resources
    this.#missing = new Set([...this.#styleFiles, ...referencedFiles(head), ...referencedFiles(body)])
    const pictures: string[] = []
    for (const key of new Set([...this.#styleKeys, ...referencedKeys(head), ...referencedKeys(body)])) {
      const found = findResource(resources, key)
      if (!found) this.#missing.add(keyOf(`${resourceOrigin}${key}`, resources))
      else if (found.resource.type.startsWith('image/'))
        pictures.push(`${resourceOrigin}${key.replaceAll('&amp;', '&')}`)
    }
    const failed = await this.page.evaluate(loadDocument, { lang, title, head, body, pictures })
    for (const address of failed) this.#missing.add(keyOf(address, resources))
    this.#unfit = fittedTable.test(body) ? await this.page.evaluate(fitTables, fittedTables) : []
    if (fittedPage.test(body)) await this.page.evaluate(fitPages, fittedPages)
  }

  /** @param onPdf receives the bytes before the lines are counted, unless a resource is missing or a table does not fit */
  async print(count: readonly string[], onPdf?: (pdf: Uint8Array) => void): Promise<Omit<Printed, 'browser'>> {
    const { data } = await this.session.send('Page.printToPDF', pageSetup)
    const pdf = Buffer.from(data, 'base64')
    if (this.#missing.size === 0 && this.#unfit.length === 0) onPdf?.(pdf)
    const lines = count.length > 0 ? await this.page.evaluate(countLines, count) : []
    return { pdf, lines, missing: [...this.#missing], unfit: this.#unfit }
  }

  /** Whether the page no longer answers: a crashing page may reject a call before it is reported as gone. */
  async isGone(): Promise<boolean> {
    return this.page.evaluate('1').then(
      () => false,
      () => true,
    )
  }

  /** Closes the page without waiting: a hanging page never answers. */
  close(): void {
    this.page.close().catch(() => undefined)
  }

  /** Navigates to a new document, which releases the resources of the previous one. */
  async #clear(): Promise<void> {
    this.#served = new Map()
    this.style = undefined
    await this.page.goto('about:blank')
    await this.page.setContent(emptyPage)
  }

  /**
   * Head and body with a new URL for each picture whose key had other bytes in an earlier document. Undefined where that is
   * impossible, because a resource of the style itself changed.
   */
  #withFreshUrls({ head, body, resources }: Printable): { head: string; body: string } | undefined {
    const versions = new Map<string, number>()
    for (const [key, served] of this.#served) {
      const now = resources.get(key)
      if (!now) continue
      const changed = now.bytes !== served.bytes && (!served.bytes || Buffer.compare(now.bytes, served.bytes) !== 0)
      if (changed && this.#styleKeys.includes(key)) return undefined
      const version = served.version + (changed ? 1 : 0)
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
    if (key !== undefined) this.#served.set(known, { bytes: found?.resource.bytes, version: versionIn(key) })
    if (!found) this.#missing.add(known)
    // The page may have been closed meanwhile. A closed pipe makes send throw at once, so this method is async.
    await this.#respond(requestId, found?.resource).catch(() => undefined)
  }

  /** @param resource undefined to refuse the request */
  async #respond(requestId: string, resource: Resource | undefined): Promise<void> {
    if (!resource) {
      await this.session.send('Fetch.failRequest', { requestId, errorReason: 'AccessDenied' })
      return
    }
    const responseHeaders = [
      { name: 'Content-Type', value: resource.type },
      // Fonts are always requested with CORS (CSS Fonts 4, 4.8.2).
      { name: 'Access-Control-Allow-Origin', value: '*' },
      // Another document may use this key for other bytes.
      { name: 'Cache-Control', value: 'no-store' },
    ]
    const body = Buffer.from(resource.bytes).toString('base64')
    await this.session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
  }
}

/** The key as the document writes it, the start of a data URI, or the whole of any other URL. */
function keyOf(address: string, resources: ReadonlyMap<string, Resource>): string {
  if (!address.startsWith(resourceOrigin)) return address.startsWith('data:') ? address.slice(0, 40) : address
  const key = address.slice(resourceOrigin.length)
  return findResource(resources, key)?.key ?? plainKey(key)
}
