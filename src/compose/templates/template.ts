import Handlebars from 'handlebars'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { readyTemplates } from './ready-templates.ts'
import { checkTemplate, type ParsedTemplate, type TemplateSource } from './template-check.ts'
import { compileOptions } from './template-options.ts'
import { templateRules } from './template-rules.ts'
import { templateWords } from './template-words.ts'
import type { GroupShape } from './view-shape.ts'

/** A template that has been checked: prints a view as HTML. */
export type Template = (view: object) => string

export interface TemplateRead {
  /** Absent when there are errors. */
  readonly template?: Template
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a template and its partials, and checks every name in them against what there is to print. */
export function readTemplate(
  source: TemplateSource,
  partialSources: ReadonlyMap<string, TemplateSource>,
  shape: GroupShape,
): TemplateRead {
  const diagnostics: Diagnostic[] = []
  const main = parse(source, diagnostics)
  const partials = new Map<string, ParsedTemplate>()
  for (const [name, partial] of partialSources) {
    const parsed = parse(partial, diagnostics)
    if (parsed) partials.set(name, parsed)
  }
  if (main === undefined || diagnostics.length > 0) return { diagnostics }
  diagnostics.push(...checkTemplate(main, partials, shape))
  if (diagnostics.length > 0) return { diagnostics }
  return { template: compile(main, partials), diagnostics }
}

/**
 * The same for templates that come with the package and were checked and compiled when it was made; undefined when any of them
 * is somebody else's.
 */
export function readReadyTemplate(
  source: TemplateSource,
  partialSources: ReadonlyMap<string, TemplateSource>,
): Template | undefined {
  const ready = readyTemplates([source, ...partialSources.values()])
  const main = ready?.get(source)
  if (ready === undefined || main === undefined) return undefined
  const handlebars = withWords()
  for (const [name, partial] of partialSources) {
    const specification = ready.get(partial)
    if (specification) handlebars.registerPartial(name, handlebars.template(specification))
  }
  return printer(handlebars.template(main))
}

function compile(main: ParsedTemplate, partials: ReadonlyMap<string, ParsedTemplate>): Template {
  const handlebars = withWords()
  for (const [name, partial] of partials) {
    handlebars.registerPartial(name, handlebars.compile(partial.program, compileOptions))
  }
  return printer(handlebars.compile(main.program, compileOptions))
}

function withWords(): typeof Handlebars {
  const handlebars = Handlebars.create()
  for (const [name, word] of Object.entries(templateWords)) {
    // The last argument is Handlebars' own.
    handlebars.registerHelper(name, (...values: unknown[]) => word.use(...values.slice(0, -1)))
  }
  return handlebars
}

function printer(template: HandlebarsTemplateDelegate): Template {
  return (view) => template(view, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false })
}

function parse(source: TemplateSource, diagnostics: Diagnostic[]): ParsedTemplate | undefined {
  try {
    return { ...source, program: Handlebars.parse(source.text) }
  } catch (error) {
    diagnostics.push(syntaxError(source, error))
    return undefined
  }
}

/** The parser says `Parse error on line 3:`, a picture with a caret, and what it expected; the others ` - 3:5` at the end. */
function syntaxError(source: TemplateSource, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error)
  const [, exactLine, exactColumn] = / - (\d+):(\d+)$/.exec(message) ?? []
  const line = Number(exactLine ?? /on line (\d+)/.exec(message)?.[1] ?? 1)
  const caret = /^(-*)\^/m.exec(message)?.[1]?.length ?? 0
  const shown = message.split('\n')[1] ?? ''
  const column = exactColumn === undefined ? columnOf(source.text, line, shown, caret) : Number(exactColumn) + 1
  return diagnostic({
    rule: templateRules['sjabloon/schrijffout'],
    file: source.name,
    place: { start: { line, column }, end: { line, column: column + 1 } },
    reason: 'Dit sjabloon is niet goed geschreven.',
    advice:
      'Kijk of elke {{#…}} een {{/…}} heeft met dezelfde naam, en of alle accolades en aanhalingstekens er staan.',
  })
}

/** The picture shows at most the last twenty signs before the place, after three dots when there was more. */
function columnOf(text: string, line: number, shown: string, caret: number): number {
  const row = text.split('\n')[line - 1] ?? ''
  const piece = shown.replace(/^\.\.\./, '')
  const start = shown.startsWith('...') ? text.indexOf(piece) : -1
  if (start >= 0) return Math.max(1, start + caret - 3 - text.lastIndexOf('\n', start + caret - 3))
  return Math.min(caret, row.length) + 1
}
