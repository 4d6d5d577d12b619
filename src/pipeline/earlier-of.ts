import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hasErrors } from '../diagnostics/diagnostic.ts'
import { outputName } from '../output/output-name.ts'
import { recordName } from '../output/public-record.ts'
import { type OutputPlace, outputPlace } from '../output/source-key.ts'
import type { EarlierPublic } from '../publication/earlier-public.ts'
import { publicEdition } from '../publication/edition-policy.ts'
import type { Published, Subject } from '../publication/published.ts'
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

/** The earlier public folders of a document, in every output folder where they may be. */
export function earlierOf(work: Work, context: BuildContext): readonly EarlierOfDocument[] {
  const source = work.read.source?.path ?? resolve(context.cwd, work.file)
  const project = work.project ?? context.projectOf(source)
  const subject = subjectOf(source, work)
  return outputPlaces(project, context).map((place) => {
    const earlier = context.earlier.in(place)
    const config = { ...project.config, uitvoer: place.out }
    const folder = context.placement.folder({ source, name: subject.naam }, config, publicEdition.edition)
    return { earlier, own: context.earlier.from(subject, earlier), folder }
  })
}

function subjectOf(path: string, { document, claim }: Work): Subject {
  const { naam, zaaknummer, titel, onderwerp, zaak } = document?.data ?? {}
  return {
    type: 'document',
    path,
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
