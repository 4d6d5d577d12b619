/** What a document says of itself; everything the metadata is made of. */
export interface DocumentFacts {
  readonly title: string
  readonly author?: string
  readonly subject?: string
  /** BCP 47. */
  readonly lang: string
  /** Decides every date in the file, in UTC. */
  readonly created: Date
  readonly producer: string
  readonly keywords?: readonly string[]
}
