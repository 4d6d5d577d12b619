import type { Edit, Fix } from './diagnostic.ts'

/** More in one turn would only cost time; what is left comes in the next. */
const mostAtOnce = 500

export interface Applied {
  readonly text: string
  /** Those that were made, in the order given; the others touch one of them. */
  readonly made: readonly Fix[]
}

/** Makes every repair that does not touch an earlier one; all outside of their edits stays as it was, to the byte. */
export function applyFixes(text: string, fixes: readonly Fix[]): Applied {
  const made: Fix[] = []
  const edits: Edit[] = []
  for (const fix of new Set(fixes)) {
    if (made.length === mostAtOnce) break
    if (!fix.every((edit) => fits(edit, text) && !edits.some((other) => touch(edit, other)))) continue
    made.push(fix)
    edits.push(...fix)
  }
  // A stable sort: what is added at one place comes in the order of the findings.
  edits.sort((a, b) => a.from - b.from)
  const pieces: string[] = []
  let at = 0
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.from), written(edit, text))
    at = edit.to
  }
  return { text: pieces.join('') + text.slice(at), made }
}

function fits({ from, to }: Edit, text: string): boolean {
  return from >= 0 && from <= to && to <= text.length
}

/** Two places where only something is added do not touch; an addition at the edge of what is replaced does: it may belong to it. */
function touch(a: Edit, b: Edit): boolean {
  if (a.from === a.to && b.from === b.to) return false
  if (a.from === a.to || b.from === b.to) return a.from <= b.to && b.from <= a.to
  return a.from < b.to && b.from < a.to
}

/** What an edit puts in its place, in the words of the file: copies as they stand, new lines with the line end used there. */
function written(edit: Edit, text: string): string {
  const end = lineEndAt(text, edit.from)
  return edit.put
    .map((piece) => (typeof piece === 'string' ? piece.replaceAll('\n', end) : text.slice(piece.from, piece.to)))
    .join('')
}

/** The line end before a place, else the first behind it: a file may have more than one kind. */
function lineEndAt(text: string, offset: number): string {
  for (let at = offset - 1; at >= 0; at--) {
    if (text[at] === '\n') return text[at - 1] === '\r' ? '\r\n' : '\n'
    if (text[at] === '\r') return '\r'
  }
  return /\r\n|\n|\r/.exec(text.slice(offset))?.[0] ?? '\n'
}
