import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { run } from '../../../src/cli/program.ts'
import { fakeTerminal } from '../../cli/fake-terminal.ts'
import { trialProject } from '../../cli/trial-project.ts'

type Rows = readonly (readonly string[])[]

const words =
  'gebiedsontwikkeling omgevingsvergunning bestemmingsplanwijziging ruimtelijkeontwikkeling vergunningverlening handhavingsprogramma verkeersveiligheid duurzaamheidsagenda burgerparticipatie monumentenverordening subsidieverantwoording'.split(
    ' ',
  )
const years = (count: number): Rows => [
  ['Post', ...Array.from({ length: count }, (_, index) => String(2026 + index))],
  ['Onderhoud', ...Array.from({ length: count }, (_, index) => `1.0${String(index).padStart(2, '0')}.000`)],
]
const named = (count: number, change = (word: string, _index: number) => word): Rows => [
  ['Post', ...words.slice(0, count)],
  ['Inzet', ...words.slice(0, count).map(change)],
]
const code = 'BIS-AB-0310-XY'
const markdown = (rows: Rows, prefix = ''): string =>
  [rows[0] ?? [], (rows[0] ?? []).map(() => '---'), ...rows.slice(1)]
    .map((row) => `${prefix}| ${row.join(' | ')} |\n`)
    .join('')

/** Tables with what becomes of each. */
const made: Readonly<Record<string, { readonly rows: Rows; readonly prefix?: string; readonly lead?: string }>> = {
  'one that fits': {
    rows: [
      ['Wijk', 'Bedrag'],
      ['Noord', '€ 1.000.000'],
    ],
  },
  'eleven long words': { rows: named(11) },
  'eleven long words with a number': { rows: named(11, (word, index) => `${word}${index + 1}`) },
  'long words in bold': { rows: named(9, (word) => `**${word}**`) },
  'long words in capitals': { rows: named(9, (word) => word.toUpperCase()) },
  'long words with an accent': { rows: named(9, (word) => word.replace('e', 'é')) },
  'two long words in each cell': { rows: named(9, (word) => `${word} en ${word}`) },
  'ten years': { rows: years(10) },
  'fourteen years': { rows: years(14) },
  'codes with hyphens': { rows: [[...'ABCDEF'], Array.from({ length: 6 }, () => code)] },
  'a long code': {
    rows: [
      ['Code', 'Waarde'],
      ['ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJ', '1'],
    ],
  },
  'bank accounts': { rows: [[...'ABCDEF'], Array.from({ length: 6 }, () => 'NL91ABNA0417164300')] },
  'a list item': { rows: named(6), prefix: '  ', lead: '- punt\n\n' },
  'a quotation': { rows: named(5), prefix: '> ' },
  'one with a caption': { rows: named(10), lead: 'Tabel 1: Programma’s en wat zij kosten\n\n' },
  links: { rows: named(9, (word) => `[${word}](https://www.voorbeeldstad.example/${word})`) },
}
const refused: Readonly<Record<string, { readonly rows: Rows; readonly prefix?: string; readonly told: string }>> = {
  'twenty years': { rows: years(20), told: 'De tabel met “Post, 2026, 2027”' },
  'a code that no page holds': {
    rows: [
      ['Naam', 'Sleutel'],
      ['a', 'A1B2C3'.repeat(40)],
    ],
    told: 'Kolom 2 (“Sleutel”)',
  },
  'many codes': {
    rows: [
      ['Nummer', ...'ABCDEFGHIJKLMN'],
      ['1', ...Array.from({ length: 14 }, () => code)],
    ],
    told: 'De tabel met “Nummer, A, B”',
  },
  'years in a list item': { rows: years(14), prefix: '  ', told: 'De tabel met “Post, 2026, 2027”' },
}

const source = (table: string) =>
  `---\nsoort: overig\ntitel: Proef\ndatum: 2026-11-24\n---\n\nTekst.\n\n${table}\nEinde.\n`
const nameOf = (what: string) => what.replaceAll(' ', '-').toLowerCase()

interface Piece {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly size: number
}

