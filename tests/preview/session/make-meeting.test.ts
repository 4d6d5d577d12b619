import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { meetingRenderer } from '../../../src/preview/session/meeting-renderer.ts'
import { MemoryCache } from '../../../src/preview/session/memory-cache.ts'
import type { RenderResult } from '../../../src/preview/session/renderer.ts'
import { sourcePlaces } from '../../../src/preview/session/source-places.ts'
import { openPrinter } from '../../../src/print/printer.ts'
import { markOf } from '../../../src/system/tracked-files.ts'
import { proposal, trialProject } from '../../cli/trial-project.ts'
import { testBrowser } from '../../print/test-browser.ts'

const agenda = (title: string) => `soort: agenda
vergadering: College
datum: 2026-11-24
punten:
  - titel: ${title}
  - {voorstel: voorstel.md, besluit: conform}
`

const byFolder = `soort: agenda
vergadering: College
datum: 2026-11-24
voorstellen: [stukken/*/voorstel.md]
`

function foldersOfOurs(): readonly string[] {
  return readdirSync(tmpdir()).filter(
    (name) => name.startsWith('collegevoorstel-') && name.includes(`-${process.pid}-`),
  )
}

it('shows a meeting: agenda, bundle and decision list, made again when it or a proposal changes, and writes no output', async () => {
  const { root } = await trialProject({
    'agenda.yaml': agenda('Opening'),
    'voorstel.md': proposal(),
    'stukken/oud/voorstel.md': proposal(),
  })
  const printer = openPrinter(testBrowser)
  onTestFinished(() => printer.close())
  const { render, close } = meetingRenderer({ file: 'agenda.yaml', cwd: root }, printer, new MemoryCache())
  const changedIn = ({ marks }: RenderResult) =>
    [...marks].flatMap(([path, mark]) => (markOf(path) === mark ? [] : [relative(root, path)]))
  const selection = { edition: 'intern', houseStyle: undefined } as const
  const first = await render(selection, async () => {})
  expect(first.pdfs?.map(({ key, title, name }) => [key, title, name])).toEqual([
    ['agenda', 'Agenda', 'agenda.pdf'],
    ['besluitenlijst', 'Besluitenlijst', 'besluitenlijst.pdf'],
    ['bundel', 'Bundel', 'bundel.pdf'],
    ['punt-2', '2 Een proef', 'proef.pdf'],
  ])
  const point = first.pdfs?.at(-1)
  expect([point?.file, first.keys.get('voorstel.md'), point?.pages]).toEqual(['voorstel.md', 'punt-2', 3])
  expect(sourcePlaces(point?.bytes ?? new Uint8Array(), point?.documents() ?? []).length).toBeGreaterThan(10)
  for (const name of ['agenda.yaml', 'voorstel.md', 'collegevoorstel.yaml'])
    expect([name, first.marks.has(join(root, name))]).toEqual([name, true])
  writeFileSync(join(root, 'agenda.yaml'), agenda('Vaststelling van de agenda'))
  const second = await render(selection, async () => {})
  expect(Buffer.from(second.pdfs?.[0]?.bytes ?? []).equals(first.pdfs?.[0]?.bytes ?? new Uint8Array())).toBe(false)
  writeFileSync(join(root, 'agenda.yaml'), byFolder)
  const folder = await render(selection, async () => {})
  expect(folder.pdfs?.map(({ key }) => key)).toEqual(['agenda', 'bundel', 'punt-1-1'])
  expect(changedIn(folder)).toEqual([])
  mkdirSync(join(root, 'stukken/nieuw'))
  expect(changedIn(folder)).toEqual(['stukken'])
  const waiting = await render(selection, async () => {})
  writeFileSync(join(root, 'stukken/nieuw/voorstel.md'), proposal())
  expect(changedIn(waiting)).toEqual(['stukken/nieuw'])
  writeFileSync(join(root, 'agenda.yaml'), 'soort: agenda\npunten: [\n')
  const third = await render(selection, async () => {})
  expect(third.pdfs).toBeUndefined()
  expect(third.diagnostics.length).toBeGreaterThan(0)
  expect(existsSync(join(root, 'uitvoer'))).toBe(false)
  const ours = foldersOfOurs().length
  await close()
  expect(foldersOfOurs().length).toBe(ours - 1)
})

it('says what fails around the meeting, and sees when it is mended', async () => {
  const { root } = await trialProject({ 'agenda.yaml': agenda('Opening'), 'voorstel.md': proposal() })
  mkdirSync(join(root, 'templates/huisstijlen'), { recursive: true })
  symlinkSync('kring', join(root, 'templates/huisstijlen/kring'))
  const printer = openPrinter(testBrowser)
  onTestFinished(() => printer.close())
  const { render, close } = meetingRenderer({ file: 'agenda.yaml', cwd: root }, printer, new MemoryCache())
  onTestFinished(close)
  const selection = { edition: 'intern', houseStyle: undefined } as const
  expect((await render(selection, async () => {})).pdfs).toHaveLength(4)
  const lost = meetingRenderer(
    { file: 'agenda.yaml', cwd: root },
    { ...printer, print: () => Promise.reject(new Error('weg')), about: () => Promise.reject(new Error('weg')) },
    new MemoryCache(),
  )
  onTestFinished(lost.close)
  const failed = await lost.render(selection, async () => {})
  expect(failed.pdfs).toBeUndefined()
  expect(failed.diagnostics.map(({ ruleId }) => ruleId)).toContain('intern/storing')
  expect(failed.marks.has(join(root, 'agenda.yaml'))).toBe(true)
})

it('shows no point that the public may not know, and none that could not be made', async () => {
  const { root } = await trialProject({
    'agenda.yaml': `soort: agenda
vergadering: College
datum: 2026-11-24
punten:
  - {voorstel: open.md}
  - {voorstel: geheim.md}
  - {voorstel: kapot.md}
`,
    'open.md': proposal(),
    'geheim.md': proposal().replace('status: openbaar', 'status: geheim').replace('Een proef', 'Een geheim'),
    'kapot.md': proposal().replace('status: openbaar', 'status: openbar'),
  })
  const printer = openPrinter(testBrowser)
  onTestFinished(() => printer.close())
  const { render, close } = meetingRenderer({ file: 'agenda.yaml', cwd: root }, printer, new MemoryCache())
  onTestFinished(close)
  const keysIn = async (edition: 'intern' | 'openbaar') =>
    (await render({ edition, houseStyle: undefined }, async () => {})).pdfs?.map(({ key }) => key)
  expect(await keysIn('intern')).toEqual(['agenda', 'bundel', 'punt-1', 'punt-2'])
  expect(await keysIn('openbaar')).toEqual(['agenda', 'bundel', 'punt-1'])
})
