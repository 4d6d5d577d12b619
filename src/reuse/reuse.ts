import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import type { HashedOutput, Output } from '../output/manifest.ts'
import { outputFolder } from '../output/output-folder.ts'
import { type EditionFiles, madeFiles, manifestOf, write } from '../output/write-edition.ts'
import type { BuildRequest } from '../pipeline/build.ts'
import type { Desk } from '../pipeline/desk.ts'
import type { BuiltDocument, EditionReport } from '../pipeline/edition-report.ts'
import type { EditionMade } from '../pipeline/make-edition.ts'
import type { Prepared } from '../pipeline/prepare.ts'
import { textsShown } from '../pipeline/texts-shown.ts'
import { findingFromJson, jsonFinding } from '../report/json-finding.ts'
import { ruleCatalogue } from '../rules/catalogue.ts'
import { keepLookups, type Lookup } from '../system/lookups.ts'
import type { FileCache } from './file-cache.ts'
import { reuseKey } from './reuse-key.ts'
import {
  areAsBefore,
  type EditionRecord,
  ignoredAsJson,
  ignoredFromJson,
  type ReuseRecord,
  referencesOf,
} from './reuse-record.ts'
import type { ReuseServices } from './reuse-services.ts'

export type Outcome = Omit<BuiltDocument, 'file' | 'duration'>

/** Room of what was asked and found; each edition has a room of its own for its files, in which nothing else stands. */
const register = 'register'

/** Takes documents from an earlier run as long as all that could change them is the same, and keeps those of this one. */
export interface Reuse {
  /** The document as it was made before, its files in their place; undefined when it must be made. */
  readonly find: (file: string, signal?: AbortSignal) => Promise<Outcome | undefined>
  /** Makes it, and keeps what became of it when all went well. */
  readonly making: (file: string, make: (onMade: OnMade) => Promise<Outcome>) => Promise<Outcome>
}

/** Told of each edition while its bytes are still there. */
export type OnMade = (prepared: Prepared, edition: EditionMade, files: EditionFiles | undefined) => void

export function reuseOf(services: ReuseServices, desk: Desk, request: BuildRequest): Reuse {
  return {
    find: async (file, signal) => {
      const browser = await services.browser('guess')
      if (browser === undefined) return undefined
      const read = readSource(resolve(desk.cwd, file), file)
      if (read.source === undefined || read.file === undefined) return undefined
      desk.call(read.source.path, file)
      const workplace = desk.workplaceOf(read.source.path)
      if (hasErrors(workplace.diagnostics)) return undefined
      const key = reuseKey({ file, source: read.file, workplace, desk, request, browser })
      const record = readRecord(services.files, key)
      if (record === undefined || !areAsBefore(record.references, workplace.config.root)) return undefined
      const editions: EditionReport[] = []
      for (const one of record.editions) {
        const report = await putInPlace(one, read.file.path, services.files, workplace.config, request, signal)
        if (report === undefined) return undefined
        editions.push(report)
      }
      services.files.touch(register, key)
      return {
        outcome: 'gemaakt',
        reused: true,
        diagnostics: record.findings.flatMap((finding) => findingFromJson(finding, ruleCatalogue) ?? []),
        ignored: record.ignored.flatMap(ignoredFromJson),
        made: editions.flatMap(({ made }) => made),
        editions,
        texts: new Map(record.texts),
      }
    },
    making: async (file, make) => {
      const lookups: Lookup[] = []
      const made: Made[] = []
      const outcome = await keepLookups(lookups, () =>
        make((prepared, edition, files) => made.push(madeOf(prepared, edition, files, services.files))),
      )
      if (outcome.outcome === 'gemaakt') keep(file, outcome, made, lookups, services, desk, request)
      return outcome
    },
  }
}

/** An edition whose files are in the cache: their bytes can go. */
interface Made {
  readonly prepared: Prepared
  readonly pictures: EditionMade['pictures']
  readonly record: EditionRecord
}

