/** What can fail outside a document; each code has its own message and advice. */
export type EnvironmentCode =
  | 'geen-browser'
  | 'browser-start-mislukt'
  | 'browser-gestopt'
  | 'tijd-verstreken'
  | 'schijf-vol'
  | 'geen-rechten'
  | 'schrijven-mislukt'
  | 'lezen-mislukt'
  | 'geen-verapdf'
  | 'verapdf-mislukt'
  | 'gpp-toegang'
  | 'gpp-onbereikbaar'
  | 'gpp-storing'
  | 'gpp-antwoord'

/** A failure of the machine (exit code 3), not of the user's document. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError'
  /**
   * @param reason what is wrong, one Dutch sentence
   * @param advice what to do, one or more Dutch sentences
   */
  constructor(
    readonly code: EnvironmentCode,
    readonly reason: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(`${reason} ${advice}`, options)
  }
}
