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
  return program.body.flatMap((each): readonly Diagnostic[] => {
    const statement: Statement = each
    if (isContent(statement)) return problemsIn(statement).map((problem) => diagnostic({ ...problem, file }))
    return [statement.program, statement.inverse].flatMap((inner) => (inner ? checkMarkup(file, inner) : []))
  })
}

function isContent(statement: hbs.AST.Statement): statement is hbs.AST.ContentStatement {
  return statement.type === 'ContentStatement'
}

const tag = /<\/?(?:([a-z][^\s/>]*)|$)|[\s"'/](on[a-z]+)\s*=|(data:image\/[^\s"'<>]*)/gi

function problemsIn({ original, value, loc }: hbs.AST.ContentStatement) {
  const text = String(original ?? value)
  return [...text.matchAll(tag)].flatMap((found) => {
    const [whole, name, handler, picture] = found
    const reason = problemOf(name, handler, picture)
    if (reason === undefined) return []
    const place = placeIn(text, loc, found.index, whole.length)
    const advice = 'Gebruik gewone HTML: koppen, alinea’s, lijsten, tabellen, afbeeldingen en tekeningen.'
    return [{ rule: templateRules['sjabloon/niet-ondersteund'], place, reason, advice }]
  })
}

function problemOf(
  name: string | undefined,
  handler: string | undefined,
  picture: string | undefined,
): string | undefined {
  if (handler !== undefined) return `Het kenmerk ${handler} kan niet in een sjabloon: het is een script.`
  if (picture !== undefined)
    return rebuiltPictureUrl(picture) === undefined
      ? 'Een afbeelding in dit sjabloon is beschadigd, of geen PNG, JPEG, GIF, WebP of SVG.'
      : undefined
  // A value could make it any element.
  if (name === undefined) return 'De naam van een element kan geen waarde zijn.'
  return elements.has(name.toLowerCase()) || name.includes('-')
    ? undefined
    : `Het element <${name}> kan niet in een sjabloon.`
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
