import type { MeasuredPage } from '../pdf/measure/measured-page.ts'

/** Letters of words that are compared: others have forms that depend on their neighbours. */
const word = /[A-Za-z\u00c0-\u017f]{4,}/g

/**
 * The words of a page of HTML that its PDF shows fewer times: what is hidden, or wholly outside its box or page, is not in the PDF at
 * all. In the order of the page, each once.
 */
export function lostWords(body: string, pages: readonly MeasuredPage[]): readonly string[] {
  const text = decoded(body.replace(/<[^>]*>/g, ' '))
  const shown = pages
    .flatMap(({ lines }) => lines.filter(({ tags }) => tags.length > 0))
    .sort((one, other) => (one.block ?? 0) - (other.block ?? 0) || one.page - other.page)
  const [wanted, found] = [joined(text), joined(shown.map((line) => line.text).join(''))]
  const words = new Set([...text.normalize('NFKC').matchAll(word)].map(([each]) => each))
  return [...words].filter((each) => countOf(each, found) < countOf(each, wanted))
}

/** Without white space, hyphens and ligatures, which typesetting adds or removes; a style sheet may set capitals. */
function joined(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00ad-]+/g, '')
    .toLowerCase()
}

function countOf(each: string, text: string): number {
  return text.split(each.toLowerCase()).length - 1
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

function decoded(html: string): string {
  return html.replace(
    /&(?:#(x[\da-f]+|\d+)|(\w+));/gi,
    (whole, number: string | undefined, name: string | undefined) =>
      number === undefined
        ? (entities[name ?? ''] ?? whole)
        : String.fromCodePoint(number.startsWith('x') ? Number.parseInt(number.slice(1), 16) : Number(number)),
  )
}
