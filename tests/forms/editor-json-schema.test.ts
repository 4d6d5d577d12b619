import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/program.ts'
import type { JsonSchema } from '../../src/forms/editor-json-schema.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { compiled, frontMatterOf, schemaOf, schemas, underlined } from './editor.ts'

const examples = join(import.meta.dirname, '..', '..', 'examples')

interface Property {
  readonly path: string
  readonly schema: JsonSchema
}

/** Every key of every group in a schema, however deep. */
function* propertiesOf(schema: JsonSchema, path = ''): Iterable<Property> {
  for (const [key, property] of Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)) {
    yield { path: `${path}/${key}`, schema: property }
    yield* propertiesOf(property, `${path}/${key}`)
  }
  const parts = [schema.items, ...[schema.anyOf ?? []].flat(), ...[schema.oneOf ?? []].flat()] as JsonSchema[]
  // Others only say which keys go together.
  for (const part of parts) {
    if (part?.additionalProperties === false || part?.items || part?.anyOf) yield* propertiesOf(part, path)
  }
}

describe.each(Object.keys(schemas))('the schema of %s', (name) => {
  const schema = schemas[name] ?? {}
  const properties = [...propertiesOf(schema)].filter(({ schema: { type } }) => type !== 'null')

  it('is a strict JSON Schema of draft 7, which every editor knows', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#')
    expect(() => compiled(schema)).not.toThrow()
    expect(properties.length).toBeGreaterThan(5)
  })

  it('describes every key in a Dutch sentence and shows an example of it, which is right', () => {
    const wrong = properties.flatMap(({ path, schema: { description, examples, ...property } }) => {
      const shown: readonly unknown[] = Array.isArray(examples) ? examples : []
      const accepts = compiled(property)
      return [
        ...(typeof description === 'string' && /^\S.*[.?]$/.test(description) ? [] : [`${path}: no description`]),
        ...(shown.length > 0 ? [] : [`${path}: no example`]),
        ...shown.filter((example) => !accepts(example)).map((example) => `${path}: ${JSON.stringify(example)}`),
      ]
    })
    expect(wrong).toEqual([])
  })

  it('refuses a key that is not in it, at the top', () => {
    expect(underlined(compiled(schema), 'zomaar: iets')).toContain(' must NOT have additional properties')
  })

  it('is what the command prints', async () => {
    const terminal = fakeTerminal('/')
    expect(await run(['schema', name], terminal)).toBe(0)
    expect(JSON.parse(terminal.out())).toEqual(JSON.parse(JSON.stringify(schema)))
    expect(terminal.err()).toBe('')
  })
})

describe('the examples', () => {
  const files = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  const documents = files.filter((name) => name.endsWith('.md') && name.includes('/'))

  it.each(documents)('%s: its front matter is accepted', (name) => {
    const yaml = frontMatterOf(readFileSync(join(examples, name), 'utf8'))
    const soort = /^soort: (\S+)/m.exec(yaml)?.[1] ?? (name.endsWith('voorstel.md') ? 'collegevoorstel' : 'overig')
    expect(underlined(compiled(schemaOf(soort)), yaml)).toEqual([])
  })

  it.each(files.filter((name) => name.endsWith('agenda.yaml')))('%s is accepted', (name) => {
    expect(underlined(compiled(schemas.agenda ?? {}), readFileSync(join(examples, name), 'utf8'))).toEqual([])
  })

  it.each(files.filter((name) => name.endsWith('collegevoorstel.yaml')))('%s is accepted', (name) => {
    expect(underlined(compiled(schemas.configuratie ?? {}), readFileSync(join(examples, name), 'utf8'))).toEqual([])
  })
})

it('offers the rules that can be set, with what they guard', () => {
  const { properties } = schemas.configuratie as { readonly properties: { readonly regels: JsonSchema } }
  const rules = properties.regels.properties as Readonly<Record<string, JsonSchema>>
  expect(rules['privacy/iban']?.description).toMatch(/^\S.* Zonder instelling: (info|warning|error)\.$/)
  expect(rules).not.toHaveProperty('html/verboden')
})

it('asks an attachment for nothing that it takes over from its proposal', () => {
  expect(schemaOf('collegevoorstel').required).toEqual(['onderwerp'])
  expect(schemaOf('brief-raad').required).toBeUndefined()
})
