import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { changeRecord, type Publication, readRecord, recordName } from '../../src/output/public-record.ts'

let out = ''
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'register-'))
  onTestFinished(() => rmSync(out, { recursive: true, force: true }))
})

const one = (map: string, more: Partial<Publication> = {}): Publication => ({
  map,
  soort: 'collegevoorstel',
  titel: 'Parkeren',
  bron: 'parkeren/voorstel.md',
  bestanden: [{ bestand: 'voorstel.pdf' }, { bestand: 'bijlagen/01-kaart.pdf', bron: 'parkeren/kaart.md' }],
  ...more,
})
const put = (text: string | Uint8Array) => writeFileSync(join(out, recordName), text)
const bytes = () => readFileSync(join(out, recordName), 'utf8')

it('has the same bytes in whatever order publications come', () => {
  const maps = ['b/openbaar', 'a/openbaar', 'a/openbaar/02-01-b']
  for (const map of maps) changeRecord(out, (known) => [...known, one(map)])
  const before = bytes()
  changeRecord(out, () =>
    maps.toReversed().map((map) => Object.fromEntries(Object.entries(one(map)).toReversed()) as Publication),
  )
  expect(bytes()).toBe(before)
  expect(readRecord(out).map(({ map }) => map)).toEqual(['a/openbaar', 'a/openbaar/02-01-b', 'b/openbaar'])
})

it('is gone with the last publication', () => {
  changeRecord(out, () => [one('a/openbaar')])
  changeRecord(out, () => [])
  expect(existsSync(join(out, recordName))).toBe(false)
  // Also where there was none, and no output folder.
  changeRecord(join(out, 'nergens'), () => [])
  expect(existsSync(join(out, 'nergens'))).toBe(false)
})

describe('what is malformed or leads elsewhere is absent, and the rest is read', () => {
  it.each([
    '../elders/openbaar',
    '../openbaar',
    '/etc/openbaar',
    './openbaar',
    'a/../openbaar',
    'a/openbaar/..',
    'a/openbaar/../../b',
    'a\\..\\openbaar',
    'C:\\a/openbaar',
    'a/intern',
    'a/openbaar/02-x/../..',
    'a/openbaar/zonder-nummer',
    'a/openbaar\0',
    '..',
    '',
  ])('the folder %j', (map) => {
    put(JSON.stringify({ versie: 1, openbaar: [one(map), one('a/openbaar')] }))
    expect(readRecord(out).map((each) => each.map)).toEqual(['a/openbaar'])
  })

  it.each([
    '../voorstel.pdf',
    'bijlagen/../../x.pdf',
    '/etc/x.pdf',
    'voorstel.md',
    'bijlagen/a/b.pdf',
    'a\\b.pdf',
    '.pdf\0',
  ])('the file %j', (bestand) => {
    put(JSON.stringify({ versie: 1, openbaar: [one('a/openbaar', { bestanden: [{ bestand }] }), one('b/openbaar')] }))
    expect(readRecord(out).map((each) => each.map)).toEqual(['b/openbaar'])
  })

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"tekst"',
    '{"openbaar": {}}',
    '{"openbaar": [null, 1, "x", []]}',
    `{"openbaar": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    '{"__proto__": {"openbaar": []}}',
    Buffer.from([0xff, 0xfe, 0, 0]),
  ])('the text %#', (text) => {
    put(text)
    expect(readRecord(out)).toEqual([])
    changeRecord(out, (known) => [...known, one('a/openbaar')])
    expect(readRecord(out)).toEqual([one('a/openbaar')])
  })

  it('a folder in its place', () => {
    mkdirSync(join(out, recordName))
    expect(readRecord(out)).toEqual([])
    expect(() => changeRecord(out, () => [one('a/openbaar')])).toThrow()
  })
})
