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

/** The marked-content sequences that enclose the current position of a scan (ISO 32000-1, 14.6). */
export class OpenMarks {
  private readonly open: OpenMark[] = []

  get depth(): number {
    return this.open.length
  }

  begin(mark: OpenMark): void {
    this.open.push(mark)
  }

  /** Undefined when no sequence was open. */
  end(): OpenMark | undefined {
    return this.open.pop()
  }

  /** Whether content painted here is tagged, or already marked as an artifact. */
  covered(): boolean {
    for (const each of this.open) if (each.kind !== 'plain') return true
    return false
  }

  mark(): Mark | undefined {
    for (let index = this.open.length - 1; index >= 0; index--) {
      const mark = this.open[index]?.mark
      if (mark) return mark
    }
    return undefined
  }

  replacement(): Replacement | undefined {
    return this.open.at(-1)?.replacement
  }
}
