import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { titleOf } from '../compose/views/make-view.ts'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import type { Source } from '../document/document.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import { readDocument } from '../document/read-document.ts'
import { typewritten } from '../forms/dutch-typography.ts'
import type { MadeEdition } from '../output/made-edition.ts'
import type { Project } from '../pipeline/project.ts'
import { proposalFile } from '../pipeline/proposal-facts.ts'
import type { ReadProposal } from '../pipeline/work.ts'
import { publicEdition } from '../publication/policy/edition-policy.ts'
import { publicationPolicy, type Verdict } from '../publication/policy/publication-policy.ts'
import { forEdition } from '../publication/redact/for-edition.ts'
import { archiveRules } from '../rules/archive-rules.ts'
import { editionRules } from '../rules/edition-rules.ts'
import { type ArchiveContext, keyOf, makeCommand, readProposal } from './archive-context.ts'
import { proposalDossier } from './dossier/proposal-dossier.ts'
import { sourcesOf } from './dossier/proposal-sources.ts'
import { changedSources, type EditionAbout, findEdition, outdated } from './find-edition.ts'
import { folderName } from './model/archive-names.ts'
import type { ArchiveObject } from './model/archive-object.ts'
import { missingSettings } from './model/archive-settings.ts'

/** What would be written for one requested file. */
export interface ArchivePlan {
  readonly project?: Project
  readonly found: readonly Diagnostic[]
  readonly texts: ReadonlyMap<string, string>
  /** Absent when there are errors. */
  readonly package?: ArchivePackage
}

export interface ArchivePackage {
  /** Absolute folder of the archive of this document: `uitvoer/<naam>/archief`. */
  readonly folder: string
  readonly dossier: ArchiveObject
  /** Sentences for the packing list. */
  readonly remarks: readonly string[]
}

/** Name of the folder of a package beside those of the editions. */
export const archiveFolder = 'archief'

/** A proposal that is archived without a meeting. */
export async function planProposal(file: string, context: ArchiveContext): Promise<ArchivePlan> {
  const path = resolve(context.cwd, file)
  const { source, diagnostics } = context.sources.read(path, file, context.files)
  if (source === undefined) return { found: diagnostics, texts: new Map() }
  context.setName(source.path, file)
  const project = context.projectOf(source.path)
  const texts = textsOf(source, project)
  const broken = project.diagnostics.filter(({ fatal }) => fatal)
  const proposal = await readProposal(path, file, context)
  if (proposal === undefined || broken.length > 0)
    return { project, found: [...broken, ...(proposal ? [] : whyUnread(source, project))], texts }
  const { document, name } = proposal
  const verdict = publicationPolicy(context.publication).verdictOn(proposal, publicEdition)
  const isPublic = verdict.type === 'make'
  const make = makeCommand('build', file, isPublic ? 'intern,openbaar' : 'intern', context)
  const about: EditionAbout = { file, cwd: context.cwd, subject: 'Van dit voorstel', make }
  const folderOf = (edition: 'intern' | 'openbaar') =>
    context.placement.folder({ source: source.path, name }, project.config, edition)
  const editions = await proposalEditions(
    proposal,
    verdict,
    { intern: folderOf('intern'), openbaar: folderOf('openbaar') },
    about,
  )
  const needed = { kinds: [document.kind.soort], meeting: false }
  const found = [...missingSettings(project.config, needed, file), ...editions.found]
  if (hasErrors(found) || editions.intern === undefined) return { project, found, texts }
  const dossier = proposalDossier(
    {
      proposal,
      intern: editions.intern,
      openbaar: editions.openbaar,
      key: [keyOf(source.path, project, context)],
      folder: folderName(name),
    },
    project.config,
  )
  const folder = resolve(context.placement.documentFolder({ source: source.path, name }, project.config), archiveFolder)
  return { project, found, texts, package: { folder, dossier, remarks: [] } }
}

export interface ProposalEditions {
  readonly intern?: MadeEdition
  readonly openbaar?: MadeEdition
  readonly found: readonly Diagnostic[]
}

