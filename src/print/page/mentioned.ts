import { type Resource, resourceOrigin } from './printable.ts'

const anywhere = new RegExp(`${resourceOrigin.replaceAll('.', '\\.')}([^\\s"'()<>\\\\]*)`, 'g')
/** In style and body alike: an address inside `url(…)` is CSS; the rest are elements and links. */
const localFile = /url\(\s*["']?(file:[^"')]*)/gi

/** What a text (CSS or HTML) refers to of the document's own resources, as it is written there. */
export function mentionedKeys(text: string): readonly string[] {
  return [...new Set([...text.matchAll(anywhere)].map((match) => match[1] ?? ''))]
}

/** Local files that CSS asks for. The browser refuses them without telling anyone. */
export function mentionedFiles(text: string): readonly string[] {
  return [...text.matchAll(localFile)].map((match) => match[1] ?? '')
}

/** Finds what an address asks for: the browser may have encoded signs of the key. */
export function findResource(
  resources: ReadonlyMap<string, Resource>,
  key: string,
): { readonly key: string; readonly resource: Resource } | undefined {
  const plain = withoutVersion(key)
  for (const candidate of [plain, decoded(plain)]) {
    const resource = resources.get(candidate)
    if (resource) return { key: candidate, resource }
  }
  return undefined
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('&amp;', '&'))
  } catch {
    return key
  }
}

const versionMark = '?versie='
const versioned = /\?versie=(\d+)$/
const asAddress = new RegExp(`((?:=|url\\()["']?)${anywhere.source}`, 'g')

/**
 * Gives keys another address, so that the browser does not take the bytes it was given before under the same one. Only where
 * an address stands (an attribute, or `url(…)`), never in the text that is read.
 * @returns undefined where a key stands in another place too
 */
export function withVersions(text: string, versions: ReadonlyMap<string, number>): string | undefined {
  const concerned = (key: string): number => versions.get(key) ?? versions.get(decoded(key)) ?? 0
  const all = [...text.matchAll(anywhere)].filter((match) => concerned(match[1] ?? '') > 0).length
  let changed = 0
  const result = text.replace(asAddress, (whole, _before: string, key: string) => {
    const version = concerned(key)
    if (version === 0) return whole
    changed += 1
    return `${whole}${versionMark}${version}`
  })
  return changed === all ? result : undefined
}

/** The number in an address that `withVersions` made; 0 in any other. */
export function versionIn(key: string): number {
  return Number(versioned.exec(key)?.[1] ?? 0)
}

/** A key of which nothing is known, as a person would write it. */
export function plainKey(key: string): string {
  return decoded(withoutVersion(key))
}

function withoutVersion(key: string): string {
  return key.replace(versioned, '')
}
