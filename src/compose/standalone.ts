import { type Printable, type Resource, resourceOrigin } from '../print/page/printable.ts'
import { escapeHtml } from './safe-html.ts'

/** One page of HTML that needs nothing else: style, pictures, and the faces of the signs it uses stand in it. */
export function standalone(printable: Printable): string {
  const { lang, title, head, body, resources } = printable
  const style = withoutIdleFaces(printable.style, `${body}${head}`)
  const inlined = (text: string) => inline(text, resources)
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${closed(inlined(style))}</style>`,
    `<style>${closed(inlined(head))}</style>`,
    '</head>',
    `<body>\n${inlined(body)}\n</body>`,
    '</html>\n',
  ].join('\n')
}

/** No text of a style can end the element it stands in. */
function closed(css: string): string {
  return css.replace(/<\/(?=style)/gi, '<\\/')
}

function inline(text: string, resources: ReadonlyMap<string, Resource>): string {
  return text.replaceAll(new RegExp(`${resourceOrigin}([^"'()\\s<>]+)`, 'g'), (address, written: string) => {
    const plain = written.replaceAll('&amp;', '&')
    const found = resources.get(plain) ?? resources.get(decoded(plain))
    return found === undefined ? address : `data:${found.type};base64,${Buffer.from(found.bytes).toString('base64')}`
  })
}

function decoded(key: string): string {
  try {
    return decodeURI(key)
  } catch {
    return key
  }
}

/** Faces are per range of signs; those without a sign in this page would only make it large. */
function withoutIdleFaces(style: string, page: string): string {
  const rules = style.replace(/@font-face\s*\{[^}]*\}/g, '')
  const signs = new Set(
    [...new Set(`${rules}${page}${page.toUpperCase()}“”‘’•✓`)].map((sign) => sign.codePointAt(0) ?? 0),
  )
  return style.replace(/@font-face\s*\{[^}]*\}\s*/g, (face) => {
    const range = /unicode-range:([^;}]*)/.exec(face)?.[1]
    return range === undefined || covers(range, signs) ? face : ''
  })
}

function covers(range: string, signs: ReadonlySet<number>): boolean {
  return range.split(',').some((part) => {
    const [low = '', high = low] = part.trim().replace(/^U\+/i, '').split('-')
    const from = Number.parseInt(low, 16)
    const to = Number.parseInt(high, 16)
    for (const sign of signs) if (sign >= from && sign <= to) return true
    return false
  })
}
