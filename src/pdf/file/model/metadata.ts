import { type Dict, dict, Name, type PdfObject, PdfString, Stream } from '../objects/objects.ts'
import { srgbProfileStream } from '../objects/srgb-profile.ts'
import { textString } from '../objects/text-string.ts'
import type { PdfFile } from '../read/pdf-file.ts'
import { type Claims, type DocumentFacts, xmpPacket } from './xmp.ts'

/** Catalog entries of Chromium's output that are kept; any other entry is not known to be harmless. */
const kept = ['Pages', 'Dests', 'Names', 'Outlines', 'StructTreeRoot']

/** To the second, in UTC (ISO 32000-1, 7.9.4). */
function pdfDate(date: Date): PdfString {
  return new PdfString(`D:${date.toISOString().slice(0, 19).replace(/\D/g, '')}Z`)
}

function information(facts: DocumentFacts): Dict {
  const optional = (text: string | undefined): PdfObject | undefined =>
    text === undefined ? undefined : textString(text)
  return dict({
    Title: textString(facts.title),
    Author: optional(facts.author),
    Subject: optional(facts.subject),
    Keywords: optional(facts.keywords?.length ? facts.keywords.join(', ') : undefined),
    Producer: textString(facts.producer),
    CreationDate: pdfDate(facts.created),
    ModDate: pdfDate(facts.created),
  })
}

/** Replaces the catalog and the information dictionary: metadata, output intent, language, page labels, viewer preferences. */
export function writeMetadata(file: PdfFile, facts: DocumentFacts, claims: Claims = 'archive-and-accessible'): void {
  const old = file.catalog() ?? new Map()
  const catalog: Dict = dict({ Type: new Name('Catalog') })
  for (const key of kept) {
    const value = old.get(key)
    if (value !== undefined) catalog.set(key, value)
  }
  const xmp = new Stream(
    dict({ Type: new Name('Metadata'), Subtype: new Name('XML') }),
    Buffer.from(xmpPacket(facts, claims), 'utf8'),
  )
  catalog.set('Metadata', file.add(xmp))
  catalog.set('Lang', textString(facts.lang))
  catalog.set('MarkInfo', dict({ Marked: true }))
  catalog.set('ViewerPreferences', dict({ DisplayDocTitle: true }))
  catalog.set('PageLabels', dict({ Nums: [0, dict({ S: new Name('D') })] }))
  const intent = dict({
    Type: new Name('OutputIntent'),
    S: new Name('GTS_PDFA1'),
    OutputConditionIdentifier: textString('sRGB IEC61966-2.1'),
    RegistryName: textString('http://www.color.org'),
    Info: textString('sRGB IEC61966-2.1'),
    DestOutputProfile: file.add(srgbProfileStream()),
  })
  catalog.set('OutputIntents', [file.add(intent)])
  file.trailer.set('Root', file.add(catalog))
  file.trailer.set('Info', file.add(information(facts)))
}
