import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { SaxesParser } from 'saxes'
import { objectsOf, textOf } from './read-objects.ts'

/** The information dictionary: `Title`, `Author`, `CreationDate` …; read by qpdf. */
export function readInformation(path: string): { readonly [key: string]: string } {
  const objects = objectsOf(path)
  const entries = Object.entries(objects(objects('trailer')['/Info']))
  return Object.fromEntries(entries.map(([key, value]) => [key.slice(1), textOf(value)]))
}

const prefixes: Readonly<Record<string, string>> = {
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://ns.adobe.com/pdf/1.3/': 'pdf',
  'http://ns.adobe.com/xap/1.0/': 'xmp',
  'http://www.aiim.org/pdfa/ns/id/': 'pdfaid',
  'http://www.aiim.org/pdfua/ns/id/': 'pdfuaid',
  'http://www.aiim.org/pdfa/ns/extension/': 'extension',
}
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

/**
 * The properties of the metadata packet with their values (of a list, each), by namespace and not by the prefix it happens to
 * have. Poppler takes the packet out; a strict XML parser reads it.
 *
 * @throws Error when the packet is not well-formed, or has a property of a namespace that is not known here
 */
export function readPacket(path: string): { readonly [name: string]: readonly string[] } {
  const packet = execFileSync('pdfinfo', ['-meta', path], { encoding: 'utf8' })
  const properties: Record<string, string[]> = {}
  const open: string[] = []
  let property: string | undefined
  let text = ''
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ uri, local }) => {
    if (open.at(-1) === `${rdf}Description` && property === undefined) {
      const prefix = prefixes[uri]
      if (prefix === undefined) throw new Error(`${path}: a property ${uri}${local} in the metadata`)
      property = `${prefix}:${local}`
      properties[property] = []
    }
    open.push(`${uri}${local}`)
    text = ''
  })
  parser.on('text', (more) => {
    text += more
  })
  parser.on('closetag', () => {
    open.pop()
    if (property !== undefined && text.trim() !== '') properties[property]?.push(text.trim())
    if (open.at(-1) === `${rdf}Description`) property = undefined
    text = ''
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(packet.trim()).close()
  return properties
}

/** A bookmark: how deep it stands (from 1), what it says, and the page it leads to, as a reference (`12 0 R`). */
export interface Bookmark {
  readonly level: number
  readonly text: string
  readonly page: string
}

interface Item {
  readonly title: string
  readonly dest: string | readonly unknown[] | null
  readonly items: readonly Item[]
}

/** The bookmarks in order; read by pdf.js. */
export async function readBookmarks(path: string): Promise<readonly Bookmark[]> {
  const document = await getDocument({ data: Uint8Array.from(readFileSync(path)), verbosity: 0 }).promise
  const pageOf = async (dest: Item['dest']): Promise<string> => {
    const [page] = (typeof dest === 'string' ? await document.getDestination(dest) : dest) ?? []
    if (typeof page !== 'object' || page === null || !('num' in page) || !('gen' in page)) return 'nowhere'
    return `${page.num} ${page.gen} R`
  }
  const flat = async (items: readonly Item[], level: number): Promise<Bookmark[]> => {
    const found: Bookmark[] = []
    for (const { title, dest, items: under } of items)
      found.push({ level, text: title, page: await pageOf(dest) }, ...(await flat(under, level + 1)))
    return found
  }
  const bookmarks = await flat((await document.getOutline()) ?? [], 1)
  await document.destroy()
  return bookmarks
}
