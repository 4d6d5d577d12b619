/** What `init` needs to know; texts as typed. Empty where there is no answer, and none is needed. */
export interface Answers {
  readonly naam: string
  readonly code: string
  readonly straat: string
  readonly postcode: string
  readonly plaats: string
  readonly postbus: string
  readonly telefoon: string
  readonly website: string
  readonly burgemeester: string
  readonly secretaris: string
  readonly griffier: string
  /** Names, with commas between them. */
  readonly portefeuillehouders: string
  readonly artikel: string
  readonly termijn: string
  readonly kleur: string
  readonly tweedeKleur: string
  /** Path of a picture. */
  readonly logo: string
  /** Path of a folder with font files, or the name of an npm package. */
  readonly lettertype: string
  readonly ci: string
}

export type AnswerKey = keyof Answers
