/** Whether tracked changes are carried out or undone. */
export type Choice = 'accept' | 'reject'

/** A tracked change (ECMA-376, part 1, 17.13.5). */
export interface Revision {
  readonly kind: 'inserted' | 'deleted' | 'moved' | 'format' | 'structure' | 'paragraph'
  readonly author: string
  readonly date: string
  /** The words concerned; empty for a change of formatting. */
  readonly text: string
  /** Whether those words are left out by the choice. */
  readonly isLost: boolean
  /** The number of its paragraph. */
  readonly line: number
}
