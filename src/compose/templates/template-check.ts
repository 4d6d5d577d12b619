import type { Position } from 'unist'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../diagnostics/nearest.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import { templateRules } from './template-rules.ts'
import { templateWords } from './template-words.ts'
import type { GroupShape, Shape } from './view-shape.ts'

/** A template as read; `name` is how the user knows the file. */
export interface TemplateSource {
  readonly name: string
  readonly text: string
}

export interface ParsedTemplate extends TemplateSource {
  readonly program: hbs.AST.Program
}

/** Where a name is looked up: the group at hand, those around it, and names given with `as |naam|`. */
interface Scope {
  readonly here: Shape
  readonly around: readonly Shape[]
  readonly named: ReadonlyMap<string, Shape>
  readonly inList: boolean
}

interface Walk {
  readonly partials: ReadonlyMap<string, ParsedTemplate>
  readonly root: GroupShape
  readonly found: Map<string, Diagnostic>
  /** Partials that have been walked with this shape: a partial may use itself. */
  readonly seen: Map<string, Set<Shape>>
}

const blocks = ['if', 'unless', 'each', 'with']

/**
 * Finds every name in a template, and in the partials it uses, that does not exist, also in branches that this document does
 * not reach: Handlebars itself prints nothing for those.
 */
export function checkTemplate(
  template: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
  root: GroupShape,
): readonly Diagnostic[] {
  const walk: Walk = { partials, root, found: new Map(), seen: new Map() }
  walkProgram(template.program, { here: root, around: [], named: new Map(), inList: false }, template, walk)
  return [...walk.found.values()]
}

function walkProgram(program: hbs.AST.Program, scope: Scope, template: TemplateSource, walk: Walk): void {
  for (const statement of program.body) walkStatement(statement, scope, template, walk)
}

function walkStatement(statement: hbs.AST.Statement, scope: Scope, template: TemplateSource, walk: Walk): void {
  switch (statement.type) {
    case 'MustacheStatement':
      walkMustache(statement as hbs.AST.MustacheStatement, scope, template, walk)
      return
    case 'BlockStatement':
      walkBlock(statement as hbs.AST.BlockStatement, scope, template, walk)
      return
    case 'PartialStatement':
      walkPartial(statement as hbs.AST.PartialStatement, scope, template, walk)
      return
    case 'ContentStatement':
    case 'CommentStatement':
      return
    default:
      say(
        walk,
        template,
        statement,
        templateRules['sjabloon/niet-ondersteund'],
        'Deze schrijfwijze van Handlebars wordt hier niet ondersteund.',
      )
  }
}

function walkMustache(node: hbs.AST.MustacheStatement, scope: Scope, template: TemplateSource, walk: Walk): void {
  if (!node.escaped) {
    const reason = 'Drie accolades (of een &) drukken tekst af zonder die veilig te maken.'
    say(
      walk,
      template,
      node,
      templateRules['sjabloon/onveilig'],
      reason,
      'Gebruik twee accolades. Opgemaakte tekst wordt vanzelf goed afgedrukt.',
    )
  }
  if (node.params.length > 0 || node.hash !== undefined) {
    walkCall(node, scope, template, walk)
    return
  }
  const shape = shapeOf(node.path, scope, template, walk)
  if (shape === undefined || shape === 'waarde') return
  const what = 'lijst' in shape ? 'een lijst' : 'een groep'
  const advice =
    'lijst' in shape ? 'Loop er met {{#each}} doorheen.' : 'Schrijf er een punt en een van de namen achter.'
  say(
    walk,
    template,
    node,
    templateRules['sjabloon/geen-waarde'],
    `"${pathText(node.path)}" is ${what}, geen waarde.`,
    advice,
  )
}

