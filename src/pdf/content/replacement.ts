import type { FontReader } from './font-reader.ts'
import type { Cluster, ShownGlyphs } from './scanned-content.ts'

/** Text that stands for what is shown inside it (ActualText). */
export interface Replacement {
  readonly text: string
  readonly start: number
  readonly end: number
  used: boolean
  /** The operator that shows a soft hyphen as nothing, to be taken out. */
  invisible: { readonly start: number; readonly end: number } | undefined
  readonly shown: ShownGlyphs[]
}

/** A value for how a letter is drawn, not for the letter: what is searched for is not found by it. */
const presentationForm = /[\ufb1d-\ufdff\ufe70-\ufefc]/
const formOfNothing = '\ufe70'

/** Whether a glyph in it has no Unicode value of its own, or only one for its shape. */
export function hasNameless({ shown }: Cluster): boolean {
  const nameless = (font: FontReader, code: number) => presentationForm.test(font.toText.get(code) ?? formOfNothing)
  return shown.some(({ font, codes }) => codes.some((code) => nameless(font, code)))
}
