import type { Position } from 'unist'
import { templateRules } from '../../config/template-rules.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { rebuiltPictureUrl } from '../../pictures/picture-url.ts'
import { elements as drawingElements } from '../../pictures/svg/svg-vocabulary.ts'

type Statement = hbs.AST.Statement & {
  readonly program?: hbs.AST.Program
  readonly inverse?: hbs.AST.Program
}

/** HTML that shows something by itself: it runs, loads and sends nothing, and leads nowhere without a click. */
const elements: ReadonlySet<string> = new Set([
  ...'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del dfn div dl dt'.split(
    ' ',
  ),
  ...'em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark menu nav ol p pre q'.split(
    ' ',
  ),
  ...'rp rt ruby s samp section small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
  ...[...drawingElements, 'title', 'desc'].map((name) => name.toLowerCase()),
])

/** Reports the elements and attributes of a template that have no place on a printed page, such as a script or a refresh. */
export function checkMarkup(file: string, program: hbs.AST.Program): readonly Diagnostic[] {
  return new MarkupCheck(file).program(program)
}

/** The parts of HTML that matter here: the start of a tag, an attribute that is a script, a picture, quotes and the end of a tag. */
const parts = /<\/?(?:([a-z][^\s/>]*)|$)|([\s"'/])(on[a-z]+)\s*=|(data:image\/[^\s"'<>]*)|["'>]/gi

/** Visits the text of a template in order: a tag may be divided by values and blocks. */
class MarkupCheck {
  readonly #file: string
  #place: 'text' | 'tag' | '"' | "'" = 'text'

  constructor(file: string) {
    this.#file = file
  }

  program(program: hbs.AST.Program): readonly Diagnostic[] {
    return program.body.flatMap((each): readonly Diagnostic[] => {
      const statement: Statement = each
      if (isContent(statement)) return this.#content(statement)
      return [statement.program, statement.inverse].flatMap((inner) => (inner ? this.program(inner) : []))
    })
  }

  #content({ original, value, loc }: hbs.AST.ContentStatement): readonly Diagnostic[] {
    const text = String(original ?? value)
    return [...text.matchAll(parts)].flatMap((found) => {
      const reason = this.#problemOf(found)
      if (reason === undefined) return []
      return [
        diagnostic({
          rule: templateRules['sjabloon/niet-ondersteund'],
          file: this.#file,
          place: placeIn(text, loc, found.index, found[0].length),
          reason,
          advice: 'Gebruik gewone HTML: koppen, alinea’s, lijsten, tabellen, afbeeldingen en tekeningen.',
        }),
      ]
    })
  }

  #problemOf([whole, name, before = '', handler, picture]: RegExpMatchArray): string | undefined {
    if (picture !== undefined)
      return rebuiltPictureUrl(picture) === undefined
        ? 'Een afbeelding in dit sjabloon is beschadigd, of geen PNG, JPEG, GIF, WebP of SVG.'
        : undefined
    if (whole.startsWith('<')) return this.#startTag(name)
    this.#move(handler === undefined ? whole : before)
    if (handler === undefined || this.#place !== 'tag') return undefined
    return `Het kenmerk ${handler} kan niet in een sjabloon: het is een script.`
  }

  #startTag(name: string | undefined): string | undefined {
    if (this.#place !== 'text') return undefined
    this.#place = 'tag'
    // A value could make it any element.
    if (name === undefined) return 'De naam van een element kan geen waarde zijn.'
    return elements.has(name.toLowerCase()) || name.includes('-')
      ? undefined
      : `Het element <${name}> kan niet in een sjabloon.`
  }

  #move(character: string): void {
    if (this.#place === character) this.#place = 'tag'
    else if (this.#place === 'tag' && (character === '"' || character === "'")) this.#place = character
    else if (this.#place === 'tag' && character === '>') this.#place = 'text'
  }
}

function isContent(statement: hbs.AST.Statement): statement is hbs.AST.ContentStatement {
  return statement.type === 'ContentStatement'
}

function placeIn(text: string, { start }: hbs.AST.SourceLocation, index: number, length: number): Position {
  const point = (offset: number) => {
    const before = text.slice(0, offset)
    const lines = before.split('\n').length - 1
    const column = lines === 0 ? start.column + offset + 1 : offset - before.lastIndexOf('\n')
    return { line: start.line + lines, column }
  }
  return { start: point(index), end: point(index + length) }
}

/** The text of a template with the pictures that it holds written anew. */
export function withRebuiltPictures(text: string): string {
  return text.replace(/data:image\/[^\s"'<>{}]*/gi, (address) => rebuiltPictureUrl(address) ?? address)
}
