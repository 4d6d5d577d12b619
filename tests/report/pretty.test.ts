import { describe, expect, it } from 'vitest'
import { type Diagnostic, diagnostic } from '../../src/report/diagnostic.ts'
import { json } from '../../src/report/json.ts'
import { pretty } from '../../src/report/pretty.ts'
import { type DocumentReport, exitCodeOf } from '../../src/report/report.ts'

const text = ['---', 'zaak: Wijken', 'zaaknumer: Z-1', '---', ''].join('\r\n')
const unknown = diagnostic({
  rule: 'yaml/onbekende-sleutel',
  severity: 'error',
  file: 'a/voorstel.md',
  place: { start: { line: 3, column: 1 }, end: { line: 3, column: 10 } },
  reason: 'De sleutel zaaknumer bestaat niet.',
  advice: 'Bedoelde u zaaknummer?',
})
const whole = diagnostic({
  rule: 'bestand/ontbreekt',
  severity: 'warning',
  file: 'b.md',
  reason: 'Het bestand is leeg.',
  advice: 'Begin met ---.',
})

function reportOf(diagnostics: readonly Diagnostic[], outcome: DocumentReport['outcome'] = 'fouten'): DocumentReport {
  return {
    file: 'a/voorstel.md',
    outcome,
    diagnostics,
    made: [],
    duration: 1.4,
    texts: new Map([['a/voorstel.md', text]]),
  }
}

describe('pretty', () => {
  it('shows the line with carets under what it is about, the advice and the rule', () => {
    expect(
      pretty({ documents: [reportOf([unknown]), reportOf([whole]), reportOf([], 'gemaakt')] }, { color: 'off' }),
    ).toBe(
      [
        'a/voorstel.md:3:1  fout  De sleutel zaaknumer bestaat niet.',
        '  3 | zaaknumer: Z-1',
        '    | ^^^^^^^^^',
        '  Bedoelde u zaaknummer?  [yaml/onbekende-sleutel]',
        '',
        'b.md  waarschuwing  Het bestand is leeg.',
        '  Begin met ---.  [bestand/ontbreekt]',
        '',
        '1 fout, 1 waarschuwing in 2 van 3 documenten',
        '',
      ].join('\n'),
    )
  })

  it('cuts a long line around the place that matters', () => {
    const long = `${'a '.repeat(100)}FOUT ${'b '.repeat(100)}`
    const message = diagnostic({
      rule: 'tekst/invulplek',
      severity: 'error',
      file: 'l.md',
      place: { start: { line: 1, column: 201 }, end: { line: 1, column: 205 } },
      reason: 'R.',
      advice: 'A.',
    })
    const shown = pretty(
      { documents: [{ ...reportOf([message]), texts: new Map([['l.md', long]]) }] },
      { color: 'off' },
    ).split('\n')
    expect(shown[1]?.length).toBeLessThan(110)
    const column = shown[1]?.indexOf('FOUT') ?? -1
    expect(column).toBeGreaterThan(0)
    expect(shown[2]?.indexOf('^^^^')).toBe(column)
  })

  it('is empty when there is nothing to say', () => {
    expect(pretty({ documents: [reportOf([], 'gemaakt')] }, { color: 'off' }).trim()).toBe('')
  })
})

describe('json', () => {
  it('gives every finding with its span under Dutch keys', () => {
    const shown = JSON.parse(json({ documents: [reportOf([unknown, whole])] }))
    expect(shown.documenten[0]).toEqual({
      bestand: 'a/voorstel.md',
      uitkomst: 'fouten',
      duur: 1,
      gemaakt: [],
      meldingen: [
        {
          regel: 'yaml/onbekende-sleutel',
          ernst: 'error',
          bestand: 'a/voorstel.md',
          plaats: { begin: { regel: 3, kolom: 1 }, eind: { regel: 3, kolom: 10 } },
          melding: 'De sleutel zaaknumer bestaat niet.',
          advies: 'Bedoelde u zaaknummer?',
        },
        {
          regel: 'bestand/ontbreekt',
          ernst: 'warning',
          bestand: 'b.md',
          melding: 'Het bestand is leeg.',
          advies: 'Begin met ---.',
        },
      ],
    })
  })
})

describe('exitCodeOf', () => {
  it('is 3 when the environment failed anywhere, 1 when a document has errors, else 0', () => {
    expect(exitCodeOf({ documents: [reportOf([], 'gemaakt')] })).toBe(0)
    expect(exitCodeOf({ documents: [reportOf([], 'gemaakt'), reportOf([unknown])] })).toBe(1)
    expect(exitCodeOf({ documents: [reportOf([unknown]), reportOf([], 'mislukt')] })).toBe(3)
  })
})
