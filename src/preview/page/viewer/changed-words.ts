import type { TextPart } from './page-text.ts'

/** Above this many pairs of words, a comparison would be felt; then only words that are nowhere in the old text count as new. */
const mostPairs = 6_000_000

/** As many words as a reader would not see go; where more went, a whole paragraph did, or it moved to another page. */
const mostGone = 12

/**
 * What is new in a page's text: runs of words that were not in the old text in this order, and, where a few words were only
 * taken away, the word after that place. What merely moved to another line or page is not new.
 * @param before text of the page as it was
 * @param around text of the pages before and after it as they were
 * @param after text of the page as it is
 */
export function changedWords(before: string, around: string, after: string): readonly TextPart[] {
  const words = wordsOf(after)
  const kept = keptWords(textsOf(before), words)
  const elsewhere = textsOf(around)
  return runsOf(kept).flatMap(({ from, to, gone }) => {
    const run = words.slice(from, to)
    if (gone) return gone <= mostGone ? run.map(({ start, end }) => ({ start, end })) : []
    return runsOf(keptWords(elsewhere, run))
      .filter((inside) => inside.gone === 0)
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

/** A run of new words; or, when words are gone, the one after them. */
interface Run {
  readonly from: number
  readonly to: number
  /** How many words went, between two that stayed. */
  readonly gone: number
}

function runsOf(kept: Int32Array): readonly Run[] {
  const runs: Run[] = []
  let last = -1
  let first = -1
  for (const [index, at] of [...kept, Number.MAX_SAFE_INTEGER].entries()) {
    if (at < 0) {
      if (first < 0) first = index
      continue
    }
    if (first >= 0) runs.push({ from: first, to: index, gone: 0 })
    else if (last >= 0 && at > last + 1 && index < kept.length) {
      runs.push({ from: index, to: index + 1, gone: at - last - 1 })
    }
    first = -1
    last = at
  }
  return runs
}

/** For each new word the number of the old one it is, or -1: a longest common subsequence. */
function keptWords(old: readonly string[], words: readonly Word[]): Int32Array {
  const kept = new Int32Array(words.length).fill(-1)
  if (old.length * words.length > mostPairs) {
    const known = new Set(old)
    return kept.map((_, index) => (known.has(words[index]?.word ?? '') ? 0 : -1))
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
      kept[j] = i
      i += 1
      j += 1
    } else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return kept
}
