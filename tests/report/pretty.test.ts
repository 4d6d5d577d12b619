import { describe, expect, it } from 'vitest'
import { configRules } from '../../src/config/config-rules.ts'
import { type Diagnostic, diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { fileRules } from '../../src/diagnostics/source-rules.ts'
import { json } from '../../src/report/json.ts'
import { pretty, type RulePages } from '../../src/report/pretty.ts'
import { type DocumentReport, exitCodeOf } from '../../src/report/report.ts'
import { languageRules } from '../../src/rules/language-rules.ts'
import { sectionRules } from '../../src/rules/section-rules.ts'
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

describe('one cause', () => {
  const missing = (file: string, name: string, line = 9) =>
    diagnostic({
      rule: sectionRules['onderdelen/ontbreekt'],
      file,
      place: { start: { line, column: 1 }, end: { line, column: 1 } },
      reason: `Het onderdeel "${name}" ontbreekt.`,
      advice: `Voeg een kop toe: ## ${name}.`,
    })
  const noConfig = (file: string) =>
    diagnostic({
      rule: configRules['configuratie/ontbreekt'],
      file,
      reason: 'Er is geen config.',
      advice: 'Maak er een.',
    })
  const names = ['A', 'B', 'C', 'D', 'E']
  const shown = (show: 'all' | 'problems', ...documents: readonly (readonly Diagnostic[])[]) =>
    pretty({ documents: documents.map((found) => reportOf(found)) }, { color: 'off', show })

  it('is one message at one place, and as many in the count', () => {
    const found = names.map((name) => missing('a.md', name))
    expect(shown('all', found)).toBe(
      'a.md:9:1  waarschuwing  5 onderdelen van het formulier ontbreken: "A", "B", "C" en nog 2. In het document staat “niet ingevuld”.\n  Zet de koppen in het bestand met collegevoorstel check --fix, en schrijf de tekst eronder.  [onderdelen/ontbreekt]\n\n1 waarschuwing\n',
    )
    expect(JSON.parse(json({ documents: [reportOf(found)] })).documenten[0].meldingen).toHaveLength(5)
  })

  it('is that of the finding where there is one, and apart at another place or in another file', () => {
    const report = shown('all', [missing('a.md', 'A'), missing('a.md', 'B', 12)], [missing('b.md', 'A')])
    expect(report.match(/Het onderdeel "[AB]" ontbreekt\./g)).toHaveLength(3)
    expect(report).toContain('3 waarschuwingen in 2 van 2 documenten')
  })

  it('of the whole run is told once, though it is only information', () => {
    const report = shown('problems', [noConfig('a.md')], [noConfig('b.md')])
    expect(report).toBe(
      'a.md  ter informatie  Er is geen config.\n  Maak er een met: collegevoorstel init  [configuratie/ontbreekt]\n',
    )
  })
})

describe('information', () => {
  const note = diagnostic({ rule: languageRules['taal/lange-zin'], file: 'a.md', reason: 'Lang.', advice: 'Korter.' })
  const shown = (show: 'all' | 'problems', ...found: readonly Diagnostic[]) =>
    pretty({ documents: [reportOf(found)] }, { color: 'off', show })

  it('is counted, and shown on request', () => {
    expect(shown('problems', note)).toBe('\n1 melding ter informatie: lees haar met --info\n'.trimStart())
    expect(shown('problems', note, whole)).toMatch(
      /\n1 waarschuwing\n1 melding ter informatie: lees haar met --info\n$/,
    )
    expect(shown('all', note)).toContain('a.md  ter informatie  Lang.')
    expect(shown('all', note)).not.toContain('--info')
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