/** The pieces of text on every page, and the width of the page. */
async function piecesOf(pdf: Uint8Array): Promise<readonly (Piece & { readonly width: number })[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
  const pieces: (Piece & { width: number })[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { width } = page.getViewport({ scale: 1 })
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [, , , size = 0, left = 0] = item.transform as number[]
      pieces.push({ text: item.str, left, right: left + item.width, size: Math.abs(size), width })
    }
  }
  await document.destroy()
  return pieces
}

describe('a table that is wider than its page', { timeout: 120_000 }, () => {
  it('is printed whole and in type that can be read, or refused with its name and column', async () => {
    const tables = Object.entries({ ...made, ...refused })
    const files = tables.map(([what, { rows, prefix, ...rest }]) => {
      const lead = 'lead' in rest && rest.lead !== undefined ? rest.lead : prefix === '  ' ? '- punt\n\n' : ''
      return [`${nameOf(what)}/voorstel.md`, source(lead + markdown(rows, prefix))] as const
    })
    const { root } = await trialProject(Object.fromEntries(files))
    const terminal = fakeTerminal(root)
    const env = { ...terminal.env, COLLEGEVOORSTEL_CACHE: 'uit' }
    await run(['build', ...files.map(([name]) => name), '--reporter', 'json'], { ...terminal, env })
    const { documenten } = JSON.parse(terminal.out()) as {
      documenten: { bestand: string; meldingen: { regel: string; melding: string; plaats?: unknown }[] }[]
    }
    const told = (what: string) =>
      documenten
        .find(({ bestand }) => bestand === `${nameOf(what)}/voorstel.md`)
        ?.meldingen.filter(({ regel }) => regel === 'pdf/tabel-te-breed')
    const pdfOf = (what: string) => join(root, 'uitvoer', nameOf(what), 'intern/overig.pdf')

    for (const [what, { rows }] of Object.entries(made)) {
      expect([what, told(what)]).toEqual([what, []])
      const pieces = await piecesOf(readFileSync(pdfOf(what)))
      const text = pieces.map((piece) => piece.text.replace(/\s/g, '')).join('')
      for (const cell of rows.flat()) {
        const plain = cell.replace(/\*\*|^\[|\]\(.*\)$/g, '').replace(/\s/g, '')
        expect([what, plain, text.includes(plain)]).toEqual([what, plain, true])
      }
      // Within the margins, and nowhere smaller than the smallest type of the style.
      for (const { text: own, left, right, size, width } of pieces)
        expect([what, own, left > 50, right < width - 50, size > 8.4]).toEqual([what, own, true, true, true])
    }
    for (const [what, { told: words }] of Object.entries(refused)) {
      expect([what, told(what)]).toMatchObject([what, [{ melding: expect.stringContaining(words), plaats: {} }]])
      expect([what, existsSync(pdfOf(what))]).toEqual([what, false])
    }
  })

  it('takes a smaller letter before it breaks words into short pieces', async () => {
    const names = ['Samen leven en werken', 'Bestuur en ondersteuning', 'Participatie']
    const heads = ['Programma', ...Array.from({ length: 11 }, (_, index) => String(2026 + index))]
    const rows = [heads, ...names.map((name) => [name, ...heads.slice(1).map(() => '€ 1.000.000')])]
    const { root, run: build } = await trialProject({ 'voorstel.md': source(markdown(rows)) })
    await build('build', 'voorstel.md')
    const texts = (await piecesOf(readFileSync(join(root, 'uitvoer/proef/intern/overig.pdf')))).map(({ text }) => text)
    for (const word of ['Programma', 'ondersteuning', 'Participatie'])
      expect(texts.filter((text) => text.includes(word))).toHaveLength(1)
  })

  it('breaks no number and no code', async () => {
    const rows = [
      ['Code', ...words.slice(0, 6)],
      [code, ...words.slice(0, 6).map((_, index) => `€ 1.00${index}.000,00`)],
    ]
    const { root, run: build } = await trialProject({ 'voorstel.md': source(markdown(rows)) })
    await build('build', 'voorstel.md')
    const pieces = await piecesOf(readFileSync(join(root, 'uitvoer/proef/intern/overig.pdf')))
    const lines = pieces.map(({ text }) => text).join('\n')
    for (const cell of rows[1] ?? []) expect(lines).toContain(cell)
  })
})
