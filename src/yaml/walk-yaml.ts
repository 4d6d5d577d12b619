import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, Scalar } from 'yaml'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Span } from '../diagnostics/positions.ts'
import { oddSpaceIn, withoutOddSpace } from './yaml-causes.ts'
import { yamlRules } from './yaml-rules.ts'
import { tooDeep, withFix, type YamlContext, type YamlText, yamlLimits } from './yaml-text.ts'
import type { LocatedChildren, LocatedValue, YamlMap, YamlValue } from './yaml-value.ts'

/** Thrown to stop the walk; the caller returns its diagnostic. */
export class LimitReached extends Error {
  readonly diagnostic: Diagnostic
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.reason)
    this.diagnostic = diagnostic
  }
}

/** The state of a walk through the tree. */
interface Walk extends YamlContext {
  readonly anchors: Map<string, Node>
  readonly diagnostics: Diagnostic[]
  aliases: number
  values: number
}

const noChildren: LocatedChildren = new Map()

function locateValue(node: unknown, walk: Walk, depth: number, keySpan?: Span): LocatedValue {
  const span = spanOf(node, walk.source)
  if (depth > yamlLimits.depth) throw new LimitReached(tooDeep(walk, span))
  if (++walk.values > yamlLimits.values) throw new LimitReached(tooMany(walk, span))
  const own = keySpan ? { span, keySpan } : { span }
  if (isAlias(node)) return { ...locateAlias(node.source, span, walk, depth), ...own }
  if (isCollection(node)) {
    const located = isMap(node)
      ? locateMap(node.items, walk, depth)
      : locateList(isSeq(node) ? node.items : [], walk, depth)
    if (node.anchor !== undefined) walk.anchors.set(node.anchor, node)
    return { ...own, ...located }
  }
  if (!isScalar(node)) return { ...own, value: null, children: noChildren }
  if (node.anchor !== undefined) walk.anchors.set(node.anchor, node)
  if (node.anchor !== undefined && isNullScalar(node)) reportAnchor(node.anchor, span, walk)
  reportLostText(node, walk)
  return { ...own, value: isNullScalar(node) ? null : String(node.value), children: noChildren }
}

/** A name without a value: what was meant as text would be lost. */
function reportAnchor(name: string, span: Span, walk: Walk): void {
  const reason = `Een woord met een & ervoor is voor YAML de naam van een waarde, en achter &${name} staat geen waarde.`
  const advice = `Is &${name} de tekst zelf, zet die dan tussen aanhalingstekens: "&${name}".`
  walk.diagnostics.push(walk.report(yamlRules['yaml/schrijfwijze'], span, reason, advice))
}

function locateAlias(name: string, span: Span, walk: Walk, depth: number): LocatedValue {
  if (++walk.aliases > yamlLimits.aliases) throw new LimitReached(tooMany(walk, span))
  const target = walk.anchors.get(name)
  if (target !== undefined) return locateValue(target, walk, depth + 1)
  const reason = 'Een waarde die met een * begint, is voor YAML een verwijzing, en deze verwijst naar niets.'
  const advice = 'Zet de waarde tussen aanhalingstekens.'
  walk.diagnostics.push(walk.report(yamlRules['yaml/schrijfwijze'], span, reason, advice))
  return { span, value: null, children: noChildren }
}

/** The values of a map and their positions. A key that occurs again is reported and skipped. */
export function locateMap(
  items: readonly unknown[],
  walk: Walk,
  depth: number,
): { readonly value: YamlMap; readonly children: LocatedChildren } {
  const children = new Map<string | number, LocatedValue>()
  // No prototype: `__proto__` is a key like any other.
  const value: { [key: string]: YamlValue } = Object.create(null)
  for (const pair of items) {
    if (!isPair(pair)) continue
    const keySpan = spanOf(pair.key, walk.source)
    if (!isScalar(pair.key)) {
      const reason = 'Een sleutel is een woord, geen lijst of verwijzing.'
      const advice = 'Zet een waarde met { of [ erin tussen aanhalingstekens.'
      walk.diagnostics.push(walk.report(yamlRules['yaml/schrijfwijze'], keySpan, reason, advice))
      continue
    }
    const key = keyIn(String(pair.key.value ?? ''), keySpan, walk)
    if (key === undefined) continue
    const same = children.get(key)
    if (same !== undefined) {
      reportDuplicate(key, keySpan, same, walk)
      continue
    }
    const child = locateValue(pair.value, walk, depth + 1, keySpan)
    children.set(key, pair.value === null ? { ...child, span: keySpan } : child)
    value[key] = child.value
  }
  return { value, children }
}

