import { describe, expect, it } from 'vitest'
import { loadKinds } from '../../../src/forms/load-kind.ts'
import { assign, type FormValues } from '../../../src/import/form/form-values.ts'
import { labelsOf } from '../../../src/import/form/labels.ts'
import { openLedger } from '../../../src/import/ledger/ledger.ts'

const kinds = loadKinds()
const kind = kinds.load('collegevoorstel')?.kind
if (kind === undefined) throw new Error('no kind')
const labels = labelsOf(kind)

function form(): FormValues {
  if (kind === undefined) throw new Error('no kind')
  return { kind, kinds, ledger: openLedger(), found: new Map(), attachments: [], doubts: [] }
}

function assigned(label: string, ...texts: readonly string[]): FormValues {
  const values = form()
  const target = labels.targetOf(label)
  if (target === undefined) throw new Error(`no field ${label}`)
  for (const text of texts) assign(values, target, { label, text, line: 3 })
  return values
}

describe('a value of a form', () => {
  it.each([
    ['Zaaknummer', 'Z-2021-004512', 'zaaknummer', 'Z-2021-004512'],
    ['ZAAKNUMMER:', ' 0123 ', 'zaaknummer', '0123'],
    ['Datum', '30 maart 2021', 'datum', '2021-03-30'],
    ['Datum', 'dinsdag 30 maart 2021', 'datum', '2021-03-30'],
    ['Datum', '30-03-2021', 'datum', '2021-03-30'],
    ['Embargo tot', '1 april 2021, 9.00 uur', 'embargo', '2021-04-01T09:00'],
    ['Status', 'Openbaar', 'status', 'openbaar'],
    ['Status', '☐ Openbaar ☒ Besloten ☐ Geheim', 'status', 'besloten'],
    ['Behandelwijze', 'Hamerstuk', 'behandelwijze', 'hamerstuk'],
    ['Wethouder', 'C. Voorbeeld en D. Voorbeeld', 'portefeuillehouder', ['C. Voorbeeld', 'D. Voorbeeld']],
    ['Steller', 'E. Voorbeeld', 'auteur', 'E. Voorbeeld'],
    ['Communicatie', 'nee', 'communicatie', 'nee'],
    ['Communicatie', 'ja d.m.v.: infobulletin', 'communicatie', { nodig: 'ja', middelen: ['infobulletin'] }],
    ['Communicatie', '☐ ja ☒ nee', 'communicatie', 'nee'],
    ['Geraadpleegde vakgebieden', 'Wijken, Financiën', 'geraadpleegd', { vakgebieden: ['Wijken', 'Financiën'] }],
    ['Conclusie raadpleging', 'Akkoord', 'geraadpleegd', { conclusie: 'Akkoord' }],
    [
      'Concept-besluit',
      'De raad te informeren, en wel meteen.',
      'conceptbesluit',
      'De raad te informeren, en wel meteen.',
    ],
    ['Actieve informatieplicht', 'Ja', 'informatieplicht', 'Ja'],
  ])('%s: %s', (label, text, key, expected) => {
    expect(assigned(label, text).found.get(key)).toEqual(expected)
  })

  it.each([
    ['Datum', 'volgende week', 'word/gegeven'],
    ['Datum', '31 februari 2021', 'word/gegeven'],
    ['Datum', '03-04-2021', 'word/gegeven'],
    ['Status', 'Openbaar / Besloten / Geheim', 'word/status'],
    ['Status', '☒ Openbaar ☒ Geheim', 'word/status'],
    ['Status', '☐ Openbaar ☐ Geheim', 'word/status'],
    ['Status', 'nader te bepalen', 'word/status'],
    ['Behandelwijze', 'weet ik niet', 'word/gegeven'],
  ])('%s: %s is not guessed, and is in the report', (label, text, rule) => {
    const { found, ledger } = assigned(label, text)
    expect([...found]).toEqual([])
    expect(ledger.notes).toMatchObject([{ rule, fate: 'left-out', text, place: { line: 3 } }])
  })

  it.each(['', '...', '…', '____'])('%j is empty', (text) => {
    const { found, ledger } = assigned('Zaaknummer', text)
    expect([...found, ...ledger.notes]).toEqual([])
  })

  it('is stored once; another value is in the report', () => {
    expect(assigned('Team', 'Groen', 'Groen').ledger.notes).toEqual([])
    const other = assigned('Team', 'Groen', 'Blauw')
    expect(other.found.get('team')).toBe('Groen')
    expect(other.ledger.notes).toMatchObject([{ rule: 'word/gegeven', text: 'Blauw' }])
  })

  it('casts doubt on the status where there are two, or where an embargo cannot be read', () => {
    expect(assigned('Status', 'Openbaar', 'Geheim').doubts).toEqual(['status'])
    expect(assigned('Embargo tot', 'na de vergadering').doubts).toEqual(['embargo'])
  })

  it.each([
    ['☐ Brief door college ☒ Brief aan gemeenteraad', [{ soort: 'brief-raad' }]],
    ['☒ Brief beantwoording vragen ex art 41', [{ soort: 'beantwoording-vragen' }]],
    [
      '☒ Overige bijlagen: kaart; begroting',
      [
        { soort: 'overig', titel: 'kaart' },
        { soort: 'overig', titel: 'begroting' },
      ],
    ],
    [
      '1. Kaart van de wijk\n2. Nota voor de raad',
      [{ soort: 'overig', titel: 'Kaart van de wijk' }, { soort: 'nota-raad' }],
    ],
    ['geen', []],
    ['n.v.t.', []],
  ])('Bijlagen: %s', (text, expected) => {
    expect(assigned('Bijlagen', text).attachments).toEqual(expected)
  })
})
