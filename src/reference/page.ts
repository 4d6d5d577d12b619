/** What `explain` prints and the reference page of the guide has: one text for the terminal and for Markdown. */
export interface ReferencePage {
  readonly title: string
  /** Whole sentences. */
  readonly lead: string
  readonly tables: readonly ReferenceTable[]
}

export interface ReferenceTable {
  /** Empty where the page has one table. */
  readonly title: string
  /** Of each column; the first names what the row is about. */
  readonly columns: readonly string[]
  /** The columns of what one types, by index. */
  readonly typed: readonly number[]
  /** As many cells as there are columns, without Markdown; empty where there is nothing to say. */
  readonly rows: readonly (readonly string[])[]
}
