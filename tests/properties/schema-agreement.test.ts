import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type * as z from 'zod'
import { parseConfig } from '../../src/config/config.ts'
import { configSchema } from '../../src/config/config-schema.ts'
import { type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.ts'
import { readDocument } from '../../src/document/read-document.ts'
import type { JsonSchema } from '../../src/forms/editor-json-schema.ts'
import { kindSchema } from '../../src/forms/kind-schema.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { agendaSchema } from '../../src/meeting/agenda-schema.ts'
import { check } from '../../src/rules/check.ts'
import { readYaml } from '../../src/yaml/read-yaml.ts'
import { validate } from '../../src/yaml/validate.ts'
import { asEditorReads, compiled, frontMatterOf, kinds, schemaOf, schemas } from '../forms/editor.ts'
import { seed, sized } from '../run-size.ts'
import { type Json, mutated } from './mutated-values.ts'

/** What our reader says of values: it sees the text that was typed, where an editor sees what YAML makes of it. */
function readerSays(schema: z.ZodObject, yaml: string): readonly Diagnostic[] {
  const file = 'voorstel.md'
  const read = readYaml({ file, text: yaml, from: 0, to: yaml.length })
  if (read.value === undefined) return read.diagnostics
  return [
    ...read.diagnostics,
    ...validate(schema, read.value, { file, at: read.at, topic: 'collegevoorstel' }).diagnostics,
  ]
}

/** An example of every key there is, those of groups included. */
function everyKey(schema: JsonSchema): Json {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => {
      const examples: readonly Json[] = Array.isArray(property.examples) ? property.examples : []
      return [key, property.properties ? everyKey(property) : (examples.at(-1) ?? null)]
    }),
  )
}

/** The reader gives these out of the law or for a document as a whole: the shape of the value itself is right. */
const notAboutShape = new Set(['geheimhouding/grond'])

/** Which keys must be there, and which of two: that is told of the document, not of a value. */
function shapeOf({ required, oneOf, ...schema }: JsonSchema): JsonSchema {
  return schema
}

describe('the schema and the reader agree', () => {
  const pairs: readonly (readonly [string, z.ZodObject, JsonSchema])[] = [
    ...kinds.soorten.flatMap((soort) => {
      const kind = kinds.load(soort)?.kind
      return kind ? [[soort, kindSchema(kind), schemaOf(soort)] as const] : []
    }),
    ['agenda', agendaSchema, schemas.agenda ?? {}],
    ['configuratie', configSchema, schemas.configuratie ?? {}],
  ]

  it.each(pairs)('on any change to a good %s', (_name, zod, json) => {
    const shape = shapeOf(json)
    const properties = shape.properties as Readonly<Record<string, JsonSchema>>
    // What a kind asks for beyond the shape of a value is held below.
    const accepts = compiled({
      ...shape,
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, { not, ...property }]) => [key, not ? orNothing(property) : property]),
      ),
    })
    const every = everyKey(json)
    // All rules have the same levels: two of them will do.
    const good: Json =
      'regels' in Object(every) ? { ...Object(every), regels: { 'yaml/hekje': 'off', anders: 'info' } } : every
    expect(readerSays(zod, stringify(good)).map((found) => found.reason)).toEqual([])
    expect(accepts(good)).toBe(true)
    let refused = 0
    fc.assert(
      fc.property(mutated(good), (value) => {
        const yaml = stringify(value)
        const errors = readerSays(zod, yaml).filter((found) => found.fatal === true)
        const isAccepted = accepts(asEditorReads(yaml))
        if (!isAccepted) refused++
        // The reader may know more of the law than a schema can say; the other way round they never differ.
        if (errors.some((found) => !notAboutShape.has(found.ruleId))) expect(isAccepted, yaml).toBe(false)
        if (!isAccepted) expect(errors.length, yaml).toBeGreaterThan(0)
      }),
      { numRuns: sized(2_500), seed },
    )
    expect(refused).toBeGreaterThan(30)
  })
})

function orNothing(property: JsonSchema): JsonSchema {
  return { anyOf: [property, { type: 'null' }] }
}

