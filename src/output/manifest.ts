import type { Edition } from '../document/edition.ts'
import type { Conformance } from '../report/report.ts'
import { sha256 } from '../system/digest.ts'
import type { FileRead } from '../system/read-whole.ts'

/** A file as it was read, named relative to the project. */
export interface Input {
  readonly path: string
  /** What it held. Absent in a public edition of a text from which something was left out: it would tell whether a guess is right. */
  readonly content?: Pick<FileRead, 'sha256' | 'length'>
}

/** A file that is written, named relative to the folder of its edition. */
export interface Output {
  readonly path: string
  readonly bytes: Uint8Array
  readonly title: string
  readonly pages?: number
  readonly conformance: Conformance
  /** Of a bundle: what of its parts is not in it, sentences in Dutch. */
  readonly missing?: readonly string[] | undefined
}

/** A file that is written, by what it holds: its bytes may be gone. */
export interface HashedOutput extends Omit<Output, 'bytes'> {
  readonly sha256: string
  readonly length: number
}

export interface ManifestFacts {
  readonly name: string
  readonly kind: string
  readonly title: string
  readonly edition: Edition
  readonly tool: string
  readonly browser: string
  readonly inputs: readonly Input[]
  readonly outputs: readonly (Output | HashedOutput)[]
  /** Of a meeting: folders beside these files that belong to it, each with a manifest of its own. */
  readonly folders?: readonly string[] | undefined
}

/** manifest.json: what went in and what came out, with SHA-256; no time and no machine, so that the same input gives the same bytes. */
export function manifest(facts: ManifestFacts): string {
  const inputs = [...facts.inputs].sort((a, b) => (a.path < b.path ? -1 : 1))
  const data = {
    naam: facts.name,
    soort: facts.kind,
    titel: facts.title,
    editie: facts.edition,
    gereedschap: facts.tool,
    browser: facts.browser,
    invoer: inputs.map(({ path, content }) => ({
      bestand: path,
      ...(content ? { sha256: content.sha256, bytes: content.length } : {}),
    })),
    uitvoer: facts.outputs.map((file) => ({
      bestand: file.path,
      titel: file.title,
      ...(file.pages === undefined ? {} : { paginas: file.pages }),
      conformiteit: file.conformance,
      ...(file.missing === undefined || file.missing.length === 0 ? {} : { weggevallen: file.missing }),
      sha256: 'bytes' in file ? sha256(file.bytes) : file.sha256,
      bytes: 'bytes' in file ? file.bytes.length : file.length,
    })),
    ...(facts.folders === undefined ? {} : { mappen: facts.folders }),
  }
  return `${JSON.stringify(data, undefined, 2)}\n`
}

/** What an earlier manifest says: the kind, who made it of what, the files that were made and the folders beside them. */
export interface EarlierManifest {
  readonly soort?: string
  /** This program made it, in some version. */
  readonly isOurs: boolean
  /** As `Input.path`. */
  readonly inputs: readonly string[]
  readonly paths: readonly string[]
  readonly folders: readonly string[]
}

export const noManifest: EarlierManifest = { isOurs: false, inputs: [], paths: [], folders: [] }

/** A manifest is a file anyone can edit: what cannot be read in it is not there. */
export function readManifest(text: string): EarlierManifest {
  try {
    const data: unknown = JSON.parse(text)
    if (typeof data !== 'object' || data === null) return noManifest
    const folders = 'mappen' in data && Array.isArray(data.mappen) ? data.mappen : []
    const tool = 'gereedschap' in data ? data.gereedschap : undefined
    return {
      ...('soort' in data && typeof data.soort === 'string' ? { soort: data.soort } : {}),
      isOurs: typeof tool === 'string' && tool.startsWith('collegevoorstel '),
      inputs: filesNamed('invoer' in data ? data.invoer : undefined),
      paths: filesNamed('uitvoer' in data ? data.uitvoer : undefined),
      folders: folders.filter((folder: unknown) => typeof folder === 'string'),
    }
  } catch {
    return noManifest
  }
}

function filesNamed(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((file: unknown) =>
    typeof file === 'object' && file !== null && 'bestand' in file && typeof file.bestand === 'string'
      ? [file.bestand]
      : [],
  )
}
