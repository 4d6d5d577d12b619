import { type OutputChoice, ownPlacement, type Placement } from '../output/placement.ts'
import { outputPlace, sourceKey } from '../output/source-key.ts'
import { type Context, type ContextChoice, openContext } from '../pipeline/context.ts'
import type { Project } from '../pipeline/project.ts'
import type { RequestedFile } from '../pipeline/requested-files.ts'
import { readComplete } from '../pipeline/run.ts'
import type { ReadProposal } from '../pipeline/work.ts'
import type { PublicationChoice } from '../publication/policy/publication-policy.ts'
import { trackFiles } from '../system/tracked-files.ts'

/** What the documents of a run of `archive` share. */
export interface ArchiveContext extends Context {
  readonly choice: ContextChoice & OutputChoice
  readonly publication: PublicationChoice
  readonly placement: Required<Placement>
}

/** @param add what a meeting states about its proposals */
export function archiveContext(
  choice: ArchiveContext['choice'],
  services: Partial<Pick<Context, 'signal'>>,
  add: Pick<ContextChoice, 'termsOn' | 'levels'> = {},
): ArchiveContext {
  return {
    ...openContext({ ...choice, ...add }, services),
    choice,
    publication: { editions: ['intern', 'openbaar'], embargo: 'respect', sourceDateEpoch: choice.sourceDateEpoch },
    placement: ownPlacement(choice),
  }
}

/** A proposal with its attachments; undefined if it cannot be read. */
export function readProposal(path: string, file: string, context: ArchiveContext): Promise<ReadProposal | undefined> {
  const tracked = trackFiles()
  const requested: RequestedFile = {
    file,
    tracked,
    read: context.sources.read(path, file, tracked),
    claim: undefined,
  }
  return readComplete(requested, context)
}

/** What identifies a source in identifiers: equal on every machine. */
export function keyOf(path: string, { config }: Pick<Project, 'config'>, { placement }: ArchiveContext): string {
  return sourceKey(path, outputPlace(placement.outputFolder(config), config.root))
}

/** `collegevoorstel agenda agenda.yaml --edition intern,openbaar`, with the folder and config of this run. */
export function makeCommand(
  command: 'agenda' | 'build',
  file: string,
  editions: string,
  { choice: { out, config } }: ArchiveContext,
): string {
  return [
    `collegevoorstel ${command} ${file} --edition ${editions}`,
    ...(out === undefined ? [] : [`--out ${out}`]),
    ...(config === undefined ? [] : [`--config ${config}`]),
  ].join(' ')
}
