import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeReady, readyKey } from '../../../src/compose/templates/precompiled-templates.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'templates')
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.hbs'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

it('finds every template that comes with the package among the ready ones, by its text alone', () => {
  const ready = makeReady(texts)
  expect(texts.filter((text) => ready[readyKey(text)] === undefined)).toEqual([])
  expect(ready[readyKey(`${texts[0]} `)]).toBeUndefined()
})
