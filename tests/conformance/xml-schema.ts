import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { XmlBufferInputProvider, XmlDocument, XmlLibError, XsdValidator, xmlRegisterInputProvider } from 'libxml2-wasm'

/**
 * Validation of XML with libxml2: by the schema of the publisher, from the folder in SCHEMAS, and by the project's own. The publishers of
 * MDTO and DiWoo state no licence, so their files are not part of the project; the own ones are written from the public tables.
 */

interface Schema {
  /** File in SCHEMAS. */
  readonly published: string
  /** File in tests/conformance/schemas; absent when the project has none. */
  readonly own?: string
  /** Changes to published files before they are read. */
  readonly edits?: Readonly<Record<string, (text: string) => string>>
}

const gemeenten = /(?=<xs:enumeration value="https:\/\/identifier\.overheid\.nl\/tooi\/id\/gemeente\/)/

export const schemas = {
  mdto: { published: 'MDTO-XML1.0.1.xsd', own: 'mdto.xsd' },
  'ori-a': { published: 'ORI-A.xsd', own: 'ORI-A.xsd' },
  diwoo: {
    published: 'diwoo-metadata.xsd',
    edits: {
      // It imports MDTO from the web.
      'diwoo-metadata.xsd': (text) =>
        text.replace(/schemaLocation="https?:[^"]*MDTO[^"]*"/, 'schemaLocation="MDTO-XML1.0.1.xsd"'),
      // The municipality of the examples is in no list.
      'diwoo-metadata-lijsten.xsd': (text) =>
        text.replace(gemeenten, '<xs:enumeration value="https://identifier.overheid.nl/tooi/id/gemeente/gm0000"/>'),
    },
  },
} as const satisfies Readonly<Record<string, Schema>>

export type SchemaName = keyof typeof schemas

const ownFolder = fileURLToPath(new URL('schemas', import.meta.url))

/** What is wrong with a document by every schema that there is; empty when it is valid. */
export function schemaProblems(xml: string, name: SchemaName): readonly string[] {
  const { published, own, edits }: Schema = schemas[name]
  const validators = [
    ...(env.SCHEMAS ? [validatorOf(env.SCHEMAS, published, edits)] : []),
    ...(own === undefined ? [] : [validatorOf(ownFolder, own, {})]),
  ]
  return validators.flatMap((validator) => problemsBy(validator, xml))
}

const known = new Map<string, XsdValidator>()

/** The validator of a schema, read once. */
function validatorOf(folder: string, file: string, edits: Schema['edits'] = {}): XsdValidator {
  const path = join(folder, file)
  const earlier = known.get(path)
  if (earlier) return earlier
  if (!existsSync(path)) throw new Error(`${path} is missing: SCHEMAS must name a folder with the published schemas`)
  const textOf = (name: string) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return edits[name]?.(text) ?? text
  }
  const names = readdirSync(folder).filter((name) => name.endsWith('.xsd'))
  // libxml2 itself reads no files.
  xmlRegisterInputProvider(
    new XmlBufferInputProvider(
      Object.fromEntries(names.map((name) => [join(folder, name), Buffer.from(textOf(name))])),
    ),
  )
  const document = XmlDocument.fromString(textOf(file), { url: path })
  const validator = XsdValidator.fromDoc(document)
  known.set(path, validator)
  return validator
}

/** The messages of libxml2 with their line; also of a document that is not well-formed. */
function problemsBy(validator: XsdValidator, xml: string): readonly string[] {
  try {
    const document = XmlDocument.fromString(xml)
    try {
      validator.validate(document)
      return []
    } finally {
      document.dispose()
    }
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    return error.details.map(({ line, message }) => `${line}: ${message.trim()}`)
  }
}
