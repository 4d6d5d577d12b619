import { setImmediate as turn } from 'node:timers/promises'
import { checkCharacters } from '../../compose/house-style/characters.ts'
import { readPicture } from '../../document/pictures/image.ts'
import type { Memory } from '../../reuse/memory.ts'
import { check as checkRules, sortByPosition } from '../../rules/check.ts'
import { otherThanLineEnds } from '../../rules/text/line-ends.ts'
import type { TrackedFiles } from '../../system/tracked-files.ts'
import type { Context } from '../context.ts'
import type { PictureRead, PictureReader, Work } from '../work.ts'

/** Runs every rule on the document and sorts its findings by position. */
export async function check(work: Work, { day, remember }: Context): Promise<Work> {
  const { document, project, tracked, reading = [] } = work
  if (document === undefined || project === undefined) return work
  const { name, text } = document.source
  const { config, kinds } = project
  const pictures = openPictures(remember, tracked)
  const readPicture = (path: string) => pictures(path).picture
  const byRules = checkRules(document, { config, kinds, day, tracked, readPicture })
  const characters = checkCharacters(name, work.read.source?.text ?? text)
  const found = [...reading, ...byRules, ...otherThanLineEnds(characters, byRules)]
  await turn()
  return { ...work, pictures, found: [...work.found, ...sortByPosition(found)] }
}

/** Reads each picture of a document once, so that the bytes checked are the bytes printed. */
function openPictures(remember: Memory, files: TrackedFiles): PictureReader {
  const known = new Map<string, PictureRead>()
  return (path) => {
    const earlier = known.get(path)
    if (earlier) return earlier
    const { file, content } = files.readFound(path)
    const read = remember({ path, of: [file.sha256, 'afbeelding'], files }, () => ({
      file,
      picture: readPicture(content),
    }))
    known.set(path, read)
    return read
  }
}
