import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readYaml } from '../../src/yaml/read-yaml.ts'
import { makeReadyYaml, readPackageYaml } from '../../src/yaml/ready-yaml.ts'

const templates = fileURLToPath(new URL('../../templates', import.meta.url))
const texts = readdirSync(templates, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(templates, name), 'utf8'))

it('keeps the values of every file of the package through JSON as they are', () => {
  const ready = JSON.parse(JSON.stringify(makeReadyYaml(texts)))
  expect(texts.length).toBeGreaterThan(8)
  expect(Object.values(ready)).toEqual(texts.map((text) => readYaml(whole(text)).value))
})

it('reads a text that is not the package’s own, and tells places in either', () => {
  for (const text of [...texts, 'eigen: ja\n', `${texts[0]}# veranderd\n`]) {
    const [ready, read] = [readPackageYaml(whole(text)), readYaml(whole(text))]
    expect(ready.value).toEqual(read.value)
    const [key = ''] = Object.keys(read.value ?? {})
    expect(ready.at([key], 'key')).toEqual(read.at([key], 'key'))
  }
})

it('tells what is wrong with a broken text', () => {
  expect(readPackageYaml(whole('titel: [')).diagnostics.map(({ ruleId }) => ruleId)).toEqual(['yaml/schrijfwijze'])
})

function whole(text: string) {
  return { file: 'proef.yaml', text, from: 0, to: text.length }
}
