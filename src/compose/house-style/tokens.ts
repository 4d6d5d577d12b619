import type { Position } from 'unist'
import { houseStyleRules } from '../../config/house-style-rules.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { type Color, contrast, isTransparent, parseColor } from './color.ts'

/** A CSS file with design tokens: custom properties. */
export interface TokenFile {
  readonly name: string
  readonly text: string
  /** Whether the municipality writes it: names in a package of others may lead nowhere. */
  readonly isOwn?: boolean
}

interface Token {
  readonly value: string
  readonly file: TokenFile
  readonly offset: number
}

/** A token as a file states it. */
export interface TokenOrigin {
  readonly file: TokenFile
  readonly place: Position
  /** With `var()` resolved. */
  readonly value: string
}

/** The defaults for a colour that is not stated: text inherits its colour, and a transparent background shows the page. */
const [defaultText, pageBackground] = ['--utrecht-document-color', '--utrecht-document-background-color']

/** Text colours with their background colours. */
export const colourPairs: readonly (readonly [text: string, background: string])[] = [
  ['--utrecht-document-color', '--utrecht-document-background-color'],
  ['--utrecht-heading-1-color', '--utrecht-document-background-color'],
  ['--utrecht-heading-2-color', '--utrecht-document-background-color'],
  ['--utrecht-heading-3-color', '--utrecht-document-background-color'],
  ['--utrecht-heading-4-color', '--utrecht-document-background-color'],
  ['--utrecht-link-color', '--utrecht-document-background-color'],
  ['--utrecht-table-header-color', '--utrecht-table-header-background-color'],
  ['--utrecht-table-caption-color', '--utrecht-document-background-color'],
  ['--collegevoorstel-label-color', '--utrecht-document-background-color'],
  ['--collegevoorstel-leeg-color', '--utrecht-document-background-color'],
  ['--collegevoorstel-accent-color', '--utrecht-document-background-color'],
  ['--utrecht-document-color', '--collegevoorstel-besluit-background-color'],
  ['--collegevoorstel-accent-color', '--collegevoorstel-besluit-background-color'],
  ['--collegevoorstel-band-color', '--collegevoorstel-band-background-color'],
]

/** For text of normal size (WCAG 2.1, success criterion 1.4.3). */
const leastContrast = 4.5

/**
 * Reads the design tokens of a house style: the value of each name with `var()` resolved, and findings about contrast.
 * @param basis values of names that the files do not state
 */
export function readTokens(
  files: readonly TokenFile[],
  basis: readonly TokenFile[] = [],
): {
  readonly value: (name: string) => string | undefined
  /** Where the files state a name; undefined where they leave it to the basis. */
  readonly origin: (name: string) => TokenOrigin | undefined
  readonly diagnostics: readonly Diagnostic[]
} {
  const tokens = tokensIn(files)
  const known = new Map([...tokensIn(basis), ...tokens])
  const value = (name: string) => resolve(name, known, 0)
  const diagnostics = colourPairs.flatMap(([text, ground]) => checkPair(text, ground, tokens, value))
  const origin = (name: string) => {
    const token = tokens.get(name)
    return token && { file: token.file, place: placeIn(token), value: value(name) ?? '' }
  }
  return { value, origin, diagnostics }
}

function tokensIn(files: readonly TokenFile[]): ReadonlyMap<string, Token> {
  const tokens = new Map<string, Token>()
  for (const file of files) {
    // Blanked comments keep their length, so that positions stay valid.
    const css = blankComments(file.text)
    for (const found of css.matchAll(/(--[\w-]+)\s*:\s*([^;{}]*)/g)) {
      tokens.set(found[1] ?? '', { value: (found[2] ?? '').trim(), file, offset: found.index })
    }
  }
  return tokens
}

function resolve(name: string, tokens: ReadonlyMap<string, Token>, depth: number): string | undefined {
  const token = tokens.get(name)
  if (token === undefined || depth > 20) return undefined
  return token.value.replace(/var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)/g, (_, inner: string, instead?: string) => {
    return resolve(inner, tokens, depth + 1) ?? instead?.trim() ?? ''
  })
}

function checkPair(
  text: string,
  ground: string,
  tokens: ReadonlyMap<string, Token>,
  value: (name: string) => string | undefined,
): readonly Diagnostic[] {
  const stated = tokens.get(text)
  const token = stated ?? tokens.get(ground)
  if (token === undefined) return []
  // Where neither text colour is stated, the pair of the default text reports this background.
  if (
    stated === undefined &&
    text !== defaultText &&
    !tokens.has(defaultText) &&
    colourPairs.some(([one, other]) => one === defaultText && other === ground)
  )
    return []
  const written = value(text) ?? value(defaultText) ?? 'black'
  const color = parseColor(written)
  const paper: Color = [255, 255, 255]
  const groundWritten = [value(ground), value(pageBackground)].find((one) => one !== undefined && !isTransparent(one))
  const background = groundWritten === undefined ? paper : parseColor(groundWritten)
  const place = placeIn(token)
  // Of a variable that does not exist, that is reported.
  if (written === '' && token.file.isOwn !== false) return []
  if (color === undefined || background === undefined) {
    const reason = `Van “${color === undefined ? text : ground}” is het contrast niet na te rekenen: ${color === undefined ? written : groundWritten}.`
    const advice = 'Schrijf de kleur als #rrggbb, rgb() of hsl(), zonder doorzichtigheid.'
    return [diagnostic({ rule: houseStyleRules['huisstijl/kleur'], file: token.file.name, place, reason, advice })]
  }
  const ratio = contrast(color, background)
  if (ratio >= leastContrast) return []
  const shown = (Math.floor(ratio * 10) / 10).toFixed(1).replace('.', ',')
  const subject =
    stated === undefined
      ? `Bij ${ground} staat geen ${text}; de letters zijn dan ${written === 'black' ? 'zwart' : written}, en te weinig te zien`
      : `De kleur ${text} (${written}) is te licht`
  const reason = `${subject} op ${contrast(background, paper) === 1 ? 'wit' : groundWritten}: het contrast is ${shown} : 1.`
  const advice =
    'Kies een donkerder kleur: ten minste 4,5 : 1, liever 7 : 1. Anders is de tekst voor veel mensen niet te lezen.'
  return [diagnostic({ rule: houseStyleRules['huisstijl/contrast'], file: token.file.name, place, reason, advice })]
}

function placeIn({ file, offset, value }: Token): Position {
  const before = file.text.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  const end = file.text.indexOf(value, offset) + value.length
  const row = file.text.slice(0, end)
  return {
    start: { line, column },
    end: { line: row.split('\n').length, column: end - row.lastIndexOf('\n') },
  }
}

/** Replaces CSS comments by spaces, keeping line breaks; an unclosed comment extends to the end. Linear time. */
function blankComments(css: string): string {
  const pieces: string[] = []
  for (let at = 0; at < css.length; ) {
    const start = css.indexOf('/*', at)
    pieces.push(css.slice(at, start < 0 ? undefined : start))
    if (start < 0) break
    const end = css.indexOf('*/', start + 2)
    at = end < 0 ? css.length : end + 2
    pieces.push(css.slice(start, at).replace(/[^\n]/g, ' '))
  }
  return pieces.join('')
}
