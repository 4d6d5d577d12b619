import { extname } from 'node:path'
import { fileName } from '../../output/output-name.ts'

/** Characters of a name without its extension: receivers allow 255, and whole paths of 260 on some systems. */
const longest = 40

/** Name of a folder: no dots, spaces or signs that a receiver refuses. */
export function folderName(text: string): string {
  return cut(fileName(text))
}

/** Name of a file, its only dot that of the extension. */
export function archiveFileName(text: string): string {
  const extension = extname(text)
  const own = fileName(extension.slice(1))
  return `${cut(fileName(text.slice(0, text.length - extension.length)))}${extension === '' ? '' : `.${own}`}`
}

function cut(name: string): string {
  return name.slice(0, longest).replace(/-+$/, '')
}

/** The names with a number added where an earlier one is equal. @param taken names that are in use already */
export function uniqueNames(names: readonly string[], taken: readonly string[] = []): readonly string[] {
  const used = new Set(taken)
  return names.map((name) => {
    const extension = extname(name)
    const own = name.slice(0, name.length - extension.length)
    let unique = name
    for (let number = 2; used.has(unique); number++) unique = `${own}-${number}${extension}`
    used.add(unique)
    return unique
  })
}
