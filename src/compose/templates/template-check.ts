import type { Position } from 'unist'
import { templateRules } from '../../config/template-rules.ts'
import { type Diagnostic, diagnostic, type Finding } from '../../diagnostics/diagnostic.ts'
import { explainCommand } from '../../diagnostics/explain-command.ts'
import type { TemplateSource } from '../house-style/house-style.ts'
import { type GroupShape, isValue, type Shape } from '../views/view.ts'
import { advise, impossibleWord } from './impossible-word.ts'
import { templateWords } from './template-words.ts'

export interface ParsedTemplate extends TemplateSource {
  readonly program: hbs.AST.Program
}

/** The names in scope: the current group, the enclosing ones, and block parameters (`as |naam|`). */
interface Scope {
  readonly here: Shape
  readonly around: readonly Shape[]
  readonly named: ReadonlyMap<string, Shape>
  readonly inList: boolean
}

type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression

/** Shapes with additional names (`{{> deel naam=waarde}}`) with which one partial is checked. */
const mostShapes = 20

const blocks = ['if', 'unless', 'each', 'with']

/**
 * Finds every name that does not exist, in a template and the partials it uses. Branches that are not reached are checked as
 * well, because Handlebars itself silently prints nothing for an unknown name there.
 */
export function checkTemplate(
  template: ParsedTemplate,
  partials: ReadonlyMap<string, ParsedTemplate>,
  root: GroupShape,
): readonly Diagnostic[] {
  const check = new TemplateCheck(partials, root)
  check.template(template, { here: root, around: [], named: new Map(), inList: false })
  return check.diagnostics()
}

/** Visits the nodes of a template and its partials. */
class TemplateCheck {
  readonly #partials: ReadonlyMap<string, ParsedTemplate>
  readonly #root: GroupShape
  readonly #found = new Map<string, Diagnostic>()
  /** The shapes with which each partial was checked, because a partial may include itself. */
  readonly #seen = new Map<string, Set<Shape>>()
  /** The name of the file that is visited. */
  #file = ''

  constructor(partials: ReadonlyMap<string, ParsedTemplate>, root: GroupShape) {
    this.#partials = partials
    this.#root = root
  }

  diagnostics(): readonly Diagnostic[] {
    return [...this.#found.values()]
  }

  template({ name, program }: ParsedTemplate, scope: Scope): void {
    const including = this.#file
    this.#file = name
    this.#program(program, scope)
    this.#file = including
  }

  #program(program: hbs.AST.Program, scope: Scope): void {
    for (const statement of program.body) this.#statement(statement, scope)
  }

