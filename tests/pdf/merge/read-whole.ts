import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF as a reader that is not ours sees it: PDF.js. Pages are counted from 1. */
export interface ReadPdf {
  readonly pages: readonly ReadPage[]
  readonly bookmarks: readonly Bookmark[]
}

interface ReadPage {
  readonly text: string
  /** In the order of the page. */
  readonly links: readonly Link[]
  /** Types from the top to the marks, as nested text: `Document(H1(1) P(2))`. */
  readonly tags: string
  readonly label: string | undefined
}

interface Link {
  readonly url: string | undefined
  /** Page it leads to, and how high on it; undefined for an address, or nowhere. */
  readonly page: number | undefined
  readonly top: number | undefined
}

interface Bookmark {
  readonly title: string
  readonly level: number
  readonly page: number | undefined
}

type Document = Awaited<ReturnType<typeof getDocument>['promise']>
type Page = Awaited<ReturnType<Document['getPage']>>
type StructNode = Awaited<ReturnType<Page['getStructTree']>>
type OutlineNode = Awaited<ReturnType<Document['getOutline']>>[number]

export async function readWhole(pdf: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const document = await task.promise
  try {
    const labels = await document.getPageLabels()
    const pages: ReadPage[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str : '')).join('')
      const tags = treeText(await page.getStructTree())
      pages.push({ text, links: await linksOf(document, page), tags, label: labels?.[number - 1] })
    }
    const outline = (await document.getOutline()) ?? []
    const bookmarks = await Promise.all(outline.map((item) => bookmarksOf(document, item, 1)))
    return { pages, bookmarks: bookmarks.flat() }
  } finally {
    await task.destroy()
  }
}

async function linksOf(document: Document, page: Page): Promise<readonly Link[]> {
  const annotations: { subtype: string; url?: string; dest?: unknown }[] = await page.getAnnotations()
  const links = annotations.filter(({ subtype }) => subtype === 'Link')
  return Promise.all(links.map(async ({ url, dest }) => ({ url, ...(await landing(document, dest)) })))
}

async function bookmarksOf(document: Document, item: OutlineNode, level: number): Promise<readonly Bookmark[]> {
  const { page } = await landing(document, item.dest)
  const under = await Promise.all(item.items.map((each: OutlineNode) => bookmarksOf(document, each, level + 1)))
  return [{ title: item.title, level, page }, ...under.flat()]
}

async function landing(document: Document, dest: unknown): Promise<Pick<Link, 'page' | 'top'>> {
  const explicit = typeof dest === 'string' ? await document.getDestination(dest) : dest
  if (!Array.isArray(explicit)) return { page: undefined, top: undefined }
  const top = typeof explicit[3] === 'number' ? explicit[3] : undefined
  return { page: (await document.getPageIndex(explicit[0])) + 1, top }
}

/** Only how many marks there are, and where: their names hold object numbers. */
function treeText(node: StructNode | null): string {
  if (!node) return ''
  const kids = node.children.map((kid) => ('role' in kid ? treeText(kid) : kid.type === 'object' ? '@' : '*'))
  return `${node.role}(${kids.join(' ')})`
}
