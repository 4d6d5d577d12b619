/** A file a page asks for: its bytes come from memory, never from the network or the disk. */
export interface Resource {
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * One document ready to print. `style` is the same for every document of a kind in a house style, so that a page that has it
 * loaded (fonts and all) is kept and only `head` and `body` are swapped.
 */
export interface Printable {
  /** BCP 47, for `<html lang>`. */
  readonly lang: string
  readonly title: string
  /** CSS with the @font-face rules; may refer to `resources` as `https://document.invalid/<key>`. */
  readonly style: string
  /** CSS of this document alone: running heads and feet with its texts. */
  readonly head: string
  /** Inner HTML of `<body>`; images refer to `https://document.invalid/<key>`. */
  readonly body: string
  readonly resources: ReadonlyMap<string, Resource>
  /** CSS selectors of blocks whose printed lines are to be counted. */
  readonly count: readonly string[]
}

export interface Printed {
  /** Version of the browser that printed it: `156.0.8078.79`. */
  readonly browser: string
  /** As Chromium wrote it: tagged, with outline, PDF 1.4. */
  readonly pdf: Uint8Array
  /** Lines of each selector of `count`, in that order; 0 where nothing matched. */
  readonly lines: readonly number[]
  /** Keys (or addresses) asked for that could not be given or decoded, without the prefix. */
  readonly missing: readonly string[]
}

export const resourceOrigin = 'https://document.invalid/'
