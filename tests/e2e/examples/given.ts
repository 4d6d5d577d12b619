import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** Front matter as typed: every value is text, a list or a group, and each key that nobody reads is remembered. */
export type Value = string | readonly Value[] | Group | undefined
export interface Group {
  readonly [key: string]: Value
}

export interface Given {
  readonly data: Group
  readonly body: string
  /** Paths of values that were never asked for (`geheimhouding.0.titelgeheim`): the test has no expectation of them. */
  readonly unread: () => readonly string[]
}

/** Reads a document without the program's own reader. */
export function readGiven(path: string): Given {
  const source = readFileSync(path, 'utf8')
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  // The schema in which everything is text: 0123 keeps its zero, ja is not true.
  const data: Group = parse(yaml, { schema: 'failsafe' })
  const asked = new Set<string>()
  return { data: watched(data, '', asked), body, unread: () => leaves(data, '').filter((path) => !asked.has(path)) }
}

function watched<T extends object>(value: T, path: string, asked: Set<string>): T {
  return new Proxy(value, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key)
      if (typeof key !== 'string' || !Object.hasOwn(target, key)) return found
      asked.add(`${path}${key}`)
      return typeof found === 'object' && found !== null ? watched(found, `${path}${key}.`, asked) : found
    },
  })
}

function leaves(value: Value, path: string): readonly string[] {
  if (typeof value !== 'object') return [path.slice(0, -1)]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}${key}.`))
}

export function one(value: Value): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  throw new Error(`one text expected, not ${JSON.stringify(value)}`)
}

/** A list of texts, also where the author wrote only one. */
export function several(value: Value): readonly string[] {
  if (value === undefined) return []
  return isList(value) ? value.map((item) => one(item) ?? '') : [one(value) ?? '']
}

/** A list of groups. */
export function groups(value: Value): readonly Group[] {
  return isList(value) ? value.map(group) : []
}

export function group(value: Value): Group {
  return typeof value === 'object' && !isList(value) ? value : {}
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}
