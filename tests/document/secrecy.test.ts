import { describe, expect, it } from 'vitest'
import type { Circumstances } from '../../src/document/document.ts'
import { secrecyMarking, secrecyOn } from '../../src/document/secrecy.ts'
import { documentOf } from '../compose/sample.ts'

interface Case {
  readonly stated?: string
  readonly datum?: string
  readonly circumstances?: Circumstances
  readonly words: string
}

const proposed = 'voorgesteld aan het college'
const imposedOn = (day: string) => `opgelegd door het college op ${day}`

/** On 24 November 2026, unless stated otherwise. */
const cases: Readonly<Record<string, Case>> = {
  'no day': { words: proposed },
  'no day, and the item was decided': {
    circumstances: { decidedOn: '2026-12-01' },
    words: imposedOn('1 december 2026'),
  },
  'the day of the document': { stated: '2026-11-24', words: imposedOn('24 november 2026') },
  'an earlier day': { stated: '2026-01-02', words: imposedOn('2 januari 2026') },
  'a later day': { stated: '2026-11-25', words: proposed },
  'a later day that has come': {
    stated: '2026-11-25',
    circumstances: { day: '2026-11-25' },
    words: imposedOn('25 november 2026'),
  },
  'a day after today': { stated: '2026-11-20', circumstances: { day: '2026-11-19' }, words: proposed },
  'a later day, and the item was decided after it': {
    stated: '2026-11-25',
    circumstances: { decidedOn: '2026-12-01' },
    words: imposedOn('25 november 2026'),
  },
  'a day after the decision': {
    stated: '2027-01-01',
    circumstances: { decidedOn: '2026-12-01' },
    words: imposedOn('1 december 2026'),
  },
  'a day, of a document without a date': { stated: '2026-11-25', datum: '', words: imposedOn('25 november 2026') },
}

describe('secrecy', () => {
  it.each(Object.entries(cases))('%s', (_, { stated, datum = 'datum: 2026-11-24', circumstances, words }) => {
    const day = stated === undefined ? '' : `, opgelegd: ${stated}`
    const front = `onderwerp: Proef\n${datum}\ngeheimhouding: [{op: bijlage 1, grondslag: [Woo 5.1.2.b], tot: 2028-12-31${day}}]`
    const found = secrecyOn({ ...documentOf(front), circumstances }, 'bijlage 1')
    expect(found?.opgelegd).toBe(words)
    // Either way it is secret: only the words on the band differ.
    expect(found && secrecyMarking(found)).toBe(
      `Geheim${words === proposed ? ' (voorgesteld)' : ''} tot en met 31 december 2028`,
    )
  })

  it('is proposed as long as one of its entries is', () => {
    const entry = (more: string) => `{op: voorstel, grondslag: [Woo 5.1.2.b]${more}}`
    const front = `onderwerp: Proef\ndatum: 2026-11-24\ngeheimhouding: [${entry(', opgelegd: 2026-11-20')}, ${entry('')}]`
    expect(secrecyOn(documentOf(front), 'voorstel')?.isImposed).toBe(false)
  })
})
