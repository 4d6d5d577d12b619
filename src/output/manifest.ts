import type { Edition } from '../document/edition.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import type { Conformance, Proof } from '../report/report.ts'
import { attempt } from '../system/attempt.ts'
import { sha256 } from '../system/digest.ts'
import type { FileRead } from '../system/read-whole.ts'

/** A file as it was read, named relative to the project. */
export interface Input {
  readonly path: string
  readonly content: Pick<FileRead, 'sha256' | 'length'>
}

/** A file that is written, named relative to the folder of its edition. */
export interface Output {
  readonly path: string
  readonly bytes: Uint8Array
  readonly title: string
  readonly pages?: number
  readonly conformance: Conformance
  /** Of a bundle: content of its entries that it lacks, as Dutch sentences. */
  readonly missing?: readonly string[] | undefined
}

/** A file that is written, described by its hash and length: its bytes may no longer be available. */
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
  /** In a public edition without the sources: their names, hashes and lengths would confirm a guess of what was left out. */
  readonly inputs: readonly Input[]
  readonly outputs: readonly (Output | HashedOutput)[]
  /** Of a meeting: adjacent folders that belong to it, each with a manifest of its own. */
  readonly folders?: readonly string[] | undefined
}

/** manifest.json: inputs and outputs with their SHA-256; no time and no machine, so that equal input gives equal bytes. */
export function manifest(facts: ManifestFacts): string {
  const inputs = [...facts.inputs].sort((a, b) => (a.path < b.path ? -1 : 1))
  const data = {
    naam: facts.name,
    soort: facts.kind,
    titel: plainMarks(facts.title),
    editie: facts.edition,
    gereedschap: facts.tool,
    browser: facts.browser,
    invoer: inputs.map(({ path, content }) => ({
      bestand: path,
      sha256: content.sha256,
      bytes: content.length,
    })),
    uitvoer: facts.outputs.map((file) => ({
      bestand: file.path,
      titel: plainMarks(file.title),
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

/** A manifest with the proofs of its files, by their path in it. A manifest that cannot be read is unchanged. */
export function withProofs(text: string, proofs: ReadonlyMap<string, Proof>): string {
  const data = attempt(() => JSON.parse(text) as unknown)
  if (!isRecord(data) || !Array.isArray(data.uitvoer)) return text
  const uitvoer = data.uitvoer.map((file: unknown) => {
    if (!isRecord(file) || typeof file.bestand !== 'string' || !isRecord(file.conformiteit)) return file
    const toetsing = proofs.get(file.bestand)
    return toetsing === undefined ? file : { ...file, conformiteit: { ...file.conformiteit, toetsing } }
  })
  return `${JSON.stringify({ ...data, uitvoer }, undefined, 2)}\n`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Contents of an earlier manifest: names, kind, program, inputs, outputs and adjacent folders. */
export interface EarlierManifest {
  readonly naam?: string
  readonly titel?: string
  readonly soort?: string
  /** A version of this program made it. */
  readonly isOurs: boolean
  /** As `Input.path`. */
  readonly inputs: readonly string[]
  readonly paths: readonly string[]
  readonly folders: readonly string[]
}

export const noManifest: EarlierManifest = { isOurs: false, inputs: [], paths: [], folders: [] }

/** Anyone can edit a manifest: invalid values in it are treated as absent. */
export function readManifest(text: string): EarlierManifest {
  try {
    const data: unknown = JSON.parse(text)
    if (typeof data !== 'object' || data === null) return noManifest
    const folders = 'mappen' in data && Array.isArray(data.mappen) ? data.mappen : []
    const tool = 'gereedschap' in data ? data.gereedschap : undefined
    return {
      ...('naam' in data && typeof data.naam === 'string' ? { naam: data.naam } : {}),
      ...('titel' in data && typeof data.titel === 'string' ? { titel: data.titel } : {}),
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
