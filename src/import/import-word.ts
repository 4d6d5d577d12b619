import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { readConfig } from '../config/config.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { fileRules } from '../diagnostics/source-rules.ts'
import { loadKinds } from '../forms/load-kind.ts'
import type { DocumentReport, MadeFile, Report } from '../report/report.ts'
import { runRules } from '../rules/output-rules.ts'
import { wordRules } from '../rules/word-rules.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import { readWhole } from '../system/read-whole.ts'
import { type FileToWrite, writeFiles } from '../system/write-files.ts'
import { packageLimits } from '../word/package/open-package.ts'
import { readWord } from '../word/read-word.ts'
import type { Choice } from '../word/revisions/revision.ts'
import { convertDocument } from './convert/convert-document.ts'
import { adviceOn } from './output/advice.ts'
import { undecided } from './output/changes.ts'
import { findingsOn } from './output/findings.ts'
import { problemFinding } from './output/problem-finding.ts'
import { reportText } from './output/report-text.ts'

export interface ImportRequest {
  /** Requested paths, verbatim, relative to `cwd`. */
  readonly files: readonly string[]
  /** Absolute. */
  readonly cwd: string
  /** The folder in which each document gets a folder; by default that of the document. */
  readonly out?: string | undefined
  /** The config file; by default found upward from the proposal. */
  readonly config?: string | undefined
  /** What to do with tracked changes and comments; without it, a document that has them is refused. */
  readonly changes?: Choice | undefined
}

type Outcome = Pick<DocumentReport, 'outcome' | 'diagnostics'> &
  Partial<Pick<DocumentReport, 'made' | 'texts' | 'cause'>>

/**
 * Makes a proposal of each Word document, in a folder of its own. A document is written completely or not at all, and nothing that
 * exists is overwritten.
 */
export async function importFiles(request: ImportRequest, signal?: AbortSignal): Promise<Report> {
  const documents: DocumentReport[] = []
  const folders = new Set<string>()
  for (const file of request.files) {
    signal?.throwIfAborted()
    const start = performance.now()
    const result = await importOne(file, request, folders).catch((cause: unknown): Outcome => failed(file, cause))
    documents.push({ made: [], texts: new Map(), ...result, file, duration: performance.now() - start })
  }
  return { documents }
}

async function importOne(file: string, request: ImportRequest, folders: Set<string>): Promise<Outcome> {
  const path = resolve(request.cwd, file)
  const title = folderName(path)
  const folder = join(request.out === undefined ? dirname(path) : resolve(request.cwd, request.out), title)
  const bytes = read(path, file)
  if (!(bytes instanceof Uint8Array)) return refused(bytes)
  const word = await readWord(bytes, request.changes ?? 'accept')
  if (!word.ok) return refused(problemFinding(word.problem, file))
  const texts = new Map([[file, word.document.text]])
  if (request.changes === undefined) {
    const open = undecided(word.document, file)
    if (open.length > 0) return { outcome: 'fouten', diagnostics: open, texts }
  }
  const proposal = join(folder, 'voorstel.md')
  const { config, diagnostics } = readConfig(
    proposal,
    request.config === undefined ? {} : { path: resolve(request.cwd, request.config) },
  )
  if (hasErrors(diagnostics)) return { outcome: 'configuratie', diagnostics }
  const converted = await convertDocument(word.document, {
    path: proposal,
    title,
    config,
    kinds: loadKinds(config.home),
  })
  const files: readonly FileToWrite[] = [
    ...converted.files,
    { path: 'verslag.txt', bytes: reportText(basename(path), converted.ledger, word.document, request.changes) },
    { path: 'voorstel.md', bytes: converted.markdown },
  ]
  const taken = files.find((each) => existsSync(join(folder, each.path)))
  if (folders.has(folder) || taken !== undefined)
    return refused(alreadyThere(file, join(title, taken?.path ?? 'voorstel.md')))
  folders.add(folder)
  await writeFiles(folder, files)
  const made = files.map(
    (each): MadeFile => ({ path: join(folder, each.path), conformance: { manier: 'geen', normen: [] } }),
  )
  return { outcome: 'gemaakt', diagnostics: findingsOn(converted.ledger, file), texts, made: made.toReversed() }
}

/** The name of a document as that of a folder: no dots at the end, which Windows drops, and which can be the folder above. */
function folderName(path: string): string {
  return (
    basename(path)
      .replace(/\.[^.]*$/, '')
      .replace(/[. ]+$/, '') || 'document'
  )
}

/** The bytes of a file that may be a document, or why there are none. */
function read(path: string, file: string): Uint8Array | Diagnostic {
  const fail = (rule: (typeof fileRules)[keyof typeof fileRules], reason: string, advice: string) =>
    diagnostic({ rule, file, reason, advice })
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > packageLimits.bytes) {
    const reason = `Dit document is groter dan ${packageLimits.bytes / 1024 / 1024} MB.`
    return diagnostic({ rule: wordRules['word/te-groot'], file, reason, advice: adviceOn('word/te-groot') })
  }
  const whole = readWhole(path)
  if (whole === 'ontbreekt')
    return fail(fileRules['bestand/ontbreekt'], `Het bestand ${file} bestaat niet.`, 'Kijk de naam en de map na.')
  if (whole === 'map')
    return fail(fileRules['bestand/map'], `${file} is een map, geen bestand.`, 'Geef het Word-document in die map op.')
  return whole.content
}

function alreadyThere(file: string, taken: string): Diagnostic {
  const reason = `${taken} bestaat al; er is niets overschreven.`
  return diagnostic({ rule: wordRules['word/bestaat-al'], file, reason, advice: adviceOn('word/bestaat-al') })
}

function refused(found: Diagnostic): Outcome {
  return { outcome: 'fouten', diagnostics: [found] }
}

/** A failure of the machine or of the program ends one document, not the run. */
function failed(file: string, cause: unknown): Outcome {
  const found =
    cause instanceof EnvironmentError
      ? { rule: runRules[`omgeving/${cause.code}`], reason: cause.reason, advice: cause.advice }
      : {
          rule: runRules['intern/storing'],
          reason: `Er ging iets mis in het programma zelf: ${cause instanceof Error ? cause.message : String(cause)}.`,
          advice: 'Meld dit bij de beheerder. Met --debug ziet u de technische toedracht.',
        }
  return { outcome: 'mislukt', diagnostics: [diagnostic({ ...found, file })], cause }
}
