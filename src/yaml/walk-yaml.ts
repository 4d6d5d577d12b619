import type { Position } from 'unist'
import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Node, Scalar } from 'yaml'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Places, Span } from '../diagnostics/positions.ts'
import { yamlRules } from './yaml-rules.ts'
import { type Say, tooDeep, type YamlText, yamlLimits } from './yaml-text.ts'
import { isNothing, type Located, noChildren, type YamlValue } from './yaml-value.ts'

/** Raised to leave the walk at once; comes out as a diagnostic. */
export class LimitReached extends Error {
  readonly found: Diagnostic
  constructor(found: Diagnostic) {
    super(found.reason)
    this.found = found
  }
}

/** What is kept while the tree is walked. */
export interface Walk {
  readonly places: Places
  readonly source: YamlText
  readonly say: Say
  readonly anchors: Map<string, Node>
  readonly diagnostics: Diagnostic[]
  aliases: number
  values: number
}

/** The value of a node and where it stands, with all that is in it. */
export function locate(node: unknown, walk: Walk, depth: number, keySpan?: Span): Located {
  const span = spanOf(node, walk)
  if (depth > yamlLimits.depth) throw new LimitReached(tooDeep(walk.say, placeOf(node, walk)))
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
  if (isScalar(node)) {
    if (node.anchor !== undefined) walk.anchors.set(node.anchor, node)
    noteLostText(node, walk)
    return { ...own, value: isEmpty(node) ? null : String(node.value), children: noChildren }
  }
  return { ...own, value: null, children: noChildren }
}

function locateAlias(name: string, span: Span, walk: Walk, depth: number): Located {
  if (++walk.aliases > yamlLimits.aliases) throw new LimitReached(tooMany(walk, span))
  const target = walk.anchors.get(name)
  if (target !== undefined) return locate(target, walk, depth + 1)
  const problem = 'Een waarde die met een * begint, is voor YAML een verwijzing, en deze verwijst naar niets.'
  walk.diagnostics.push(
    walk.say(yamlRules['yaml/schrijfwijze'], positionOf(span, walk), problem, 'Zet de waarde tussen aanhalingstekens.'),
  )
  return { span, value: null, children: noChildren }
}

function locateMap(items: readonly unknown[], walk: Walk, depth: number): Pick<Located, 'value' | 'children'> {
  const children = new Map<string | number, Located>()
  // No prototype: `__proto__` is a key like any other.
  const value: { [key: string]: YamlValue } = Object.create(null)
  for (const pair of items) {
    if (!isPair(pair)) continue
    const keySpan = spanOf(pair.key, walk)
    if (!isScalar(pair.key)) {
      const reason = 'Een sleutel is een woord, geen lijst of verwijzing.'
      walk.diagnostics.push(
        walk.say(
          yamlRules['yaml/schrijfwijze'],
          positionOf(keySpan, walk),
          reason,
          'Zet een waarde met { of [ erin tussen aanhalingstekens.',
        ),
      )
      continue
    }
    const key = String(pair.key.value ?? '')
    if (children.has(key)) {
      const first = positionOf(children.get(key)?.keySpan ?? keySpan, walk).start.line
      const reason = `De sleutel ${key} staat er twee keer; de eerste staat op regel ${first}.`
      if (walk.diagnostics.length < 100)
        walk.diagnostics.push(
          walk.say(yamlRules['yaml/dubbele-sleutel'], positionOf(keySpan, walk), reason, 'Haal een van de twee weg.'),
        )
      continue
    }
    const child = locate(pair.value, walk, depth + 1, keySpan)
    children.set(key, pair.value === null ? { ...child, span: keySpan } : child)
    value[key] = child.value
  }
  return { value, children }
}

function locateList(items: readonly unknown[], walk: Walk, depth: number): Pick<Located, 'value' | 'children'> {
  const located = items.map((item) => locate(isPair(item) ? item.value : item, walk, depth + 1))
  return { value: located.map((item) => item.value), children: new Map(located.entries()) }
}

function tooMany(walk: Walk, span: Span): Diagnostic {
  return walk.say(
    yamlRules['yaml/te-veel-verwijzingen'],
    positionOf(span, walk),
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
      rule: yamlRules['yaml/hekje'],
      file: walk.source.file,
      place,
      reason: `Wat achter het hekje staat (${found[0].trim()}), hoort niet bij de waarde: YAML leest het als opmerking.`,
      advice:
        'Hoort het erbij, zet dan de hele waarde tussen aanhalingstekens. Is het een opmerking, zet dan een spatie na het hekje.',
    }),
  )
}

export function isEmpty(node: Scalar): boolean {
  return node.type === Scalar.PLAIN ? isNothing(String(node.value ?? '')) : node.value === null
}

export function placeOf(node: unknown, walk: Walk): Position {
  return positionOf(spanOf(node, walk), walk)
}

function positionOf({ from, to }: Span, walk: Walk): Position {
  return walk.places.position(from, to)
}

function spanOf(node: unknown, walk: Walk): Span {
  const range = isNodeWithRange(node) ? node.range : undefined
  const from = walk.source.from + (range?.[0] ?? 0)
  const end = walk.source.from + (range?.[1] ?? range?.[0] ?? 0)
  return { from, to: from + walk.source.text.slice(from, end).trimEnd().length }
}

function isNodeWithRange(node: unknown): node is Node & { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}
