import type { List, ListItem, RootContent } from 'mdast'
import type { ListMark } from '../../word/lists/read-numbering.ts'
import type { WordParagraph } from '../../word/model/word-model.ts'

/** A paragraph that is a point of a list, and what it becomes. */
export interface Point {
  readonly mark: ListMark
  readonly paragraph: WordParagraph
  readonly content: readonly RootContent[]
}

/** A number that Markdown can write; letters, Roman figures and `1.1` are written as text. */
export function isPlainNumber({ format, label }: ListMark): boolean {
  return format === 'bullet' || (format === 'decimal' && /^\d{1,9}[.)]?$/.test(label))
}

/** Nests consecutive points by their levels. A list starts anew where its number does not follow. */
export function nestPoints(points: readonly Point[]): RootContent[] {
  const result: RootContent[] = []
  for (let at = 0; at < points.length; ) {
    const point = points[at]
    if (point === undefined) break
    let end = at + 1
    while ((points[end]?.mark.level ?? -1) > point.mark.level) end++
    const inner = points.slice(at + 1, end)
    at = end
    const below = nestPoints(inner)
    if (isPlainNumber(point.mark)) addItem(result, point, below)
    else result.push(...point.content, ...below)
  }
  return result
}

function addItem(result: RootContent[], { mark, content }: Point, below: readonly RootContent[]): void {
  // Blocks of a point: the types of mdast leave out what only the root can hold.
  const item: ListItem = { type: 'listItem', spread: false, children: [...content, ...below] as ListItem['children'] }
  const last = result.at(-1)
  const ordered = mark.format !== 'bullet'
  if (
    last?.type === 'list' &&
    last.ordered === ordered &&
    (!ordered || (last.start ?? 1) + last.children.length === mark.number)
  ) {
    last.children.push(item)
    last.spread ||= isSpread(item)
    item.spread = isSpread(item)
    return
  }
  const list: List = { type: 'list', ordered, spread: isSpread(item), children: [item] }
  item.spread = isSpread(item)
  if (ordered) list.start = mark.number
  result.push(list)
}

/** Paragraphs within a point are apart; a list directly below its text is not. */
function isSpread({ children }: ListItem): boolean {
  return children.filter(({ type }) => type === 'paragraph').length > 1
}
