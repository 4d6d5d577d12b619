import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

/**
 * Checks traffic against the OpenAPI file that the platform publishes: from the folder in SCHEMAS, else the copy in this project. A generic
 * mock server refuses correct requests, because properties that are only read are `required` there; here they are left out of requests.
 */

const fileName = 'gpp-publicatiebank-v2.openapi.yaml'
const own = fileURLToPath(new URL('../../../conformance/schemas', import.meta.url))

type Json = { readonly [key: string]: unknown }
type Direction = 'request' | 'response'

export interface Traffic {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Of a multipart body its fields. */
  readonly body?: Json | undefined
}

/** What is wrong with a request or an answer by the OpenAPI file; empty when it is right. */
export interface OpenApi {
  readonly requestProblems: (traffic: Traffic) => readonly string[]
  readonly answerProblems: (traffic: Traffic, status: number, body: Json | undefined) => readonly string[]
}

export function readOpenApi(): OpenApi {
  const folder = env.SCHEMAS || own
  const path = join(folder, fileName)
  if (!existsSync(path)) throw new Error(`${path} is missing: SCHEMAS must name a folder with the published schemas`)
  const document = parse(readFileSync(path, 'utf8')) as Json
  const validators = { request: validatorFor(document, 'request'), response: validatorFor(document, 'response') }
  return {
    requestProblems: (traffic) => requestProblems(document, validators.request, traffic),
    answerProblems: (traffic, status, body) => {
      const operation = operationOf(document, traffic)
      if (operation === undefined) return [`${traffic.method} ${traffic.path} is no operation`]
      // The file describes only success.
      if (status >= 300) return []
      const answer = at(operation, 'responses', String(status))
      if (answer === undefined) return [`${traffic.method} ${traffic.path} does not answer ${status}`]
      const schema = at(answer, 'content', 'application/json', 'schema')
      return schema === undefined ? [] : validators.response(schema, body, 'closed')
    },
  }
}

function requestProblems(document: Json, validate: Validate, traffic: Traffic): readonly string[] {
  const operation = operationOf(document, traffic)
  if (operation === undefined) return [`${traffic.method} ${traffic.path} is no operation`]
  const query = new URL(traffic.path, 'http://stub').searchParams
  const parameters = (operation.parameters ?? []) as readonly Json[]
  const inQuery = new Map(parameters.filter((one) => one.in === 'query').map((one) => [one.name, one.schema as Json]))
  const problems = [
    ...parameters.flatMap((one) => {
      if (one.in !== 'header' || one.required !== true) return []
      return traffic.headers[String(one.name).toLowerCase()] ? [] : [`the header ${one.name} is missing`]
    }),
    ...[...query].flatMap(([name, value]) => {
      const schema = inQuery.get(name)
      if (schema === undefined) return [`the parameter ${name} does not exist`]
      const typed = schema.type === 'integer' ? Number(value) : value
      return validate(schema, typed, 'open').map((problem) => `parameter ${name}: ${problem}`)
    }),
  ]
  const content = at(operation, 'requestBody', 'content')
  if (content === undefined) return traffic.body === undefined ? problems : [...problems, 'a body is not expected']
  const type = String(traffic.headers['content-type'] ?? '').split(';')[0] ?? ''
  const schema = at(content, type, 'schema')
  if (schema === undefined) return [...problems, `the content type ${type} is not accepted`]
  return [...problems, ...validate(chosen(document, schema, traffic.body), traffic.body, 'closed')]
}

function operationOf(document: Json, { method, path }: Traffic): Json | undefined {
  const wanted = path.split('?')[0] ?? ''
  const found = Object.entries(document.paths as Json).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(wanted),
  )
  return found && at(found[1], method.toLowerCase())
}

/** The branch of a union that its discriminator names: JSON Schema has no such key. */
function chosen(document: Json, schema: Json, body: Json | undefined): Json {
  const target = typeof schema.$ref === 'string' ? resolved(document, schema.$ref) : schema
  const discriminator = target.discriminator as { propertyName: string; mapping: Json } | undefined
  if (discriminator === undefined) return schema
  const branch = discriminator.mapping[String(body?.[discriminator.propertyName])]
  return typeof branch === 'string' ? { $ref: branch } : schema
}

function resolved(document: Json, reference: string): Json {
  return at(document, ...reference.replace('#/', '').split('/')) ?? {}
}

type Validate = (schema: Json, value: unknown, unknownKeys: 'open' | 'closed') => readonly string[]

function validatorFor(document: Json, direction: Direction): Validate {
  const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: true })
  addFormats.default(ajv)
  ajv.addFormat('int64', true)
  const components = asJsonSchema((document.components as Json).schemas, direction)
  const known = new Map<string, ReturnType<typeof compile>>()
  ajv.addSchema({ $id: 'gpp', components: { schemas: components } })
  return (schema, value, unknownKeys) => {
    const key = JSON.stringify([schema, unknownKeys])
    const validate = known.get(key) ?? compile(schema, unknownKeys)
    known.set(key, validate)
    if (validate(value)) return []
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
    )
  }

  function compile(schema: Json, unknownKeys: 'open' | 'closed') {
    const rooted = JSON.parse(JSON.stringify(asJsonSchema(schema, direction)).replaceAll('"#/', '"gpp#/')) as Json
    const closed = unknownKeys === 'closed' ? { unevaluatedProperties: false } : {}
    return ajv.compile({ ...rooted, ...closed })
  }
}

/** OpenAPI 3.0 as JSON Schema: `nullable`, and properties that go in one direction only. */
function asJsonSchema(value: unknown, direction: Direction): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => asJsonSchema(each, direction))
  if (typeof value !== 'object' || value === null) return value
  const schema = value as Json
  const other = direction === 'request' ? 'readOnly' : 'writeOnly'
  const properties = schema.properties as Readonly<Record<string, Json>> | undefined
  const absent = Object.entries(properties ?? {}).flatMap(([name, one]) => (one[other] === true ? [name] : []))
  const kept = Object.entries(schema).flatMap(([key, each]): [string, unknown][] => {
    if (key === 'nullable' || key === 'discriminator') return []
    if (key === 'required' && Array.isArray(each)) return [[key, each.filter((name) => !absent.includes(name))]]
    if (key !== 'properties' || properties === undefined) return [[key, asJsonSchema(each, direction)]]
    const left = Object.entries(properties).filter(([name]) => !absent.includes(name))
    return [[key, Object.fromEntries(left.map(([name, one]) => [name, asJsonSchema(one, direction)]))]]
  })
  const converted = Object.fromEntries(kept)
  return schema.nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted
}

function at(value: unknown, ...path: readonly string[]): Json | undefined {
  const found = path.reduce<unknown>(
    (each, key) => (typeof each === 'object' && each !== null ? (each as Json)[key] : undefined),
    value,
  )
  return typeof found === 'object' && found !== null ? (found as Json) : undefined
}
