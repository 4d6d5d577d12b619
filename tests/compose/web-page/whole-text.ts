import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

/** As `wholeTextOfPdf`, of what is in `<main>`. */
export function wholeTextOfHtml(html: string): string {
  const main = find(parse(html), 'main')
  if (main === undefined) throw new Error('the page has no main part')
  return say(main).replace(/[\s\u00ad]+/g, '')
}

function find(node: Node, tagName: string): Node | undefined {
  if ('tagName' in node && node.tagName === tagName) return node
  const kids = 'childNodes' in node ? node.childNodes : []
  for (const kid of kids) {
    const found = find(kid, tagName)
    if (found) return found
  }
  return undefined
}

function say(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!('childNodes' in node)) return ''
  const attributes = 'attrs' in node ? node.attrs : []
  const attribute = (wanted: string) => attributes.find(({ name }) => name === wanted)?.value
  if (node.nodeName === 'img') return attribute('alt') ?? ''
  if (attribute('role') === 'img') return attribute('aria-label') ?? ''
  return node.childNodes.map(say).join('')
}
