import type { Edit, Fix } from './diagnostic.ts'

/** Most fixes per round, since each is compared with all others. */
const mostAtOnce = 500

export interface AppliedFixes {
  readonly text: string
  /** The fixes applied, in the order given; each other one conflicts with one of them. */
  readonly applied: readonly Fix[]
}

/** Applies every fix that does not conflict with an earlier one. Text outside the edits is unchanged, byte for byte. */
export function applyFixes(text: string, fixes: readonly Fix[]): AppliedFixes {
  const made: Fix[] = []
  const edits: Edit[] = []
  for (const fix of new Set(fixes)) {
    if (made.length === mostAtOnce) break
    if (!fix.every((edit) => fits(edit, text) && !edits.some((other) => conflict(edit, other)))) continue
    made.push(fix)
    edits.push(...fix)
  }
  // The sort is stable: insertions at one offset keep the order of the findings.
  edits.sort((a, b) => a.from - b.from)
  const pieces: string[] = []
  let at = 0
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.from), replacementText(edit, text))
    at = edit.to
  }
  return { text: pieces.join('') + text.slice(at), applied: made }
}

function fits({ from, to }: Edit, text: string): boolean {
  return from >= 0 && from <= to && to <= text.length
}

/** Two insertions never conflict; an insertion at the edge of a replacement does, since it may belong to the replaced text. */
function conflict(a: Edit, b: Edit): boolean {
  if (a.from === a.to && b.from === b.to) return false
  if (a.from === a.to || b.from === b.to) return a.from <= b.to && b.from <= a.to
  return a.from < b.to && b.from < a.to
}

/** The new text of an edit, with the line ending used there. */
function replacementText(edit: Edit, text: string): string {
  const end = lineEndAt(text, edit.from)
  return edit.replacement
    .map((piece) => (typeof piece === 'string' ? piece.replaceAll('\n', end) : text.slice(piece.from, piece.to)))
    .join('')
}

/** The line ending before an offset, otherwise the first one after it: a file can have several kinds. */
function lineEndAt(text: string, offset: number): string {
  for (let at = offset - 1; at >= 0; at--) {
    if (text[at] === '\n') return text[at - 1] === '\r' ? '\r\n' : '\n'
    if (text[at] === '\r') return '\r'
  }
  return /\r\n|\n|\r/.exec(text.slice(offset))?.[0] ?? '\n'
}
