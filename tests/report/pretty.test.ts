import { describe, expect, it } from 'vitest'
import { type Diagnostic, diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { fileRules } from '../../src/diagnostics/source-rules.ts'
import { pretty, type RulePages } from '../../src/report/pretty.ts'
import { type DocumentReport, exitCodeOf } from '../../src/report/report.ts'
import { textRules } from '../../src/rules/text-rules.ts'
import { yamlRules } from '../../src/yaml/yaml-rules.ts'

const text = ['---', 'zaak: Wijken', 'zaaknumer: Z-1', '---', ''].join('\r\n')
const unknown = diagnostic({
  rule: yamlRules['yaml/onbekende-sleutel'],
  severity: 'error',
  file: 'a/voorstel.md',
  place: { start: { line: 3, column: 1 }, end: { line: 3, column: 10 } },
  reason: 'De sleutel zaaknumer bestaat niet.',
  advice: 'Bedoelde u zaaknummer?',
})
const whole = diagnostic({
  rule: fileRules['bestand/ontbreekt'],
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
      rule: textRules['tekst/invulplek'],
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

  it('sums up in one line: so many errors and warnings, in so many of all documents', () => {
    const at = (line: number, severity: 'error' | 'warning' | 'info') =>
      diagnostic({
        rule: yamlRules['yaml/onbekende-sleutel'],
        severity,
        file: 'a.md',
        reason: `R${line}.`,
        advice: 'A.',
      })
    const first = reportOf([at(1, 'error'), at(2, 'error'), at(3, 'warning'), at(4, 'info')])
    const second = reportOf([at(5, 'error'), at(6, 'warning')])
    const rest = Array.from({ length: 12 }, () => reportOf([at(7, 'info')], 'gemaakt'))
    const shown = pretty({ documents: [first, second, ...rest] }, { color: 'off' })
    expect(shown.trimEnd().split('\n').at(-1)).toBe('3 fouten, 2 waarschuwingen in 2 van 14 documenten')
  })

  it('says once what several documents share, and counts it once', () => {
    const shown = pretty({ documents: [reportOf([whole]), reportOf([whole])] }, { color: 'off' })
    expect(shown.match(/Het bestand is leeg/g)).toHaveLength(1)
    expect(shown).toContain('\n1 waarschuwing in 2 van 2 documenten\n')
  })

  it('lets no sign of a document reach the terminal as an order', () => {
    const orders = 'a\u001b[2Jb\u009b1mc\u202ed\u2066e\rf'
    const message = diagnostic({
      rule: yamlRules['yaml/onbekende-sleutel'],
      file: `${orders}.md`,
      place: { start: { line: 1, column: 4 }, end: { line: 1, column: 5 } },
      reason: orders,
      advice: orders,
    })
    const texts = new Map([[`${orders}.md`, orders.replace('\r', '')]])
    const shown = pretty({ documents: [{ ...reportOf([message]), texts }] }, { color: 'off' })
    expect(shown).toMatch(/^[\n\x20-\x7e\ufffd]*$/)
    const [, line = '', carets = ''] = shown.split('\n')
    expect(line[carets.indexOf('^')]).toBe('2')
  })

  it('is empty when there is nothing to say', () => {
    expect(pretty({ documents: [reportOf([], 'gemaakt')] }, { color: 'off' }).trim()).toBe('')
  })
})

describe('the pages of the rules', () => {
  const pages = (hyperlinks: RulePages['hyperlinks']): RulePages => ({
    hyperlinks,
    pathOf: (ruleId) =>
      ruleId === 'yaml/onbekende-sleutel' ? `/pakket met spatie/docs/regels/${ruleId}.md` : undefined,
  })
  const shown = (hyperlinks: RulePages['hyperlinks'], ...diagnostics: Diagnostic[]) =>
    pretty({ documents: [reportOf(diagnostics)] }, { color: 'off', pages: pages(hyperlinks) })

  it('are behind the name of the rule where the terminal shows hyperlinks', () => {
    expect(shown('on', unknown)).toContain(
      '  \u001b]8;;file:///pakket%20met%20spatie/docs/regels/yaml/onbekende-sleutel.md\u001b\\[yaml/onbekende-sleutel]\u001b]8;;\u001b\\\n',
    )
    expect(shown('on', whole)).not.toContain('\u001b')
  })

  it('are what the command in the last line shows', () => {
    expect(shown('off', unknown).split('\n').slice(-4)).toEqual([
      '',
      '1 fout',
      'Uitleg bij een melding: collegevoorstel explain yaml/onbekende-sleutel',
      '',
    ])
    expect(shown('off', whole)).not.toContain('Uitleg')
  })
})

describe('exitCodeOf', () => {
  it('is 3 when the environment failed anywhere, 1 when a document has errors, else 0', () => {
    expect(exitCodeOf({ documents: [reportOf([], 'gemaakt')] })).toBe(0)
    expect(exitCodeOf({ documents: [reportOf([], 'gemaakt'), reportOf([unknown])] })).toBe(1)
    expect(exitCodeOf({ documents: [reportOf([unknown]), reportOf([], 'mislukt')] })).toBe(3)
  })
})