/** The editions of a proposal that belong in the archive, if they are made from what it states now. */
export async function proposalEditions(
  proposal: ReadProposal,
  verdict: Verdict,
  folders: { readonly intern: string; readonly openbaar: string },
  about: EditionAbout,
): Promise<ProposalEditions> {
  const { edition: intern, found } = await findEdition(folders.intern, 'intern', about)
  if (intern === undefined) return { found }
  const { own, attached } = sourcesOf(proposal)
  const sources = [own, ...attached.map(({ files }) => files)].flatMap((files) =>
    files.map((each, index) => ({ ...each, isText: index === 0 })),
  )
  const older = outdated(changedSources(sources, intern), about)
  const isMade = existsSync(join(folders.openbaar, 'manifest.json'))
  if (verdict.type !== 'make' && !isMade) return { intern, found: [...found, ...older] }
  const open = await findEdition(folders.openbaar, 'openbaar', about)
  const differs = open.edition && older.length === 0 ? publicDifference(proposal, verdict, open.edition) : undefined
  const stale = differs === undefined ? [] : [stalePublic(differs, about)]
  return {
    intern,
    ...(open.edition ? { openbaar: open.edition } : {}),
    found: [...found, ...older, ...open.found, ...stale],
  }
}

/**
 * The manifest of a public edition names no sources, since their hashes would confirm a guess of what it omits. So its files and titles are
 * compared with what it would have now.
 */
function publicDifference(proposal: ReadProposal, verdict: Verdict, open: MadeEdition): string | undefined {
  if (verdict.type !== 'make' && !isEmbargo(verdict)) return 'dit stuk mag niet openbaar zijn.'
  const { document, attachments } = forEdition(proposal, publicEdition)
  const shown = attachments.filter(({ content }) => content.type !== 'weggelaten')
  const expected = new Map([
    [proposalFile(document), titleOf(document)],
    ...shown.map(({ output, title }) => [output, title] as const),
  ])
  const made = new Map(open.files.filter(({ pages }) => pages !== undefined).map(({ path, title }) => [path, title]))
  const extra = [...made.keys()].find((path) => !expected.has(path))
  if (extra !== undefined) return `${extra} hoort er niet meer in.`
  for (const [path, title] of expected) {
    const known = made.get(path)
    if (known === undefined) return `${path} ontbreekt erin.`
    if (typewritten(known) !== typewritten(plainMarks(title))) return `de titel van ${path} is daarna veranderd.`
  }
  return undefined
}

/** With --ignore-embargo it may be made all the same. */
function isEmbargo(verdict: Exclude<Verdict, { readonly type: 'make' }>): boolean {
  return verdict.type === 'leave-out'
    ? verdict.why === 'embargo'
    : verdict.finding.rule === editionRules['editie/embargo']
}

export function stalePublic(difference: string, { file, subject, make }: EditionAbout): Diagnostic {
  return diagnostic({
    rule: archiveRules['archief/verouderd'],
    file,
    reason: `${subject} is de openbare editie ouder dan de bron: ${difference}`,
    advice: `Maak de stukken opnieuw: ${make}`,
  })
}

/** What reading says; a file may be another than a proposal. */
function whyUnread(source: Source, { kinds }: Project): readonly Diagnostic[] {
  const errors = readDocument(source, kinds).diagnostics.filter(({ fatal }) => fatal)
  return errors.length > 0 ? errors : [unreadable(source.name)]
}

export function unreadable(file: string): Diagnostic {
  return diagnostic({
    rule: archiveRules['archief/niet-gemaakt'],
    file,
    reason: `Het voorstel ${file} kan niet worden gelezen.`,
    advice: `Kijk wat er mis is met: collegevoorstel check ${file}`,
  })
}

/** The texts to which findings may point, by their name. */
export function textsOf(
  source: { readonly name: string; readonly text: string },
  { config: { name, text } }: Pick<Project, 'config'>,
): ReadonlyMap<string, string> {
  return new Map([
    [source.name, source.text],
    ...(name !== undefined && text !== undefined ? [[name, text] as const] : []),
  ])
}

/** A path in the project, with forward slashes. */
export function inProject(path: string, { config }: Pick<Project, 'config'>): string {
  return relative(config.root, path).replaceAll('\\', '/')
}
