/** What a document states about itself: the source of all its metadata. */
export interface DocumentFacts {
  readonly title: string
  readonly author?: string
  readonly subject?: string
  /** BCP 47. */
  readonly lang: string
  /** Used for every date in the file, in UTC. */
  readonly created: Date
  readonly producer: string
  readonly keywords?: readonly string[]
}

/** Text for XML 1.0: markup escaped, characters that XML does not allow omitted. */
function escaped(text: string): string {
  let made = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const forbidden =
      (code < 0x20 && ![9, 10, 13].includes(code)) ||
      (code >= 0xd800 && code <= 0xdfff) ||
      code === 0xfffe ||
      code === 0xffff
    if (!forbidden) made += entities[character] ?? character
  }
  return made
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** ISO 8601 in UTC, to the second. */
function xmpDate(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

function listed(kind: 'Seq' | 'Bag', items: readonly string[]): string {
  return `<rdf:${kind}>${items.map((item) => `<rdf:li>${escaped(item)}</rdf:li>`).join('')}</rdf:${kind}>`
}

function translated(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`
}

/** PDF/A-2 requires a description of every schema that it does not define (ISO 19005-2, 6.6.2.3), such as that of PDF/UA. */
export const accessibilityExtension = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`

const bothClaims = [
  '<pdfaid:part>2</pdfaid:part>',
  '<pdfaid:conformance>A</pdfaid:conformance>',
  '<pdfuaid:part>1</pdfuaid:part>',
  accessibilityExtension,
]

/** The standards a file claims to conform to: both PDF/A-2a and PDF/UA-1, or none. */
export type Claims = 'archive-and-accessible' | 'none'

/** The XMP packet: title, language, authors, dates, and the claim to PDF/A-2a and PDF/UA-1. */
export function xmpPacket(facts: DocumentFacts, claims: Claims): string {
  const date = xmpDate(facts.created)
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${translated(facts.title)}</dc:title>`,
    `<dc:language>${listed('Bag', [facts.lang])}</dc:language>`,
    facts.author === undefined ? '' : `<dc:creator>${listed('Seq', [facts.author])}</dc:creator>`,
    facts.subject === undefined ? '' : `<dc:description>${translated(facts.subject)}</dc:description>`,
    facts.keywords?.length ? `<dc:subject>${listed('Bag', facts.keywords)}</dc:subject>` : '',
    facts.keywords?.length ? `<pdf:Keywords>${escaped(facts.keywords.join(', '))}</pdf:Keywords>` : '',
    `<pdf:Producer>${escaped(facts.producer)}</pdf:Producer>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate>`,
    `<xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    `<xmp:MetadataDate>${date}</xmp:MetadataDate>`,
    ...(claims === 'none' ? [] : bothClaims),
  ]
  return packet(properties)
}

/** A packet with nothing but the claims of a file, and its title where those require one. */
export function claimPacket(claims: ReadonlyMap<string, string>, title: string | undefined): string {
  const names = [...claims.keys()]
  return packet([
    title === undefined ? '' : `<dc:title>${translated(title)}</dc:title>`,
    ...[...claims].map(([name, value]) => `<${name}>${escaped(value)}</${name}>`),
    names.some((name) => name.startsWith('pdfuaid:')) ? accessibilityExtension : '',
  ])
}

function packet(properties: readonly string[]): string {
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
${properties.filter((property) => property !== '').join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}
