import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fieldNotes, jsonSchemaOf } from '../../src/forms/kind-schema.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'

const kinds = loadKinds(join(import.meta.dirname, '..', 'document', 'fixtures', 'kinds'))

it('gives every kind a JSON Schema with labels, descriptions and what is required', () => {
  const kind = kinds.load('collegevoorstel')?.kind
  const schema = kind && jsonSchemaOf(kind)
  expect(schema).toMatchObject({
    title: 'Collegevoorstel',
    required: ['datum', 'onderwerp'],
    additionalProperties: false,
    properties: {
      zaaknummer: { type: ['string', 'number', 'boolean', 'null'], title: 'Zaaknummer' },
      datum: { type: ['string', 'null'] },
      wijk: { anyOf: [{ enum: ['Noord', 'Zuid'] }, {}] },
      status: { anyOf: [{ enum: ['openbaar', 'besloten', 'geheim'] }, {}] },
    },
  })
})

it.each([
  ['Wijk', 'Wijk.'],
  ['In welke wijk?', 'In welke wijk?'],
])('describes an own field by its label, as a sentence: %s', (label, description) => {
  const field = kinds.load('collegevoorstel')?.kind?.velden.find(({ veld }) => veld === 'wijk')
  expect(field && fieldNotes({ ...field, label }).description).toBe(description)
})
