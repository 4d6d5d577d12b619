import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { sarif } from '../../src/report/sarif.ts'
import { documentOf, sampleContext, sampleReport, unknownKey } from './sample-report.ts'

// The schema is written in draft 4, of which it uses nothing that later drafts changed but the name of `id`. One pattern in it is only
// right without the u flag.
const { id, $schema, ...draft7 } = schema
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })
formats.default(ajv)
const validate = ajv.compile(draft7)

function problems(log: unknown): readonly string[] {
  validate(log)
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

const log = JSON.parse(sarif(sampleReport, sampleContext))
const [run] = log.runs

describe('SARIF', () => {
  it('is valid by the schema of SARIF 2.1.0, which is seen to refuse what is not', () => {
    expect(id).toContain('sarif-2.1.0')
    expect($schema).toContain('draft-04')
    expect(problems(log)).toEqual([])
    expect(problems(JSON.parse(sarif({ documents: [] }, sampleContext)))).toEqual([])
    const wrong = structuredClone(log)
    wrong.runs[0].results[0].level = 'fout'
    wrong.runs[0].artifacts[0].location.uri = 'a b'
    expect(problems(wrong)).toHaveLength(2)
  })

  it('has the rules that found something, with their level and the text of their page', () => {
    expect(run.tool.driver.version).toBe('1.2.3')
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
      'configuratie/onbekende-regel',
      'configuratie/ontbreekt',
      'omgeving/geen-browser',
      'voormatter/zaaknummer',
      'yaml/onbekende-sleutel',
    ])
    expect(run.tool.driver.rules[4]).toEqual({
      id: 'yaml/onbekende-sleutel',
      shortDescription: { text: expect.stringMatching(/\.$/) },
      help: { text: '# Onbekende sleutel\n\nUitleg.\n', markdown: '# Onbekende sleutel\n\nUitleg.\n' },
      defaultConfiguration: { level: 'error' },
    })
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
  })

  it('gives each different message once, with its exact region', () => {
    const shown = run.results.map((result: Result) => {
      const { artifactLocation, region } = result.locations[0].physicalLocation
      return [result.level, artifactLocation, region && Object.values(region).join(' ')]
    })
    const sample = { uri: 'voorstellen/a%20b/%C3%A9%C3%A9n%2C%20twee%3Adrie%25.md', uriBaseId: '%SRCROOT%' }
    expect(shown).toEqual([
      ['error', sample, '3 1 3 10'],
      ['warning', sample, '4 12 6 3'],
      ['warning', { uri: 'file:///elders/collegevoorstel.yaml' }, '1 10 1 12'],
      ['note', { uri: 'voorstellen/b.md', uriBaseId: '%SRCROOT%' }, undefined],
    ])
    expect(run.columnKind).toBe('utf16CodeUnits')
    expect(Object.keys(run.originalUriBaseIds)).toEqual(['%SRCROOT%'])
  })

  it('tells of a machine that fails as a notification about the run', () => {
    expect(run.invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 3 })
    expect(run.invocations[0].toolExecutionNotifications).toHaveLength(1)
    const fine = JSON.parse(sarif({ documents: [documentOf('a.md', 'fouten', [unknownKey])] }, sampleContext))
    expect(fine.runs[0].invocations).toEqual([
      { executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [] },
    ])
  })

  it('tells of what the author allows as suppressed, with the reason', () => {
    const place = { start: { line: 3, column: 1 }, end: { line: 3, column: 40 } }
    const ignored = [{ finding: unknownKey, reason: 'testgetal', place }]
    const kept = JSON.parse(sarif({ documents: [{ ...documentOf('a.md', 'gemaakt'), ignored }] }, sampleContext))
    expect(problems(kept)).toEqual([])
    expect(kept.runs[0].results).toMatchObject([
      { ruleId: 'yaml/onbekende-sleutel', suppressions: [{ kind: 'inSource', justification: 'testgetal' }] },
    ])
  })

  it('holds no path of the machine but that of a file outside the repository', () => {
    expect(JSON.stringify(log).match(/\/project/g)).toBeNull()
  })
})

interface Result {
  readonly level: string
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: unknown; readonly region?: object } },
  ]
}
