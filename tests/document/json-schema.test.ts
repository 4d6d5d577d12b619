import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { jsonSchemaOf } from '../../src/document/kind-schema.ts'
import { loadKinds } from '../../src/kinds/load-kind.ts'

const examples = join(import.meta.dirname, '..', '..', 'examples')
const kinds = loadKinds()
const ajv = new Ajv2020.Ajv2020({ allErrors: true, validateFormats: false, allowUnionTypes: true })

function validatorOf(soort: string) {
  const kind = kinds.load(soort)?.kind
  if (kind === undefined) throw new Error(`no kind ${soort}`)
  return ajv.compile(jsonSchemaOf(kind))
}

/** Front matter as an editor reads it: YAML 1.2, with numbers and booleans. */
function frontMatter(file: string): { readonly soort?: string } {
  const [, yaml = ''] = /^---\n(.*?)\n---\n/s.exec(readFileSync(file, 'utf8')) ?? []
  return parse(yaml)
}

describe('the JSON Schema of a kind', () => {
  const proposals = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('voorstel.md'),
  )

  it.each(proposals)('accepts %s', (name) => {
    const values = frontMatter(join(examples, name))
    const validate = validatorOf(values.soort ?? 'collegevoorstel')
    validate(values)
    expect(validate.errors ?? []).toEqual([])
  })

  it('refuses an unknown key, a wrong date and a status that is none', () => {
    const validate = validatorOf('collegevoorstel')
    const good = frontMatter(join(examples, 'wijkgericht-werken/voorstel.md'))
    for (const wrong of [{ zaaknumer: 'Z-1' }, { datum: '30-03-2021' }, { status: 'publiek' }, { bijlagen: 'x' }]) {
      expect(validate({ ...good, ...wrong })).toBe(false)
    }
  })

  it.each(kinds.soorten)('describes every key of %s in Dutch, for editors that complete', (soort) => {
    const kind = kinds.load(soort)?.kind
    const schema = kind && (jsonSchemaOf(kind) as { properties: Record<string, { description?: string }> })
    const bare = Object.entries(schema?.properties ?? {}).filter(([, value]) => !value.description)
    expect(bare.map(([key]) => key)).toEqual([])
  })
})
