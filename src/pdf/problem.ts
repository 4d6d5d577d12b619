/** Why a file could not be made what it should be: a value, for the caller to report. */
export interface Problem {
  /** Stable, in Dutch, for programs: `teken-ontbreekt`. */
  readonly code: string
  /** One sentence in Dutch. */
  readonly reason: string
}
