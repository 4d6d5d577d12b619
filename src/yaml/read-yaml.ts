import { isMap, isScalar, type YAMLError, type YAMLMap } from 'yaml'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../diagnostics/positions.ts'
import { parseYaml } from './parse-yaml.ts'
import { isNullScalar, LimitReached, locateMap, spanOf } from './walk-yaml.ts'
import { type Cause, causeOf, quotingFix } from './yaml-causes.ts'
import { isUnclosedBracket, unclosedBracketAt, unclosedBracketProblem, yamlProblem } from './yaml-problems.ts'
import { yamlRules } from './yaml-rules.ts'
import {
  tooDeep,
  tooManyProperties,
  withFix,
  type YamlContext,
  type YamlText,
  yamlContext,
  yamlLimits,
} from './yaml-text.ts'
import type { Locate, LocatedChildren, LocatedValue, YamlMap } from './yaml-value.ts'

export interface YamlResult {
  /** Absent if the YAML is malformed or is not a map. */
  readonly value?: YamlMap
  readonly at: Locate
  readonly diagnostics: readonly Diagnostic[]
}

/** Most lines reported as malformed: one mistake often causes errors on later lines. */
const mostReported = 100
const moreProblems = {
  reason: 'Hier en verderop zijn er nog meer fouten in de YAML; die staan niet in dit verslag.',
  advice: 'Los eerst de andere meldingen op, van boven naar beneden.',
}

/** Reads YAML written by a user without interpreting any scalar. Never throws. */
export function readYaml(source: YamlText): YamlResult {
  const yaml = source.text.slice(source.from, source.to)
  const context = yamlContext(source)
  const start = { from: 0, to: source.from }
  const at = () => context.start
  const fail = (...diagnostics: Diagnostic[]): YamlResult => ({ at, diagnostics })
  if (yaml.length > yamlLimits.size) {
    const advice = 'Zet lange tekst onder de voormatter, als Markdown.'
    return fail(context.report(yamlRules['yaml/te-groot'], start, 'Dit stuk YAML is groter dan 256 kB.', advice))
  }
  const parsed = parseYaml(yaml)
  if (parsed.type !== 'document') {
    const span = errorSpan(source, [parsed.at, parsed.at + 1])
    return fail(parsed.type === 'levels' ? tooDeep(context, span) : tooManyProperties(context, span))
  }
  const { contents, errors, warnings } = parsed.document
  if (errors.length + warnings.length > 0) return fail(...syntaxProblems([...errors, ...warnings], context))
  if (contents === null || (isScalar(contents) && isNullScalar(contents))) return { value: {}, at, diagnostics: [] }
  if (isMap(contents)) return readMap(contents, context)
  const span = spanOf(contents, source)
  const cause = causeOf(yaml, span.from - source.from, 'NO_KEYS')
  if (cause) return fail(reported(inFile(cause, source), context))
  const advice = 'Schrijf op elke regel een sleutel, een dubbele punt, een spatie en de waarde.'
  return fail(context.report(yamlRules['yaml/geen-sleutels'], span, 'Hier staan geen sleutels met waarden.', advice))
}

/** The first problem on each line, and nothing that is only an effect of an earlier one. */
function syntaxProblems(errors: YAMLError[], context: YamlContext): readonly Diagnostic[] {
  const { source, positions } = context
  const found: Diagnostic[] = []
  const lines = new Set<number>()
  for (const error of errors.sort((a, b) => a.pos[0] - b.pos[0])) {
    // A hostile line has thousands of errors, and finding the end or the cause of each reads the text.
    const effect = positions.point(errorStart(source, error.pos)).line
    if (lines.has(effect)) continue
    const own = causeIn(source, error)
    const cause = positions.point(own.span.from).line
    const isNew = !lines.has(cause)
    lines.add(cause).add(effect)
    if (!isNew) continue
    found.push(reported(found.length === mostReported ? { span: own.span, ...moreProblems } : own, context))
    if (found.length > mostReported || own.later === 'effects') break
  }
  return found
}

/** What causes an error, with offsets in the file. */
function causeIn(source: YamlText, error: YAMLError): Cause {
  const yaml = source.text.slice(source.from, source.to)
  const [at] = error.pos
  const bracket = isUnclosedBracket(error) ? unclosedBracketAt(yaml, error.pos[1]) : undefined
  if (bracket !== undefined) {
    return { ...unclosedBracketProblem(yaml.charAt(bracket)), span: errorSpan(source, [bracket, bracket + 1]) }
  }
  const cause = causeOf(yaml, at, error.code)
  if (cause === undefined) {
    return { ...yamlProblem(error), span: errorSpan(source, error.pos), fix: quotingFix(yaml, at, error.code) }
  }
  return inFile(cause, source)
}

function inFile(cause: Cause, { from }: YamlText): Cause {
  return { ...cause, span: { from: from + cause.span.from, to: from + cause.span.to } }
}

function reported({ span, reason, advice, fix }: Cause, { source, report }: YamlContext): Diagnostic {
  return withFix(report(yamlRules['yaml/schrijfwijze'], span, reason, advice), fix, source)
}

/** Within one line. */
function errorSpan(source: YamlText, pos: readonly [number, number]): Span {
  const from = errorStart(source, pos)
  const lineEnd = /[\r\n]/.exec(source.text.slice(from))
  const to = Math.min(source.from + pos[1], lineEnd ? from + lineEnd.index : source.text.length)
  return { from, to }
}

/** At the last character if the parser points past the end of the text. */
function errorStart({ text, from, to }: YamlText, pos: readonly [number, number]): number {
  const last = from + text.slice(from, to).trimEnd().length
  return Math.min(from + pos[0], Math.max(from, last))
}

function readMap(map: YAMLMap, context: YamlContext): YamlResult {
  // The map itself is the first value.
  const walk = { ...context, anchors: new Map(), diagnostics: [], aliases: 0, values: 1 }
  try {
    const { value, children } = locateMap(map.items, walk, 0)
    return { value, at: locator(children, context), diagnostics: walk.diagnostics }
  } catch (error) {
    if (error instanceof LimitReached) return { at: () => context.start, diagnostics: [error.diagnostic] }
    throw error
  }
}

function locator(root: LocatedChildren, { positions, start }: YamlContext): Locate {
  const positionOf = ({ from, to }: Span) => positions.position(from, to)
  return (path, part = 'value') => {
    let found: LocatedValue | undefined
    for (const step of path) {
      const next = (found?.children ?? root).get(step)
      if (next === undefined) return found === undefined ? start : positionOf(found.keySpan ?? found.span)
      found = next
    }
    if (found === undefined) return start
    return positionOf(part === 'key' || found.value === null ? (found.keySpan ?? found.span) : found.span)
  }
}
