import { xmlDocument, xmlElement } from '../../system/xml-text.ts'
import type { ArchiveFile, ArchiveObject } from '../model/archive-object.ts'
import type { ArchiveSettings } from '../model/archive-settings.ts'
import { formatList } from '../model/file-format.ts'
import { identificationElement, mdtoLists, mdtoRoot, referenceElement, termElement } from './mdto-elements.ts'

/** The bytes of a file that its metadata state. */
export interface FileSum {
  readonly sha256: string
  /** Bytes. */
  readonly length: number
  /** When they were first archived: `2026-12-01T09:00:00Z`. */
  readonly time: string
}

/** The metadata of a file, by MDTO 1.0.1. @param object the object that it represents, or about which it is */
export function fileXml(file: ArchiveFile, object: ArchiveObject, sum: FileSum, { bron }: ArchiveSettings): string {
  return xmlDocument(
    mdtoRoot(
      xmlElement('bestand', [
        identificationElement('identificatie', file.id, bron),
        xmlElement('naam', file.title),
        xmlElement('omvang', sum.length),
        termElement('bestandsformaat', file.format, formatList),
        xmlElement('checksum', [
          termElement('checksumAlgoritme', { label: 'SHA-256' }, mdtoLists.checksum),
          xmlElement('checksumWaarde', sum.sha256),
          xmlElement('checksumDatum', sum.time),
        ]),
        referenceElement('isRepresentatieVan', { naam: object.title, kenmerk: object.id, bron }),
      ]),
    ),
  )
}
