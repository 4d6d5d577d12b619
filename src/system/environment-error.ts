/** What can go wrong outside a document; each code has its own words and its own way out. */
export type EnvironmentCode =
  | 'geen-browser'
  | 'browser-start-mislukt'
  | 'browser-gestopt'
  | 'tijd-verstreken'
  | 'schijf-vol'
  | 'geen-rechten'
  | 'schrijven-mislukt'
  | 'lezen-mislukt'

/** The environment fails (exit code 3): not the user's document, but the machine it is made on. */
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
