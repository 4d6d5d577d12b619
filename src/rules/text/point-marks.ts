export type PointKind = 'bullet' | 'inner-bullet' | 'dash' | 'number' | 'letter' | 'capital' | 'roman' | 'upper-roman'

/** A mark that someone typed before a point. */
export interface PointMark {
  readonly kind: PointKind
  /** With the space behind it. */
  readonly mark: string
  /** The number that it stands for; 0 for bullets and dashes. */
  readonly value: number
}

/** The marks of points, with the number that a mark stands for; bullets and dashes have none. */
export const pointMarks: readonly {
  readonly kind: PointKind
  readonly pattern: RegExp
  readonly numberOf?: (mark: string) => number
}[] = [
  { kind: 'bullet', pattern: /^[•·‣∙●○◦■□▪▫➢➤✓✔\uf0a7\uf0b7\uf0d8\uf0fc][ \t\u00a0]*(?=\S)/ },
  // The bullet of the second level in a word processor; a space behind it is not enough.
  { kind: 'inner-bullet', pattern: /^o(?:[ \u00a0]*\t[ \t\u00a0]*|\u00a0+|[ ]{3,})(?=\S)/ },
  { kind: 'dash', pattern: /^(?:[–—−‒][ \t\u00a0]+(?=\S)|-\u00a0*(?=\p{L})|-[ \t]+(?=\S))/u },
  { kind: 'number', pattern: /^\(?(\d{1,3})[.)](?:[ \t\u00a0]+(?=\S)|(?=\p{L}))/u, numberOf: Number },
  { kind: 'letter', pattern: /^\(?([a-z])[.)][ \t\u00a0]+(?=\S)/, numberOf: (mark) => mark.charCodeAt(0) },
  { kind: 'capital', pattern: /^\(?([A-Z])[.)][ \t\u00a0]+(?=\S)/, numberOf: (mark) => mark.charCodeAt(0) },
  { kind: 'roman', pattern: /^\(?([ivx]{1,5})[.)][ \t\u00a0]+(?=\S)/, numberOf: (mark) => romans.indexOf(mark) + 1 },
  {
    kind: 'upper-roman',
    pattern: /^\(?([IVX]{1,5})[.)][ \t\u00a0]+(?=\S)/,
    numberOf: (mark) => romans.indexOf(mark.toLowerCase()) + 1,
  },
]
const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv'.split(' ')

/** The mark at the start of a text, of the first kind that it can be. */
export function pointMark(text: string): PointMark | undefined {
  for (const { kind, pattern, numberOf } of pointMarks) {
    const [mark, own] = pattern.exec(text) ?? []
    if (mark !== undefined) return { kind, mark, value: own === undefined ? 0 : (numberOf?.(own) ?? 0) }
  }
  return undefined
}
