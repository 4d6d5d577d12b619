import type { TextPart } from './page-text.ts'

/** Above this many pairs of words a comparison takes noticeable time; then only words absent from the old text count as new. */
const maxPairs = 6_000_000

/** If more words were removed, it was a whole paragraph, or it moved to another page. */
const maxRemoved = 12

/**
 * The changes in a page's text: runs of words that the old text lacks in this order, and the word after a few removed words. Words
 * that merely moved to another line or page are not changes.
 * @param before old text of the page
 * @param around old text of the previous and the next page
 * @param after new text of the page
 */
export function changedWords(before: string, around: string, after: string): readonly TextPart[] {
  const words = wordsOf(after)
  const matches = matchWords(textsOf(before), words)
  const elsewhere = textsOf(around)
  return runsOf(matches).flatMap(({ from, to, removed }) => {
    const run = words.slice(from, to)
    if (removed) return removed <= maxRemoved ? run.map(({ start, end }) => ({ start, end })) : []
    return runsOf(matchWords(elsewhere, run))
      .filter((inside) => inside.removed === 0)
      .map((inside) => ({ start: run[inside.from]?.start ?? 0, end: run[inside.to - 1]?.end ?? 0 }))
  })
}

interface Word extends TextPart {
  readonly word: string
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))
}

function textsOf(text: string): readonly string[] {
  return text.match(/\S+/g) ?? []
}

/** A run of new words, or the word after removed ones. */
interface Run {
  readonly from: number
  readonly to: number
  /** Number of words removed before it. */
  readonly removed: number
}

function runsOf(matches: Int32Array): readonly Run[] {
  const runs: Run[] = []
  let last = -1
  let first = -1
  for (const [index, at] of [...matches, Number.MAX_SAFE_INTEGER].entries()) {
    if (at < 0) {
      if (first < 0) first = index
      continue
    }
    if (first >= 0) runs.push({ from: first, to: index, removed: 0 })
    else if (last >= 0 && at > last + 1 && index < matches.length) {
      runs.push({ from: index, to: index + 1, removed: at - last - 1 })
    }
    first = -1
    last = at
  }
  return runs
}

/** For each new word the index of the equal old word, or -1, by the longest common subsequence. */
function matchWords(old: readonly string[], words: readonly Word[]): Int32Array {
  const matches = new Int32Array(words.length).fill(-1)
  if (old.length * words.length > maxPairs) {
    const known = new Set(old)
    return matches.map((_, index) => (known.has(words[index]?.word ?? '') ? 0 : -1))
  }
  const width = words.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = words.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === words[j]?.word
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
    }
  }
  for (let i = 0, j = 0; i < old.length && j < words.length; ) {
    if (old[i] === words[j]?.word) {
      matches[j] = i
      i += 1
      j += 1
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return matches
}
