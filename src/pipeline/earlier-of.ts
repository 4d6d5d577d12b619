import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { outputName } from '../output/output-name.ts'
import { recordName } from '../output/public-record.ts'
import { type OutputPlace, outputPlace } from '../output/source-key.ts'
import type { EarlierPublic } from '../publication/earlier/earlier-public.ts'
import type { Published, Subject } from '../publication/earlier/published.ts'
import { publicEdition } from '../publication/policy/edition-policy.ts'
import { namesIn } from '../system/stat-of.ts'
import type { BuildContext } from './context.ts'
import type { Project } from './project.ts'
import type { Work } from './work.ts'

/** The earlier public folders of a document in one output folder. */
export interface EarlierOfDocument {
  readonly earlier: EarlierPublic
  readonly own: readonly Published[]
  /** The folder of its public edition now, absolute. */
  readonly folder: string
}

/**
 * The earlier public folders of a document, in every output folder where they may be.
 *
 * @param known what identifies the document, of one that has not been read
 */
export function earlierOf(
  work: Work,
  context: BuildContext,
  known?: ReturnType<typeof subjectOf>,
): readonly EarlierOfDocument[] {
  const source = work.read.source?.path ?? resolve(context.cwd, work.file)
  const project = work.project ?? context.projectOf(source)
  const subject: Subject = { type: 'document', path: source, ...(known ?? subjectOf(source, work)) }
  return outputPlaces(project, context).map((place) => {
    const earlier = context.earlier.in(place)
    const config = { ...project.config, uitvoer: place.out }
    const folder = context.placement.folder({ source, name: subject.naam }, config, publicEdition.edition)
    return { earlier, own: context.earlier.from(subject, earlier), folder }
  })
}

/** What identifies a document that has been moved. */
export function subjectOf(
  path: string,
  { document, claim }: Pick<Work, 'document' | 'claim'>,
): Pick<Subject, 'naam' | 'zaaknummer' | 'titel'> {
  const { naam, zaaknummer, titel, onderwerp, zaak } = document?.data ?? {}
  return {
    naam: document ? outputName(path, naam) : (claim?.name ?? outputName(path, undefined)),
    zaaknummer,
    titel: titel ?? onderwerp ?? zaak,
  }
}

/**
 * The output folder of a project. When its config has errors the folder may be unknown: then also the default folders, and those in the
 * project that have a record.
 */
export function outputPlaces(
  { config, diagnostics }: Pick<Project, 'config' | 'diagnostics'>,
  { cwd, placement }: Pick<BuildContext, 'cwd' | 'placement'>,
): readonly OutputPlace[] {
  const { root, home } = config
  const stated = placement.outputFolder(config)
  if (!hasErrors(diagnostics)) return [outputPlace(stated, root)]
  const recorded = namesIn(home)
    .map((name) => join(home, name))
    .filter((folder) => existsSync(join(folder, recordName)))
  const outs = new Set([stated, resolve(cwd, 'uitvoer'), join(home, 'uitvoer'), ...recorded])
  return [...outs].map((out) => outputPlace(out, root))
}
