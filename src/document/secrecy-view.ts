/** Secrecy that rests on a document, in words. */
export interface SecrecyView {
  /** `art. 5.1 lid 2 onder b Woo (economische of financiële belangen)` */
  readonly gronden: readonly string[]
  /** The title may not be known either. */
  readonly titelgeheim: boolean
  /** Who imposed it, on what ground, until when: for the band on every page. */
  readonly opgelegd: string
}
