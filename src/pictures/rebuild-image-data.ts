import { rebuiltJbig2 } from './jbig2.ts'
import { rebuiltJpeg } from './jpeg.ts'
import { rebuiltJpx } from './jpx.ts'

/** Filters of a PDF whose data is a picture file of its own (ISO 32000-1, table 6). */
export type PictureFilter = 'DCTDecode' | 'JPXDecode' | 'JBIG2Decode'

/**
 * Writes the data of an image in a PDF anew from what draws it, not compressed again. A PDF ignores the orientation of a JPEG, so
 * that none is written.
 * @param data what remains when the filters before this one are decoded; of `JBIG2Globals` the whole stream
 * @returns undefined when it is damaged
 */
export function rebuildImageData(data: Uint8Array, filter: PictureFilter): Uint8Array | undefined {
  if (filter === 'DCTDecode') return rebuiltJpeg(data, 1)
  return filter === 'JPXDecode' ? rebuiltJpx(data) : rebuiltJbig2(data)
}
