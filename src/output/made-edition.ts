import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Edition, editions } from '../document/edition.ts'
import type { Conformance } from '../report/report.ts'
import { attempt } from '../system/attempt.ts'
import { sha256 } from '../system/digest.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import { entriesBelow } from '../system/files-below.ts'
import { readWhole, textOf } from '../system/read-whole.ts'
import * as z from '../system/zod.ts'
import { outputPath } from './output-name.ts'

/** A file of an edition that is in the output, as its manifest states it. */
export interface MadeFile {
  /** Relative to the folder of the edition. */
  readonly path: string
  readonly title: string
  readonly pages?: number
  readonly conformance: Conformance
  readonly sha256: string
  /** Bytes. */
  readonly length: number
  /** @throws EnvironmentError when its bytes no longer match the manifest */
  readonly read: () => Promise<Uint8Array>
}

/** An edition that an earlier run made, read from its manifest and compared with its folder. */
export interface MadeEdition {
  /** Absolute. */
  readonly folder: string
  readonly name: string
  readonly kind: string
  readonly title: string
  readonly edition: Edition
  readonly tool: string
  readonly browser: string
  /** Relative to the project; a public edition states no sources. */
  readonly inputs: readonly MadeFrom[]
  readonly files: readonly MadeFile[]
  /** Of a meeting: names of the folders of its proposals, each with a manifest of its own. */
  readonly folders: readonly string[]
  /** Paths of files that are missing, or whose bytes differ from the manifest. */
  readonly changed: readonly string[]
  /** Paths in the folder that its manifest does not name; what is in `folders` is for their own manifests. */
  readonly strangers: readonly string[]
}

/** A file from which an edition was made. */
export interface MadeFrom {
  readonly path: string
  readonly sha256: string
  readonly length: number
}

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const size = z.int().nonnegative()

const proofShape = z.object({
  programma: z.string(),
  voldoet: z.array(z.string()),
  voldoetNiet: z.array(z.string()),
})

const manifestShape = z.object({
  naam: z.string(),
  soort: z.string(),
  titel: z.string(),
  editie: z.enum(editions),
  gereedschap: z.string().startsWith('collegevoorstel '),
  browser: z.string(),
  invoer: z.array(z.object({ bestand: z.string(), sha256: hash, bytes: size })),
  uitvoer: z.array(
    z.object({
      bestand: z.string().regex(outputPath),
      titel: z.string(),
      paginas: z.int().optional(),
      conformiteit: z.object({
        manier: z.enum([
          'gemaakt',
          'onveranderd overgenomen',
          'overgenomen met band',
          'schoongemaakt overgenomen',
          'geen',
        ]),
        normen: z.array(z.string()),
        redenen: z.array(z.string()).optional(),
        toetsing: proofShape.optional(),
      }),
      sha256: hash,
      bytes: size,
    }),
  ),
  mappen: z.array(z.string().regex(/^\d{2,}-[^/\\\0]+$/)).optional(),
})

/**
 * Reads an edition in the output. Undefined when its folder has no manifest of this program, or one that is malformed.
 *
 * @param folder absolute
 * @throws EnvironmentError when a file of it cannot be read
 */
export async function readMadeEdition(folder: string): Promise<MadeEdition | undefined> {
  const text = textOf(readWhole(join(folder, 'manifest.json')))
  const { data } = manifestShape.safeParse(text === undefined ? undefined : attempt(() => JSON.parse(text)))
  if (data === undefined) return undefined
  const folders = data.mappen ?? []
  const files = data.uitvoer.map(({ bestand, titel, paginas, conformiteit, sha256, bytes }): MadeFile => {
    const file = { path: bestand, title: titel, conformance: conformiteit, sha256, length: bytes }
    return { ...file, ...(paginas === undefined ? {} : { pages: paginas }), read: () => readUnchanged(folder, file) }
  })
  const changed: string[] = []
  // One by one, since a bundle may be larger than all other files together.
  for (const file of files) if ((await hashOf(join(folder, file.path))) !== file.sha256) changed.push(file.path)
  const known = new Set(['manifest.json', ...files.map(({ path }) => path)])
  return {
    folder,
    name: data.naam,
    kind: data.soort,
    title: data.titel,
    edition: data.editie,
    tool: data.gereedschap,
    browser: data.browser,
    inputs: data.invoer.map(({ bestand, sha256, bytes }) => ({ path: bestand, sha256, length: bytes })),
    files,
    folders,
    changed,
    strangers: entriesBelow(folder).filter((path) => !known.has(path) && !folders.includes(path.split('/')[0] ?? '')),
  }
}

async function readUnchanged(folder: string, { path, sha256: stated }: Pick<MadeFile, 'path' | 'sha256'>) {
  const place = join(folder, path)
  const bytes = await readFile(place).catch(() => undefined)
  if (bytes !== undefined && sha256(bytes) === stated) return bytes
  throw new EnvironmentError(
    'lezen-mislukt',
    `Het bestand ${place} is veranderd sinds het is gemaakt, of het is weg.`,
    'Maak de stukken opnieuw, en verander niets met de hand in de map van de uitvoer.',
  )
}

/** Undefined when there is no such file. */
export async function hashOf(path: string): Promise<string | undefined> {
  const digest = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) digest.update(chunk)
    return digest.digest('hex')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined
    throw new EnvironmentError(
      'lezen-mislukt',
      `Het bestand ${path} kan niet worden gelezen (${String(code ?? error)}).`,
      'Kijk of u het mag lezen.',
      { cause: error },
    )
  }
}
