import { childAt, childrenOf, type XmlElement } from '../xml/parse-xml.ts'
import type { Choice } from './revision.ts'

/** Marks of a paragraph that are inserted or deleted: without its mark a paragraph is joined with the next one. */
export function mergeParagraphs(container: XmlElement, choice: Choice): XmlElement {
  if (!childrenOf(container, 'w:p').some((paragraph) => isMarkLost(paragraph, choice))) return container
  const children: (XmlElement | string)[] = []
  let open: XmlElement | undefined
  for (const child of container.children) {
    if (typeof child === 'string' || child.name !== 'w:p') {
      if (open !== undefined && hasContent(open)) children.push(open)
      open = undefined
      children.push(child)
      continue
    }
    const whole: XmlElement = open === undefined ? child : joined(open, child)
    open = isMarkLost(child, choice) ? whole : undefined
    if (open === undefined) children.push(whole)
  }
  if (open !== undefined && hasContent(open)) children.push(open)
  return { ...container, children }
}

function isMarkLost(paragraph: XmlElement, choice: Choice): boolean {
  const names = choice === 'accept' ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo']
  return childrenOf(childAt(paragraph, 'w:pPr', 'w:rPr'), ...names).length > 0
}

/** The properties of a paragraph are at its mark: those of the last one remain. */
function joined(first: XmlElement, last: XmlElement): XmlElement {
  const properties = childrenOf(last, 'w:pPr')
  const content = [first, last].flatMap(({ children }) =>
    children.filter((child) => typeof child === 'string' || child.name !== 'w:pPr'),
  )
  return {
    ...last,
    attributes: { ...last.attributes, line: first.attributes.line ?? '' },
    children: [...properties, ...content],
  }
}

function hasContent(paragraph: XmlElement): boolean {
  return childrenOf(paragraph).some(({ name }) => name !== 'w:pPr')
}
