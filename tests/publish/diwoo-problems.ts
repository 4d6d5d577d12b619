import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { schemaProblems } from '../conformance/xml-schema.ts'

const spaces = {
  s: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  d: 'https://standaarden.overheid.nl/diwoo/metadata/',
}

/** Elements of which the schema would accept an empty one, or one without @resource. */
const valued = [
  'publisher',
  'informatiecategorie',
  'documentsoort',
  'language',
  'format',
  'soortHandeling',
  'role',
  'relation',
  'redenVerwijderingVervanging',
]

const always = [
  'publisher',
  'officieleTitel',
  'informatiecategorie',
  'documentsoort',
  'language',
  'format',
  'soortHandeling',
  'atTime',
]

/**
 * What is wrong with the documents of a sitemap, by the schema of DiWoo and by the rules that it lacks.
 *
 * @param addresses everything that is published
 */
export function diwooProblems(sitemap: string, addresses: ReadonlySet<string>): readonly string[] {
  const xml = XmlDocument.fromString(sitemap)
  try {
    const urls = xml.find('/s:urlset/s:url', spaces) as XmlElement[]
    return urls.flatMap((url) =>
      [...placeProblems(url, addresses), ...schemaOf(url), ...valueProblems(url, addresses)].map(
        (problem) => `${textIn(url, 's:loc')}: ${problem}`,
      ),
    )
  } finally {
    xml.dispose()
  }
}

function textIn(url: XmlElement, path: string): string {
  return url.get(path, spaces)?.content.trim() ?? ''
}

function all(url: XmlElement, path: string): readonly XmlElement[] {
  return url.find(path, spaces) as XmlElement[]
}

function schemaOf(url: XmlElement): readonly string[] {
  const own = all(url, 'd:Document')
  return own.length === 1 ? own.flatMap((one) => schemaProblems(asDocument(one), 'diwoo')) : [`${own.length} documents`]
}

function placeProblems(url: XmlElement, addresses: ReadonlySet<string>): readonly string[] {
  const loc = textIn(url, 's:loc')
  const times = all(url, './/d:atTime').map(({ content }) => content)
  return [
    ...(loc.startsWith('https://') && addresses.has(loc) ? [] : ['leads nowhere']),
    ...(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(textIn(url, 's:lastmod')) ? [] : ['lastmod without zone']),
    ...times.flatMap((time) => (/T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/.test(time) ? [] : [`${time} has no zone`])),
  ]
}

function valueProblems(url: XmlElement, addresses: ReadonlySet<string>): readonly string[] {
  const absent = always.filter((name) => textIn(url, `.//d:${name}`) === '')
  const bare = valued.flatMap((name) =>
    all(url, `.//d:${name}`).flatMap((node) => {
      const resource = node.attr('resource')?.value ?? ''
      const isNamed = node.content.trim() !== '' && /^https?:\/\/\S+$/.test(resource)
      const leads = name !== 'relation' || addresses.has(resource)
      return isNamed && leads ? [] : [`${name} ${resource} ${node.content}`]
    }),
  )
  return [...absent.map((name) => `${name} is missing`), ...bare]
}

/** As the root of a document of its own: the schema does not know the sitemap around it. */
function asDocument(element: XmlElement): string {
  const text = element.toString()
  return text.includes('xmlns:diwoo')
    ? text
    : text.replace('<diwoo:Document', `<diwoo:Document xmlns:diwoo="${spaces.d}"`)
}
