import { expect, test } from 'vitest'
import { closingLine } from '../../../src/cli/terminal/closing-line.ts'
import type { DocumentReport } from '../../../src/report/report.ts'

const conformance = { manier: 'gemaakt', normen: [] } as const

function documentOf(file: string, ...paths: readonly string[]): DocumentReport {
  const made = paths.map((path) => ({ path, conformance, ...(path.endsWith('.pdf') ? { pages: 1 } : {}) }))
  return { file, outcome: made.length > 0 ? 'gemaakt' : 'fouten', diagnostics: [], made, duration: 1, texts: new Map() }
}

const a = documentOf('a.md', '/werk/uitvoer/a/intern/voorstel.pdf', '/werk/uitvoer/a/intern/manifest.json')
const b = documentOf('b.md', '/werk/uitvoer/b/intern/voorstel.pdf', '/werk/uitvoer/b/intern/bijlagen/01.pdf')
const meeting = documentOf(
  'agenda.yaml',
  '/werk/uitvoer/week/intern/agenda.pdf',
  '/werk/uitvoer/week/intern/bundel.pdf',
)
const failed = documentOf('c.md')

test.each([
  [[a], '/werk', '1 voorstel, 1 PDF, in uitvoer/a/intern/\n'],
  [[a, b], '/werk', '2 voorstellen, 3 PDF’s, in uitvoer/\n'],
  [[a, b, failed], '/werk', '2 van 3 voorstellen, 3 PDF’s, in uitvoer/\n'],
  [[a, b], '/elders', '2 voorstellen, 3 PDF’s, in /werk/uitvoer/\n'],
  [[a], '/werk/uitvoer/a/intern', '1 voorstel, 1 PDF, in ./\n'],
  [[meeting, a], '/werk', '1 voorstel, 3 PDF’s, in uitvoer/\n'],
  [[failed], '/werk', ''],
])('case %#', (documents, cwd, line) => {
  expect(closingLine({ documents }, cwd)).toBe(line)
})
