import type { Config } from '../../config/config.ts'

/** A part of a text that a detector found. */
export interface Found {
  /** Verbatim. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What the municipality has itself, which is no personal datum: its RSIN, address and telephone number. */
export type OwnData = Config['gemeente']

/** Finds what looks like personal data of one type in Markdown or in the text of a PDF, in text order. */
export type Detector = (text: string, own: OwnData) => readonly Found[]

/** Finds the matches of a global pattern for which a condition holds. */
export function matching(
  text: string,
  pattern: RegExp,
  holds: (found: RegExpExecArray) => boolean = () => true,
): readonly Found[] {
  return [...text.matchAll(pattern)].filter(holds).map(({ 0: found, index }) => {
    return { text: found, start: index, end: index + found.length }
  })
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
