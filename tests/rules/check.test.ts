import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { readSource } from '../../src/document/read-source.ts'
import { loadKinds } from '../../src/kinds/load-kind.ts'
import { check, rules } from '../../src/rules/check.ts'
import { showDiagnostics } from '../document/show-diagnostics.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const kinds = loadKinds(join(import.meta.dirname, '..', 'document', 'fixtures', 'kinds'))

function found(name: string, regels = '') {
  const folder = join(fixtures, name)
  const yaml = `college: {portefeuillehouders: [C. Voorbeeld, D. Voorbeeld]}\n${regels}`
  const { config } = parseConfig(yaml, join(folder, 'collegevoorstel.yaml'), 'collegevoorstel.yaml')
  const { source } = readSource(join(folder, 'voorstel.md'), 'voorstel.md')
  const document = source && readDocument(source, kinds).document
  if (!document) throw new Error(`${name}: no document`)
  return check(document, { config, kinds })
}

describe('every finding has its place, its words and its way out', () => {
  for (const name of readdirSync(fixtures)) {
    it(name, async () => {
      await expect(showDiagnostics(found(name))).toMatchFileSnapshot(join(fixtures, name, 'verwacht.txt'))
    })
  }

  it('has a fixture that fires for every rule', () => {
    const fired = new Set(readdirSync(fixtures).flatMap((name) => found(name).map((message) => message.ruleId)))
    expect(rules.map((rule) => rule.id).filter((id) => !fired.has(id))).toEqual([])
  })

  it('finds nothing in a good proposal', () => {
    expect(found('alles-goed')).toEqual([])
  })
})

it('counts a rule as the config says', () => {
  expect(found('beslispunten-geen')[0]?.fatal).toBe(false)
  expect(found('beslispunten-geen', 'regels: {beslispunten/geen: error}')[0]?.fatal).toBe(true)
  expect(found('beslispunten-geen', 'regels: {beslispunten/geen: off}')).toEqual([])
})
