import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inParagraphs, patterns } from '../../../bench/growth-patterns.js'
import { bodyHtml } from '../../../src/compose/markdown-html/body-html.ts'
import { bodyProblem } from '../../../src/document/markdown/body-limits.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { loadKinds } from '../../../src/forms/load-kind.ts'
import { checkProposals } from '../../../src/pipeline/check.ts'

const kinds = loadKinds()
const head = '---\nsoort: overig\ntitel: Proef\n---\n'
const read = (text: string) => readDocument({ path: '/a/a.md', name: 'a.md', text: `${head}${text}` }, kinds)
const problem = (text: string) => bodyProblem({ file: 'a.md', text: `${head}${text}`, from: head.length })
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index))
const paragraphs = (count: number, text: string) => lines(count, () => text).join('\n\n')

/** A text at a limit, the same with one more, and the line and the words of the message on that. */
const limits: readonly (readonly [string, string, string, number, RegExp])[] = [
  ['characters', 'a'.repeat(100_000), 'a'.repeat(100_001), 5, /alinea.* 100\.000 tekens/],
  ['lines', 'a\n'.repeat(15_000), 'a\n'.repeat(15_001), 15_005, /alinea.* 15\.000 regels/],
  [
    'lines of a document',
    paragraphs(3, 'a\n'.repeat(9_000)),
    paragraphs(4, 'a\n'.repeat(9_000)),
    30_005,
    /document.* 30\.000 regels/,
  ],
  ['opening brackets', '[a] '.repeat(2_000), '[a] '.repeat(2_001), 5, /alinea.* 2\.000 rechte haken \(\[\)/],
  [
    'brackets of a document',
    paragraphs(3, '[a] '.repeat(2_000)),
    paragraphs(4, '[a] '.repeat(2_000)),
    11,
    /document.* 6\.000/,
  ],
  ['closing brackets', ']'.repeat(2_000), ']'.repeat(2_001), 5, /alinea.* 2\.000 rechte haken \(\]\)/],
  ['brackets within brackets', '['.repeat(100), '['.repeat(101), 5, /100 rechte haken in elkaar/],
  ['asterisks', '*a '.repeat(5_000), '*a '.repeat(5_001), 5, /alinea.* 5\.000 sterretjes/],
  ['low lines', '_a '.repeat(5_000), '_a '.repeat(5_001), 5, /alinea.* 5\.000 sterretjes en lage/],
  ['tildes', '~~a'.repeat(1_000), '~~a'.repeat(1_001), 5, /alinea.* 2\.000 golfjes/],
  ['colons', '9:30 '.repeat(10_000), '9:30 '.repeat(10_001), 5, /alinea.* 10\.000 dubbele punten/],
  ['bars', '|'.repeat(40_000), '|'.repeat(40_001), 5, /40\.000 verticale strepen/],
  ['list items', '- a\n'.repeat(5_000), '- a\n'.repeat(5_001), 5_005, /5\.000 punten van lijsten/],
  [
    'rows',
    `a | b\n---|---\n${'a | b\n'.repeat(4_998)}`,
    `a | b\n---|---\n${'a | b\n'.repeat(4_999)}`,
    5_005,
    /5\.000 punten van lijsten en rijen/,
  ],
  [
    'lines without the marker of a list',
    `- a\n${'a\n'.repeat(500)}`,
    `- a\n${'a\n'.repeat(501)}`,
    506,
    /500 regels die zonder streepje/,
  ],
  [
    'lines without the marker of a quote',
    `> - a\n${'> a\n'.repeat(500)}`,
    `> - a\n${'> a\n'.repeat(501)}`,
    506,
    /500 regels die zonder streepje/,
  ],
  ['quotes', paragraphs(1_000, '> a'), paragraphs(1_001, '> a'), 2_005, /1\.000 citaten/],
  ['headings', '### a\n'.repeat(2_000), '### a\n'.repeat(2_001), 2_005, /2\.000 koppen/],
  ['underlined headings', paragraphs(2_000, 'a\n='), paragraphs(2_001, 'a\n='), 6_006, /2\.000 koppen/],
  ['footnotes', '[^a]: b\n\n'.repeat(1_000), '[^a]: b\n\n'.repeat(1_001), 2_005, /1\.000 voetnoten/],
  ['levels of quotes', `${'> '.repeat(20)}a`, `${'> '.repeat(21)}a`, 5, /20 niveaus/],
  ['levels of lists', `${'- '.repeat(20)}a`, `${'1. '.repeat(21)}a`, 5, /20 niveaus/],
  ['the indentation of a list', `${' '.repeat(80)}- a`, `${' '.repeat(81)}- a`, 5, /20 niveaus/],
  ['blocks', ':::lak\n'.repeat(20), ':::lak\n'.repeat(21), 25, /20 niveaus/],
  ['blocks of more colons', '::::lak\n:::\n'.repeat(20), '::::lak\n:::\n'.repeat(21), 45, /20 niveaus/],
]

describe.each(limits)('the limit on %s', (_name, within, beyond, line, words) => {
  it('lets through what reaches it', () => {
    expect(problem(within)?.reason).toBeUndefined()
  })

  it('is reported with the line, and the text is not parsed', () => {
    const { document, diagnostics } = read(beyond)
    expect(document).toBeUndefined()
    expect(diagnostics.map(({ ruleId, line: at }) => `${ruleId} ${at}`)).toEqual([`tekst/te-ingewikkeld ${line}`])
    expect(diagnostics[0]?.reason).toMatch(words)
  })
})

