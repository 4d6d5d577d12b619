import type { FontReader } from './font-reader.ts'
import type { Cluster, Mark, ShownGlyphs } from './scanned-content.ts'

/** A marked-content sequence that has begun and not ended. */
export interface OpenMark {
  readonly kind: 'tagged' | 'artifact' | 'plain'
  readonly mark?: Mark
  readonly replacement?: Replacement
}

/** ActualText of an open sequence, and the glyphs that it replaces (ISO 32000-1, 14.9.4). */
export interface Replacement {
  readonly text: string
  readonly start: number
  readonly end: number
  used: boolean
  /** The operator that shows a soft hyphen as an empty glyph, to be removed. */
  invisible: { readonly start: number; readonly end: number } | undefined
  readonly shown: ShownGlyphs[]
}

/** Presentation forms encode how a letter is drawn; a search for the letter does not find them. */
const presentationForm = /[\ufb1d-\ufdff\ufe70-\ufefc]/
const isolatedForm = '\ufe70'

/** Whether a glyph of the cluster has no Unicode value of its own, or only that of a presentation form. */
export function hasUnmappedGlyph({ shown }: Cluster): boolean {
  const unmapped = (font: FontReader, code: number) => presentationForm.test(font.toText.get(code) ?? isolatedForm)
  return shown.some(({ font, codes }) => codes.some((code) => unmapped(font, code)))
}

/** Whether content painted inside these sequences is tagged, or already marked as an artifact. */
export function isCovered(open: readonly OpenMark[]): boolean {
  return open.some(({ kind }) => kind !== 'plain')
}

/** The tagged sequence that these belong to. */
export function markIn(open: readonly OpenMark[]): Mark | undefined {
  return open.findLast(({ mark }) => mark !== undefined)?.mark
}
