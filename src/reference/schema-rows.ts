import { explainCommand } from '../diagnostics/explain-command.ts'
import { asSchema, type JsonSchema } from '../forms/editor-json-schema.ts'
import { exampleText } from '../forms/new-document.ts'
import type { ReferenceTable } from './page.ts'

const keyColumns = ['Sleutel', 'Wat het is', 'Voorbeeld', 'Nodig'] as const

/** How a top-level key is needed, if the schema itself does not say it. */
type NeedOf = (key: string) => string

/** The keys of a JSON Schema of ours with those of the groups in them: `behandeling: orgaan`. */
export function keyTable(title: string, schema: JsonSchema, needOf: NeedOf = () => ''): ReferenceTable {
  return { title, columns: keyColumns, typed: [0, 2], rows: rowsOf(schema, [], needOf) }
}

function rowsOf(schema: JsonSchema, above: readonly string[], needOf: NeedOf): readonly (readonly string[])[] {
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(asSchema(schema.properties)).flatMap(([key, value]) => {
    const property = asSchema(value)
    const path = [...above, key]
    const need = required.includes(key) ? 'verplicht' : above.length === 0 ? needOf(key) : ''
    const group = groupIn(property)
    return [
      [path.join(': '), meaningOf(property), exampleOf(property), need],
      ...(group === undefined ? [] : rowsOf(group, path, needOf)),
    ]
  })
}

function meaningOf(schema: JsonSchema): string {
  const description = typeof schema.description === 'string' ? schema.description : ''
  const words = wordsOf(schema)
  if (words.length === 0 || words.every((word) => description.toLowerCase().includes(word))) return description
  const choice = words.length <= 7 ? `Kies uit: ${words.join(', ')}.` : `De woorden: ${explainCommand('gronden')}`
  return `${description} ${choice}`.trim()
}

/** The words to choose from; a value of another form may be possible too. */
function wordsOf(schema: JsonSchema): readonly string[] {
  const listed = [schema, ...alternativesOf(schema)].map((part) => part.enum).find(Array.isArray) ?? []
  return listed.filter((word: unknown): word is string => typeof word === 'string')
}

function exampleOf({ examples }: JsonSchema): string {
  const [example] = Array.isArray(examples) ? examples : []
  return example === undefined ? '' : exampleText(example)
}

/** The group of keys that is the value, or that each item of the value is. */
function groupIn(schema: JsonSchema): JsonSchema | undefined {
  const parts = [schema, ...alternativesOf(schema)]
  const items = parts.map((part) => asSchema(part.items))
  return [...parts, ...items.flatMap((item) => [item, ...alternativesOf(item)])].find(
    (part) => part.properties !== undefined,
  )
}

function alternativesOf({ anyOf }: JsonSchema): readonly JsonSchema[] {
  return Array.isArray(anyOf) ? anyOf.map(asSchema) : []
}