function walkBlock(node: hbs.AST.BlockStatement, scope: Scope, template: TemplateSource, walk: Walk): void {
  const word = pathText(node.path)
  if (!blocks.includes(word)) {
    say(
      walk,
      template,
      node.path,
      templateRules['sjabloon/onbekend-woord'],
      `Het blok "${word}" is onbekend.`,
      advise(word, blocks),
    )
  } else if (node.params.length !== 1 || node.hash !== undefined) {
    const advice = `Schrijf {{#${word} naam}}.`
    say(
      walk,
      template,
      node,
      templateRules['sjabloon/aantal-waarden'],
      `Achter #${word} hoort precies één naam.`,
      advice,
    )
  }
  const [param] = node.params
  const shape = param === undefined ? undefined : shapeOf(param, scope, template, walk)
  const inside = insideBlock(word, node, shape, scope, template, walk)
  if (inside !== undefined && node.program !== undefined) walkProgram(node.program, inside, template, walk)
  if (node.inverse !== undefined) walkProgram(node.inverse, scope, template, walk)
}

/** The scope inside a block; undefined when nothing can be said of it, because its own name is wrong already. */
function insideBlock(
  word: string,
  node: hbs.AST.BlockStatement,
  shape: Shape | undefined,
  scope: Scope,
  template: TemplateSource,
  walk: Walk,
): Scope | undefined {
  if (word !== 'each' && word !== 'with') return scope
  if (shape === undefined) return undefined
  const [param] = node.params
  if (word === 'each' && (shape === 'waarde' || !('lijst' in shape))) {
    const reason = `"${param === undefined ? '' : pathText(param)}" is geen lijst.`
    say(walk, template, node, templateRules['sjabloon/geen-lijst'], reason, 'Achter #each hoort de naam van een lijst.')
    return undefined
  }
  const here = word === 'each' && shape !== 'waarde' && 'lijst' in shape ? shape.lijst : shape
  const named = new Map(scope.named)
  const [first, second] = node.program?.blockParams ?? []
  if (first !== undefined) named.set(first, here)
  if (second !== undefined) named.set(second, 'waarde')
  return { here, around: [scope.here, ...scope.around], named, inList: word === 'each' || scope.inList }
}

function walkPartial(node: hbs.AST.PartialStatement, scope: Scope, template: TemplateSource, walk: Walk): void {
  const [param] = node.params
  const given = param === undefined ? scope.here : shapeOf(param, scope, template, walk)
  const extra = Object.fromEntries(
    (node.hash?.pairs ?? []).map((pair): [string, Shape] => [
      pair.key,
      shapeOf(pair.value, scope, template, walk) ?? 'waarde',
    ]),
  )
  if (node.name.type !== 'PathExpression') {
    const advice = 'Schrijf de naam van het deelsjabloon zelf.'
    say(
      walk,
      template,
      node,
      templateRules['sjabloon/niet-ondersteund'],
      'Een berekende naam van een deelsjabloon kan niet.',
      advice,
    )
    return
  }
  const name = pathText(node.name)
  const partial = walk.partials.get(name)
  if (partial === undefined) {
    const reason = `Het deelsjabloon "${name}" bestaat niet.`
    say(
      walk,
      template,
      node.name,
      templateRules['sjabloon/onbekend-deelsjabloon'],
      reason,
      advise(name, [...walk.partials.keys()]),
    )
    return
  }
  if (given === undefined) return
  const shapes = walk.seen.get(name) ?? new Set()
  walk.seen.set(name, shapes)
  const plain = Object.keys(extra).length === 0
  if (plain && shapes.has(given)) return
  if (plain) shapes.add(given)
  else if (shapes.size > 20) return
  else shapes.add({ groep: extra })
  const here = plain || given === 'waarde' || 'lijst' in given ? given : { groep: { ...given.groep, ...extra } }
  walkProgram(partial.program, { here, around: [], named: new Map(), inList: scope.inList }, partial, walk)
}

/** A word with values behind it. */
function walkCall(
  node: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  scope: Scope,
  template: TemplateSource,
  walk: Walk,
): 'waarde' {
  const name = pathText(node.path)
  const word = Object.hasOwn(templateWords, name) ? templateWords[name] : undefined
  const count = node.params.length
  if (word === undefined) {
    const reason = `Het woord "${name}" is onbekend.`
    say(
      walk,
      template,
      node.path,
      templateRules['sjabloon/onbekend-woord'],
      reason,
      advise(name, Object.keys(templateWords)),
    )
  } else if (count < word.least || count > word.most || node.hash !== undefined) {
    const wanted = word.least === word.most ? `${word.least}` : `${word.least} of meer`
    const reason = `Achter "${name}" horen ${wanted} waarden; hier staan er ${count}.`
    say(
      walk,
      template,
      node,
      templateRules['sjabloon/aantal-waarden'],
      reason,
      'Zet achter het woord alleen namen of teksten tussen aanhalingstekens.',
    )
  }
  for (const param of node.params) shapeOf(param, scope, template, walk)
  for (const pair of node.hash?.pairs ?? []) shapeOf(pair.value, scope, template, walk)
  return 'waarde'
}

