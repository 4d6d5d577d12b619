import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { archiveSettings } from '../../../src/archive/model/archive-settings.ts'
import { type PackedFile, packingListXml, readPackingList } from '../../../src/archive/sip/packing-list.ts'
import { parseConfig } from '../../../src/config/config.ts'

const folder = mkdtempSync(join(tmpdir(), 'pakbon-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const { config } = parseConfig('archief: {archiefvormer: {naam: Proefstad}, bron: Stukken}\n', '/p/c.yaml', 'c.yaml')
const file: PackedFile = {
  path: 'week-48/voorstel/voorstel.pdf.bestand.MDTO.xml',
  sha256: 'a'.repeat(64),
  length: 12,
  time: '2026-12-01T09:00:00Z',
}
const listOf = (files: readonly PackedFile[]) =>
  packingListXml(
    { id: '1', title: 'Week & 48', files, objects: 1, remarks: ['Zonder bundel.'] },
    archiveSettings(config),
  )
const read = (text: string) => {
  writeFileSync(join(folder, 'pakbon.xml'), text)
  return readPackingList(folder)
}

test('is read as it was written', () => {
  const files = [file, { ...file, path: 'week-48/ori-a.xml', time: '2026-12-02T09:00:00Z' }]
  expect(read(listOf(files))).toEqual(files)
  expect(listOf(files)).toContain('<gemaakt>2026-12-02T09:00:00Z</gemaakt>')
})

test.each([
  ['a path that leads elsewhere', { path: '../../geheim.pdf' }],
  ['an absolute path', { path: '/etc/passwd' }],
  ['a path outside a folder', { path: 'manifest.json' }],
  ['a hash that is none', { sha256: 'x' }],
  ['a time without a zone', { time: '2026-12-01T09:00:00' }],
])('a file with %s is absent', (_, wrong) => {
  expect(read(listOf([{ ...file, ...wrong }, file]))).toEqual([file])
})

test.each(['', '<pakbon>', 'geen XML', '<!DOCTYPE pakbon [<!ENTITY a "b">]><pakbon>&a;</pakbon>'])(
  'nothing is read of %j',
  (text) => {
    expect(read(text)).toEqual([])
  },
)
