import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import type { HashedOutput, Output } from '../../output/manifest.ts'
import { outputPlace } from '../../output/source-key.ts'
import { type EditionFiles, madeFiles, manifestOf, write } from '../../output/write-edition.ts'
import { isPoint, stillTheirs } from '../../publication/earlier/published.ts'
import { editionPolicy } from '../../publication/policy/edition-policy.ts'
import { publish, recordPublic } from '../../publication/publish.ts'
import { findingFromJson } from '../../report/json-finding.ts'
import { reuseKey } from '../../reuse/reuse-key.ts'
import {
  areAsBefore,
  closedAmong,
  type EditionRecord,
  ignoredFromJson,
  type ReuseRecord,
  readRecord,
  register,
} from '../../reuse/reuse-record.ts'
import { ruleCatalogue } from '../../rules/catalogue.ts'
import { sha256 } from '../../system/digest.ts'
import type { FileRead } from '../../system/read-whole.ts'
import type { EditionReport } from '../build-report.ts'
import type { BuildContext } from '../context.ts'
import { earlierOf } from '../earlier-of.ts'
import type { Project } from '../project.ts'
import type { Work } from '../work.ts'
import { mayBeElsewhere, namesakeOf, toTake } from './withdraw.ts'

/** Reuses the result of an earlier run when none of its dependencies has changed, and writes its files where they are missing. */
export async function recall(work: Work, context: BuildContext): Promise<Work> {
  const { reuse } = context
  const { source, file: read } = work.read
  // Name collisions depend on the other documents of the run.
  if (reuse === undefined || source === undefined || read === undefined || work.claim?.others.length) return work
  const browser = await reuse.browser('guess')
  if (browser === undefined) return work
  const project = context.projectOf(source.path)
  if (hasErrors(project.diagnostics)) return work
  const key = keyOfWork({ file: work.file, source: read, project, browser }, context)
  const record = readRecord(reuse.files, key)
  if (record === undefined || !areAsBefore(record.references, project.config.root)) return work
  const closed = closedAmong(read.sha256, record.references, context.closed)
  if (JSON.stringify(closed) !== JSON.stringify(record.closed)) return work
  if (context.redactions.keyFor(source.path) !== record.redactions) return work
  if (concernsEarlier(work, record, project, context)) return work
  const editions: EditionReport[] = []
  for (const one of record.editions) {
    const report = await putInPlace(one, { source: read.path, project }, context)
    if (report === undefined) return work
    editions.push(report)
  }
  reuse.files.touch(register, key)
  return {
    ...work,
    outcome: 'gemaakt',
    reused: editions,
    diagnostics: record.findings.flatMap((finding) => findingFromJson(finding, ruleCatalogue) ?? []),
    ignored: record.ignored.flatMap(ignoredFromJson),
    texts: new Map(record.texts),
  }
}

/**
 * Whether there is something to do or to report about public files of earlier runs, which the stages do: files withheld now, under another
 * name, or of another document.
 */
function concernsEarlier(
  work: Work,
  { withheld, subject }: ReuseRecord,
  project: Project,
  context: BuildContext,
): boolean {
  const { root } = project.config
  const here = (one: { readonly source: string }) => ({ source: resolve(root, one.source) })
  const attachments = withheld.attachments.map((one) => ({ ...one, ...here(one) }))
  const now = { ...withheld, ...here(withheld), attachments }
  const all = earlierOf({ ...work, project }, context, subject)
  if (all.some((one) => mayBeElsewhere(one, now, context))) context.earlier.suspect()
  return all.some((one) => {
    const elsewhere = one.own.filter((each) => !isPoint(each) && each.folder !== one.folder)
    const others = stillTheirs(elsewhere, one.earlier.place)
    const isOutdated = context.policy.makesPublic && context.placement.documentFolder !== undefined && others.length > 0
    return isOutdated || toTake(one, now, context).length > 0 || namesakeOf(one, now) !== undefined
  })
}

/** Writes the cached files of an edition where they differ. Undefined when some of them are no longer in the cache. */
async function putInPlace(
  { edition, leftOut, files, facts }: EditionRecord,
  { source, project }: { readonly source: string; readonly project: Project },
  { placement, reuse, earlier, signal }: BuildContext,
): Promise<EditionReport | undefined> {
  if (files === undefined) return { edition, made: [], ...(leftOut ? { leftOut } : {}) }
  const folder = placement.folder({ source, name: files.name }, project.config, edition)
  const { outputs, ...stated } = files
  for (const { sha256 } of outputs) reuse?.files.touch(edition, sha256)
  const known: EditionFiles = { ...stated, folder, outputs: [] }
  const { config } = project
  const place = outputPlace(placement.outputFolder(config), config.root)
  const { isPublic } = editionPolicy(edition)
  if (isInPlace({ ...known, outputs }, folder)) {
    const isRecorded = earlier.in(place).all.some((one) => one.folder === folder && one.bron !== undefined)
    if (isPublic && !isRecorded) recordPublic({ ...known, outputs }, place)
  } else {
    const whole = outputs.flatMap(({ sha256, length: _length, ...output }): readonly Output[] => {
      const bytes = reuse?.files.read(edition, sha256)
      return bytes ? [{ ...output, bytes }] : []
    })
    if (whole.length < outputs.length) return undefined
    const files = { ...known, outputs: whole }
    await (isPublic ? publish(files, place, signal) : write(files, signal))
  }
  return { edition, folder, made: madeFiles(folder, outputs), ...(facts ? { facts } : {}) }
}

/** Whether all files of the edition are present with the right bytes, so that none has to be written. */
function isInPlace(
  files: Omit<EditionFiles, 'outputs'> & { readonly outputs: readonly HashedOutput[] },
  folder: string,
): boolean {
  try {
    if (readFileSync(join(folder, 'manifest.json'), 'utf8') !== manifestOf(files)) return false
    return files.outputs.every(({ path, sha256: expected }) => sha256(readFileSync(join(folder, path))) === expected)
  } catch {
    return false
  }
}

/** Properties of a document on which the key of its stored result depends. */
interface Keyed {
  /** Requested path, verbatim. */
  readonly file: string
  readonly source: FileRead
  readonly project: Project
  /** Version of the browser. */
  readonly browser: string
}

/** Key under which the result of a document is stored: equal when all inputs that are known beforehand are equal. */
export function keyOfWork(document: Keyed, context: BuildContext): string {
  const { cwd, day, policy, levels, strictness, html, sourceDateEpoch: epoch } = context
  const publication = policy.termsFor(document.source.path)
  return reuseKey({
    ...document,
    cwd,
    choices: { day, publication, levels: [...(levels ?? [])], strictness, html, epoch },
  })
}
