import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { readSource } from '../../src/document/read-source.ts'
import { loadKinds } from '../../src/kinds/load-kind.ts'
import { atLevels } from '../../src/report/at-levels.ts'
import { check } from '../../src/rules/check.ts'
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
  return atLevels(check(document, { config, kinds }), config.regels)
}

describe('every finding has its place, its words and its way out', () => {
  for (const name of readdirSync(fixtures)) {
    it(name, async () => {
      await expect(showDiagnostics(found(name))).toMatchFileSnapshot(join(fixtures, name, 'verwacht.txt'))
    })
  }

  it('finds nothing in a good proposal', () => {
    expect(found('alles-goed')).toEqual([])
  })
})

it('counts a rule as the config says', () => {
  expect(found('beslispunten-geen')[0]?.fatal).toBe(false)
  expect(found('beslispunten-geen', 'regels: {beslispunten/geen: error}')[0]?.fatal).toBe(true)
  expect(found('beslispunten-geen', 'regels: {beslispunten/geen: off}')).toEqual([])
})
