/** A picture with a text in a place that is not drawn. */
export interface Planted {
  readonly place: string
  readonly bytes: Buffer
  /** Stated in it; 1 where it is upright. */
  readonly orientation?: number
}

export const secret = 'Zwartsluiterkwast'

/** EXIF with a description, and an orientation where it is not 1. Big-endian, unlike what the program writes. */
export function exifWith(orientation: number): Buffer {
  const text = Buffer.from(`${secret}\0`, 'latin1')
  const tiff = Buffer.alloc(8 + 2 + 24 + 4)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  // ImageDescription, then Orientation.
  tiff.writeUInt16BE(0x010e, 10)
  tiff.writeUInt16BE(2, 12)
  tiff.writeUInt32BE(text.length, 14)
  tiff.writeUInt32BE(tiff.length, 18)
  tiff.writeUInt16BE(0x0112, 22)
  tiff.writeUInt16BE(3, 24)
  tiff.writeUInt32BE(1, 26)
  tiff.writeUInt16BE(orientation, 30)
  return Buffer.concat([tiff, text])
}

export const xmp = Buffer.from(
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${secret}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`,
)

/** Of a profile its texts replaced, so that it is not a known one. */
export function profileWithSecret(profile: Buffer): Buffer {
  const changed = Buffer.from(profile)
  const at = changed.indexOf('Public Domain')
  if (at < 0) throw new Error('The profile has no text to replace.')
  changed.write(secret, at, 'latin1')
  return changed
}