/** The key without what nobody sees, which is reported; undefined when that was its indentation, so that its place is unknown. */
function keyIn(written: string, { from, to }: Span, walk: Walk): string | undefined {
  const cause = oddSpaceIn({ from: from - walk.source.from, to: to - walk.source.from, text: `${written}:` })
  if (cause === undefined) return written
  const { span, reason, advice, fix } = cause
  const place = { from: walk.source.from + span.from, to: walk.source.from + span.to }
  walk.diagnostics.push(withFix(walk.report(yamlRules['yaml/schrijfwijze'], place, reason, advice), fix, walk.source))
  const key = withoutOddSpace(written)
  return key.startsWith(' ') ? undefined : key.trim()
}

function reportDuplicate(key: string, span: Span, first: LocatedValue, walk: Walk): void {
  if (walk.diagnostics.length >= 100) return
  const { line } = walk.positions.point((first.keySpan ?? span).from)
  const reason = `De sleutel ${key} staat er twee keer; de eerste staat op regel ${line}.`
  walk.diagnostics.push(walk.report(yamlRules['yaml/dubbele-sleutel'], span, reason, 'Haal een van de twee weg.'))
}

function locateList(items: readonly unknown[], walk: Walk, depth: number): Pick<LocatedValue, 'value' | 'children'> {
  const located = items.map((item) => locateValue(isPair(item) ? item.value : item, walk, depth + 1))
  return { value: located.map((item) => item.value), children: new Map(located.entries()) }
}

function tooMany(walk: Walk, span: Span): Diagnostic {
  return walk.report(
    yamlRules['yaml/te-veel-verwijzingen'],
    span,
    'Deze YAML heeft te veel waarden of verwijzingen.',
    `Schrijf de waarden uit: ten hoogste ${yamlLimits.aliases} verwijzingen en ${yamlLimits.values} waarden.`,
  )
}

/** Reports the text that a plain scalar loses to a comment: `onderwerp: Wijk #3` has the value "Wijk". */
function reportLostText(node: Scalar, walk: Walk): void {
  if (node.type !== Scalar.PLAIN || typeof node.comment !== 'string' || /^\s|^$/.test(node.comment) || !node.range)
    return
  const end = walk.source.from + node.range[1]
  const found = /^[ \t]+#[^\r\n]*/.exec(walk.source.text.slice(end))?.[0]
  if (found === undefined) return
  const from = end + found.indexOf('#')
  const reason = `Wat achter het hekje staat (${found.trim()}), hoort niet bij de waarde: YAML leest het als opmerking.`
  const advice =
    'Hoort het erbij, zet dan de hele waarde tussen aanhalingstekens. Is het een opmerking, zet dan een spatie na het hekje.'
  const span = { from, to: from + found.trimStart().length }
  walk.diagnostics.push(walk.report(yamlRules['yaml/hekje'], span, reason, advice))
}

/** Whether a scalar has no value: empty, `~` or `null`, unquoted. */
export function isNullScalar(node: Scalar): boolean {
  return node.type === Scalar.PLAIN ? ['', '~', 'null'].includes(String(node.value ?? '')) : node.value === null
}

/** The offsets of a node in the file, without trailing spaces. */
export function spanOf(node: unknown, { from: start, text }: YamlText): Span {
  const range = isNodeWithRange(node) ? node.range : undefined
  const from = start + (range?.[0] ?? 0)
  const end = start + (range?.[1] ?? range?.[0] ?? 0)
  return { from, to: from + text.slice(from, end).trimEnd().length }
}

function isNodeWithRange(node: unknown): node is Node & { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
