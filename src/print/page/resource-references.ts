import { attempt } from '../../system/attempt.ts'
import { type Resource, resourceOrigin } from './printable.ts'

const reference = new RegExp(`${resourceOrigin.replaceAll('.', '\\.')}([^\\s"'()<>\\\\]*)`, 'g')
/** A local file in CSS, in the style as well as in the body. */
const localFile = /url\(\s*["']?(file:[^"')]*)/gi

/** The keys of resources that a text (CSS or HTML) refers to, verbatim. */
export function referencedKeys(text: string): readonly string[] {
  return [...new Set([...text.matchAll(reference)].map((match) => match[1] ?? ''))]
}

/** The local files that CSS refers to. The browser refuses them without an error. */
export function referencedFiles(text: string): readonly string[] {
  return [...text.matchAll(localFile)].map((match) => match[1] ?? '')
}

/** Finds the resource of a requested key, in which the browser may have percent-encoded characters. */
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
  return attempt(() => decodeURIComponent(key.replaceAll('&amp;', '&'))) ?? key
}

const versionMark = '?versie='
const versioned = /\?versie=(\d+)$/
const urlReference = new RegExp(`((?:=|url\\()["']?)${reference.source}`, 'g')

/**
 * Adds a version to the URLs of these keys, so that the browser does not reuse the cached bytes. Replaces them in attributes and
 * `url(…)` only, never in text.
 * @returns undefined when a key also occurs elsewhere
 */
export function withVersions(text: string, versions: ReadonlyMap<string, number>): string | undefined {
  const versionOf = (key: string): number => versions.get(key) ?? versions.get(decoded(key)) ?? 0
  const all = [...text.matchAll(reference)].filter((match) => versionOf(match[1] ?? '') > 0).length
  let changed = 0
  const result = text.replace(urlReference, (whole, _before: string, key: string) => {
    const version = versionOf(key)
    if (version === 0) return whole
    changed += 1
    return `${whole}${versionMark}${version}`
  })
  return changed === all ? result : undefined
}

/** The version that `withVersions` added; 0 without one. */
export function versionIn(key: string): number {
  return Number(versioned.exec(key)?.[1] ?? 0)
}

/** The readable form of an unknown key. */
export function plainKey(key: string): string {
  return decoded(withoutVersion(key))
}

function withoutVersion(key: string): string {
  return key.replace(versioned, '')
}
