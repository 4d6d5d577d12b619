import { Ajv, type ValidateFunction } from 'ajv'
import { parse } from 'yaml'
import { builtInSchemas } from '../../src/cli/commands/schema-command.ts'
import type { JsonSchema } from '../../src/forms/editor-json-schema.ts'
import { jsonSchemaOf } from '../../src/forms/kind-schema.ts'
import { type KindSet, loadKinds } from '../../src/forms/load-kind.ts'

export const kinds = loadKinds()

/** Every schema there is, by the name that `collegevoorstel schema` knows it by. */
export const schemas: Readonly<Record<string, JsonSchema>> = Object.fromEntries(await builtInSchemas())

export function schemaOf(soort: string, from: KindSet = kinds): JsonSchema {
  const kind = from.load(soort)?.kind
  if (kind === undefined) throw new Error(`no kind ${soort}`)
  return jsonSchemaOf(kind)
}

const known = new Map<string, ValidateFunction>()

/** Strict: a keyword that no editor knows, or one that does nothing where it stands, is a mistake in the schema. */
export function compiled(schema: JsonSchema): ValidateFunction {
  const key = JSON.stringify(schema)
  const before = known.get(key)
  if (before) return before
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
  })
  ajv.addVocabulary(['patternErrorMessage'])
  const made = ajv.compile(schema)
  known.set(key, made)
  return made
}

/** YAML as an editor reads it: version 1.2, with numbers, booleans and nothing. */
export function asEditorReads(yaml: string): unknown {
  return parse(yaml, { version: '1.2', schema: 'core', logLevel: 'error' })
}

/** What an editor would underline: place and problem. */
export function underlined(validate: ValidateFunction, yaml: string): readonly string[] {
  validate(asEditorReads(yaml))
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

/** The text between the fences of front matter. */
export function frontMatterOf(markdown: string): string {
  return /^\uFEFF?---\r?\n(.*?)\r?\n---[ \t]*(\r?\n|$)/s.exec(markdown)?.[1] ?? ''
}
