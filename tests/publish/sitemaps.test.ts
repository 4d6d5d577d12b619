import { describe, expect, it } from 'vitest'
import type { AddressBook, BookedDocument } from '../../src/publish/address-book.ts'
import { derivedKey } from '../../src/publish/derived-key.ts'
import { dutchMidnight } from '../../src/publish/diwoo.ts'
import { robotsLines, sitemapFiles, sitemapLimits } from '../../src/publish/sitemaps.ts'
import { categories, documentKinds, municipality } from '../../src/publish/tooi.ts'
import { diwooProblems } from './diwoo-problems.ts'

const basisadres = 'https://www.voorbeeldstad.example/college/'
const publisher = municipality('gm0000', 'Voorbeeldstad')
const file = { sha256: 'a'.repeat(64), bytes: 1 }
const at = '2026-11-25T09:00:00Z'
const key = derivedKey('vergadering')

const document = (name: string, more: Partial<BookedDocument> = {}): BookedDocument => ({
  sleutel: derivedKey(name),
  titel: name,
  soort: 'vergaderstuk',
  categorie: '018',
  datum: '2026-11-24',
  pdf: file,
  gepubliceerd: at,
  gewijzigd: at,
  ...more,
})
const book = (stukken: readonly BookedDocument[]): AddressBook => ({
  basisadres,
  eigen: [],
  publicaties: [{ sleutel: key, soort: 'vergadering', titel: 'College', stukken }],
})
const addressOf = ({ sleutel }: BookedDocument) => `${basisadres}${key}/${sleutel}.pdf`
const filesOf = (stukken: readonly BookedDocument[], limits = sitemapLimits) =>
  sitemapFiles({ book: book(stukken), publisher }, limits)

describe('sitemaps', () => {
  it.each(
    Object.values(documentKinds).flatMap(({ label }) =>
      Object.values(categories).map(({ number }) => [label, number] as const),
    ),
  )('are valid for %s in category %s, published and withdrawn', (soort, categorie) => {
    const main = document('Parkeren & <fietsen> “plan”', { soort, categorie, vastgesteld: '2026-07-01' })
    const attached = document('Kaart', { categorie, bijlageVan: main.sleutel })
    const privacy = document('a', { categorie, titel: undefined, ingetrokken: { op: '2026-12-01', reden: 'privacy' } })
    const procedure = document('b', { categorie, ingetrokken: { op: '2026-12-01', reden: 'procedure' } })
    const all = [main, attached, privacy, procedure]
    const [sitemap, index] = filesOf(all)
    expect(diwooProblems(sitemap?.text ?? '', new Set(all.map(addressOf)))).toEqual([])
    expect(sitemap?.text).toContain('>Ingetrokken document<')
    expect(sitemap?.text).toContain('correctie privacygevoelige gegevens')
    expect(sitemap?.text).toContain('correctie procedurele fout')
    expect(index?.path).toBe(`sitemapindex-diwoo-infocat${categorie}.xml`)
    expect(index?.text).toContain(`<loc>${basisadres}${sitemap?.path}</loc>`)
  })

  it('state no relation with an attachment that was withdrawn', () => {
    const main = document('Parkeren')
    const attached = document('Kaart', {
      bijlageVan: main.sleutel,
      ingetrokken: { op: '2026-12-01', reden: 'privacy' },
    })
    expect(filesOf([main, attached])[0]?.text).not.toContain('heeft bijlage')
  })

  it('stay within the number and the size that a harvester reads, and keep what they had', () => {
    const many = Array.from({ length: 25 }, (_, index) => document(`Stuk ${index}`))
    const byNumber = filesOf(many, { urls: 10, bytes: 1e9 })
    expect(byNumber).toHaveLength(4)
    for (const { text } of byNumber.slice(0, 3)) expect(text.match(/<url>/g)?.length).toBeLessThanOrEqual(10)
    const bytes = 9000
    const bySize = filesOf(many, { urls: 50_000, bytes }).slice(0, -1)
    expect(bySize.length).toBeGreaterThan(3)
    for (const { text } of bySize) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes + 1000)
    const more = filesOf([...many, document('Nieuw')], { urls: 10, bytes: 1e9 })
    expect(more.slice(0, 2)).toEqual(byNumber.slice(0, 2))
  })

  it('are found by one line of robots.txt for each category', () => {
    expect(robotsLines(book([document('a'), document('b', { categorie: '008' }), document('c')]))).toEqual([
      `Sitemap: ${basisadres}sitemapindex-diwoo-infocat008.xml`,
      `Sitemap: ${basisadres}sitemapindex-diwoo-infocat018.xml`,
    ])
  })

  it.each([
    ['2026-01-15', '+01:00'],
    ['2026-07-15', '+02:00'],
    ['2026-03-29', '+01:00'],
    ['2026-10-25', '+02:00'],
  ])('state the start of %s in the Netherlands', (date, offset) => {
    expect(dutchMidnight(date)).toBe(`${date}T00:00:00${offset}`)
  })
})
