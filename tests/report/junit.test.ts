import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { junit } from '../../src/report/junit.ts'
import type { Report } from '../../src/report/report.ts'
import { yamlRules } from '../../src/yaml/yaml-rules.ts'
import { seed } from '../run-size.ts'
import { documentOf, oddWarning, sampleReport, sharedMistake, unknownKey } from './sample-report.ts'

const schema = readFileSync(join(import.meta.dirname, 'junit.xsd'), 'utf8')

async function problems(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] })
  return errors.map((error) => error.rawMessage)
}

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** Every element in order, with its text. */
function elements(xml: string): readonly Element[] {
  const found: Element[] = []
  const open: Element[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, text: '' }
    found.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return found
}

const named = (report: Report, name: string) => elements(junit(report)).filter((element) => element.name === name)

/** The production Char of XML 1.0. */
function isXmlChar(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return [0x9, 0xa, 0xd].includes(code)
  return code < 0xd800 || (code >= 0xe000 && code !== 0xfffe && code !== 0xffff)
}

describe('JUnit XML', () => {
  it('is what the schemas of Surefire and Jenkins have in common', async () => {
    expect(await problems(junit(sampleReport))).toEqual([])
    expect(await problems(junit({ documents: [] }))).toEqual([])
    expect(await problems(junit(sampleReport).replace('classname', 'klasse'))).not.toEqual([])
  })

  it('has a suite for each document, with its numbers, and their sums', () => {
    const [all, ...suites] = elements(junit(sampleReport)).filter(({ name }) => name.startsWith('testsuite'))
    expect(all?.attributes).toMatchObject({ tests: '7', failures: '1', errors: '1', time: '4.938' })
    expect(suites.map(({ attributes: { name, tests, failures, errors } }) => [name, tests, failures, errors])).toEqual([
      ['a b/één, twee:drie%.md', '3', '1', '0'],
      ['b.md', '2', '0', '0'],
      ['c.md', '1', '0', '0'],
      ['d.md', '1', '0', '1'],
    ])
  })

  it('fails a test for what stops the document, and keeps the rest as output', () => {
    const [failure, ...others] = named(sampleReport, 'failure')
    expect(others).toEqual([])
    expect(failure?.attributes).toEqual({
      type: 'yaml/onbekende-sleutel',
      message: 'De sleutel “zaaknumer” is onbekend.',
    })
    expect(failure?.text).toBe(
      'a b/één, twee:drie%.md:3:1\nDe sleutel “zaaknumer” is onbekend.\nBedoelde u “zaaknummer”?\n',
    )
    expect(named(sampleReport, 'error')[0]?.attributes.message).toBe('Er is geen browser.')
    expect(named(sampleReport, 'system-out').map(({ text }) => text.split('\n')[0])).toEqual([
      'Waarschuwing: a b/één, twee:drie%.md:4:12',
      'Waarschuwing: /elders/collegevoorstel.yaml:1:10',
      'Waarschuwing: /elders/collegevoorstel.yaml:1:10',
      'Ter informatie: b.md',
    ])
  })

  it('fails a test for a warning that stops a document with --strict', () => {
    const strict = { documents: [documentOf('a.md', 'fouten', [oddWarning, sharedMistake])] }
    expect(named(strict, 'failure')).toHaveLength(2)
    expect(named({ documents: [documentOf('a.md', 'fouten', [unknownKey, oddWarning])] }, 'failure')).toHaveLength(1)
  })

  it('gives back any text that XML can write, and a sign for what it cannot', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const message = diagnostic({
          rule: yamlRules['yaml/onbekende-sleutel'],
          severity: 'error',
          file: 'a.md',
          reason: text,
          advice: text,
        })
        const [failure] = named({ documents: [documentOf('a.md', 'fouten', [message])] }, 'failure')
        const written = [...text].map((char) => (isXmlChar(char) ? char : '\uFFFD')).join('')
        expect(failure?.attributes.message).toBe(written)
        expect(failure?.text).toBe(`a.md\n${written}\n${written}\n`)
      }),
      { numRuns: 100, seed },
    )
  })
})
