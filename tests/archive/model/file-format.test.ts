import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { formatOf } from '../../../src/archive/model/file-format.ts'

const folder = mkdtempSync(join(tmpdir(), 'formaat-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['what it claims', '%PDF-1.7', ['PDF/A-2a', 'PDF/UA-1'], 'fmt/476'],
  ['its header without a claim', '%PDF-1.4', [], 'fmt/18'],
  ['its header behind other bytes', 'xx\n%PDF-2.0', ['PDF/UA-2'], 'fmt/1129'],
  ['no version of the register', '%PDF-9.9', [], undefined],
])('the format of a PDF is %s', (_, header, normen, code) => {
  const path = join(folder, 'stuk.pdf')
  writeFileSync(path, header)
  expect(formatOf(path, { normen }).code).toBe(code)
})

test.each([
  ['voorstel.md', 'Markdown'],
  ['agenda.YAML', 'YAML'],
  ['foto.jpeg', 'JPEG'],
  ['iets.docx', 'docx'],
  ['iets', 'onbekend'],
])('%s is %s', (path, label) => {
  expect(formatOf(path).label).toBe(label)
})
