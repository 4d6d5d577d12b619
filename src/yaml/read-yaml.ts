import type { Position } from 'unist'
import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, parseDocument, Scalar } from 'yaml'
import { type Diagnostic, diagnostic } from '../report/diagnostic.ts'
import { type Places, placesIn } from './places.ts'
import { yamlProblem } from './yaml-problems.ts'

/** What YAML holds here: text as typed, lists and keys with values. `null` where a key has no value. */
export type YamlValue = string | null | readonly YamlValue[] | { readonly [key: string]: YamlValue }

export type Path = readonly (string | number)[]

/** Where the value (or with `key` the key itself) at a path stands; of one that is absent, its nearest parent. */
export type Locate = (path: Path, part?: 'key' | 'value') => Position | undefined

/** YAML within a text file: all of it, or the part between two offsets. */
export interface YamlText {
  /** Name of the file as the user knows it. */
  readonly file: string
  /** The whole file, without byte order mark. */
  readonly text: string
  readonly from: number
  readonly to: number
  /** Family of the rule ids: `voormatter`, `configuratie`, `soort`. */
  readonly family: string
}

export interface YamlRead {
  /** Absent when the YAML itself is broken or holds something else than keys and values. */
  readonly value?: { readonly [key: string]: YamlValue }
  readonly at: Locate
  readonly diagnostics: readonly Diagnostic[]
}

/** Characters of YAML, levels of nesting, references, and values after references are followed. */
const yamlLimits = { size: 262_144, depth: 20, aliases: 50, values: 20_000 } as const

interface Located {
  readonly value: YamlValue
  readonly place: Position
  readonly keyPlace?: Position
  readonly children: ReadonlyMap<string | number, Located>
}

/** Reads YAML of a user without interpreting any scalar; never throws. */
export function readYaml(source: YamlText): YamlRead {
  const places = placesIn(source.text)
  const whole = places.position(0, source.from)
  const say = sayIn(source)
  const fail = (...diagnostics: Diagnostic[]): YamlRead => ({ at: () => whole, diagnostics })
  const yaml = source.text.slice(source.from, source.to)
  if (yaml.length > yamlLimits.size) {
    return fail(
      say(
        'te-groot',
        whole,
        'Dit stuk YAML is groter dan 256 kB.',
        'Zet lange tekst onder de voormatter, als Markdown.',
      ),
    )
  }
  if (deepestBrackets(yaml) > yamlLimits.depth) return fail(tooDeep(say, whole))
  const parsed = parse(yaml)
  if (parsed === undefined) return fail(tooDeep(say, whole))
  const problems = [...parsed.errors, ...parsed.warnings]
  if (problems.length > 0) {
    const first = new Map<number, Diagnostic>()
    for (const error of problems.sort((a, b) => a.pos[0] - b.pos[0])) {
      const place = placeOfError(places, source, error.pos)
      const problem = yamlProblem(error)
      if (!first.has(place.start.line)) first.set(place.start.line, say('yaml', place, problem.reason, problem.advice))
    }
    return fail(...first.values())
  }
  return collect(parsed.contents, source, places)
}

