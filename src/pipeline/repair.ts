import { dirname, extname, resolve } from 'node:path'
import { findConfig } from '../config/config.ts'
import { applyIgnoreComments } from '../diagnostics/apply-ignore-comments.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { atLevels } from '../diagnostics/levels.ts'
import { readSource } from '../diagnostics/read-source.ts'
import { repairFile } from '../diagnostics/repair-file.ts'
import type { Source } from '../document/document.ts'
import { ignoreCommentsOf } from '../document/front-matter/ignore-comments-of.ts'
import { type ReadOptions, readDocument } from '../document/read-document.ts'
import type { RepairedFile } from '../report/report.ts'
import { ruleCatalogue } from '../rules/catalogue.ts'
import { check } from '../rules/check.ts'
import { repairRules } from '../rules/output-rules.ts'
import { liesWithin } from '../system/inside.ts'
import { attachedFiles } from './attachments.ts'
import type { Desk, Workplace } from './desk.ts'

export interface Repairs {
  /** Files that were changed, the proposal first. */
  readonly repaired: readonly RepairedFile[]
  /** Why a file was left alone. */
  readonly diagnostics: readonly Diagnostic[]
}

const nothing: Repairs = { repaired: [], diagnostics: [] }

/**
 * Repairs a proposal on disk, and then the Markdown it attaches, as the repaired proposal says. Whatever cannot be read is left as
 * it is: the check that follows says why.
 *
 * @throws EnvironmentError when a file cannot be written; it is then as it was
 */
export async function repairProposal(file: string, desk: Desk): Promise<Repairs> {
  const typed = resolve(desk.cwd, file)
  const { source } = readSource(typed, file)
  if (source === undefined) return nothing
  desk.call(source.path, file)
  const workplace = desk.workplaceOf(source.path)
  if (hasErrors(workplace.diagnostics)) return nothing
  const outside = elsewhere(file, typed, source.path)
  if (outside) return { repaired: [], diagnostics: [outside] }
  const own = await repairOne(source, workplace, {})
  const attached = await repairAttachments(readSource(source.path, file).source ?? source, workplace, desk)
  return { repaired: [...own, ...attached], diagnostics: [] }
}

async function repairAttachments(source: Source, workplace: Workplace, desk: Desk): Promise<readonly RepairedFile[]> {
  const { document } = readDocument(source, workplace.kinds)
  if (document === undefined) return []
  const repaired: RepairedFile[] = []
  for (const { path, entry } of attachedFiles(document, workplace)) {
    if (extname(path).toLowerCase() !== '.md') continue
    const attachment = readSource(path, desk.nameOf(path)).source
    if (attachment === undefined) continue
    const options = { inherit: document.data, expect: entry.soort }
    repaired.push(...(await repairOne(attachment, workplace, options)))
  }
  return repaired
}

async function repairOne(
  { path, name }: Source,
  workplace: Workplace,
  options: ReadOptions,
): Promise<readonly RepairedFile[]> {
  const file = await repairFile({ path, name }, (text) => standing({ path, name, text }, workplace, options))
  return file === undefined ? [] : [file]
}

/** What is wrong with a text as far as reading and the rules tell, at the levels of the config, without what the author allows. */
export function standing(
  source: Source,
  { config, kinds }: Pick<Workplace, 'config' | 'kinds'>,
  options: ReadOptions,
): readonly Diagnostic[] {
  const { document, diagnostics } = readDocument(source, kinds, options)
  if (document === undefined) return diagnostics
  const found = atLevels([...diagnostics, ...check(document, { config, kinds })], config.regels)
  return applyIgnoreComments(found, ignoreCommentsOf(document), { rules: ruleCatalogue, reached: 'checked' }).left
}

/**
 * A link on the command line is read wherever it leads, but nothing is written outside the project it lies in.
 *
 * @param typed where the user says that it is, absolute
 * @param path where it is
 */
export function elsewhere(file: string, typed: string, path: string): Diagnostic | undefined {
  if (liesWithin(dirname(findConfig(typed) ?? typed), path)) return undefined
  return diagnostic({
    rule: repairRules['herstel/buiten-project'],
    file,
    reason: `${file} is een koppeling naar een bestand buiten de map van het project; daaraan is niets veranderd.`,
    advice: 'Geef het bestand zelf op, of herstel het met de hand.',
  })
}
