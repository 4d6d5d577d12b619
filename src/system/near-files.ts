import { basename, dirname, extname, relative, resolve, sep } from 'node:path'
import { closest, distance } from 'fastest-levenshtein'
import { namesIn, statOf } from './stat-of.ts'

/** What is probably meant by a reference to a file that does not exist, as it should be written. */
export interface NearFile {
  readonly reference: string
  /** Whether the two differ only in what nobody sees or means: quotation marks around it, the kind of dash or space. */
  readonly isSame: boolean
}

/** Most folders searched. */
const mostFolders = 50

/**
 * Searches the folder of a reference, a folder with nearly the same name, and the folders below that of the document.
 *
 * @param folder of the document that refers, absolute
 * @param note called with every folder before it is read
 */
export function nearFile(folder: string, reference: string, note: (path: string) => void): NearFile | undefined {
  const namesOf = (path: string): readonly string[] => {
    note(path)
    return namesIn(path)
  }
  const written = (path: string) => relative(folder, path).split(sep).join('/')
  const place = dirname(resolve(folder, reference))
  const name = basename(reference)
  const same = sameReference(folder, reference, namesOf)
  if (same !== undefined) return { reference: same, isSame: true }
  const around = [place, ...foldersLike(place, namesOf)]
  for (const one of around) {
    const found = nameLike(name, namesOf(one))
    if (found !== undefined) return { reference: written(resolve(one, found)), isSame: false }
  }
  // A missing folder with a name of its own was meant.
  if (statOf(place) === undefined) return undefined
  const below = namesOf(folder)
    .slice(0, mostFolders)
    .map((each) => resolve(folder, each))
    .filter((path) => statOf(path)?.isDirectory())
  const home = [folder, ...below].find((path) => path !== place && namesOf(path).includes(name))
  return home === undefined ? undefined : { reference: written(resolve(home, name)), isSame: false }
}

/** Each part of the path with the one name on disk that is the same but for quotation marks, dashes and spaces. */
function sameReference(
  folder: string,
  reference: string,
  namesOf: (path: string) => readonly string[],
): string | undefined {
  const parts: string[] = []
  let at = folder
  for (const part of plain(reference).split('/')) {
    if (part === '' || part === '.' || part === '..') parts.push(part)
    else {
      const names = namesOf(at)
      const [only, ...others] = names.includes(part) ? [part] : names.filter((name) => plain(name) === part)
      if (only === undefined || others.length > 0) return undefined
      parts.push(only)
    }
    at = resolve(at, parts.at(-1) ?? '')
  }
  return statOf(at)?.isFile() ? parts.join('/') : undefined
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .trim()
    .replace(/^["'“”„‟‘’‚‛«»]+|["'“”„‟‘’‚‛«»]+$/gu, '')
    .trim()
}

/** The folders beside a missing one with nearly its name. */
function foldersLike(place: string, namesOf: (path: string) => readonly string[]): readonly string[] {
  if (statOf(place) !== undefined) return []
  const parent = dirname(place)
  const found = nearest(basename(place), [...namesOf(parent)])
  return found === undefined ? [] : [resolve(parent, found)]
}

/** The name itself, the one with another extension, or the nearest. */
function nameLike(name: string, names: readonly string[]): string | undefined {
  if (names.includes(name)) return name
  const stem = basename(name, extname(name)).toLowerCase()
  const stems = names.filter((each) => basename(each, extname(each)).toLowerCase() === stem)
  return stems.length > 0 ? stems[0] : nearest(name, names)
}

/** The name that is probably meant; undefined when none is close. */
function nearest(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0 || name.length > 200) return undefined
  const found = closest(name, [...names])
  return distance(name.toLowerCase(), found.toLowerCase()) <= Math.floor(basename(name, extname(name)).length / 3)
    ? found
    : undefined
}
