import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resolveInside } from '../../src/system/inside.ts'

const home = mkdtempSync(join(tmpdir(), 'bijna-'))
const root = join(home, 'project')
afterAll(() => rmSync(home, { recursive: true, force: true }))
beforeAll(() => {
  const files = [
    'voorstellen/bijlagen/brief-raad.md',
    'voorstellen/bijlagen/cijfers 2026.pdf',
    'voorstellen/kaart.png',
    'logo.svg',
  ]
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), '')
  }
  mkdirSync(join(home, 'elders'))
  writeFileSync(join(home, 'elders', 'jaarverslag.pdf'), '')
  symlinkSync('../../elders', join(root, 'voorstellen/gekoppeld'))
})

function resolved(reference: string) {
  const found = resolveInside(root, join(root, 'voorstellen/voorstel.md'), reference)
  if (found.ok) throw new Error('found')
  return found
}

describe('a file that is named nearly right is suggested', () => {
  it.each([
    ['bijlagen/brief-rad.md', 'bijlagen/brief-raad.md'],
    ['bijlagen/briefraad.md', 'bijlagen/brief-raad.md'],
    ['bijlagen/brief_raad.md', 'bijlagen/brief-raad.md'],
    ['bijlagen/brief-raad', 'bijlagen/brief-raad.md'],
    ['bijlagen/brief-raad.docx', 'bijlagen/brief-raad.md'],
    ['bijlage/brief-raad.md', 'bijlagen/brief-raad.md'],
    ['Bijlage/brief-rad.md', 'bijlagen/brief-raad.md'],
    ['brief-raad.md', 'bijlagen/brief-raad.md'],
    ['./bijlagen/brief-raaad.md', 'bijlagen/brief-raad.md'],
    ['kaart.jpg', 'kaart.png'],
    ['kart.png', 'kaart.png'],
    ['../logo.png', '../logo.svg'],
    ['bijlagen/kaart.png', 'kaart.png'],
    ['bijlagen/cijfers-2026.pdf', 'bijlagen/cijfers 2026.pdf'],
  ])('%s', (reference, suggestion) => {
    expect(resolved(reference)).toMatchObject({
      why: 'ontbreekt',
      advice: `Bedoelde u “${suggestion}”? Het pad telt vanaf dit document.`,
    })
    expect(resolved(reference).right).toBeUndefined()
  })

  it.each([
    ['“bijlagen/brief-raad.md”', 'bijlagen/brief-raad.md', 'aanhalingstekens'],
    ['‘kaart.png’', 'kaart.png', 'aanhalingstekens'],
    ['„kaart.png”', 'kaart.png', 'aanhalingstekens'],
    ['"kaart.png"', 'kaart.png', 'aanhalingstekens'],
    ['bijlagen/brief–raad.md', 'bijlagen/brief-raad.md', 'ander streepje'],
    ['bijlagen/brief‑raad.md', 'bijlagen/brief-raad.md', 'ander streepje'],
    ['bijlagen/brief—raad.md', 'bijlagen/brief-raad.md', 'ander streepje'],
    ['bijlagen/cijfers\u00a02026.pdf', 'bijlagen/cijfers 2026.pdf', 'soort spatie'],
    ['bijlagen/cijfers  2026.pdf', 'bijlagen/cijfers 2026.pdf', 'soort spatie'],
    ['kaart\u200b.png', 'kaart.png', 'soort spatie'],
    ['kaart.png\u00a0', 'kaart.png', 'soort spatie'],
    ['kaa\u00adrt.png', 'kaart.png', 'soort spatie'],
  ])('and %j is what it says, with what nobody sees', (reference, right, words) => {
    const found = resolved(reference)
    expect(found.right).toBe(right)
    expect(found.reason).toContain(words)
  })

  it.each([
    'x.md',
    'heel-iets-anders.md',
    'mapje/x/y.md',
    'gekoppeld/jaarverslg.pdf',
    'jaarverslag.pdf',
    'a'.repeat(300),
  ])('and of %s nothing is suggested', (reference) =>
    expect(resolved(reference).advice).toMatch(/^Kijk de naam en de map na|^Vraag|^Zet|^Typ/),
  )
})