it.each([
  ['', false],
  ['onderwerp:', false],
  ["onderwerp: ''", false],
  ["onderwerp: '  '", false],
  ['onderwerp: Wijken', true],
  ['onderwerp: 2026', true],
  ['onderwerp: []', false],
])('a required key with %j is there for both: %s', (line, isThere) => {
  const yaml = `datum: 2026-11-24\n${line}\n`
  const text = `---\n${yaml}---\n\nTekst.\n`
  const { document, diagnostics } = readDocument({ path: '/nergens/voorstel.md', name: 'voorstel.md', text }, kinds)
  const { config } = parseConfig('', '/nergens/collegevoorstel.yaml', 'collegevoorstel.yaml')
  const found = [...diagnostics, ...(document ? check(document, { config, kinds }) : [])]
  expect(!found.some(({ ruleId }) => ruleId === 'voormatter/verplicht' || ruleId.startsWith('yaml/'))).toBe(isThere)
  expect(compiled(schemaOf('collegevoorstel'))(asEditorReads(yaml))).toBe(isThere)
})

describe('every fixture', () => {
  const folders = ['document', 'rules'].map((room) => join(import.meta.dirname, '..', room, 'fixtures'))
  const project = loadKinds(join(import.meta.dirname, '..', 'document', 'fixtures', 'kinds'))
  const fixtures = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('voorstel.md'))
      .map((name) => join(folder, name)),
  )

  /** Whether an editor underlines anything: the YAML itself, a kind that is none, a value. */
  function isUnderlined(yaml: string): boolean {
    let values: unknown
    try {
      values = asEditorReads(yaml)
    } catch {
      return true
    }
    const soort = typeof values === 'object' && values !== null && 'soort' in values ? values.soort : 'collegevoorstel'
    if (typeof soort !== 'string' || !project.soorten.includes(soort)) return true
    return !compiled(schemaOf(soort, project))(values)
  }

  /** Errors that a schema can know of: in the YAML, and in values. */
  function schemaErrors(text: string): readonly Diagnostic[] {
    const { diagnostics } = readDocument({ path: '/nergens/voorstel.md', name: 'voorstel.md', text }, project)
    return diagnostics.filter(({ ruleId, fatal }) => fatal === true && ruleId.startsWith('yaml/'))
  }

  const texts = fixtures.map((path) => [path, readFileSync(path, 'utf8')] as const)
  const wrong = texts.filter(([, text]) => schemaErrors(text).length > 0 && !tooMuch(text))

  it('of which there are some', () => {
    expect(wrong.length).toBeGreaterThan(10)
  })

  it.each(wrong.map(([path, text]) => [path.split('/').at(-2), text]))('%s is refused by an editor', (_name, text) => {
    expect(isUnderlined(frontMatterOf(text ?? ''))).toBe(true)
  })

  it.each(
    texts
      .filter(([, text]) => frontMatterOf(text) !== '' && !hasErrors(schemaErrors(text)))
      .map(([path, text]) => [path.split('/').slice(-3, -1).join('/'), text]),
  )('%s, in which the reader finds no wrong value, is accepted', (_name, text) => {
    const yaml = frontMatterOf(text ?? '')
    const values = asEditorReads(yaml)
    const { soort = 'collegevoorstel' } = Object(values) as { soort?: string }
    if (!project.soorten.includes(soort)) return
    const { required, ...schema } = schemaOf(soort, project)
    const accepts = compiled(schema)
    accepts(values)
    expect((accepts.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)).toEqual([])
  })
})

/** Limits of the reader against attacks, which are none of a schema's business. */
function tooMuch(text: string): boolean {
  return /\*a\b|(\[\s*){20}/.test(text)
}

it('reads a config whose rule has no level yet as one that says nothing of it', () => {
  const { config, diagnostics } = parseConfig('regels: {privacy/iban: }\n', '/p/collegevoorstel.yaml', 'c.yaml')
  expect(diagnostics).toEqual([])
  expect(config.regels.size).toBe(0)
})
