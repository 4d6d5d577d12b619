/** In Dutch, because users meet each code as the name of a rule `pdf/…`. */
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

/** Why a file cannot be made conforming, for the caller to report. */
export interface Problem {
  readonly code: ProblemCode
  /** One sentence in Dutch. */
  readonly reason: string
}
