import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { titleOf } from '../../compose/views/make-view.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { type MadeEdition, readMadeEdition } from '../../output/made-edition.ts'
import type { Output } from '../../output/manifest.ts'
import { madeFiles } from '../../output/write-edition.ts'
import { publishRules } from '../../rules/publish-rules.ts'
import { sha256 } from '../../system/digest.ts'
import { leadsOut } from '../../system/inside.ts'
import { writeFiles } from '../../system/write-files.ts'
import type { BuildContext } from '../context.ts'
import { expectedFiles, takenOf } from '../take-edition.ts'
import type { ComposedPage, Leak } from '../taken-edition.ts'
import type { EditionWork } from '../work.ts'
import { guard } from './guard.ts'

/** Reads the files that an earlier run made of the edition, in the place of those that a build prints. */
export async function takeEarlier(work: EditionWork, context: BuildContext): Promise<EditionWork> {
  const { proposal, own, edition } = work
  const { document, name, project } = proposal
  const placed = { source: document.source.path, name }
  const folder = context.placement.folder(placed, project.config, edition.edition)
  const about = { file: document.source.name, cwd: context.cwd, folder, again: againFor(work, context) }
  const earlier = await readMadeEdition(folder)
  const problem = earlier === undefined ? notMade(about) : (foreignTo(earlier, about) ?? outdated(earlier, work, about))
  if (earlier === undefined || problem) return blocked(work, problem)
  const expected = new Set(expectedFiles({ own }).map(({ path }) => path))
  const outputs: Output[] = []
  for (const { read, sha256: _hash, length: _length, ...file } of earlier.files)
    if (expected.has(file.path)) outputs.push({ ...file, bytes: await read() })
  return { ...work, earlier, outputs, browser: earlier.browser }
}

/** Blocks the edition as `guard` does, and states whether its files contain what it omits: then they may not stay public. */
export async function judgeEarlier(work: EditionWork, context: BuildContext): Promise<EditionWork> {
  const judged = await guard(work, context)
  if (judged.outcome === work.outcome) return judged
  const leak = leakIn(work, judged.diagnostics)
  return leak === undefined ? judged : { ...judged, leak }
}

/**
 * The stage that sets what may be published, and releases its bytes.
 *
 * @param staging a private folder, absolute, for the pages that were composed now
 */
export function keepTaken(staging: string) {
  return async (work: EditionWork, { signal }: BuildContext): Promise<EditionWork> => {
    const { earlier, outputs, proposal, file } = work
    if (earlier === undefined) return work
    const { folder } = earlier
    const composed = outputs.filter(({ path }) => path.endsWith('.html'))
    const home = join(staging, sha256(file).slice(0, 16))
    if (composed.length > 0) await writeFiles(home, composed, [], signal)
    const pages = new Map(composed.map(({ path, bytes }) => [path, pageIn(join(home, path), bytes)]))
    const bare = { ...work, outputs: [], composed: [], own: proposal }
    const pdfs = outputs.filter(({ path }) => !path.endsWith('.html'))
    return { ...bare, taken: takenOf(work, earlier, pages), folder, made: madeFiles(folder, pdfs) }
  }
}

function pageIn(path: string, bytes: Uint8Array): ComposedPage {
  const hash = sha256(bytes)
  const read = async () => {
    const now = await readFile(path)
    if (sha256(now) !== hash) throw new Error(`${path} has changed`)
    return now
  }
  return { sha256: hash, length: bytes.length, read }
}

function leakIn({ search, fileTexts }: EditionWork, diagnostics: readonly Diagnostic[]): Leak | undefined {
  const errors = diagnostics.filter(({ fatal }) => fatal === true)
  if (errors.some(({ ruleId }) => /^(?:privacy|lakken)\//.test(ruleId))) return 'privacy'
  const found = fileTexts.flatMap(({ texts }) => texts.flatMap(({ text }) => search?.find(text) ?? []))
  if (found.some((removed) => removed.as === 'gelakt')) return 'privacy'
  return found.length > 0 || errors.some(({ ruleId }) => ruleId === 'editie/lek') ? 'procedure' : undefined
}

function blocked(work: EditionWork, problem: Diagnostic | undefined): EditionWork {
  return { ...work, outcome: 'fouten', diagnostics: [...work.diagnostics, ...(problem ? [problem] : [])] }
}

/** An earlier edition that a finding is about. */
export interface AboutEarlier {
  /** The source, as the user names it. */
  readonly file: string
  readonly cwd: string
  readonly folder: string
  /** The command that makes it. */
  readonly again: string
}

function againFor({ file }: EditionWork, { placement }: BuildContext): string {
  return placement.documentFolder === undefined
    ? 'Maak de vergadering opnieuw met collegevoorstel agenda.'
    : `Maak haar met: collegevoorstel build ${file} --edition openbaar`
}

export function notMade({ file, cwd, folder, again }: AboutEarlier): Diagnostic {
  return diagnostic({
    rule: publishRules['publicatie/niet-gemaakt'],
    file,
    reason: `Hiervan is geen openbare editie gemaakt in ${shown(folder, cwd)}.`,
    advice: again,
  })
}

/** The problem of a folder with something that no manifest states, or no longer. */
export function foreignTo(
  { changed, strangers }: MadeEdition,
  { file, cwd, folder, again }: AboutEarlier,
): Diagnostic | undefined {
  if (changed.length === 0 && strangers.length === 0) return undefined
  const parts = [
    ...(strangers.length > 0 ? [`staat iets wat dit programma niet heeft gemaakt: ${listed(strangers)}`] : []),
    ...(changed.length > 0 ? [`is iets veranderd of weggehaald nadat het is gemaakt: ${listed(changed)}`] : []),
  ]
  return diagnostic({
    rule: publishRules['publicatie/vreemd'],
    file,
    reason: `In de openbare map ${shown(folder, cwd)} ${parts.join('. Ook ')}.`,
    advice:
      strangers.length > 0
        ? `Haal het weg en geef de opdracht opnieuw. ${changed.length > 0 ? again : ''}`.trim()
        : again,
  })
}

function outdated(earlier: MadeEdition, { own }: EditionWork, about: AboutEarlier): Diagnostic | undefined {
  const pdfs = earlier.files.map(({ path }) => path).filter((path) => path.endsWith('.pdf'))
  const expected = expectedFiles({ own }).map(({ path }) => path)
  const isSame =
    earlier.title === titleOf(own.document) && pdfs.toSorted().join('\n') === expected.toSorted().join('\n')
  return isSame ? undefined : outOfDate(about)
}

export function outOfDate({ file, cwd, folder, again }: AboutEarlier): Diagnostic {
  return diagnostic({
    rule: publishRules['publicatie/niet-gemaakt'],
    file,
    reason: `De openbare editie in ${shown(folder, cwd)} hoort niet bij wat er nu in de bronnen staat.`,
    advice: again,
  })
}

const mostNamed = 7

function listed(paths: readonly string[]): string {
  const more = paths.length - mostNamed
  return `${paths.slice(0, mostNamed).join(', ')}${more > 0 ? ` en nog ${more} andere` : ''}`
}

function shown(folder: string, cwd: string): string {
  const way = relative(cwd, folder)
  return leadsOut(way) ? folder : way
}
