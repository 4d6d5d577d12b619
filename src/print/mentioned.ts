import { type Resource, resourceOrigin } from './printable.ts'

const address = new RegExp(`${resourceOrigin.replaceAll('.', '\\.')}([^\\s"'()<>\\\\]*)`, 'g')
/** In style and body alike: an address inside `url(…)` is CSS; the rest are elements and links. */
const localFile = /url\(\s*["']?(file:[^"')]*)/gi

/** What a text (CSS or HTML) refers to of the document's own resources, as it is written there. */
export function mentionedKeys(text: string): readonly string[] {
  return [...new Set([...text.matchAll(address)].map((match) => match[1] ?? ''))]
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
  for (const candidate of [key, decoded(key)]) {
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
