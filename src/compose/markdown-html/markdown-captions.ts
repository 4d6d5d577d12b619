import type { Element, ElementContent, Text } from 'hast'
import type { Nodes } from 'mdast'
import { type CaptionReference, captionReferences } from '../../document/markdown/caption-references.ts'
import { type CaptionKind, captionNamed, offsetOf } from '../../document/markdown/captions.ts'
import { element, type MarkdownRendering, text } from './markdown-rendering.ts'

/** The number of a table or a figure. */
export interface CaptionNumber {
  readonly id: string
  /** `Tabel 2.` */
  readonly element: Element
}

const words = { tabel: 'Tabel', figuur: 'Figuur' } as const

/** @param node the table or the image; undefined when it has no caption */
export function captionNumber(
  rendering: MarkdownRendering,
  kind: CaptionKind,
  node: Pick<Nodes, 'position'>,
): CaptionNumber | undefined {
  const number = rendering.numbers.get(offsetOf(node))
  if (number === undefined) return undefined
  const properties = { className: ['bijschriftnummer'] }
  return {
    id: idOf(rendering, kind, number),
    element: element('span', properties, [text(`${words[kind]} ${number}.`)]),
  }
}

function idOf({ settings }: MarkdownRendering, kind: CaptionKind, number: number): string {
  return `${settings.idPrefix ?? ''}${kind}-${number}`
}

/**
 * A text with its references to tables and figures, as links to them with the numbers that this edition prints. What is redacted has no
 * number; what does not exist is reported by a rule, and stays as it is typed.
 */
export function textWithReferences(rendering: MarkdownRendering, shown: string): ElementContent[] {
  const pieces: ElementContent[] = []
  let done = 0
  for (const found of captionReferences(shown)) {
    const link = referenceLink(rendering, found, shown)
    if (link === undefined) continue
    if (found.start > done) pieces.push(text(shown.slice(done, found.start)))
    pieces.push(link)
    done = found.end
  }
  if (done < shown.length || pieces.length === 0) pieces.push(text(shown.slice(done)))
  return pieces
}

function referenceLink(
  rendering: MarkdownRendering,
  { kind, start, end, numbers }: CaptionReference,
  shown: string,
): Element | Text | undefined {
  let words = ''
  let done = start
  let target: number | undefined
  for (const { text: name, start: at } of numbers) {
    const caption = captionNamed(rendering.captions, kind, name)
    if (caption === undefined) return undefined
    const number = rendering.numbers.get(caption.offset)
    words += `${shown.slice(done, at)}${number ?? '(gelakt)'}`
    done = at + name.length
    target ??= number
  }
  const whole = text(`${words}${shown.slice(done, end)}`)
  if (target === undefined || rendering.linking === 'inside') return whole
  return element('a', { href: `#${idOf(rendering, kind, target)}` }, [whole])
}
