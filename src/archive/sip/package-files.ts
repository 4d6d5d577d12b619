import type { Conformance } from '../../report/report.ts'
import { sha256 } from '../../system/digest.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import { readWhole } from '../../system/read-whole.ts'
import { type FileSum, fileXml } from '../mdto/file-xml.ts'
import { objectXml } from '../mdto/object-xml.ts'
import type { ArchiveFile, ArchiveObject, CopiedContent } from '../model/archive-object.ts'
import type { ArchiveSettings } from '../model/archive-settings.ts'
import type { PackedFile } from './packing-list.ts'

/** A file of a package, with what is needed to write it. */
export interface PackageFile extends PackedFile {
  readonly bytes: string | (() => Uint8Array)
  readonly pages?: number | undefined
  readonly conformance: Conformance
}

/** What every file of a package needs. */
export interface PackageSetting {
  readonly settings: ArchiveSettings
  /** When bytes were first archived. */
  readonly timeOf: (sha256: string) => string
}

/** The files of a dossier in the order in which they are written: a folder for each object, its metadata first, and a sidecar beside each file. */
export function packageFiles(
  object: ArchiveObject,
  setting: PackageSetting,
  above: { readonly path: string; readonly parent?: ArchiveObject } = { path: '' },
): readonly PackageFile[] {
  const folder = `${above.path}${object.folder}`
  const own = writtenFile(
    `${folder}/${object.folder}.MDTO.xml`,
    objectXml(object, above.parent, setting.settings),
    setting,
  )
  const files = [...object.representations, ...object.metadata].flatMap((file) =>
    withSidecar(file, object, folder, setting),
  )
  const parts = object.parts.flatMap((part) => packageFiles(part, setting, { path: `${folder}/`, parent: object }))
  return [own, ...files, ...parts]
}

function withSidecar(
  file: ArchiveFile,
  object: ArchiveObject,
  folder: string,
  setting: PackageSetting,
): readonly PackageFile[] {
  const path = `${folder}/${file.name}`
  const { content, pages, conformance } = file
  const own: PackageFile =
    content.type === 'written'
      ? writtenFile(path, content.text, setting)
      : { path, ...sumOf(content, setting), bytes: () => copied(content), pages, conformance }
  return [own, writtenFile(`${path}.bestand.MDTO.xml`, fileXml(file, object, own, setting.settings), setting)]
}

function sumOf({ sha256: sum, length }: CopiedContent, { timeOf }: PackageSetting): FileSum {
  return { sha256: sum, length, time: timeOf(sum) }
}

function writtenFile(path: string, text: string, { timeOf }: PackageSetting): PackageFile {
  const sum = sha256(text)
  const conformance = { manier: 'geen', normen: [] } as const
  return { path, bytes: text, sha256: sum, length: Buffer.byteLength(text), time: timeOf(sum), conformance }
}

/** @throws EnvironmentError when the file is no longer what its metadata state */
function copied({ path, sha256: sum }: CopiedContent): Uint8Array {
  const read = readWhole(path)
  if (typeof read !== 'string' && read.file.sha256 === sum) return read.content
  throw new EnvironmentError(
    'lezen-mislukt',
    `Het bestand ${path} is tijdens het archiveren veranderd, of het is weg.`,
    'Wacht tot niemand er meer aan werkt, maak de stukken opnieuw en archiveer ze dan. Er is niets geschreven.',
  )
}
