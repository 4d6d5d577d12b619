import { createHash } from 'node:crypto'
import type { HashedOutput } from '../../output/manifest.ts'
import type { BuildContext } from '../context.ts'
import type { EditionWork } from '../work.ts'

/** Stores the files of the edition in the cache, separately for each edition, and releases their bytes. */
export async function store(work: EditionWork, { reuse }: BuildContext): Promise<EditionWork> {
  const { files, ...rest } = work
  const { edition, proposal } = rest
  const bare = { ...rest, outputs: [], composed: [], own: proposal }
  if (reuse === undefined || files === undefined) return bare
  const { folder: _folder, outputs, ...stated } = files
  const hashed = outputs.map(({ bytes, ...output }): HashedOutput => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    reuse.files.write(edition.edition, sha256, bytes)
    return { ...output, sha256, length: bytes.length }
  })
  return { ...bare, stored: { ...stated, outputs: hashed } }
}
