import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { resolveInside } from '../../src/system/inside.ts'

const home = mkdtempSync(join(tmpdir(), 'project-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const root = join(home, 'project')
mkdirSync(join(root, 'voorstellen', 'Bijlagen'), { recursive: true })
writeFileSync(join(root, 'voorstellen', 'Bijlagen', 'a.pdf'), 'a')
writeFileSync(join(home, 'geheim.pdf'), 'a')
symlinkSync(join(home, 'geheim.pdf'), join(root, 'voorstellen', 'link.pdf'))
symlinkSync(join(root, 'voorstellen', 'Bijlagen', 'a.pdf'), join(root, 'voorstellen', 'goed.pdf'))
const source = join(root, 'voorstellen', 'voorstel.md')

describe('a file a document refers to', () => {
  it.each([
    ['Bijlagen/a.pdf', 'ok'],
    ['./Bijlagen/../Bijlagen/a.pdf', 'ok'],
    ['goed.pdf', 'ok'],
    ['bijlagen/a.pdf', process.platform === 'linux' ? 'ontbreekt' : 'hoofdletters'],
    ['Bijlagen/A.pdf', 'hoofdletters'],
    ['weg.pdf', 'ontbreekt'],
    ['../../geheim.pdf', 'buiten'],
    ['link.pdf', 'buiten-via-link'],
    ['Bijlagen', 'map'],
    ['/etc/passwd', 'absoluut'],
    ['C:\\a.pdf', 'absoluut'],
    ['Bijlagen\\a.pdf', 'backslash'],
    ['https://a.example/a.pdf', 'adres'],
    ['//a.example/a.pdf', 'absoluut'],
    ['file:a.pdf', 'adres'],
    [' ', 'leeg'],
    ['a\0b', 'ontbreekt'],
  ])('%j: %s', (reference, expected) => {
    const found = resolveInside(root, source, reference)
    expect(found.ok ? 'ok' : found.why).toBe(expected)
  })
})

describe('a path that begins at the disk', () => {
  it.each([
    [
      join(root, 'voorstellen', 'Bijlagen', 'a.pdf'),
      'Schrijf het pad vanaf dit document: Bijlagen/a.pdf.',
      'Bijlagen/a.pdf',
    ],
    ['/home/iemand/Documenten/a.pdf', 'Bedoelde u “Bijlagen/a.pdf”? Schrijf het pad vanaf dit document.', undefined],
    ['C:\\Users\\iemand\\a.pdf', 'Bedoelde u “Bijlagen/a.pdf”? Schrijf het pad vanaf dit document.', undefined],
    ['/home/iemand/iets-anders.docx', 'Schrijf het pad vanaf dit document.', undefined],
    [join(home, 'geheim.pdf'), 'Schrijf het pad vanaf dit document.', undefined],
  ])('%j gets the nearest file of the project', (reference, advice, right) => {
    const found = resolveInside(root, source, reference)
    expect(found).toMatchObject({ ok: false, why: 'absoluut', advice })
    expect(found.ok ? undefined : found.right).toBe(right)
  })
})
