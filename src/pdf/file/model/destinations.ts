import { type Dict, isDict, Name, nameOf } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'
import { annotationsOf } from './annotations.ts'
import type { Page } from './pages.ts'

/** The maximum length of a name in bytes (ISO 19005-2, 6.1.13). */
const longest = 127

/** Renames destinations whose name is too long, together with the links to them. */
export function shortenDestinations(file: PdfFile, pages: readonly Page[]): void {
  const catalog = file.catalog()
  const old = file.dict(catalog?.get('Dests'))
  if (!catalog || !old) return
  const renamed = new Map<string, string>()
  const made: Dict = new Map()
  for (const [name, target] of old) {
    const short = name.length > longest ? `d${String(renamed.size + 1).padStart(4, '0')}` : name
    if (short !== name) renamed.set(name, short)
    made.set(short, target)
  }
  catalog.set('Dests', made)
  for (const page of pages) {
    for (const annotation of annotationsOf(file, page)) {
      renameTarget(annotation, 'Dest', renamed)
      const action = file.resolve(annotation.get('A'))
      if (isDict(action)) renameTarget(action, 'D', renamed)
    }
  }
}

function renameTarget(holder: Dict, key: string, renamed: ReadonlyMap<string, string>): void {
  const name = nameOf(holder.get(key))
  if (name === undefined) return
  const short = renamed.get(name)
  if (short !== undefined) holder.set(key, new Name(short))
  // The destination does not exist, but the name must still be short enough to write.
  else if (name.length > longest) holder.set(key, new Name(name.slice(0, longest)))
}
