/** A printable image; its type is determined by its content, not by its name. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg' | 'image/svg+xml'
  readonly bytes: Uint8Array
  /** By type, without a dot. */
  readonly extension: 'png' | 'jpg' | 'svg'
  /** Displayed size (after EXIF rotation) in pixels; of an SVG in CSS pixels. */
  readonly width: number
  readonly height: number
  /** A problem that does not prevent printing. */
  readonly remark?: PictureProblem
}

/** Why an image cannot be printed, or may look different, in Dutch. */
export interface PictureProblem {
  readonly reason: string
  readonly advice: string
}

export const isPicture = (found: Picture | PictureProblem): found is Picture => 'bytes' in found
