import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { github } from '../../src/report/github.ts'
import { json } from '../../src/report/json.ts'
import { junit } from '../../src/report/junit.ts'
import { pretty } from '../../src/report/pretty.ts'
import type { Report } from '../../src/report/report.ts'
import { sarif } from '../../src/report/sarif.ts'
import { yamlRules } from '../../src/yaml/yaml-rules.ts'
import { documentOf, sampleContext } from './sample-report.ts'

/** What a runner interprets: GitHub Actions also trims what .NET calls white space, and looks for `##[` anywhere on a line. */
const command = /^\s*::|##\[|##vso\[|^\s*##teamcity\[|(?!\t)\p{Cc}/iu

/** A report in which every text of a document is the same. */
function reportOf(text: string): Report {
  const finding = diagnostic({
    rule: yamlRules['yaml/onbekende-sleutel'],
    file: text,
    place: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
    reason: text,
    advice: text,
  })
  const warning = diagnostic({
    rule: yamlRules['yaml/hekje'],
    file: 'a.md',
    reason: `x\n${text}`,
    advice: `x\r\n${text}`,
  })
  const lines = new Map([[text, text]])
  return {
    documents: [{ ...documentOf(text, 'fouten', [finding, warning]), texts: lines }, documentOf(text, 'overgeslagen')],
  }
}

const formats = {
  junit,
  json,
  sarif: (report: Report) => sarif(report, sampleContext),
  pretty: (report: Report) => pretty(report, { color: 'off' }),
}

describe('no text of a document begins a command in a log', () => {
  describe.each(Object.entries(formats))('in %s', (_name, format) => {
    it.each([
      '::error::kwaad',
      '\n::error::kwaad',
      'x\n::add-mask::kwaad',
      'x\r::error::kwaad',
      'x\r\n\t ::stop-commands::kwaad',
      ' ::error::kwaad',
      '\u00A0::error::kwaad',
      '\u3000::error::kwaad',
      '\u2028::error::kwaad',
      'a.md\u0085::error::kwaad',
      'x ##[error]kwaad',
      '###[group]kwaad',
      '##[add-mask]kwaad',
      'x ##vso[task.setvariable variable=x]kwaad',
      '##VSO[task.complete]kwaad',
      '\n##teamcity[buildStop]kwaad',
      '\u001B[31mkwaad',
      'x\n\u000B::error::kwaad',
    ])('%j', (text) => {
      const lines = format(reportOf(text)).split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
      expect(lines.filter((line) => command.test(line))).toEqual([])
      expect(lines.join('')).toContain('kwaad')
    })
  })

  it.each(['## [a](b)', 'Zie a::b en C++ std::vector.', '#[x] en ##', 'een [koppeling](x) # noot', 'kosten: 5 % :: 3'])(
    'and other text is unchanged: %j',
    (text) => {
      expect(pretty(reportOf(text), { color: 'off' })).toContain(`1 | ${text}`)
      expect(json(reportOf(text))).toContain(text)
    },
  )
})

describe('a reader of the file gets the text itself', () => {
  it.each(['x\n::error::kwaad', 'x ##[error]kwaad', '##vso[a]', 'a\u0085b', 'a\u202Eb', 'a\r\nb'])('%j', (text) => {
    const report = reportOf(text)
    expect(JSON.parse(json(report)).documenten[0].bestand).toBe(text)
    const names: string[] = []
    const parser = new SaxesParser()
    parser.on('opentag', ({ name, attributes }) => void (name === 'testsuite' && names.push(attributes.name ?? '')))
    parser.write(junit(report)).close()
    expect(names[0]).toBe(text)
  })

  it('has one command of GitHub for each finding, however many lines it has', () => {
    const text = github(reportOf('x\n::error::kwaad ##[error]'), sampleContext)
    expect(text.split('\n').map((line) => line.slice(0, 7))).toEqual(['::error', '::warni', ''])
  })
})