function shapeOf(node: hbs.AST.Expression, scope: Scope, template: TemplateSource, walk: Walk): Shape | undefined {
  if (node.type === 'SubExpression') return walkCall(node as hbs.AST.SubExpression, scope, template, walk)
  if (node.type !== 'PathExpression') return 'waarde'
  const path = node as hbs.AST.PathExpression
  const parts = path.parts.map(String)
  if (path.data) return dataShape(path, parts, scope, template, walk)
  const [head = ''] = parts
  if (path.depth === 0 && scope.named.has(head))
    return descend(scope.named.get(head), parts.slice(1), path, template, walk)
  const start = path.depth === 0 ? scope.here : scope.around[path.depth - 1]
  if (start === undefined) {
    const reason = `"${path.original}" wijst naar iets buiten het sjabloon.`
    say(
      walk,
      template,
      path,
      templateRules['sjabloon/onbekende-naam'],
      reason,
      'Gebruik minder keer ../, of @root voor het begin.',
    )
    return undefined
  }
  return descend(start, parts, path, template, walk)
}

function dataShape(
  path: hbs.AST.PathExpression,
  [name = '', ...rest]: readonly string[],
  scope: Scope,
  template: TemplateSource,
  walk: Walk,
): Shape | undefined {
  if (name === 'root') return descend(walk.root, rest, path, template, walk)
  if (scope.inList && ['index', 'first', 'last'].includes(name)) return 'waarde'
  const reason = `De naam "@${name}" is hier onbekend.`
  say(
    walk,
    template,
    path,
    templateRules['sjabloon/onbekende-naam'],
    reason,
    'Wat kan: @root, en binnen #each ook @index, @first en @last.',
  )
  return undefined
}

function descend(
  start: Shape | undefined,
  parts: readonly string[],
  path: hbs.AST.PathExpression,
  template: TemplateSource,
  walk: Walk,
): Shape | undefined {
  let shape = start
  for (const part of parts) {
    if (shape === undefined) return undefined
    const names: { readonly [name: string]: Shape } = shape !== 'waarde' && 'groep' in shape ? shape.groep : {}
    if (!Object.hasOwn(names, part)) {
      const reason = `De naam "${part}" bestaat hier niet (in "${pathText(path)}").`
      say(walk, template, path, templateRules['sjabloon/onbekende-naam'], reason, advise(part, Object.keys(names)))
      return undefined
    }
    shape = names[part]
  }
  return shape
}

function pathText(node: { readonly type: string }): string {
  return 'original' in node ? String(node.original) : ''
}

function advise(name: string, known: readonly string[]): string {
  if (known.length === 0) return 'Hier zijn geen namen: dit is zelf al een waarde.'
  return `${didYouMean(name, known)}Wat hier kan staan: ${known.join(', ')}.`
}

function say(
  walk: Walk,
  template: TemplateSource,
  node: { readonly loc: hbs.AST.SourceLocation },
  rule: Rule,
  reason: string,
  advice = 'Kijk in docs/huisstijl.md wat een sjabloon kan.',
): void {
  const place = placeOf(node.loc)
  const found = diagnostic({ rule, file: template.name, place, reason, advice })
  walk.found.set(`${template.name}:${place.start.line}:${place.start.column}:${rule}`, found)
}

/** Handlebars counts columns from 0. */
function placeOf(loc: hbs.AST.SourceLocation): Position {
  return {
    start: { line: loc.start.line, column: loc.start.column + 1 },
    end: { line: loc.end.line, column: loc.end.column + 1 },
  }
}
