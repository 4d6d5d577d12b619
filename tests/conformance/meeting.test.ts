import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { clustersOf, nearMisses, onGrid } from '../../src/pdf/measure/alignment-measures.ts'
import { measurePdf } from '../../src/pdf/measure/measure-pdf.ts'
import type { BuildReport } from '../../src/pipeline/build-report.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { textOf } from '../print/read-printed.ts'
import { verdict } from './verdict.ts'

// The meeting that comes with the program, as its readers get it.

const cwd = join(import.meta.dirname, '..', '..', 'examples')
const out = mkdtempSync(join(tmpdir(), 'week-48-'))
const folder = (edition: string) => join(out, 'agenda-week-48', edition)
let report: BuildReport

beforeAll(async () => {
  const printer = openPrinter({ jobs: 4 })
  report = await makeAgenda(
    {
      file: 'agenda-week-48/agenda.yaml',
      cwd,
      out,
      editions: ['intern', 'raad', 'openbaar'],
      decisions: 'concept',
      strictness: 'lenient',
      html: 'discard',
      jobs: 4,
      sourceDateEpoch: Date.UTC(2026, 10, 24, 12) / 1000,
    },
    { printer },
  ).finally(() => printer.close())
}, 120_000)
afterAll(() => rmSync(out, { recursive: true, force: true }))

it('is made but for the proposal that is not ready', () => {
  const failed = report.documents.filter(({ outcome }) => outcome !== 'gemaakt').map(({ file }) => file)
  expect(failed).toEqual(['kort-en-onaf/voorstel.md'])
})

it('passes 2a and ua1: agenda, decision list and bundle of each edition', { timeout: 300_000 }, async () => {
  const paths = ['intern', 'raad', 'openbaar'].flatMap((edition) =>
    ['agenda.pdf', 'besluitenlijst.pdf', 'bundel.pdf'].map((name) => `${edition}/${name}`),
  )
  const files = paths.map((path): [string, Uint8Array] => [
    path.replace('/', '_'),
    readFileSync(join(out, 'agenda-week-48', path)),
  ])
  expect(await verdict(new Map(files))).toBe('')
})

it.each(['intern', 'raad', 'openbaar'])(
  'has one axis in the decision list, %s: labels at 25 and values at 67 mm',
  (edition) => {
    const measured = measurePdf(readFileSync(join(folder(edition), 'besluitenlijst.pdf')))
    if (!measured.ok) throw new Error(measured.reason)
    const text = measured.pages.flatMap(({ lines }) =>
      lines.filter(({ tags }) => tags.length > 0 && tags.at(-1) !== 'Lbl'),
    )
    // The name beside the logo begins where the logo ends.
    const clusters = clustersOf(text.filter(({ page, baseline }) => page > 1 || baseline > 100))
    expect(nearMisses(clusters, 5).map((pair) => pair.map(({ lines: [first] }) => first?.text))).toEqual([])
    for (const axis of [25, 67])
      expect(clusters.some(({ x, lines }) => Math.abs(x - axis) < 0.3 && lines.length > 30)).toBe(true)
    const { on, all } = onGrid(text, 2.5)
    // Rows that may break are laid out in whole pixels, each with a rest of its own.
    expect(on / all).toBeGreaterThanOrEqual(0.7)
  },
)

it('lands where its bookmarks and its list of contents say, three levels deep', async () => {
  const bytes = readFileSync(join(folder('intern'), 'bundel.pdf'))
  const pages = await textOf(bytes)
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
  interface Mark {
    readonly title: string
    readonly dest: unknown
    readonly items: readonly Mark[]
  }
  const flat = (marks: readonly Mark[], level: number): readonly (readonly [Mark, number])[] =>
    marks.flatMap((mark) => [[mark, level] as const, ...flat(mark.items, level + 1)])
  const marks = flat((await document.getOutline()) as readonly Mark[], 1)
  expect(Math.max(...marks.map(([, level]) => level))).toBe(3)
  const proposals = marks.filter(([{ title }]) => /^\d\.\d /.test(title))
  expect(proposals).toHaveLength(14)
  for (const [{ title, dest }] of proposals) {
    const target = typeof dest === 'string' ? await document.getDestination(dest) : (dest as unknown[] | null)
    const index = await document.getPageIndex((target ?? [])[0] as never)
    expect(pages[index]).toContain(`Agendapunt ${title.slice(0, 3)} · bundel ${index + 1} van ${pages.length}`)
    expect(pages[index]).toContain('Pagina 1 van')
  }
  await document.destroy()
})
