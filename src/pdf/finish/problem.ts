/** For programs, in Dutch; each is a rule `pdf/…` to who reports it. */
export type ProblemCode =
  | 'afbeelding-zonder-tekst'
  | 'beschadigd'
  | 'drukwerkkleuren'
  | 'lettertype-ontbreekt'
  | 'niet-getagd'
  | 'onbekende-structuur'
  | 'teken-ontbreekt'
  | 'tekst-buiten-structuur'
  | 'tekst-zonder-structuur'
  | 'versleuteld'

/** Why a file could not be made what it should be: a value, for the caller to report. */
export interface Problem {
  readonly code: ProblemCode
  /** One sentence in Dutch. */
  readonly reason: string
}