function parse(yaml: string) {
  try {
    return parseDocument(yaml, {
      schema: 'failsafe',
      version: '1.2',
      uniqueKeys: false,
      prettyErrors: false,
      keepSourceTokens: false,
      logLevel: 'error',
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A cheap look ahead: the library calls itself for every level. */
function deepestBrackets(yaml: string): number {
  let depth = 0
  let deepest = 0
  for (const char of yaml) {
    if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth)
    else if ((char === ']' || char === '}') && depth > 0) depth--
  }
  return deepest
}

type Say = (rule: string, place: Position, reason: string, advice: string) => Diagnostic

function sayIn(source: YamlText): Say {
  return (rule, place, reason, advice) =>
    diagnostic({ rule: `${source.family}/${rule}`, severity: 'error', file: source.file, place, reason, advice })
}

function tooDeep(say: Say, place: Position): Diagnostic {
  return say(
    'te-diep',
    place,
    `Deze YAML is dieper genest dan ${yamlLimits.depth} niveaus.`,
    'Gebruik minder lijsten in lijsten; kijk of er haakjes te veel staan.',
  )
}

/** The library points at the end of the text for what is missing there: point at the last character that was typed. */
function placeOfError(places: Places, source: YamlText, pos: readonly [number, number]): Position {
  const last = source.from + source.text.slice(source.from, source.to).trimEnd().length
  const start = Math.min(source.from + pos[0], Math.max(source.from, last))
  const lineEnd = /[\r\n]/.exec(source.text.slice(start))
  const end = Math.min(source.from + pos[1], lineEnd ? start + lineEnd.index : source.text.length)
  return places.position(start, end)
}

/** Raised inside this file only, to leave the walk at once; comes out as a diagnostic. */
class LimitReached extends Error {
  readonly found: Diagnostic
  constructor(found: Diagnostic) {
    super(found.reason)
    this.found = found
  }
}

interface Walk {
  readonly places: Places
  readonly source: YamlText
  readonly say: Say
  readonly anchors: Map<string, Node>
  readonly diagnostics: Diagnostic[]
  aliases: number
  values: number
}

function collect(contents: unknown, source: YamlText, places: Places): YamlRead {
  const say = sayIn(source)
  // Of front matter the fence that opens it.
  const start = places.position(0, source.from)
  if (contents === null || (isScalar(contents) && isEmpty(contents)))
    return { value: {}, at: () => start, diagnostics: [] }
  const walk: Walk = { places, source, say, anchors: new Map(), diagnostics: [], aliases: 0, values: 0 }
  try {
    if (!isMap(contents)) {
      const place = placeOf(contents, walk)
      const advice = 'Schrijf op elke regel een sleutel, een dubbele punt, een spatie en de waarde.'
      return {
        at: () => start,
        diagnostics: [say('geen-sleutels', place, 'Hier staan geen sleutels met waarden.', advice)],
      }
    }
    const root = locate(contents, walk, 0)
    const value = root.value
    if (value === null || typeof value === 'string' || isList(value))
      return { at: () => start, diagnostics: walk.diagnostics }
    return { value, at: locator(root, start), diagnostics: walk.diagnostics }
  } catch (error) {
    if (error instanceof LimitReached) return { at: () => start, diagnostics: [error.found] }
    throw error
  }
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value)
}

function locator(root: Located, start: Position): Locate {
  return (path, part = 'value') => {
    let found = root
    for (const step of path) {
      const next = found.children.get(step)
      if (next === undefined) return found === root ? start : (found.keyPlace ?? found.place)
      found = next
    }
    if (found === root) return start
    return part === 'key' || found.value === null ? (found.keyPlace ?? found.place) : found.place
  }
}

function locate(node: unknown, walk: Walk, depth: number, keyPlace?: Position): Located {
  const place = placeOf(node, walk)
  if (depth > yamlLimits.depth) throw new LimitReached(tooDeep(walk.say, place))
  if (++walk.values > yamlLimits.values) throw new LimitReached(tooMany(walk, place))
  const own = keyPlace ? { place, keyPlace } : { place }
  if (isAlias(node)) return { ...locateAlias(node.source, place, walk, depth), ...own }
  if (isCollection(node)) {
    const located = isMap(node)
      ? locateMap(node.items, walk, depth)
      : locateList(isSeq(node) ? node.items : [], walk, depth)
    if (node.anchor !== undefined) walk.anchors.set(node.anchor, node)
    return { ...own, ...located }
  }
  if (isScalar(node)) {
    if (node.anchor !== undefined) walk.anchors.set(node.anchor, node)
    noteLostText(node, walk)
    return { ...own, value: isEmpty(node) ? null : String(node.value), children: new Map() }
  }
  return { ...own, value: null, children: new Map() }
}

function locateAlias(name: string, place: Position, walk: Walk, depth: number): Located {
  if (++walk.aliases > yamlLimits.aliases) throw new LimitReached(tooMany(walk, place))
  const target = walk.anchors.get(name)
  if (target !== undefined) return locate(target, walk, depth + 1)
  const problem = 'Een waarde die met een * begint, is voor YAML een verwijzing, en deze verwijst naar niets.'
  walk.diagnostics.push(walk.say('yaml', place, problem, 'Zet de waarde tussen aanhalingstekens.'))
  return { place, value: null, children: new Map() }
}

function locateMap(items: readonly unknown[], walk: Walk, depth: number): Pick<Located, 'value' | 'children'> {
  const children = new Map<string | number, Located>()
  // No prototype: `__proto__` is a key like any other.
  const value: { [key: string]: YamlValue } = Object.create(null)
  for (const pair of items) {
    if (!isPair(pair)) continue
    const keyPlace = placeOf(pair.key, walk)
    if (!isScalar(pair.key)) {
      const reason = 'Een sleutel is een woord, geen lijst of verwijzing.'
      walk.diagnostics.push(
        walk.say('yaml', keyPlace, reason, 'Zet een waarde met { of [ erin tussen aanhalingstekens.'),
      )
      continue
    }
    const key = String(pair.key.value ?? '')
    if (children.has(key)) {
      const first = children.get(key)?.keyPlace?.start.line ?? 0
      const reason = `De sleutel ${key} staat er twee keer; de eerste staat op regel ${first}.`
      if (walk.diagnostics.length < 100)
        walk.diagnostics.push(walk.say('dubbele-sleutel', keyPlace, reason, 'Haal een van de twee weg.'))
      continue
    }
    const child = locate(pair.value, walk, depth + 1, keyPlace)
    children.set(key, pair.value === null ? { ...child, place: keyPlace } : child)
    value[key] = child.value
  }
  return { value, children }
}

function locateList(items: readonly unknown[], walk: Walk, depth: number): Pick<Located, 'value' | 'children'> {
  const located = items.map((item) => locate(isPair(item) ? item.value : item, walk, depth + 1))
  return { value: located.map((item) => item.value), children: new Map(located.entries()) }
}

function tooMany(walk: Walk, place: Position): Diagnostic {
  return walk.say(
    'te-veel-verwijzingen',
    place,
    'Deze YAML heeft te veel waarden of verwijzingen.',
    `Schrijf de waarden uit: ten hoogste ${yamlLimits.aliases} verwijzingen en ${yamlLimits.values} waarden.`,
  )
}

/** `onderwerp: Wijk #3` loses "#3" to YAML as a comment: say so, since nothing may be lost in silence. */
function noteLostText(node: Scalar, walk: Walk): void {
  if (node.type !== Scalar.PLAIN || typeof node.comment !== 'string' || /^\s|^$/.test(node.comment) || !node.range)
    return
  const after = walk.source.text.slice(walk.source.from + node.range[1])
  const found = /^[ \t]+#[^\r\n]*/.exec(after)
  if (!found) return
  const start = walk.source.from + node.range[1] + found[0].indexOf('#')
  const place = walk.places.position(start, start + found[0].trimStart().length)
  walk.diagnostics.push(
    diagnostic({
      rule: `${walk.source.family}/hekje`,
      severity: 'warning',
      file: walk.source.file,
      place,
      reason: `Wat achter het hekje staat (${found[0].trim()}), hoort niet bij de waarde: YAML leest het als opmerking.`,
      advice:
        'Hoort het erbij, zet dan de hele waarde tussen aanhalingstekens. Is het een opmerking, zet dan een spatie na het hekje.',
    }),
  )
}

function isEmpty(node: Scalar): boolean {
  return node.type === Scalar.PLAIN ? ['', '~', 'null'].includes(String(node.value ?? '')) : node.value === null
}

function placeOf(node: unknown, walk: Walk): Position {
  const range = isNodeWithRange(node) ? node.range : undefined
  const start = walk.source.from + (range?.[0] ?? 0)
  const end = walk.source.from + (range?.[1] ?? range?.[0] ?? 0)
  const text = walk.source.text.slice(start, end)
  return walk.places.position(start, start + text.trimEnd().length)
}

function isNodeWithRange(node: unknown): node is Node & { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
