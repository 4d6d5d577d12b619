import Handlebars from 'handlebars'
import { templateRules } from '../../config/template-rules.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Kind } from '../../forms/kind.ts'
import type { TemplateSource } from '../house-style/house-style.ts'
import type { GroupShape } from '../views/view.ts'
import { readyTemplates } from './precompiled-templates.ts'
import { checkTemplate, type ParsedTemplate } from './template-check.ts'
import { checkMarkup, withRebuiltPictures } from './template-markup.ts'
import { compileOptions, templateWords } from './template-words.ts'

/** A checked template, which renders a view as HTML. */
export type Template = (view: object) => string

export interface TemplateRead {
  /** Absent when there are errors. */
  readonly template?: Template
  readonly diagnostics: readonly Diagnostic[]
}

/** Parses a template and its partials, and checks every name in them against the data that can be printed. */
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
  for (const { name, program } of [main, ...partials.values()]) diagnostics.push(...checkMarkup(name, program))
  if (diagnostics.length > 0) return { diagnostics }
  return { template: compile(main, partials), diagnostics }
}

/**
 * As `readTemplate`, for templates that were checked and compiled when this package was built; undefined when any of them is not
 * part of the package.
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
    handlebars.registerPartial(name, handlebars.compile(programOf(partial), compileOptions))
  }
  return printer(handlebars.compile(programOf(main), compileOptions))
}

function programOf({ text, program }: ParsedTemplate): hbs.AST.Program {
  const rebuilt = withRebuiltPictures(text)
  return rebuilt === text ? program : Handlebars.parse(rebuilt)
}

function withWords(): typeof Handlebars {
  const handlebars = Handlebars.create()
  for (const [name, word] of Object.entries(templateWords)) {
    // The last argument holds the options of Handlebars.
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

/** The parser reports `Parse error on line 3:` and an excerpt with a caret; other errors end with ` - 3:5`. */
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

/** The excerpt has at most twenty characters before the position, preceded by three dots when it is cut. */
function columnOf(text: string, line: number, shown: string, caret: number): number {
  const row = text.split('\n')[line - 1] ?? ''
  const piece = shown.replace(/^\.\.\./, '')
  const start = shown.startsWith('...') ? text.indexOf(piece) : -1
  if (start >= 0) return Math.max(1, start + caret - 3 - text.lastIndexOf('\n', start + caret - 3))
  return Math.min(caret, row.length) + 1
}

/** All names were checked before; the remaining cause is infinite recursion of a partial. */
export function templateFailure(error: unknown, kind: Kind): Diagnostic {
  return diagnostic({
    rule: templateRules['sjabloon/mislukt'],
    file: `${kind.mapnaam}/document.hbs`,
    reason: `Het sjabloon van de soort ${kind.soort} is niet af te drukken: ${error instanceof Error ? error.message : String(error)}.`,
    advice: 'Kijk of een deelsjabloon zichzelf gebruikt zonder ooit te stoppen.',
  })
}
