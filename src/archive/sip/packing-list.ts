import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { attempt } from '../../system/attempt.ts'
import { sha256 } from '../../system/digest.ts'
import { xmlDocument, xmlElement } from '../../system/xml-text.ts'
import type { ArchiveSettings } from '../model/archive-settings.ts'

/** A file of a package, as its packing list states it. */
export interface PackedFile {
  /** Relative to the folder of the packing list, with forward slashes. */
  readonly path: string
  readonly sha256: string
  /** Bytes. */
  readonly length: number
  /** When these bytes were first archived: `2026-12-01T09:00:00Z`. */
  readonly time: string
}

export interface PackingList {
  readonly id: string
  readonly title: string
  readonly files: readonly PackedFile[]
  /** Number of objects of the archive. */
  readonly objects: number
  /** Sentences. */
  readonly remarks: readonly string[]
}

export const packingListName = 'pakbon.xml'

/** What is in a package, for who receives it, and for the next run. Its time is that of its latest file. */
export function packingListXml(list: PackingList, { archiefvormer, bestemming, contact }: ArchiveSettings): string {
  const { id, title, files, objects, remarks } = list
  const sums = files.map((file) => `${file.sha256}  ${file.path}\n`).join('')
  const latest =
    files
      .map(({ time }) => time)
      .sort()
      .at(-1) ?? ''
  const bytes = files.reduce((total, { length }) => total + length, 0)
  return xmlDocument(
    xmlElement('pakbon', [
      xmlElement('identificatie', id),
      xmlElement('titel', title),
      bestemming === undefined ? undefined : xmlElement('bestemming', bestemming),
      xmlElement('gemaakt', latest),
      xmlElement('archiefvormer', archiefvormer.naam),
      contact === undefined ? undefined : xmlElement('contact', contact),
      xmlElement('informatieobjecten', objects),
      xmlElement('bestanden', files.length),
      xmlElement('omvang', bytes),
      // The hash of the list below in the form of sha256sum.
      xmlElement('sha256', sha256(sums)),
      ...remarks.map((text) => xmlElement('opmerking', text)),
      xmlElement(
        'inhoud',
        files.map(({ path, sha256: sum, length, time }) =>
          xmlElement('bestand', '', { pad: path, sha256: sum, omvang: length, gearchiveerd: time }),
        ),
      ),
    ]),
  )
}

/** The files of the packing list in a folder. Anyone can edit it: what is malformed is absent. */
export function readPackingList(folder: string): readonly PackedFile[] {
  const text = attempt(() => readFileSync(join(folder, packingListName), 'utf8'))
  if (text === undefined) return []
  const files: PackedFile[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const { pad = '', sha256: sum = '', omvang = '', gearchiveerd = '' } = attributes
    const isSound = isPackedPath(pad) && /^[0-9a-f]{64}$/.test(sum) && /^\d{1,15}$/.test(omvang) && isTime(gearchiveerd)
    if (name === 'bestand' && isSound)
      files.push({ path: pad, sha256: sum, length: Number(omvang), time: gearchiveerd })
  })
  return attempt(() => parser.write(text).close()) === undefined ? [] : files
}

const segment = '[a-z0-9][a-z0-9-]*'
const packedPath = new RegExp(
  `^(?:${segment}/)+${segment}(?:\\.[a-z0-9]+)?(?:\\.bestand)?(?:\\.MDTO)?(?:\\.[a-z0-9]+)?$`,
)

/** Whether a path is one that a package can have: it does not lead elsewhere. */
function isPackedPath(path: string): boolean {
  return packedPath.test(path)
}

function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)
}
