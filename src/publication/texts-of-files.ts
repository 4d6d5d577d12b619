import type { Output } from '../output/manifest.ts'
import { allTexts, type PlacedText } from '../pdf/text/all-texts.ts'
import { pagesAsSeen } from '../pdf/text/pages-as-seen.ts'

/** A file before it is written, with all text that can be extracted from its bytes. */
export interface FileTexts {
  readonly path: string
  readonly title: string
  readonly texts: readonly PlacedText[]
  /** The pages in the order in which they are seen, for a search for redactions. */
  readonly seen?: readonly PlacedText[]
  /** What could not be read, in Dutch; unless it is empty, the search of the file is incomplete. */
  readonly unread: readonly string[]
}

/**
 * Reads the finished files of a public edition back, each once, from their bytes alone.
 *
 * @param order `seen`: also in the order in which a page is seen, for a search for redactions
 */
export async function textsOfFiles(
  files: readonly Pick<Output, 'path' | 'title' | 'bytes'>[],
  order: 'painted' | 'seen' = 'painted',
): Promise<readonly FileTexts[]> {
  const read: FileTexts[] = []
  for (const { path, title, bytes } of files) read.push({ path, title, ...(await textsIn(path, bytes, order)) })
  return read
}

async function textsIn(
  path: string,
  bytes: Uint8Array,
  order: 'painted' | 'seen',
): Promise<Pick<FileTexts, 'texts' | 'seen' | 'unread'>> {
  if (path.endsWith('.pdf')) {
    const read = allTexts(bytes)
    if (!read.ok) return { texts: [], unread: [read.reason] }
    return order === 'seen' ? { ...read, seen: pagesAsSeen(bytes) } : read
  }
  const text = Buffer.from(bytes).toString('utf8')
  if (!path.endsWith('.html')) return { texts: [{ place: 'tekst', text }], unread: [] }
  const { textsOfHtml } = await import('./texts-of-html.ts')
  return { texts: await textsOfHtml(text), unread: [] }
}

/** Keys of a manifest whose values the program itself determines. */
const ownKeys = new Set(['soort', 'editie', 'gereedschap', 'browser', 'conformiteit', 'sha256'])

/** Every value of a manifest that comes from documents or file names. @param json as it will be written */
export function textsOfManifest(json: string): FileTexts {
  const texts: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && !value.startsWith('collegevoorstel/')) texts.push(value)
    if (typeof value !== 'object' || value === null) return
    for (const [key, item] of Object.entries(value)) if (!ownKeys.has(key)) visit(item)
  }
  visit(JSON.parse(json))
  return { path: 'manifest.json', title: '', texts: [{ place: 'namen', text: texts.join('\n') }], unread: [] }
}
