import { type CSSToken, TokenType, tokenize } from '@csstools/css-tokenizer'
import type { Position } from 'unist'
import { houseStyleRules } from '../../config/house-style-rules.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { isPictureUrl, rebuiltPictureUrl } from '../../pictures/picture-url.ts'
import { resourceOrigin } from '../../print/page/printable.ts'

/** A CSS file of a house style or kind. */
export interface CssFile {
  readonly name: string
  readonly text: string
}

export interface OwnCss {
  readonly css: string
  readonly diagnostics: readonly Diagnostic[]
}

interface Change {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * The CSS of a house style or kind as it may be published: without imports, which a document cannot load, and with embedded
 * pictures written anew. Names are compared after decoding escapes, as a browser does. All other text is kept verbatim.
 */
export function ownCss(file: CssFile): OwnCss {
  // Without these a style sheet refers to nothing; most do not.
  if (!/[\\@]|url|src|image/i.test(file.text)) return { css: file.text, diagnostics: [] }
  const tokens = tokenize({ css: file.text }).filter(([type]) => type !== TokenType.Comment)
  const diagnostics: Diagnostic[] = []
  const changes: Change[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.[0] === TokenType.AtKeyword) {
      const name = token[4].value.toLowerCase()
      if (name !== 'import' && name !== 'namespace') continue
      const end = endOfStatement(tokens, at)
      if (name === 'import') {
        const range = { from: token[2], to: (tokens[end]?.[3] ?? file.text.length - 1) + 1 }
        changes.push({ ...range, text: '' })
        diagnostics.push(imported(file, range))
      }
      at = end
    } else if (token) for (const address of addressesAt(tokens, at)) judge(address, { file, changes, diagnostics })
  }
  return { css: changed(file.text, changes), diagnostics }
}

/** The index of the semicolon or block that ends an at-rule, or of the last token. */
function endOfStatement(tokens: readonly CSSToken[], start: number): number {
  const end = tokens.findIndex(
    ([type], index) => index > start && (type === TokenType.Semicolon || type === TokenType.EOF),
  )
  return end < 0 ? tokens.length - 1 : tokens[end]?.[0] === TokenType.EOF ? end - 1 : end
}

interface Address extends Omit<Change, 'text'> {
  readonly value: string
}

const functions = new Set(['url', 'src', 'image', 'image-set', '-webkit-image-set'])

function addressesAt(tokens: readonly CSSToken[], at: number): readonly Address[] {
  const token = tokens[at]
  if (token?.[0] === TokenType.URL) return [{ value: token[4].value, from: token[2], to: token[3] + 1 }]
  if (token?.[0] !== TokenType.Function || !functions.has(token[4].value.toLowerCase())) return []
  const found: Address[] = []
  const isUrl = /^(?:url|src)$/i.test(token[4].value)
  for (const inside of tokens.slice(at + 1)) {
    if (inside[0] === TokenType.CloseParen) break
    if (inside[0] !== TokenType.String) continue
    found.push({ value: inside[4].value, from: inside[2], to: inside[3] + 1 })
    if (isUrl) break
  }
  return found
}

interface Judging {
  readonly file: CssFile
  readonly changes: Change[]
  readonly diagnostics: Diagnostic[]
}

function judge({ value, from, to }: Address, { file, changes, diagnostics }: Judging): void {
  const place = placeOf(file.text, from, to)
  if (isPictureUrl(value)) {
    const rebuilt = rebuiltPictureUrl(value)
    // A name or parenthesis precedes a string; an unquoted address is a token with both.
    const isString = /["']/.test(file.text.charAt(from))
    if (rebuilt !== undefined) changes.push({ from, to, text: isString ? `"${rebuilt}"` : `url(${rebuilt})` })
    else
      diagnostics.push(
        diagnostic({
          rule: houseStyleRules['huisstijl/logo'],
          file: file.name,
          place,
          reason: 'Een afbeelding in deze opmaak is beschadigd, of geen PNG, JPEG, GIF, WebP of SVG.',
          advice: 'Maak de afbeelding opnieuw, of haal haar uit de opmaak.',
        }),
      )
  } else if (isForeign(value))
    diagnostics.push(
      diagnostic({
        rule: houseStyleRules['huisstijl/buiten-map'],
        file: file.name,
        place,
        reason: `De opmaak haalt iets van elders: ${value.trim().slice(0, 60)}`,
        advice: 'Een document haalt niets van internet. Zet de afbeelding als data:-adres in de opmaak.',
      }),
    )
}

function isForeign(address: string): boolean {
  const plain = address.trim()
  if (plain.startsWith(resourceOrigin) || /^data:/i.test(plain)) return false
  return /^[a-z][a-z\d+.-]*:/i.test(plain) || /^[\\/]{2}/.test(plain)
}

function imported({ name, text }: CssFile, { from, to }: Omit<Change, 'text'>): Diagnostic {
  return diagnostic({
    rule: houseStyleRules['huisstijl/import'],
    file: name,
    place: placeOf(text, from, to),
    reason: 'Deze regel haalt opmaak uit een ander bestand (@import) en is weggelaten.',
    advice: 'Zet de opmaak uit dat bestand in dit bestand zelf.',
  })
}

function placeOf(text: string, from: number, to: number): Position {
  const point = (offset: number) => {
    const before = text.slice(0, offset)
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
  }
  return { start: point(from), end: point(to) }
}

function changed(text: string, changes: readonly Change[]): string {
  let result = ''
  let at = 0
  for (const change of changes) {
    result += text.slice(at, change.from) + change.text
    at = change.to
  }
  return result + text.slice(at)
}
