import type { Heading, RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'

/** A question in the body, with its answer. */
export interface Question {
  readonly number: number
  /** The block quote at its start; undefined when only the front matter has the question. */
  readonly quoted?: readonly RootContent[]
  readonly answer: readonly RootContent[]
}

export interface Questions {
  readonly before: readonly RootContent[]
  readonly questions: readonly Question[]
  /** The content from the first heading that is not a question. */
  readonly after: readonly RootContent[]
}

/**
 * Splits a body into questions. Each starts at a heading "Vraag 2" or "Antwoord op vraag 2", or, in a body without such
 * headings, at a block quote.
 */
export function questionsIn(content: readonly RootContent[]): Questions {
  const byHeading = content.some((node) => questionNumber(node) !== undefined)
  const starts = content.flatMap((node, index) => {
    if (!byHeading) return node.type === 'blockquote' ? [index] : []
    return questionNumber(node) === undefined ? [] : [index]
  })
  const first = starts[0] ?? content.length
  const isOther = (node: RootContent) =>
    node.type === 'heading' && node.depth <= 2 && questionNumber(node) === undefined
  const otherAt = content.findIndex((node, index) => index > first && isOther(node))
  const end = otherAt < 0 ? content.length : otherAt
  const questions = starts
    .filter((start) => start < end)
    .map((start, index, all) => {
      const node = content[start]
      const number = byHeading && node !== undefined ? questionNumber(node) : index + 1
      return questionOf(
        number ?? index + 1,
        content.slice(byHeading ? start + 1 : start, Math.min(all[index + 1] ?? end, end)),
      )
    })
  return { before: content.slice(0, first), questions, after: content.slice(end) }
}

function questionOf(number: number, nodes: readonly RootContent[]): Question {
  const [first, ...rest] = nodes
  const quoted = first?.type === 'blockquote' ? { quoted: first.children } : {}
  const answer = (first?.type === 'blockquote' ? rest : nodes).filter((node) => !isAnswerHeading(node))
  return { number, ...quoted, answer }
}

function questionNumber(node: RootContent): number | undefined {
  if (node.type !== 'heading') return undefined
  const found = /^(?:antwoord (?:op )?)?vraag (\d{1,3})\b/i.exec(plainText(node).trim())
  return found ? Number(found[1]) : undefined
}

function isAnswerHeading(node: RootContent): node is Heading {
  return node.type === 'heading' && /^antwoord\b/i.test(plainText(node).trim())
}