describe('no limit is passed by', () => {
  it.each([
    ['a paragraph of lines with other white space', '\u00a0\n'.repeat(15_002)],
    ['a fence that is none', `\`\`\`a\`b\n${'['.repeat(101)}`],
    ['a fence in a comment', `<!--\n\`\`\`\n-->\n\n${'['.repeat(101)}`],
    ['a fence that ends with its block', `:::lak{grond="5.1.2.e"}\n\`\`\`\n:::\n\n${'['.repeat(101)}`],
    ['an indented fence', `    \`\`\`\n\n${'['.repeat(101)}`],
    ['headings in list items', '- # a\n'.repeat(2_001)],
    ['footnotes in quotes', '> [^a]: b\n>\n'.repeat(1_001)],
    ['quotes in list items', '- > a\n'.repeat(1_001)],
    ['quotes within a quote', '> a\n>\n> > b\n>\n'.repeat(1_001)],
    ['several list items on a line', '- - - a\n'.repeat(1_700)],
    ['line ends of Windows', 'a\r\n'.repeat(15_001)],
    ['line ends of old Macs', 'a\r'.repeat(15_001)],
    ['a tab after a marker', `-\ta\n${'  b\n'.repeat(501)}`],
  ])('%s', (_name, text) => {
    expect(read(text).diagnostics.map(({ ruleId }) => ruleId)).toEqual(['tekst/te-ingewikkeld'])
  })
})

describe('what people write is within the limits', () => {
  it.each([
    ['a table of 500 rows with links', `| a | b |\n|---|---|\n${'| [a](b) | **c** |\n'.repeat(500)}`],
    ['a list of 400 items over three lines', '- een punt\n  op drie\n  regels\n'.repeat(400)],
    ['a list with text that is not indented', '- een punt\nop twee regels\n'.repeat(250)],
    ['a quote of 400 lines', '> een regel\n'.repeat(400)],
    ['400 pages', 'Een alinea met een [koppeling](b), *nadruk* en **meer**: 9:30.\n\n'.repeat(2_000)],
    ['a list in a list in a list', '- a\n  - b\n    - c\n      - d\n'.repeat(100)],
    ['code', `\`\`\`\n${'const a = [[1], [2]]\n'.repeat(300)}\`\`\`\n`],
  ])('%s', (_name, text) => {
    expect(problem(text)?.reason).toBeUndefined()
  })
})

/** Within the limits, as deep as they allow. */
const deep = {
  quotes: `${'> '.repeat(20)}a`,
  lists: `${'- '.repeat(20)}a`,
  'lists that indent': lines(40, (index) => `${' '.repeat(2 * index)}- a`).join('\n'),
  'lists on one line, then indented': `${'- '.repeat(20)}a\n${' '.repeat(40)}${'- '.repeat(20)}b\n${' '.repeat(80)}${'- '.repeat(20)}c`,
  blocks: `${lines(20, (index) => `${':'.repeat(30 - index)}lak{grond="5.1.2.e"}`).join('\n')}\na`,
  brackets: `${'['.repeat(100)}a${']'.repeat(100)}`,
  redactions: `${':lak['.repeat(100)}a${']{grond="5.1.2.e"}'.repeat(100)}`,
  pictures: `${'!['.repeat(100)}a${'](b)'.repeat(100)}`,
  emphasis: `${'*a **b '.repeat(800)}${'** *'.repeat(800)}`,
  asterisks: `${'*'.repeat(2_400)}a${'*'.repeat(2_400)}`,
  'asterisks and low lines': `${'*a _b '.repeat(1_200)}${'_ *'.repeat(1_200)}`,
  tildes: `${'~~a ~b '.repeat(300)}${'~ ~~'.repeat(300)}`,
}

describe('no text overflows the call stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'grenzen-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** The causes and outcomes of checks, in the order of the texts. */
  async function outcomesOf(texts: readonly string[]): Promise<readonly unknown[]> {
    const files = texts.map((text, index) => {
      writeFileSync(join(folder, `stuk-${index}.md`), `${head}${text}\n`)
      return `stuk-${index}.md`
    })
    const { documents } = await checkProposals({ files, cwd: folder, strictness: 'lenient' })
    return documents.map(({ cause, outcome }) => cause ?? outcome)
  }

  it.each(Object.entries(deep))('%s, read, checked and composed', async (_name, text) => {
    expect(problem(text)?.reason).toBeUndefined()
    expect((await outcomesOf([text]))[0]).toMatch(/^(gemaakt|fouten)$/)
    const { document } = read(text)
    if (document === undefined) throw new Error('not read')
    const { body } = bodyHtml(document, () => ({ reason: '', advice: '' }))
    expect(body.html(document.body.children).toHTML()).toBeTypeOf('string')
  })

  it('in paragraphs of any pattern', async () => {
    const outcomes = await outcomesOf(Object.values(patterns).map((make) => inParagraphs(make(1_000), 400)))
    expect(outcomes.filter((outcome) => outcome !== 'gemaakt' && outcome !== 'fouten')).toEqual([])
  })

  it.each(Object.entries(patterns))('%s', (_name, make) => {
    expect(() => read(make(4_000))).not.toThrow()
    // Far beyond the limits, or few and long lines.
    expect(() => problem(make(400_000))).not.toThrow()
  })
})
