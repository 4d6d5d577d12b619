import { dirname, extname, resolve } from 'node:path'
import { findConfig } from '../config/config.ts'
import { knownValues } from '../config/known-values.ts'
import { applyIgnoreComments } from '../diagnostics/apply-ignore-comments.ts'
import { atLevels, type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import { repairFile } from '../diagnostics/repair-file.ts'
import { attachedFiles } from '../document/attached-files.ts'
import type { Source } from '../document/document.ts'
import { ignoreCommentsOf } from '../document/front-matter/ignore-comments-of.ts'
import { type ReadOptions, readDocument } from '../document/read-document.ts'
import { dayOf } from '../forms/dutch-date.ts'
import type { RepairedFile } from '../report/report.ts'
import { ruleCatalogue } from '../rules/catalogue.ts'
import { check } from '../rules/check.ts'
import { repairRules } from '../rules/output-rules.ts'
import { liesWithin } from '../system/inside.ts'
import type { Context } from './context.ts'
import type { Project } from './project.ts'

export interface Repairs {
  /** Changed files, the proposal first. */
  readonly repaired: readonly RepairedFile[]
  /** Why a file was not changed. */
  readonly diagnostics: readonly Diagnostic[]
  /** Exception that ended the repair. */
  readonly cause?: unknown
}

const nothing: Repairs = { repaired: [], diagnostics: [] }

/**
 * Repairs a proposal on disk, then the Markdown attachments that the repaired proposal lists. An unreadable file is not changed; the
 * check that follows reports it.
 *
 * @throws EnvironmentError when a file cannot be written; the file is then unchanged
 */
export async function repairProposal(file: string, context: Context): Promise<Repairs> {
  const typed = resolve(context.cwd, file)
  const { source } = readSource(typed, file)
  if (source === undefined) return nothing
  context.setName(source.path, file)
  const project = context.projectOf(source.path)
  if (hasErrors(project.diagnostics)) return nothing
  const outside = elsewhere(file, typed, source.path)
  if (outside) return { repaired: [], diagnostics: [outside] }
  const own = await repairOne(source, project, { known: knownIn(project, context) })
  const attached = await repairAttachments(readSource(source.path, file).source ?? source, project, context)
  return { repaired: [...own, ...attached], diagnostics: [] }
}

async function repairAttachments(source: Source, project: Project, context: Context): Promise<readonly RepairedFile[]> {
  const { document } = readDocument(source, project.kinds)
  if (document === undefined) return []
  const repaired: RepairedFile[] = []
  for (const { path, entry } of attachedFiles(document, {
    root: project.config.root,
    kinds: project.kinds,
    files: context.files,
  })) {
    if (extname(path).toLowerCase() !== '.md') continue
    const attachment = readSource(path, context.nameOf(path)).source
    if (attachment === undefined) continue
    const options = { inherit: document.data, expect: entry.soort, known: knownIn(project, context) }
    repaired.push(...(await repairOne(attachment, project, options)))
  }
  return repaired
}

function knownIn({ config }: Project, { day = dayOf(new Date()) }: Context): Required<ReadOptions>['known'] {
  return (kind) => knownValues(kind, config, day)
}

async function repairOne(
  { path, name }: Source,
  project: Project,
  options: ReadOptions,
): Promise<readonly RepairedFile[]> {
  const file = await repairFile({ path, name }, (text) => findingsIn({ path, name, text }, project, options))
  return file === undefined ? [] : [file]
}

/** Findings of reading and of the rules about a text, at the levels of the config, without those that ignore comments suppress. */
export function findingsIn(
  source: Source,
  { config, kinds }: Pick<Project, 'config' | 'kinds'>,
  options: ReadOptions,
): readonly Diagnostic[] {
  const { document, diagnostics } = readDocument(source, kinds, options)
  if (document === undefined) return diagnostics
  const found = atLevels([...diagnostics, ...check(document, { config, kinds })], config.regels)
  return applyIgnoreComments(found, ignoreCommentsOf(document), { rules: ruleCatalogue, reached: 'checked' }).remaining
}

/**
 * Reports a link on the command line to a file outside its project: that file may be read, but is not written.
 *
 * @param typed absolute path of the link
 * @param path absolute path of the file itself
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
