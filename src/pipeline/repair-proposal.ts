import { dirname, extname, resolve } from 'node:path'
import { findConfig } from '../config/config.ts'
import { knownValues } from '../config/known-values.ts'
import { applyIgnoreComments } from '../diagnostics/apply-ignore-comments.ts'
import { atLevels, type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import { type RepairableFile, repairFile } from '../diagnostics/repair-file.ts'
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

/**
 * Repairs a proposal on disk, then the Markdown attachments that the repaired proposal lists. An unreadable file is not changed; the
 * check that follows reports it.
 *
 * @throws EnvironmentError when a file cannot be written; the file is then unchanged
 */
export async function repairProposal(file: string, context: Context): Promise<Repairs> {
  const { files, diagnostics } = repairableFiles(file, context)
  const [own] = files
  if (own === undefined) return { repaired: [], diagnostics }
  const repaired = [await repairFile(own)]
  // The repaired proposal may list other attachments.
  for (const attachment of repairableFiles(file, context).files.slice(1)) repaired.push(await repairFile(attachment))
  return { repaired: repaired.filter((one) => one !== undefined), diagnostics }
}

export interface Repairable {
  /** The proposal first; empty when it cannot be read, its config has errors, or it lies outside the project. */
  readonly files: readonly RepairableFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A proposal and its Markdown attachments, as far as their fixes may be applied on disk. @param file as named by the user */
export function repairableFiles(file: string, context: Context): Repairable {
  const typed = resolve(context.cwd, file)
  const { source } = readSource(typed, file)
  if (source === undefined) return { files: [], diagnostics: [] }
  context.setName(source.path, file)
  const project = context.projectOf(source.path)
  if (hasErrors(project.diagnostics)) return { files: [], diagnostics: [] }
  const outside = elsewhere(file, typed, source.path)
  if (outside) return { files: [], diagnostics: [outside] }
  const known = knownIn(project, context)
  return {
    files: [repairable(source, project, { known }), ...repairableAttachments(source, project, context)],
    diagnostics: [],
  }
}

function repairableAttachments(source: Source, project: Project, context: Context): readonly RepairableFile[] {
  const { document } = readDocument(source, project.kinds)
  if (document === undefined) return []
  const { root } = project.config
  return attachedFiles(document, { root, kinds: project.kinds, files: context.files }).flatMap(({ path, entry }) => {
    if (extname(path).toLowerCase() !== '.md') return []
    const attachment = readSource(path, context.nameOf(path)).source
    if (attachment === undefined) return []
    const options = { inherit: document.data, expect: entry.soort, known: knownIn(project, context) }
    return [repairable(attachment, project, options)]
  })
}

function knownIn({ config }: Project, { day = dayOf(new Date()) }: Context): Required<ReadOptions>['known'] {
  return (kind) => knownValues(kind, config, day)
}

function repairable({ path, name }: Source, project: Project, options: ReadOptions): RepairableFile {
  return { path, name, findings: (text) => findingsIn({ path, name, text }, project, options) }
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
