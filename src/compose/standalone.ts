import { type Printable, type Resource, resourceOrigin } from '../print/page/printable.ts'
import { attempt } from '../system/attempt.ts'
import { coversAny } from './house-style/fonts.ts'
import { escapeHtml } from './html/safe-html.ts'

/** A self-contained HTML page: styles, images and the font faces that it uses are inlined. */
export function standalone(printable: Printable): string {
  const { lang, title, head, body, resources } = printable
  const style = withoutUnusedFaces(printable.style, `${body}${head}`)
  const inlined = (text: string) => inlineResources(text, resources)
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    styleElement(inlined(style)),
    styleElement(inlined(head)),
    '</head>',
    `<body>\n${inlined(body)}\n</body>`,
    '</html>\n',
  ].join('\n')
}

/** The CSS in an element, which it cannot end itself. */
export function styleElement(css: string): string {
  return `<style>${css.replace(/<\/(?=style)/gi, '<\\/')}</style>`
}

/** CSS or HTML with the files that it refers to as data URLs. */
export function inlineResources(text: string, resources: ReadonlyMap<string, Resource>): string {
  return text.replaceAll(new RegExp(`${resourceOrigin}([^"'()\\s<>]+)`, 'g'), (address, written: string) => {
    const plain = written.replaceAll('&amp;', '&')
    const found = resources.get(plain) ?? resources.get(decoded(plain))
    return found === undefined ? address : `data:${found.type};base64,${Buffer.from(found.bytes).toString('base64')}`
  })
}

function decoded(key: string): string {
  return attempt(() => decodeURI(key)) ?? key
}

/** Removes the font faces of which the page uses no character. */
export function withoutUnusedFaces(style: string, page: string): string {
  const rules = style.replace(/@font-face\s*\{[^}]*\}/g, '')
  const points = new Set(
    [...new Set(`${rules}${page}${page.toUpperCase()}“”‘’•✓`)].map((character) => character.codePointAt(0) ?? 0),
  )
  return style.replace(/@font-face\s*\{[^}]*\}\s*/g, (face) => {
    const range = /unicode-range:([^;}]*)/.exec(face)?.[1]
    return range === undefined || coversAny(range, points) ? face : ''
  })
}
