import { type Picture, type PictureProblem, readPicture } from '../document/pictures/image.ts'
import type { Memory } from '../reuse/memory.ts'
import { type FileRead, readFound } from '../system/read-whole.ts'

/** The file of a picture as it was when it was read. */
export interface PictureRead {
  readonly file: FileRead
  readonly picture: Picture | PictureProblem
}

/** The picture in a file (absolute path, symbolic links resolved). @throws EnvironmentError when it cannot be read */
export type PictureReader = (path: string) => PictureRead

/** Reads each picture of a document once, so that what was checked is what is printed. */
export function openPictures(remember: Memory): PictureReader {
  const known = new Map<string, PictureRead>()
  return (path) => {
    const earlier = known.get(path)
    if (earlier) return earlier
    const { file, content } = readFound(path)
    const read = remember(path, [file.sha256, 'afbeelding'], () => ({ file, picture: readPicture(content) }))
    known.set(path, read)
    return read
  }
}