  #statement(statement: hbs.AST.Statement, scope: Scope): void {
    switch (statement.type) {
      case 'MustacheStatement':
        this.#mustache(statement as hbs.AST.MustacheStatement, scope)
        return
      case 'BlockStatement':
        this.#block(statement as hbs.AST.BlockStatement, scope)
        return
      case 'PartialStatement':
        this.#partial(statement as hbs.AST.PartialStatement, scope)
        return
      case 'ContentStatement':
      case 'CommentStatement':
        return
      default:
        this.#report(statement, {
          rule: templateRules['sjabloon/niet-ondersteund'],
          reason: 'Deze schrijfwijze van Handlebars wordt hier niet ondersteund.',
          advice: `Wat een sjabloon kan: ${explainCommand('sjabloon')}`,
        })
    }
  }

  #mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (!node.escaped)
      this.#report(node, {
        rule: templateRules['sjabloon/onveilig'],
        reason: 'Drie accolades (of een &) drukken tekst af zonder die veilig te maken.',
        advice: 'Gebruik twee accolades. Opgemaakte tekst wordt vanzelf goed afgedrukt.',
      })
    if (node.params.length > 0 || node.hash !== undefined) {
      this.#call(node, scope)
      return
    }
    const shape = this.#shapeOf(node.path, scope)
    if (shape === undefined || isValue(shape)) return
    const isList = 'lijst' in shape
    this.#report(node, {
      rule: templateRules['sjabloon/geen-waarde'],
      reason: `“${pathText(node.path)}” is ${isList ? 'een lijst' : 'een groep'}, geen waarde.`,
      advice: isList ? 'Loop er met {{#each}} doorheen.' : 'Schrijf er een punt en een van de namen achter.',
    })
  }

  #block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const word = pathText(node.path)
    if (!blocks.includes(word))
      this.#report(node.path, {
        rule: templateRules['sjabloon/onbekend-woord'],
        reason: `Het blok “${word}” is onbekend.`,
        advice: advise(word, blocks),
      })
    else if (node.params.length !== 1 || node.hash !== undefined)
      this.#report(node, {
        rule: templateRules['sjabloon/aantal-waarden'],
        reason: `Achter #${word} hoort precies één naam.`,
        advice: `Schrijf {{#${word} naam}}.`,
      })
    const [param] = node.params
    const shape = param === undefined ? undefined : this.#shapeOf(param, scope)
    const inner = this.#scopeIn(node, shape, scope)
    if (inner !== undefined && node.program !== undefined) this.#program(node.program, inner)
    if (node.inverse !== undefined) this.#program(node.inverse, scope)
  }

  /** The scope inside a block; undefined when the name after the block word is itself wrong. */
  #scopeIn(node: hbs.AST.BlockStatement, shape: Shape | undefined, scope: Scope): Scope | undefined {
    const word = pathText(node.path)
    if (word !== 'each' && word !== 'with') return scope
    if (shape === undefined) return undefined
    const [param] = node.params
    const isList = typeof shape === 'object' && 'lijst' in shape
    if (word === 'each' && !isList) {
      this.#report(node, {
        rule: templateRules['sjabloon/geen-lijst'],
        reason: `“${param === undefined ? '' : pathText(param)}” is geen lijst.`,
        advice: 'Achter #each hoort de naam van een lijst.',
      })
      return undefined
    }
    const here = word === 'each' && isList ? shape.lijst : shape
    const named = new Map(scope.named)
    const [first, second] = node.program?.blockParams ?? []
    if (first !== undefined) named.set(first, here)
    if (second !== undefined) named.set(second, 'text')
    return { here, around: [scope.here, ...scope.around], named, inList: word === 'each' || scope.inList }
  }

  #partial(node: hbs.AST.PartialStatement, scope: Scope): void {
    const [param] = node.params
    const given = param === undefined ? scope.here : this.#shapeOf(param, scope)
    const extra = Object.fromEntries(
      (node.hash?.pairs ?? []).map((pair): [string, Shape] => [pair.key, this.#shapeOf(pair.value, scope) ?? 'text']),
    )
    const partial = this.#partialNamed(node)
    if (partial === undefined || given === undefined) return
    const isPlain = Object.keys(extra).length === 0
    const shapes = this.#shapesOf(pathText(node.name))
    if (isPlain ? shapes.has(given) : shapes.size > mostShapes) return
    shapes.add(isPlain ? given : { groep: extra })
    const here = isPlain || isValue(given) || 'lijst' in given ? given : { groep: { ...given.groep, ...extra } }
    this.template(partial, { here, around: [], named: new Map(), inList: scope.inList })
  }

  #shapesOf(partial: string): Set<Shape> {
    const shapes = this.#seen.get(partial) ?? new Set()
    this.#seen.set(partial, shapes)
    return shapes
  }

  #partialNamed(node: hbs.AST.PartialStatement): ParsedTemplate | undefined {
    if (node.name.type !== 'PathExpression') {
      this.#report(node, {
        rule: templateRules['sjabloon/niet-ondersteund'],
        reason: 'Een berekende naam van een deelsjabloon kan niet.',
        advice: 'Schrijf de naam van het deelsjabloon zelf.',
      })
      return undefined
    }
    const name = pathText(node.name)
    const partial = this.#partials.get(name)
    if (partial === undefined)
      this.#report(node.name, {
        rule: templateRules['sjabloon/onbekend-deelsjabloon'],
        reason: `Het deelsjabloon “${name}” bestaat niet.`,
        advice: advise(name, [...this.#partials.keys()]),
      })
    return partial
  }

  /** A word with values after it. */
  #call(node: Call, scope: Scope): Shape {
    const name = pathText(node.path)
    const word = Object.hasOwn(templateWords, name) ? templateWords[name] : undefined
    const count = node.params.length
    if (word === undefined)
      this.#report(node.path, {
        rule: templateRules['sjabloon/onbekend-woord'],
        reason: `Het woord “${name}” is onbekend.`,
        advice: advise(name, Object.keys(templateWords)),
      })
    else if (count < word.least || count > word.most || node.hash !== undefined) {
      const wanted = word.least === word.most ? `${word.least}` : `${word.least} of meer`
      this.#report(node, {
        rule: templateRules['sjabloon/aantal-waarden'],
        reason: `Achter “${name}” horen ${wanted} waarden; hier staan er ${count}.`,
        advice: 'Zet achter het woord alleen namen of teksten tussen aanhalingstekens.',
      })
    }
    const shapes = node.params.map((param) => this.#shapeOf(param, scope))
    const odd = name === 'is' ? impossibleWord(node.params, shapes) : undefined
    if (odd) this.#report(odd.node, { rule: templateRules['sjabloon/onbekende-naam'], ...odd.problem })
    for (const pair of node.hash?.pairs ?? []) this.#shapeOf(pair.value, scope)
    return 'text'
  }

  #shapeOf(node: hbs.AST.Expression, scope: Scope): Shape | undefined {
    if (node.type === 'SubExpression') return this.#call(node as hbs.AST.SubExpression, scope)
    if (node.type !== 'PathExpression') return 'text'
    const path = node as hbs.AST.PathExpression
    const names = path.parts.map(String)
    if (path.data) return this.#dataShape(path, names, scope)
    const [head = ''] = names
    if (path.depth === 0 && scope.named.has(head)) return this.#descend(scope.named.get(head), names.slice(1), path)
    const start = path.depth === 0 ? scope.here : scope.around[path.depth - 1]
    if (start !== undefined) return this.#descend(start, names, path)
    this.#report(path, {
      rule: templateRules['sjabloon/onbekende-naam'],
      reason: `“${path.original}” wijst naar iets buiten het sjabloon.`,
      advice: 'Gebruik minder keer ../, of @root voor het begin.',
    })
    return undefined
  }

  #dataShape(path: hbs.AST.PathExpression, [name = '', ...rest]: readonly string[], scope: Scope): Shape | undefined {
    if (name === 'root') return this.#descend(this.#root, rest, path)
    if (scope.inList && ['index', 'first', 'last'].includes(name)) return 'text'
    this.#report(path, {
      rule: templateRules['sjabloon/onbekende-naam'],
      reason: `De naam “@${name}” is hier onbekend.`,
      advice: 'Wat kan: @root, en binnen #each ook @index, @first en @last.',
    })
    return undefined
  }

  #descend(start: Shape | undefined, names: readonly string[], path: hbs.AST.PathExpression): Shape | undefined {
    let shape = start
    for (const name of names) {
      if (shape === undefined) return undefined
      const known: { readonly [name: string]: Shape } = typeof shape === 'object' && 'groep' in shape ? shape.groep : {}
      if (!Object.hasOwn(known, name)) {
        this.#report(path, {
          rule: templateRules['sjabloon/onbekende-naam'],
          reason: `De naam “${name}” bestaat hier niet (in “${pathText(path)}”).`,
          advice: advise(name, Object.keys(known)),
        })
        return undefined
      }
      shape = known[name]
    }
    return shape
  }

  /** Reports each rule once at each position. */
  #report(node: { readonly loc: hbs.AST.SourceLocation }, found: Omit<Finding, 'file'>): void {
    const place = placeOf(node.loc)
    const key = `${this.#file}:${place.start.line}:${place.start.column}:${found.rule.id}`
    this.#found.set(key, diagnostic({ ...found, file: this.#file, place }))
  }
}

function pathText(node: { readonly type: string }): string {
  return 'original' in node ? String(node.original) : ''
}

/** Handlebars counts columns from 0. */
function placeOf(loc: hbs.AST.SourceLocation): Position {
  return {
    start: { line: loc.start.line, column: loc.start.column + 1 },
    end: { line: loc.end.line, column: loc.end.column + 1 },
  }
}
