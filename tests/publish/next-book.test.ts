import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AddressBook, addressBookText, readAddressBook } from '../../src/publish/address-book.ts'
import { derivedKey } from '../../src/publish/derived-key.ts'
import { nextBook } from '../../src/publish/next-book.ts'
import type { Publication, PublishedDocument, WithdrawnDocument } from '../../src/publish/publication.ts'
import { categories, documentKinds } from '../../src/publish/tooi.ts'

const first = '2026-11-25T09:00:00Z'
const later = '2026-12-01T10:00:00Z'
const empty: AddressBook = { basisadres: 'https://voorbeeldstad.example/', publicaties: [], eigen: [] }
const keyOf = (name: string) => derivedKey(name)

const document = (name: string, more: Partial<PublishedDocument> = {}): PublishedDocument => ({
  key: keyOf(name),
  title: name,
  fileName: `${keyOf(name)}.pdf`,
  mediaType: 'application/pdf',
  kind: documentKinds.vergaderstuk,
  category: categories.inspanningsverplichting,
  created: '2026-11-24',
  length: 1,
  sha256: 'a'.repeat(64),
  read: async () => Buffer.from('x'),
  ...more,
})
const meeting = (name: string, more: Partial<Publication>): Publication => ({
  key: keyOf(name),
  type: 'meeting',
  title: 'College',
  today: '2026-12-01',
  category: categories['agendas-en-besluitenlijsten'],
  documents: [],
  withdrawn: [],
  unjudged: [],
  ...more,
})
const closed = (name: string, scope: WithdrawnDocument['scope'] = 'here'): WithdrawnDocument => ({
  key: keyOf(name),
  reason: 'procedure',
  at: '2026-12-01',
  scope,
})
const parking = document('Parkeren')
const map = document('Kaart', { attachedTo: parking.key })
const park = document('Park')
const before = nextBook(empty, meeting('week 48', { documents: [parking, map, park] }), first)
const stand = (book: AddressBook) =>
  book.publicaties.map(({ stukken }) =>
    stukken.map(
      ({ titel, ingetrokken, gewijzigd }) =>
        `${titel ?? '-'} ${ingetrokken?.reden ?? 'open'} ${gewijzigd.slice(5, 10)}`,
    ),
  )

describe('the book of addresses', () => {
  it('changes the time of what changed, and of nothing else', () => {
    const changed = document('Parkeren', { sha256: 'b'.repeat(64) })
    const book = nextBook(before, meeting('week 48', { documents: [park, changed, map] }), later)
    expect(stand(book)).toEqual([['Parkeren open 12-01', 'Kaart open 11-25', 'Park open 11-25']])
    expect(nextBook(before, meeting('week 48', { documents: [parking, map, park] }), later)).toEqual(before)
  })

  it.each([
    [
      'a proposal that may not be public, with its attachments',
      { documents: [park], withdrawn: [closed('Parkeren')] },
      ['- procedure', '- procedure', 'Park open'],
    ],
    ['one that is gone', { documents: [parking, map] }, ['Parkeren open', 'Kaart open', '- procedure']],
    ['an attachment that is gone', { documents: [parking, park] }, ['Parkeren open', '- procedure', 'Park open']],
    [
      'nothing of what could not be judged',
      { documents: [park], unjudged: [keyOf('Parkeren')] },
      ['Parkeren open', 'Kaart open', 'Park open'],
    ],
    [
      'a closed attachment of what could not be judged',
      { documents: [park], unjudged: [keyOf('Parkeren')], withdrawn: [closed('Kaart')] },
      ['Parkeren open', '- procedure', 'Park open'],
    ],
    ['everything', { withdrawn: [closed('Parkeren'), closed('Park')] }, ['- procedure', '- procedure', '- procedure']],
  ] as const)('withdraws %s', (_, more, expected) => {
    const book = nextBook(before, meeting('week 48', more), later)
    expect(stand(book)[0]?.map((line) => line.replace(/ [\d-]+$/, ''))).toEqual(expected)
    expect(JSON.stringify(book).includes('Kaart')).toBe(expected.some((line) => line === 'Kaart open'))
    expect(book.publicaties[0]?.titel).toBe(expected.some((line) => line.endsWith('open')) ? 'College' : undefined)
  })

  it('withdraws from other meetings only what is closed by its own statement', () => {
    const both = nextBook(before, meeting('week 49', { documents: [parking, park] }), first)
    const here = nextBook(
      both,
      meeting('week 49', { withdrawn: [closed('Parkeren'), closed('Park', 'everywhere')] }),
      later,
    )
    expect(stand(here)).toEqual([
      ['Parkeren open 11-25', 'Kaart open 11-25', '- procedure 12-01'],
      ['- procedure 12-01', '- procedure 12-01'],
    ])
  })

  it.each([
    ['a proposal', 'Park', ['agenda - procedure', 'besluitenlijst - procedure', 'Park - procedure', 'Kaart open']],
    ['an attachment', 'Kaart', ['agenda open', 'besluitenlijst open', 'Park open', 'Kaart - procedure']],
  ] as const)('withdraws the agenda and the decision list of another meeting with %s', (_, name, expected) => {
    const own = [
      document('agenda', { kind: documentKinds.agenda }),
      document('lijst', { kind: documentKinds.besluitenlijst }),
    ]
    const map = document('Kaart', { attachedTo: parking.key })
    const one = nextBook(empty, meeting('week 47', { documents: [...own, park, map] }), first)
    const [other] = nextBook(one, meeting('week 49', { withdrawn: [closed(name, 'everywhere')] }), later).publicaties
    expect(other?.stukken.map(({ ingetrokken }) => ingetrokken?.reden ?? 'open')).toEqual(
      expected.map((line) => line.replace(/^.* /, '')),
    )
  })

  it('keeps the day of a withdrawal, and publishes again at the same address', () => {
    const gone = nextBook(before, meeting('week 48', { withdrawn: [closed('Parkeren'), closed('Park')] }), later)
    expect(
      nextBook(
        gone,
        meeting('week 48', { withdrawn: [{ ...closed('Parkeren'), at: '2027-01-01' }] }),
        '2027-01-01T00:00:00Z',
      ),
    ).toEqual(gone)
    const back = nextBook(gone, meeting('week 48', { documents: [parking] }), later)
    expect(back.publicaties[0]?.stukken[0]).toMatchObject({
      sleutel: parking.key,
      gepubliceerd: first,
      gewijzigd: later,
    })
  })

  it('is read as it was written, and nothing else is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'adressen-'))
    const write = (text: string) => writeFileSync(join(folder, 'adressen.json'), text)
    expect(readAddressBook(folder)).toBe('absent')
    write(addressBookText(before))
    expect(readAddressBook(folder)).toMatchObject(before)
    for (const [from, to] of [
      [parking.key, '../../x'],
      ['"versie": 1', '"versie": 2'],
      ['2026-11-24', '2026-13-24'],
      ['aaaa', 'zz'],
    ] as const) {
      write(addressBookText(before).replace(from, to))
      expect(readAddressBook(folder), to).toBe('malformed')
    }
    rmSync(folder, { recursive: true })
  })
})
