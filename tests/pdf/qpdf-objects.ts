import { execFileSync } from 'node:child_process'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type JsonDict = { readonly [key: string]: Json }

export const isDict = (json: Json | undefined): json is JsonDict =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
export const listOf = (json: Json | undefined): readonly Json[] =>
  Array.isArray(json) ? json : json === undefined || json === null ? [] : [json]

/** The objects of a PDF as qpdf reads them. */
export interface QpdfObjects {
  /** The dictionaries and values by `obj:7 0 R`. */
  readonly entries: readonly (readonly [name: string, value: Json | undefined])[]
  readonly catalog: JsonDict
  /** The object that a reference names; any other value as it is. */
  readonly resolve: (json: Json | undefined) => Json | undefined
  /** Empty for what is no dictionary. */
  readonly dict: (json: Json | undefined) => JsonDict
  /** What else `qpdf --json` tells, such as `pages` and `outlines`. */
  readonly told: { readonly [key: string]: unknown }
}

export function qpdfObjects(path: string): QpdfObjects {
  const text = execFileSync('qpdf', ['--json', '--json-stream-data=none', path], { maxBuffer: 2 ** 29 }).toString()
  const { qpdf, ...told } = JSON.parse(text) as {
    qpdf: readonly [unknown, { readonly [key: string]: { value?: Json; stream?: { dict: Json } } }]
  }
  const objects = qpdf[1]
  const resolve = (json: Json | undefined): Json | undefined => {
    if (typeof json !== 'string' || !/^\d+ \d+ R$/.test(json)) return json
    const found = objects[`obj:${json}`]
    return found?.stream?.dict ?? found?.value
  }
  const dict = (json: Json | undefined): JsonDict => {
    const found = resolve(json)
    return isDict(found) ? found : {}
  }
  const entries = Object.entries(objects).map(([name, { value, stream }]) => [name, stream?.dict ?? value] as const)
  return { entries, catalog: dict(dict(objects.trailer?.value)['/Root']), resolve, dict, told }
}
