import { strFromU8, unzipSync } from 'fflate'
import { toString as textOf } from 'mdast-util-to-string'
import { parseMarkdown } from '../../src/document/markdown/parse-body.ts'
import type { ConvertedDocument } from '../../src/import/convert/convert-document.ts'

/** Words and figures, in a form in which raised digits equal ordinary ones. */
export function wordsIn(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/**
 * All text of a Word document, by a reader that shares nothing with that of the program: text elements, found by their tags. Deleted
 * text, and the second version of a shape, are cut out first.
 */
export function wordsOfDocx(bytes: Uint8Array): readonly string[] {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) =>
    /^word\/(document|footnotes|endnotes|header\d*|footer\d*)\.xml$/.test(name),
  )
  return parts.flatMap(([, part]) => wordsIn(textOfPart(strFromU8(part))))
}

function textOfPart(xml: string): string {
  const visible = xml
    .replace(/<mc:Fallback>[\s\S]*?<\/mc:Fallback>/g, '')
    .replace(/<w:(del|moveFrom)\s[^>]*[^/]>[\s\S]*?<\/w:\1>/g, '')
  const piece = /<(w|m):t(?:\s[^>]*)?>([^<]*)<\/\1:t>|<\/w:p>|<w:(?:br|tab|cr|sym|footnoteReference|drawing)\b/g
  return [...visible.matchAll(piece)].map(([, , text]) => (text === undefined ? ' ' : decoded(text))).join('')
}

function decoded(text: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
}

/** The words in the body of a proposal, without descriptions of pictures. */
export function wordsOfBody({ markdown }: Pick<ConvertedDocument, 'markdown'>): readonly string[] {
  const from = markdown.indexOf('\n---\n') + 5
  return parseMarkdown(markdown, from).children.flatMap((node) => wordsIn(spacedText(node)))
}

/** The text of a node, with a space between its blocks and cells. */
function spacedText(node: Parameters<typeof textOf>[0]): string {
  const { children } = node as { readonly children?: readonly { readonly type: string }[] }
  const isBlock = children?.some(({ type }) =>
    /^(paragraph|list|listItem|tableRow|tableCell|break|heading)$/.test(type),
  )
  if (!isBlock || children === undefined) return textOf(node, { includeImageAlt: false })
  return children
    .map((child) => (child.type === 'break' ? ' ' : spacedText(child)))
    .join(hasPhrasing(children) ? '' : ' ')
}

function hasPhrasing(children: readonly { readonly type: string }[]): boolean {
  return children.some(({ type }) => type === 'break')
}

/** The words of the account: what was left out, the values as they were in Word, and the words of the form. */
export function wordsOfLedger({ ledger }: Pick<ConvertedDocument, 'ledger'>): {
  readonly leftOut: readonly string[]
  readonly form: readonly string[]
} {
  return {
    leftOut: ledger.notes.filter(({ fate }) => fate === 'left-out').flatMap(({ text }) => wordsIn(text)),
    form: [...ledger.values.map(({ written }) => written), ...ledger.formWords].flatMap(wordsIn),
  }
}

/** What one list of words has more often than another. */
export function surplus(words: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>()
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}
