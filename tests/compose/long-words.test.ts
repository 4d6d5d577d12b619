import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { clustersOf } from '../../src/pdf/measure/alignment-measures.ts'
import { measurePdf } from '../../src/pdf/measure/measure-pdf.ts'
import { mmPerPoint, type TextLine } from '../../src/pdf/measure/measured-page.ts'
import { trialProject } from '../cli/trial-project.ts'

/** The lines of the first PDF that a project makes of `voorstel.md`. */
async function linesOf(source: string, name: string, files = {}): Promise<readonly TextLine[]> {
  const project = await trialProject({ 'voorstel.md': source, ...files })
  const { code, err } = await project.run('build', 'voorstel.md', '--quiet')
  expect([code, err]).toEqual([0, ''])
  const measured = measurePdf(readFileSync(join(project.root, 'uitvoer/proef/intern', name)))
  if (!measured.ok) throw new Error(measured.reason)
  return measured.pages.flatMap(({ lines }) => lines)
}

const longWords = ['Meerjarenonderhoudsplanning', 'Wijkontwikkelingsmaatschappijen', 'Herstructureringsovereenkomst']

it('keeps a long word of a title whole in the table of secrecy', async () => {
  const front = [
    'zaak: Proef\nzaaknummer: Z-2026-004512\ndatum: 2026-11-24\nauteur: E. Voorbeeld\nbereikbaar: "0123"\nteam: Directie',
    'status: openbaar\nonderwerp: Proef\nportefeuillehouder: C. Voorbeeld\ngeheimhouding:',
    ...longWords.map(
      (word, index) =>
        `  - {op: bijlage ${index + 1}, titel: ${word}, grondslag: [Woo 5.1.2.b], tot: 2028-12-31, bekrachtiging: nee}`,
    ),
    'bijlagen:',
    ...longWords.map((word, index) => `  - {soort: overig, titel: ${word}, bestand: b${index + 1}.md}`),
  ].join('\n')
  const attachments = longWords.map((word, index) => [
    `b${index + 1}.md`,
    `---\nsoort: overig\ntitel: ${word}\n---\n\nTekst.\n`,
  ])
  const source = `---\n${front}\n---\n\n## Voorstel\n\n1. Het stuk vast te stellen.\n\n## Samenvatting\n\nKort.\n`
  const lines = await linesOf(source, 'voorstel.pdf', Object.fromEntries(attachments))
  for (const word of longWords)
    expect(lines.filter(({ tags, text }) => tags.at(-1) === 'TD' && text === word)).toHaveLength(1)
})

const years = Array.from({ length: 10 }, (_, index) => 2026 + index)
const programmes = ['1. Samen leven en werken', '2. Wonen, ruimte en bereikbaarheid', '3. Veiligheid', '4. Bestuur']
const amounts = (row: number) => years.map((_, index) => `€ ${(row + 1) * (index % 3) * 117}.000`)
const budget = (mark: string): string =>
  [
    ['Programma', ...years.map((year) => `Begroting ${year}`)],
    ['---', ...years.map(() => mark)],
  ]
    .concat(programmes.map((name, row) => [name, ...amounts(row)]))
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('')

it.each(['---:', '---'])(
  'gives years one width on a landscape page, and names no more than two lines: %s',
  async (mark) => {
    const source = `---\nsoort: overig\ntitel: Proef\ndatum: 2026-11-24\n---\n\nTekst.\n\n${budget(mark)}`
    const lines = await linesOf(source, 'overig.pdf')
    const heads = lines.filter(({ tags, text }) => tags.at(-1) === 'TH' && /^20\d\d$/.test(text))
    expect(heads.map(({ text }) => text)).toEqual(years.map(String))
    const places = heads.map(({ x, right }) => (mark === '---:' ? right : x) * mmPerPoint)
    const steps = places.slice(1).map((place, index) => place - (places[index] ?? 0))
    expect(Math.max(...steps) - Math.min(...steps)).toBeLessThan(0.5)

    const [first, second] = clustersOf(lines.filter(({ row }) => row !== undefined)).map(({ x }) => x)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(35)
    const perCell = new Map<number, number>()
    for (const { block, row } of lines)
      if (row !== undefined && block !== undefined) perCell.set(block, (perCell.get(block) ?? 0) + 1)
    expect(perCell.size).toBe(55)
    expect(Math.max(...perCell.values())).toBe(2)
  },
)
