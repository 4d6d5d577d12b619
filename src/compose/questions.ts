import type { Heading, RootContent } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'

/** A question as it stands in the body, and what follows it. */
export interface Question {
  readonly number: number
  /** The quotation that opens it; undefined when only the front matter has the question. */
  readonly quoted?: readonly RootContent[]
  readonly answer: readonly RootContent[]
}

export interface Questions {
  readonly before: readonly RootContent[]
  readonly questions: readonly Question[]
  /** What comes after a heading that is no question. */
  readonly after: readonly RootContent[]
}

/**
 * Takes answers apart: each starts at a heading "Vraag 2" or "Antwoord op vraag 2", or, in a body without such headings, at a
 * quotation.
 */
export function questionsIn(content: readonly RootContent[]): Questions {
  const byHeading = content.some((node) => questionNumber(node) !== undefined)
  const before: RootContent[] = []
  const after: RootContent[] = []
  const questions: { number: number; nodes: RootContent[] }[] = []
  let ended = false
  for (const node of content) {
    const number = byHeading ? questionNumber(node) : node.type === 'blockquote' ? questions.length + 1 : undefined
    const last = questions.at(-1)
    if (number !== undefined) questions.push({ number, nodes: byHeading ? [] : [node] })
    else if (last === undefined) before.push(node)
    else {
      if (node.type === 'heading' && node.depth <= 2) ended = true
      if (ended) after.push(node)
      else last.nodes.push(node)
    }
  }
  return { before, questions: questions.map(({ number, nodes }) => parts(number, nodes)), after }
}

function parts(number: number, nodes: readonly RootContent[]): Question {
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