function madeOf(
  prepared: Prepared,
  { edition, facts, leftOut, pictures }: EditionMade,
  files: EditionFiles | undefined,
  cache: FileCache,
): Made {
  if (files === undefined) return { prepared, pictures, record: { edition, ...(leftOut ? { leftOut } : {}) } }
  const { folder: _folder, outputs, ...stated } = files
  const kept = outputs.map(({ bytes, ...output }): HashedOutput => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    cache.write(edition, sha256, bytes)
    return { ...output, sha256, length: bytes.length }
  })
  return { prepared, pictures, record: { edition, files: { ...stated, outputs: kept }, ...(facts ? { facts } : {}) } }
}

function keep(
  file: string,
  outcome: Outcome,
  made: readonly Made[],
  lookups: readonly Lookup[],
  { files, onPrintedBy }: ReuseServices,
  desk: Desk,
  request: BuildRequest,
): void {
  const [first] = made
  const browser = made.map(({ record }) => record.files?.browser ?? '').find((version) => version !== '')
  if (first === undefined || browser === undefined) return
  onPrintedBy?.(browser)
  const { prepared } = first
  // An embargo ends by itself: a meeting says at each run whether it has, anyone else finds out by making the document.
  const ofMeeting = request.keptFromPublic?.(prepared.document.source.path) === 'embargo'
  if (!ofMeeting && made.some(({ record }) => record.leftOut === 'embargo')) return
  const { config } = prepared.workplace
  const read = [...prepared.files, ...made.flatMap(({ pictures }) => pictures)]
  const source = read.find(({ path }) => path === prepared.document.source.path)
  const references = referencesOf(lookups, read, config.root)
  if (source === undefined || references === undefined) return
  const record: ReuseRecord = {
    references,
    findings: outcome.diagnostics.filter(({ rule }) => rule.about !== 'earlier-output').map(jsonFinding),
    ignored: (outcome.ignored ?? []).map(ignoredAsJson),
    texts: [...textsShown(outcome)],
    editions: made.map((one) => one.record),
  }
  const key = reuseKey({ file, source, workplace: prepared.workplace, desk, request, browser })
  files.write(register, key, Buffer.from(JSON.stringify(record)))
}

function readRecord(cache: FileCache, key: string): ReuseRecord | undefined {
  const bytes = cache.read(register, key)
  // Its hash was right and its key holds the version of this program: it is as it was written.
  return bytes && (JSON.parse(bytes.toString('utf8')) as ReuseRecord)
}

async function putInPlace(
  { edition, leftOut, files, facts }: EditionRecord,
  source: string,
  cache: FileCache,
  config: Prepared['workplace']['config'],
  request: BuildRequest,
  signal: AbortSignal | undefined,
): Promise<EditionReport | undefined> {
  if (files === undefined) return { edition, made: [], ...(leftOut ? { leftOut } : {}) }
  const folder = outputFolder({ source, name: files.name }, config, request, edition)
  const { outputs, ...stated } = files
  for (const { sha256 } of outputs) cache.touch(edition, sha256)
  const known: EditionFiles = { ...stated, folder, outputs: [] }
  if (!standsThere({ ...known, outputs }, folder)) {
    const whole = outputs.flatMap(({ sha256, length: _length, ...output }): readonly Output[] => {
      const bytes = cache.read(edition, sha256)
      return bytes ? [{ ...output, bytes }] : []
    })
    if (whole.length < outputs.length) return undefined
    await write({ ...known, outputs: whole }, signal)
  }
  return { edition, folder, made: madeFiles(folder, outputs), ...(facts ? { facts } : {}) }
}

/** Whether all files of the edition stand in their place with the right bytes: then nothing is written. */
function standsThere(
  files: Omit<EditionFiles, 'outputs'> & { readonly outputs: readonly HashedOutput[] },
  folder: string,
): boolean {
  try {
    if (readFileSync(join(folder, 'manifest.json'), 'utf8') !== manifestOf(files)) return false
    return files.outputs.every(
      ({ path, sha256 }) =>
        createHash('sha256')
          .update(readFileSync(join(folder, path)))
          .digest('hex') === sha256,
    )
  } catch {
    return false
  }
}
