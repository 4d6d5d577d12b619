import type { ClosedFile } from '../document/proposal.ts'
import { closedByAgendas } from '../publication/earlier/closed-by-agenda.ts'
import {
  type ClosedFiles,
  closedFiles,
  noClosedFiles,
  type StatedDocument,
  stricter,
} from '../publication/policy/closed-files.ts'
import { attempt } from '../system/attempt.ts'
import type { BuildContext } from './context.ts'
import { outputPlaces } from './earlier-of.ts'
import { readFront } from './proposal-front.ts'
import type { RequestedFile } from './requested-files.ts'

/**
 * The files that a document of the run keeps from the public, wherever else they are attached, and those that another agenda does. Reads
 * front matter, and of the attachments only those that may not be public.
 *
 * @param meeting of which the requested documents are the proposals, if any
 */
export function closedInRun(
  requested: readonly Pick<RequestedFile, 'file' | 'read'>[],
  { omitted = [], agenda }: MeetingOfRun,
  context: BuildContext,
): ClosedFiles {
  const files = [
    ...requested.flatMap(({ file, read }) => (read.source ? [{ path: read.source.path, file }] : [])),
    ...omitted,
  ]
  if (!context.policy.makesPublic) return noClosedFiles
  const byAgendas = requested.flatMap((one) => closedByOtherAgenda(one, agenda, context))
  // Within one document its attachments are compared anyway.
  const documents = files.length < 2 ? [] : files.map((one) => statedBy(one, context))
  const closed = new Map(closedFiles(documents, context.publication))
  for (const [sha256, file] of byAgendas) closed.set(sha256, stricter(closed.get(sha256), file))
  return closed
}

/** A proposal that an agenda in the record of the output keeps from the public. */
function closedByOtherAgenda(
  { read }: Pick<RequestedFile, 'read'>,
  agenda: string | undefined,
  context: BuildContext,
): readonly (readonly [sha256: string, ClosedFile])[] {
  const { source, file } = read
  if (source === undefined || file === undefined) return []
  return outputPlaces(context.projectOf(source.path), context)
    .flatMap((place) => closedByAgendas(source.path, context.earlier.in(place), agenda))
    .slice(0, 1)
    .map((found) => [file.sha256, { status: found.status, titelgeheim: false, agenda: context.nameOf(found.agenda) }])
}

/** What a meeting adds to a run of its proposals. */
export interface MeetingOfRun {
  /** Documents that are not made, of which the statements count. */
  readonly omitted?: readonly StatedFile[]
  /** Absolute path of its agenda. */
  readonly agenda?: string | undefined
}

/** A document that counts in a run. */
export interface StatedFile {
  /** Absolute, symbolic links resolved. */
  readonly path: string
  /** Its name in messages. */
  readonly file: string
}

function statedBy({ path, file }: StatedFile, context: BuildContext): StatedDocument {
  const { bijlagen, geheimhouding, ...voorstel } = readFront(path, file, context)
  const { root } = context.projectOf(path).config
  return {
    ...context.termsOn(path),
    voorstel,
    bijlagen,
    geheimhouding,
    hashOf: (reference) => {
      const found = context.files.resolve(root, path, reference)
      const read = found.ok ? attempt(() => context.files.read(found.path)) : undefined
      return read === undefined || typeof read === 'string' ? undefined : read.file.sha256
    },
  }
}
