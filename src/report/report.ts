import { isAbsolute, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Ignored } from '../diagnostics/apply-ignore-comments.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import type { RepairedFile } from '../diagnostics/repair-file.ts'

export type { Ignored } from '../diagnostics/apply-ignore-comments.ts'
export type { RepairedFile } from '../diagnostics/repair-file.ts'

/** An output file, in the report and the manifest. */
export interface MadeFile {
  /** Absolute. */
  readonly path: string
  readonly pages?: number
  /** The standards to which the file was finished, or those that a passed-through file claims. */
  readonly conformance: Conformance
}

export interface Conformance {
  /** `gemaakt`: made by this program. The three `overgenomen`: a PDF of another producer, unchanged, stamped with a secrecy band, or
   * cleaned. `geen`: not a PDF. */
  readonly manier: 'gemaakt' | 'onveranderd overgenomen' | 'overgenomen met band' | 'schoongemaakt overgenomen' | 'geen'
  readonly normen: readonly string[]
  /** Why it does not conform, as sentences in Dutch. */
  readonly redenen?: readonly string[] | undefined
  /** What another validator says of it; absent when none was asked. */
  readonly toetsing?: Proof | undefined
}

/** The result of a validation by another program, of the standards that a file claims. */
export interface Proof {
  /** `veraPDF 1.30.2` */
  readonly programma: string
  readonly voldoet: readonly string[]
  readonly voldoetNiet: readonly string[]
}

/** The result for one requested file. */
export interface DocumentReport {
  /** As named by the user. */
  readonly file: string
  /**
   * `gemaakt`, `fouten` (errors in the document), `configuratie` (wrong settings), `mislukt` (the environment failed) or
   * `overgeslagen` (skipped, because another document failed with --fail-fast).
   */
  readonly outcome: 'gemaakt' | 'fouten' | 'configuratie' | 'mislukt' | 'overgeslagen'
  /** Whether all output is that of an earlier run with the same input. */
  readonly reused?: boolean
  /** About the document and its attachments, by file and position. */
  readonly diagnostics: readonly Diagnostic[]
  readonly made: readonly MadeFile[]
  /** Ignored findings; they are not in `diagnostics`. */
  readonly ignored?: readonly Ignored[]
  /** Files changed by `check --fix`: the document and its attachments. */
  readonly repaired?: readonly RepairedFile[]
  /** Milliseconds from reading to writing. */
  readonly duration: number
  /** Texts of the files with diagnostics, for code frames. */
  readonly texts: ReadonlyMap<string, string>
  /** The exception of `mislukt`, for --debug. */
  readonly cause?: unknown
}

/** One run, with the documents in the requested order. */
export interface Report {
  /** Absent for a complete run. */
  readonly part?: Shard
  readonly documents: readonly DocumentReport[]
}

/** Whether a finding stops its document: an error, or with --strict a warning when there are no errors. */
export function stopsDocument(message: Diagnostic, { outcome, diagnostics }: DocumentReport): boolean {
  if (message.fatal === true) return true
  return message.fatal === false && outcome === 'fouten' && !hasErrors(diagnostics)
}

/** Exit codes: 0 success, 1 errors in a document, 2 wrong configuration, 3 failure of the environment. */
export function exitCodeOf(report: Report): 0 | 1 | 2 | 3 {
  const has = (outcome: DocumentReport['outcome']) => report.documents.some((document) => document.outcome === outcome)
  if (has('mislukt')) return 3
  if (has('configuratie')) return 2
  return has('fouten') ? 1 : 0
}

/** A part of a run that is divided over several machines: shard `number` (from 1) of `of`. */
export interface Shard {
  readonly number: number
  readonly of: number
}

/** `2/4`; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const [, number = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []
  const shard: Shard = { number: Number(number), of: Number(of) }
  return shard.number >= 1 && shard.number <= shard.of ? shard : undefined
}

export interface Merged {
  readonly report: Report
  /** Shards of the run without a report. */
  readonly missing: readonly Shard[]
}

/** Merges reports: shards of one run in the order of their numbers, others in the order given. */
export function mergeReports(reports: readonly Report[]): Merged {
  const order = reports.map((report, at) => ({ report, at }))
  const [of = 0, ...others] = new Set(reports.map(({ part }) => part?.of ?? 0))
  const isOneRun = of > 0 && others.length === 0
  if (isOneRun) order.sort((a, b) => (a.report.part?.number ?? 0) - (b.report.part?.number ?? 0) || a.at - b.at)
  const given = new Set(reports.map(({ part }) => part?.number))
  const numbers = isOneRun ? Array.from({ length: of }, (_, index) => index + 1) : []
  return {
    report: { documents: order.flatMap(({ report }) => report.documents) },
    missing: numbers.filter((number) => !given.has(number)).map((number) => ({ number, of })),
  }
}

/** The context of a report for other programs. */
export interface ReportContext {
  /** The absolute folder to which file names in the report are relative. */
  readonly cwd: string
  /** The absolute folder to which the consumer of the report resolves paths: that of the repository, or `cwd`. */
  readonly root: string
  /** Version of this program. */
  readonly version: string
  /** The documentation page of a rule, as Markdown; undefined when it has none. */
  readonly pageOf: (ruleId: string) => string | undefined
}

/** The path of a file relative to `root`, with `/` on every system; absolute when it is outside. */
export function pathFromRoot(name: string, { cwd, root }: ReportContext): string {
  const absolute = resolve(cwd, name)
  const way = relative(root, absolute)
  const isOutside = way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
  return (isOutside ? absolute : way).replaceAll(sep, '/')
}

/** As `pathFromRoot`, as a URI reference (RFC 3986); a `file:` URI when it is outside. */
export function uriFromRoot(name: string, context: ReportContext): string {
  const path = pathFromRoot(name, context)
  if (isAbsolute(path)) return pathToFileURL(path).href
  return path.split('/').map(encodeURIComponent).join('/')
}
