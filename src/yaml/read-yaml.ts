import type { Position } from 'unist'
import { isMap, isScalar, parseDocument, type YAMLError } from 'yaml'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Places, placesIn } from '../diagnostics/positions.ts'
import { isEmpty, LimitReached, locate, placeOf, type Walk } from './walk-yaml.ts'
import { isOpenBracket, openBracket, openBracketAt, yamlProblem } from './yaml-problems.ts'
import { yamlRules } from './yaml-rules.ts'
import { sayIn, tooDeep, type YamlText, yamlLimits } from './yaml-text.ts'
import type { Locate, Located, YamlValue } from './yaml-value.ts'

export interface YamlRead {
  /** Absent when the YAML itself is broken or holds something else than keys and values. */
  readonly value?: { readonly [key: string]: YamlValue }
  readonly at: Locate
  readonly diagnostics: readonly Diagnostic[]
}

/** Lines with something wrong: nobody reads more, and what is wrong further on often comes of it. */
const mostTold = 100
const goesOn = {
  reason: 'Hier en verderop zijn er nog meer fouten in de YAML; die staan niet in dit verslag.',
  advice: 'Los eerst de andere meldingen op, van boven naar beneden.',
}

/** Reads YAML of a user without interpreting any scalar; never throws. */
export function readYaml(source: YamlText): YamlRead {
  const places = placesIn(source.text)
  const yaml = source.text.slice(source.from, source.to)
  const whole = places.position(0, source.from)
  const say = sayIn(source)
  const fail = (...diagnostics: Diagnostic[]): YamlRead => ({ at: () => whole, diagnostics })
  if (yaml.length > yamlLimits.size) {
    return fail(
      say(
        yamlRules['yaml/te-groot'],
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
  if (problems.length > 0) return fail(...brokenLines(problems, source, places))
  return collect(parsed.contents, source, places)
}

/** The first thing wrong on each line. */
function brokenLines(problems: YAMLError[], source: YamlText, places: Places): readonly Diagnostic[] {
  const yaml = source.text.slice(source.from, source.to)
  const say = sayIn(source)
  const first = new Map<number, Diagnostic>()
  for (const error of problems.sort((a, b) => a.pos[0] - b.pos[0])) {
    const bracket = isOpenBracket(error) ? openBracketAt(yaml, error.pos[1]) : undefined
    const place = placeOfError(places, source, bracket === undefined ? error.pos : [bracket, bracket + 1])
    if (first.has(place.start.line)) continue
    const problem =
      first.size === mostTold ? goesOn : bracket === undefined ? yamlProblem(error) : openBracket(yaml.charAt(bracket))
    first.set(place.start.line, say(yamlRules['yaml/schrijfwijze'], place, problem.reason, problem.advice))
    if (problem === goesOn) break
  }
  return [...first.values()]
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
  for (const [bracket] of yaml.matchAll(/[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') deepest = Math.max(deepest, ++depth)
    else if (depth > 0) depth--
  }
  return deepest
}

/** The library points at the end of the text for what is missing there: point at the last character that was typed. */
function placeOfError(places: Places, source: YamlText, pos: readonly [number, number]): Position {
  const last = source.from + source.text.slice(source.from, source.to).trimEnd().length
  const start = Math.min(source.from + pos[0], Math.max(source.from, last))
  const lineEnd = /[\r\n]/.exec(source.text.slice(start))
  const end = Math.min(source.from + pos[1], lineEnd ? start + lineEnd.index : source.text.length)
  return places.position(start, end)
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
        diagnostics: [say(yamlRules['yaml/geen-sleutels'], place, 'Hier staan geen sleutels met waarden.', advice)],
      }
    }
    return readOf(locate(contents, walk, 0), walk.diagnostics, source, places)
  } catch (error) {
    if (error instanceof LimitReached) return { at: () => start, diagnostics: [error.found] }
    throw error
  }
}

/** @param root a map; of anything else only what is wrong */
function readOf(root: Located, diagnostics: readonly Diagnostic[], source: YamlText, places: Places): YamlRead {
  const { value } = root
  const start = () => places.position(0, source.from)
  if (value === null || typeof value === 'string' || isList(value)) return { at: start, diagnostics }
  return { value, at: locator(root, places, start), diagnostics }
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value)
}

function locator(root: Located, places: Places, start: () => Position): Locate {
  const placeOfKey = ({ keySpan, span }: Located) => places.position((keySpan ?? span).from, (keySpan ?? span).to)
  return (path, part = 'value') => {
    let found = root
    for (const step of path) {
      const next = found.children.get(step)
      if (next === undefined) return found === root ? start() : placeOfKey(found)
      found = next
    }
    if (found === root) return start()
    return part === 'key' || found.value === null ? placeOfKey(found) : places.position(found.span.from, found.span.to)
  }
}
