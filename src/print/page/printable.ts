import type { UnfitTable } from './fit-tables.ts'

/** A file that a page requests. Its bytes come from memory, never from the network or the disk. */
export interface Resource {
  readonly type: string
  readonly bytes: Uint8Array
}

/**
 * A document ready to print. Documents of one kind in one house style share `style`, so that a page keeps it loaded with its fonts
 * and only `head` and `body` are replaced.
 */
export interface Printable {
  /** BCP 47, for `<html lang>`. */
  readonly lang: string
  readonly title: string
  /** CSS with the @font-face rules; refers to `resources` as `https://document.invalid/<key>`. */
  readonly style: string
  /** CSS of this document only: the texts of its page headers and footers. */
  readonly head: string
  /** Inner HTML of `<body>`; images refer to `https://document.invalid/<key>`. */
  readonly body: string
  readonly resources: ReadonlyMap<string, Resource>
  /** CSS selectors of the blocks whose printed lines are counted. */
  readonly count: readonly string[]
}

export interface Printed {
  /** Version of the browser: `156.0.8078.79`. */
  readonly browser: string
  /** The output of Chromium: PDF 1.4 with tags and outline. */
  readonly pdf: Uint8Array
  /** Lines of each selector of `count`, in that order; 0 where nothing matched. */
  readonly lines: readonly number[]
  /** Keys or URLs that were requested and not found, or could not be decoded. */
  readonly missing: readonly string[]
  /** Tables that are wider than their page in every way that was tried. */
  readonly unfit: readonly UnfitTable[]
}

export const resourceOrigin = 'https://document.invalid/'
