import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type XmlElement, xmlDocument, xmlElement } from '../system/xml-text.ts'
import { type AddressBook, type BookedDocument, type BookedPublication, pdfPath } from './address-book.ts'
import { type DiwooSetting, diwooDocument, diwooNamespace } from './diwoo.ts'
import { categories } from './tooi.ts'

/** A text file, by its path below the root of the target. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

const sitemapNamespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** Limits of a sitemap (sitemaps.org), with room for what encloses its entries. */
export const sitemapLimits: SitemapLimits = { urls: 50_000, bytes: 50_000_000 - 1000 }

export interface SitemapLimits {
  readonly urls: number
  readonly bytes: number
}

/** The sitemaps of all documents, by information category, then the index of each category, which refers to them. */
export function sitemapFiles(
  setting: DiwooSetting & { readonly book: AddressBook },
  limits: SitemapLimits = sitemapLimits,
): readonly TextFile[] {
  const { book } = setting
  const listed = book.publicaties.flatMap((publication) =>
    publication.stukken.map((document): Listed => ({ document, publication })),
  )
  return Object.values(categories).flatMap(({ number }): readonly TextFile[] => {
    const own = listed.filter(({ document }) => document.categorie === number)
    if (own.length === 0) return []
    const maps = divided(own, setting, limits).map(({ urls, lastmod }, index): TextFile & { lastmod: string } => ({
      path: `sitemap-diwoo-infocat${number}-${index + 1}.xml`,
      text: xmlDocument(xmlElement('urlset', urls, { xmlns: sitemapNamespace, 'xmlns:diwoo': diwooNamespace })),
      lastmod,
    }))
    const index = xmlElement(
      'sitemapindex',
      maps.map(({ path, lastmod }) =>
        xmlElement('sitemap', [xmlElement('loc', book.basisadres + path), xmlElement('lastmod', lastmod)]),
      ),
      { xmlns: sitemapNamespace },
    )
    return [...maps.map(({ path, text }) => ({ path, text })), { path: indexName(number), text: xmlDocument(index) }]
  })
}

interface Listed {
  readonly document: BookedDocument
  readonly publication: BookedPublication
}

/** Documents keep their order, so that all sitemaps but the last stay as they are when documents are added. */
function divided(
  listed: readonly Listed[],
  setting: DiwooSetting & { readonly book: AddressBook },
  { urls: mostUrls, bytes: mostBytes }: SitemapLimits,
): readonly { readonly urls: readonly XmlElement[]; readonly lastmod: string }[] {
  const maps: { urls: XmlElement[]; bytes: number; lastmod: string }[] = []
  for (const { document, publication } of listed) {
    const { gewijzigd } = document
    const url = xmlElement('url', [
      xmlElement('loc', setting.book.basisadres + pdfPath(publication, document)),
      xmlElement('lastmod', gewijzigd),
      diwooDocument(document, publication, setting),
    ])
    const text = xmlDocument(url)
    // Inside the sitemap each line is indented by two spaces more.
    const bytes = Buffer.byteLength(text) + 2 * text.split('\n').length
    const last = maps.at(-1)
    if (last === undefined || last.urls.length >= mostUrls || last.bytes + bytes > mostBytes)
      maps.push({ urls: [url], bytes, lastmod: gewijzigd })
    else {
      last.urls.push(url)
      last.bytes += bytes
      if (gewijzigd > last.lastmod) last.lastmod = gewijzigd
    }
  }
  return maps
}

/** The name that the Woo harvester prescribes. */
function indexName(number: string): string {
  return `sitemapindex-diwoo-infocat${number}.xml`
}

/** The lines of `robots.txt` in the root of the domain with which the Woo harvester finds the sitemap indexes. */
export function robotsLines({ basisadres, publicaties }: AddressBook): readonly string[] {
  const used = new Set(publicaties.flatMap(({ stukken }) => stukken.map(({ categorie }) => categorie)))
  return [...used].toSorted().map((number) => `Sitemap: ${basisadres}${indexName(number)}`)
}

const robotsName = 'robots.txt'

/** `robots.txt`, when the folder is the root of its domain and has none of others: only there it is read. */
export function robotsFile(
  book: AddressBook,
  { before, target }: { readonly before: Pick<AddressBook, 'eigen'>; readonly target: string },
): readonly TextFile[] {
  const lines = robotsLines(book)
  const isRoot = new URL(book.basisadres).pathname === '/'
  const isOwn = before.eigen.includes(robotsName) || !existsSync(join(target, robotsName))
  if (!isRoot || !isOwn || lines.length === 0) return []
  return [{ path: robotsName, text: `User-agent: *\nAllow: /\n\n${lines.join('\n')}\n` }]
}
