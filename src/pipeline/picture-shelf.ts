import { type Picture, type PictureProblem, readPicture } from '../document/pictures/image.ts'
import type { Memory } from '../reuse/memory.ts'
import { type FileRead, readFound } from '../system/read-whole.ts'

/** A picture's file as it was when it was read. */
export interface ShelvedPicture {
  readonly file: FileRead
  readonly picture: Picture | PictureProblem
}

/** The picture in a file (absolute path, symbolic links resolved). @throws EnvironmentError when it cannot be read */
export type PictureShelf = (path: string) => ShelvedPicture

/** Reads each picture of a document once, whoever asks: what was checked is what is printed. */
export function openPictureShelf(remember: Memory): PictureShelf {
  const shelved = new Map<string, ShelvedPicture>()
  return (path) => {
    const known = shelved.get(path)
    if (known) return known
    const { file, content } = readFound(path)
    const read = remember(path, [file.sha256, 'afbeelding'], () => ({ file, picture: readPicture(content) }))
    shelved.set(path, read)
    return read
  }
}
