import type { Output } from '../../output/manifest.ts'
import { allTexts, type PlacedText } from '../../pdf/text/all-texts.ts'

/** A file before it is written, with all text that can be extracted from its bytes. */
export interface FileTexts {
  readonly path: string
  readonly title: string
  readonly texts: readonly PlacedText[]
  /** What could not be read, in Dutch; unless it is empty, the search of the file is incomplete. */
  readonly unread: readonly string[]
}

/** Reads the finished files of a public edition back, each once, from their bytes alone. */
export async function textsOfFiles(
  files: readonly Pick<Output, 'path' | 'title' | 'bytes'>[],
): Promise<readonly FileTexts[]> {
  const read: FileTexts[] = []
  for (const { path, title, bytes } of files) read.push({ path, title, ...(await textsIn(path, bytes)) })
  return read
}

async function textsIn(path: string, bytes: Uint8Array): Promise<Pick<FileTexts, 'texts' | 'unread'>> {
  if (path.endsWith('.pdf')) {
    const read = allTexts(bytes)
    return read.ok ? read : { texts: [], unread: [read.reason] }
  }
  const text = Buffer.from(bytes).toString('utf8')
  if (!path.endsWith('.html')) return { texts: [{ place: 'tekst', text }], unread: [] }
  const { textsOfHtml } = await import('./texts-of-html.ts')
  return { texts: await textsOfHtml(text), unread: [] }
}

/**
 * The files without the date that SOURCE_DATE_EPOCH puts in the metadata of every PDF that the program makes: it is no content, though a
 * field of the routing sheet may hold the same date.
 */
export function withoutOwnDate(
  files: readonly FileTexts[],
  outputs: readonly Pick<Output, 'path' | 'conformance'>[],
  sourceDateEpoch: number | undefined,
): readonly FileTexts[] {
  if (sourceDateEpoch === undefined) return files
  const date = `${new Date(sourceDateEpoch * 1000).toISOString().slice(0, 19)}Z`
  const made = new Set(outputs.filter(({ conformance }) => conformance.manier === 'gemaakt').map(({ path }) => path))
  return files.map((file) => {
    if (!made.has(file.path)) return file
    const texts = file.texts.map(({ place, text }) => ({
      place,
      text: place === 'XMP' ? text.replaceAll(date, '') : text,
    }))
    return { ...file, texts }
  })
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
