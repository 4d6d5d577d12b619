import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findVerapdf } from '../../../src/pipeline/verapdf/find-verapdf.ts'
import { surroundings } from '../../../src/system/surroundings.ts'

const home = mkdtempSync(join(tmpdir(), 'verapdf-'))
const [first, second] = ['een', 'twee'].map((name) => join(home, name)) as [string, string]
for (const folder of [first, second]) {
  mkdirSync(folder)
  writeFileSync(join(folder, 'verapdf'), '')
}
chmodSync(join(second, 'verapdf'), 0o755)

afterAll(() => rmSync(home, { recursive: true, force: true }))

const find = (env: Readonly<Record<string, string>>) => findVerapdf({ ...surroundings(), platform: 'linux', env })

test('the first program on PATH that can be started', () => {
  expect(find({ PATH: [first, second].join(delimiter) })).toBe(join(second, 'verapdf'))
})

test('VERAPDF before PATH', () => {
  const other = join(home, 'ander')
  writeFileSync(other, '', { mode: 0o755 })
  expect(find({ PATH: second, VERAPDF: other })).toBe(other)
})

test.each([
  ['geen-verapdf', { PATH: first }, 'veraPDF is niet gevonden, dus', 'Installeer veraPDF'],
  ['geen-verapdf', { PATH: '' }, 'veraPDF is niet gevonden, dus', 'zet het pad van het programma in VERAPDF'],
  ['geen-verapdf', { PATH: second, VERAPDF: join(home, 'weg') }, 'bestaat niet', 'Verbeter het pad'],
  ['geen-verapdf', { PATH: second, VERAPDF: join(first, 'verapdf') }, 'geen programma', 'Verbeter het pad'],
] as const)('%s: %j', (code, env, reason, advice) => {
  expect(() => find(env)).toThrow(
    expect.objectContaining({ code, reason: expect.stringContaining(reason), advice: expect.stringContaining(advice) }),
  )
})
