import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeSource, readSource } from '../../src/diagnostics/read-source.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { showDiagnostics } from '../diagnostics/show-diagnostics.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const kinds = loadKinds(join(fixtures, 'kinds'))
const read = (text: string, options = {}) =>
  readDocument({ path: '/a/voorstel.md', name: 'voorstel.md', text }, kinds, options)
const front = (yaml: string, body = '') => read(`---\n${yaml}\n---\n${body}`)

describe('what is wrong with a document is said with its place', () => {
  for (const name of readdirSync(fixtures)) {
    if (name === 'kinds') continue
    it(name, async () => {
      const { source, diagnostics } = readSource(join(fixtures, name, 'voorstel.md'), 'voorstel.md')
      const found = source ? readDocument(source, kinds).diagnostics : diagnostics
      expect(found.length).toBeGreaterThan(0)
      await expect(showDiagnostics(found)).toMatchFileSnapshot(join(fixtures, name, 'verwacht.txt'))
    })
  }

  it('names a file that is missing, a folder, or too large', () => {
    expect(readSource('/bestaat/niet.md', 'niet.md').diagnostics[0]?.ruleId).toBe('bestand/ontbreekt')
    expect(readSource(fixtures, 'map').diagnostics[0]?.ruleId).toBe('bestand/map')
    expect(decodeSource(new Uint8Array(5_000_001), '/a', 'a').diagnostics[0]?.ruleId).toBe('bestand/te-groot')
    expect(read('x'.repeat(5_000_001)).diagnostics[0]?.ruleId).toBe('bestand/te-groot')
  })

  it('says the same again when asked again', () => {
    const text = '---\nzaak: "open\n---\n'
    expect(showDiagnostics(read(text).diagnostics)).toBe(showDiagnostics(read(text).diagnostics))
  })
})

describe('values are as typed', () => {
  it('keeps zeros, times, decimals, dates and exponents as text', () => {
    const { document, diagnostics } = front(
      'zaak: 0123\nbereikbaar: 9:30\nauteur: 1.10\ndatum: 2021-03-30\nonderwerp: 1e3\nzaaknummer: "0x10"',
    )
    expect(diagnostics).toEqual([])
    expect(document?.data).toEqual({
      soort: 'collegevoorstel',
      zaak: '0123',
      bereikbaar: '9:30',
      auteur: '1.10',
      datum: '2021-03-30',
      onderwerp: '1e3',
      zaaknummer: '0x10',
    })
  })

  it('reads ja and nee as booleans only where the field is one', () => {
    const { document } = front('zaak: ja\nonderwerp: true\ncommunicatie: {nodig: nee, middelen: brief}')
    expect(document?.data).toMatchObject({
      zaak: 'ja',
      onderwerp: 'true',
      communicatie: { nodig: false, middelen: ['brief'] },
    })
  })

  it('takes an unknown case number as absent, and block text as text', () => {
    const { document } = front('zaaknummer: ...\nonderwerp: >\n  een\n  twee')
    expect(document?.data.zaaknummer).toBeUndefined()
    expect(document?.data.onderwerp).toBe('een twee')
  })

  it('knows where values, keys and absent values stand', () => {
    const { document } = front('geraadpleegd:\n  conclusie: goed')
    expect(document?.at(['geraadpleegd', 'conclusie'])).toMatchObject({
      start: { line: 3, column: 14 },
      end: { line: 3, column: 18 },
    })
    expect(document?.at(['geraadpleegd', 'conclusie'], 'key')?.start).toMatchObject({ line: 3, column: 3 })
    expect(document?.at(['geraadpleegd', 'vakgebieden'])?.start).toMatchObject({ line: 2, column: 1 })
    expect(document?.at(['datum'])?.start).toMatchObject({ line: 1, column: 1 })
  })
})

describe('an attachment', () => {
  const inherit = front('zaaknummer: Z-1\ndatum: 2021-03-30\nauteur: A\nonderwerp: O').document?.data
  it('takes over what it does not state and its kind has', () => {
    const { document } = readDocument(
      { path: '/a/b.md', name: 'b.md', text: '---\nonderwerp: Brief\n---\nTekst' },
      kinds,
      { expect: 'brief-raad', ...(inherit ? { inherit } : {}) },
    )
    expect(document?.data).toEqual({ soort: 'brief-raad', zaaknummer: 'Z-1', datum: '2021-03-30', onderwerp: 'Brief' })
  })

  it('is of the kind the proposal says, and of kind overig may be bare Markdown', () => {
    expect(read('---\nsoort: brief-raad\n---\n', { expect: 'overig' }).diagnostics[0]?.ruleId).toBe(
      'voormatter/andere-soort',
    )
    expect(read('Alleen tekst', { expect: 'overig' }).document?.data).toEqual({ soort: 'overig' })
    expect(read('Alleen tekst', { expect: 'brief-raad' }).document).toBeUndefined()
  })
})
