import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { proposal } from '../cli/trial-project.ts'
import { joined, type PlacedText, placedTexts } from '../pdf/placed-text.ts'
import { structureText } from '../pdf/structure-text.ts'

const outcomes = ['conform', 'aangehouden', 'akkoord-met-aanpassingen', undefined] as const
const secret = 'geheimhouding: [{op: bijlage 1, grondslag: [Woo 5.1.2.b], tot: 2028-12-31}]'
const attached = 'bijlagen: [{soort: overig, bestand: stuk.md}]'
const points = Array.from(
  { length: 14 },
  (_, index) => `${index + 1}. De raad stap ${index + 1} voor te stellen, met ${'veel woorden '.repeat(9)}erbij.`,
)

const attachmentOf = (index: number) => `02-0${index + 1}-v${index}/bijlagen/01-stuk.pdf`
const numberOf = (index: number) => `2.${index + 1}`
const subjectOf = (index: number) => `Onderwerp ${'abcd'[index]} van de vergadering`
const files = Object.fromEntries(
  outcomes.flatMap((_, index) => [
    [
      `v${index}/voorstel.md`,
      proposal({
        front: `onderwerp: ${subjectOf(index)}\nbehandelwijze: hamerstuk\n${attached}\n${secret}`,
        without: ['onderwerp'],
        text: 'Zie bijlage 1.',
      })
        .replace('1. De raad te informeren.', index === 1 ? points.join('\n') : '1. De raad te informeren.')
        .replace('## Juridisch kader\n\nn.v.t.', '## Juridisch kader\n\nGeheim, omdat het moet.'),
    ],
    [`v${index}/stuk.md`, `---\ntitel: Cijfers\n---\n\nCijfers en ${'nog eens cijfers, '.repeat(40)}klaar.\n`],
  ]),
)
const agenda = `naam: week
vergadering: College
datum: 2026-12-01
punten:
  - titel: Opening
  - rubriek: Hamerstukken
    punten:
${outcomes.map((besluit, index) => `      - {voorstel: v${index}/voorstel.md${besluit ? `, besluit: ${besluit}` : ''}, toelichting: Zo is het.}`).join('\n')}
`

const pdfs = new Map<string, Uint8Array>()
const pdfOf = (path: string): Uint8Array => pdfs.get(path) ?? new Uint8Array()
const linesOf = (path: string) =>
  structureText(pdfOf(path))
    .split('\n')
    .map((line) => line.trim())
const onPage = (pieces: readonly PlacedText[], number: number) => pieces.filter(({ page }) => page === number)

const home = mkdtempSync(join(tmpdir(), 'meeting-pages-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

beforeAll(async () => {
  const whole = { 'agenda.yaml': agenda, 'collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\n', ...files }
  for (const [path, text] of Object.entries(whole)) {
    mkdirSync(dirname(join(home, path)), { recursive: true })
    writeFileSync(join(home, path), text)
  }
  await run(['agenda', 'agenda.yaml', '--concept'], fakeTerminal(home))
  const attachments = outcomes.map((_, index) => attachmentOf(index))
  for (const path of ['bundel.pdf', 'agenda.pdf', 'besluitenlijst.pdf', ...attachments])
    pdfs.set(path, readFileSync(join(home, 'uitvoer/week/intern', path)))
})

describe('the pages of a meeting', { timeout: 240_000 }, () => {
  it('have a heading of the first level for each piece, with its number, and no two alike', () => {
    const lines = linesOf('bundel.pdf')
    const heads = lines.flatMap((line, index) => {
      if (!/^H1\b/.test(line)) return []
      const rest = lines.slice(index + 1, index + 4)
      const end = rest.findIndex((each) => !each.startsWith('“'))
      return [
        rest
          .slice(0, end < 0 ? 3 : end)
          .join('')
          .replace(/“|”/g, '')
          .replace(/\s+/g, ' ')
          .trim(),
      ]
    })
    expect(new Set(heads).size).toBe(heads.length)
    for (const index of outcomes.keys()) {
      expect(heads).toContain(`${numberOf(index)} ${subjectOf(index)}`)
      expect(heads).toContain(`${numberOf(index)}, bijlage 1 Cijfers`)
    }
  })

  it('say that secrecy is imposed only where the meeting adopted the proposal', async () => {
    for (const [index, outcome] of outcomes.entries()) {
      const text = joined(await placedTexts(pdfOf(attachmentOf(index))))
      const isImposed = outcome === 'conform' || outcome === 'akkoord-met-aanpassingen'
      expect([outcome, text.includes('Opgelegd door het college op 1 december 2026')]).toEqual([outcome, isImposed])
      expect([outcome, text.includes('Voorgesteld aan het college')]).toEqual([outcome, !isImposed])
      expect([outcome, text.includes('GEHEIM')]).toEqual([outcome, true])
    }
  })

  it('give the outcome first, what was proposed last, and number and title on every page of an item', async () => {
    const pieces = await placedTexts(pdfOf('besluitenlijst.pdf'))
    const text = joined(pieces)
    const order = ['Besluit', 'Conform.', 'Samenvatting', 'Voorgesteld besluit'].map((word) => text.indexOf(` ${word}`))
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(order[0]).toBeGreaterThan(0)
    const long = pieces.filter(({ text: words }) => words.includes('voor te stellen, met'))
    const pages = new Set(long.map(({ page }) => page))
    expect(pages.size).toBeGreaterThan(1)
    for (const page of pages) {
      const own = onPage(pieces, page)
      expect([page, own.some(({ text: words }) => words.trim() === numberOf(1))]).toEqual([page, true])
      expect([page, joined(own).includes(subjectOf(1))]).toEqual([page, true])
      // Concept stands on the band of every page, and nowhere else.
      expect(joined(own).match(/concept/gi)).toEqual(['CONCEPT'])
    }
    const tree = linesOf('besluitenlijst.pdf')
    expect(tree.filter((line) => /^H3\b/.test(line))).toHaveLength(outcomes.length)
  })

  it('have no column in the agenda that says the same of every item', async () => {
    const text = joined(await placedTexts(pdfOf('agenda.pdf')))
    expect(text).not.toMatch(/Behandeling|hamerstuk\b/)
    expect(text.match(/Portefeuille/g)).toHaveLength(1)
    expect(text).toContain('Portefeuille: C. Voorbeeld')
  })
})
