import {
  type ClosedFiles,
  closedFiles,
  noClosedFiles,
  type StatedDocument,
} from '../publication/policy/closed-files.ts'
import { attempt } from '../system/attempt.ts'
import type { BuildContext } from './context.ts'
import { readFront } from './proposal-front.ts'
import type { RequestedFile } from './requested-files.ts'

/**
 * The files that a document of the run keeps from the public, wherever else they are attached. Reads front matter, and of the attachments
 * only those that may not be public.
 *
 * @param omitted documents of the run that are not made, by the names of their files
 */
export function closedInRun(
  requested: readonly Pick<RequestedFile, 'file' | 'read'>[],
  omitted: readonly StatedFile[],
  context: BuildContext,
): ClosedFiles {
  const files = [
    ...requested.flatMap(({ file, read }) => (read.source ? [{ path: read.source.path, file }] : [])),
    ...omitted,
  ]
  // Within one document its attachments are compared anyway.
  if (!context.policy.makesPublic || files.length < 2) return noClosedFiles
  return closedFiles(
    files.map((one) => statedBy(one, context)),
    context.publication,
  )
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
