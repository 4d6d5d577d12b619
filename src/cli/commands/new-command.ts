import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { readConfig } from '../../config/config.ts'
import { knownValues } from '../../config/known-values.ts'
import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts'
import { alternatives, explained } from '../../diagnostics/nearest.ts'
import { readSource } from '../../diagnostics/read-source.ts'
import { dayOf } from '../../forms/dutch-date.ts'
import { listInWords } from '../../forms/dutch-words.ts'
import type { Kind } from '../../forms/kind.ts'
import { loadKinds } from '../../forms/load-kind.ts'
import { newDocument } from '../../forms/new-document.ts'
import { onOneLine } from '../../report/message-text.ts'
import { pretty } from '../../report/pretty.ts'
import { carryOver } from '../../starter/carry-over.ts'
import { writeNewFiles } from '../../starter/new-files.ts'
import { statOf } from '../../system/stat-of.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import type { MakeOptions } from '../options/make-options.ts'
import { refuseEmptyNames, UsageError } from '../options/usage-error.ts'
import { colorOf, type Terminal } from '../terminal/terminal.ts'

export interface NewOptions extends Pick<MakeOptions, 'config' | 'debug'> {
  /** An earlier document, of which the front matter is taken over. */
  readonly from?: string
}

/**
 * `collegevoorstel new <soort> [map]`: a new document of a kind, with its fields, sections and hints; its path on stdout. Exit code 1
 * when the earlier document has errors.
 *
 * @throws UsageError for an unknown kind, and for a file that is already there
 */
export async function runNew(soort: string, folder: string, options: NewOptions, terminal: Terminal): Promise<number> {
  refuseEmptyNames([folder, ...(options.from === undefined ? [] : [options.from])])
  const home = resolve(terminal.cwd, folder)
  const read = readConfig(join(home, 'voorstel.md'), {
    nameOf: (path) => relative(terminal.cwd, path) || path,
    ...(options.config === undefined ? {} : { path: resolve(terminal.cwd, options.config) }),
  })
  if (hasErrors(read.diagnostics)) return refused(read.diagnostics, 2, terminal)
  const { config } = read
  const kinds = loadKinds(config.home)
  const loaded = kinds.load(soort)
  if (loaded === undefined)
    throw new UsageError(
      `De soort “${soort}” bestaat niet. ${alternatives(soort, kinds.soorten, explained('soorten'))}`,
    )
  const { kind } = loaded
  if (kind === undefined) return refused(loaded.diagnostics, 2, terminal)
  const carried = options.from === undefined ? undefined : readEarlier(options.from, kind, terminal.cwd)
  if (carried && hasErrors(carried.diagnostics)) return refused(carried.diagnostics, 1, terminal)
  const epoch = sourceDateEpoch(terminal.env)
  const known = knownValues(kind, config, dayOf(epoch === undefined ? new Date() : new Date(epoch * 1000)))
  const text = newDocument(kind, { ...known, values: { ...known.values, ...carried?.values } })
  const proposal = proposalOf(kind, home)
  const name = `${proposal === undefined && hasAttachments(kind) ? 'voorstel' : kind.bestandsnaam}.md`
  const { skipped } = await writeNewFiles(home, [{ path: name, bytes: text }])
  const path = join(home, name)
  const shown = relative(terminal.cwd, path) || path
  if (skipped.length > 0)
    throw new UsageError(
      `${shown} bestaat al, en is niet veranderd. Kies een andere map, of geef dat bestand een andere naam.`,
    )
  terminal.stdout.write(`${path}\n`)
  if (carried && carried.leftOut.length > 0)
    terminal.stderr.write(
      `Niet overgenomen, want dat geldt voor één stuk: ${listInWords(carried.leftOut.map(onOneLine))}.\n`,
    )
  terminal.stderr.write(`${nextStep(kind, path, { shown, proposal })}\n`)
  return 0
}

function readEarlier(file: string, kind: Kind, cwd: string) {
  const { source, diagnostics } = readSource(resolve(cwd, file), file)
  return source === undefined ? { values: {}, leftOut: [], diagnostics } : carryOver(source, kind)
}

function refused(diagnostics: readonly Diagnostic[], code: number, terminal: Terminal): number {
  const document = { file: '', outcome: 'fouten', diagnostics, made: [], duration: 0, texts: new Map() } as const
  terminal.stderr.write(pretty({ documents: [document] }, { color: colorOf(terminal) }))
  return code
}

interface NewPlace {
  /** The path from the working directory. */
  readonly shown: string
  /** Path of the proposal that the document is attached to. */
  readonly proposal: string | undefined
}

/** An attachment is named in its proposal; a proposal is written. */
function nextStep(kind: Kind, path: string, { shown, proposal }: NewPlace): string {
  if (proposal === undefined) return `Vul het in, en kijk mee in uw browser: collegevoorstel watch ${quoted(shown)}`
  const way = relative(dirname(proposal), path).split(sep).join('/')
  return `Noem het in het voorstel, bij bijlagen: - {soort: ${kind.soort}, bestand: ${way}}`
}

function hasAttachments({ velden }: Kind): boolean {
  return velden.some(({ veld }) => veld === 'bijlagen')
}

/**
 * The proposal beside or above an attachment. A document with attachments is a proposal itself: patterns look for it as `voorstel.md`
 * and its folder names its output, so that a second one elsewhere does not replace it. In `bijlagen` of a proposal it is an attachment.
 */
function proposalOf(kind: Kind, home: string): string | undefined {
  const above = dirname(home)
  const places = hasAttachments(kind) ? (basename(home) === 'bijlagen' ? [above] : []) : [home, above]
  return places.map((place) => join(place, 'voorstel.md')).find((file) => statOf(file)?.isFile())
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[\p{L}\p{N}._/\\:-]+$/u.test(path) ? onOneLine(path) : `"${onOneLine(path)}"`
}
