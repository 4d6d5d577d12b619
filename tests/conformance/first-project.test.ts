import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { filesBelow } from '../files-below.ts'
import { verdict } from './verdict.ts'

const logo = join(import.meta.dirname, '../../templates/huisstijlen/voorbeeldstad/logo.svg')

test.each([
  ['the examples', ['--yes']],
  ['answers', ['--name', "'s-Duin & Zee", '--color', '#1c3f6e', '--second-color', '#f0a500', '--logo', logo]],
])('what init makes of %s builds without findings, and passes 2a and ua1', { timeout: 300_000 }, async (_, args) => {
  const folder = mkdtempSync(join(tmpdir(), 'begin-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  expect(await run(['init', ...args], fakeTerminal(folder))).toBe(0)
  const terminal = fakeTerminal(folder)
  const build = ['build', 'voorstellen/voorbeeld/voorstel.md', '--edition', 'alle', '--strict', '--reporter', 'json']
  expect(await run(build, terminal)).toBe(0)
  const [document] = JSON.parse(terminal.out()).documenten
  expect([document.meldingen, document.genegeerd]).toEqual([[], []])
  const pdfs = (await filesBelow(join(folder, 'uitvoer'))).filter((path) => path.endsWith('.pdf'))
  expect(pdfs.length).toBe(6)
  const files = pdfs.map((path): [string, Uint8Array] => [
    path.replaceAll('/', '_'),
    readFileSync(join(folder, 'uitvoer', path)),
  ])
  expect(await verdict(new Map(files))).toBe('')
})
