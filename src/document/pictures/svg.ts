import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { attempt } from '../../system/attempt.ts'
import type { Picture, PictureProblem } from './picture.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'
const xlinkNamespace = 'http://www.w3.org/1999/xlink'
const refusedElements = new Set([
  'script',
  'foreignObject',
  'iframe',
  'audio',
  'video',
  'canvas',
  'handler',
  'listener',
])
const animations = new Set(['animate', 'animateMotion', 'animateTransform', 'set', 'discard'])
/** An image in an SVG must be embedded. */
const embedded = /^data:image\/(png|jpeg);base64,/i

/**
 * Validates an SVG: well-formed, with a size, and without scripts, animation and external references. Undefined when it is not
 * an SVG. The bytes are not changed.
 */
export function readSvg(bytes: Uint8Array): Picture | PictureProblem | undefined {
  const text = decoded(bytes)
  if (text === undefined || !/^\s*</.test(text) || !/<([\w-]+:)?svg[\s>/]/.test(text)) return undefined
  const seen = scan(text)
  if (seen.problem !== undefined)
    return {
      reason: `De SVG kan niet worden gebruikt: ${seen.problem}.`,
      advice: 'Bewaar de tekening opnieuw als gewone SVG, of als PNG.',
    }
  if (seen.size === undefined)
    return {
      reason: 'De SVG zegt niet hoe groot zij is.',
      advice: 'Geef het element svg een viewBox, of een width en een height.',
    }
  return { type: 'image/svg+xml', bytes, extension: 'svg', ...seen.size }
}

function decoded(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  return attempt(() => new TextDecoder(encoding, { fatal: true }).decode(bytes))
}

interface Size {
  readonly width: number
  readonly height: number
}

function scan(text: string): { readonly problem?: string | undefined; readonly size?: Size | undefined } {
  const parser = new SaxesParser({ xmlns: true })
  let problem: string | undefined
  let size: Size | undefined
  let depth = 0
  let sheet = ''
  let inStyle = false
  const note = (found: string | undefined) => {
    problem ??= found
  }
  parser.on('error', (error) => note(`zij is geen geldige XML (${error.message})`))
  parser.on('doctype', (doctype) => note(doctype.includes('<!') ? 'zij bevat eigen entiteiten' : undefined))
  parser.on('processinginstruction', ({ target }) =>
    note(target === 'xml-stylesheet' ? 'zij haalt haar opmaak ergens anders vandaan' : undefined),
  )
  parser.on('opentag', (tag) => {
    if (depth === 0) {
      if (tag.local !== 'svg' || tag.uri !== svgNamespace) note('het buitenste element is geen svg met zijn naamruimte')
      size = sizeOf(tag)
    }
    depth += 1
    inStyle = tag.local === 'style'
    note(problemOf(tag))
  })
  parser.on('closetag', () => {
    depth -= 1
    inStyle = false
  })
  const collect = (piece: string) => {
    if (inStyle) sheet += piece
  }
  parser.on('text', collect)
  parser.on('cdata', collect)
  try {
    parser.write(text).close()
  } catch (error) {
    note(`zij is geen geldige XML (${error instanceof Error ? error.message : String(error)})`)
  }
  note(problemInCss(sheet))
  return { problem, size }
}

function problemOf(tag: SaxesTagNS): string | undefined {
  if (refusedElements.has(tag.local)) return `het element ${tag.local} mag er niet in`
  if (animations.has(tag.local)) return 'zij beweegt'
  for (const attribute of Object.values(tag.attributes)) {
    const found = problemOfAttribute(attribute)
    if (found !== undefined) return found
  }
  return undefined
}

function problemOfAttribute({ local, uri, value }: SaxesAttributeNS): string | undefined {
  if (/^on/i.test(local)) return `zij bevat een script (${local})`
  if ((local === 'href' && (uri === '' || uri === xlinkNamespace)) || local === 'src') {
    const address = value.trim()
    if (!address.startsWith('#') && !embedded.test(address))
      return `zij verwijst naar iets buiten zichzelf (${address.slice(0, 60)})`
  }
  return problemInCss(value)
}

function problemInCss(css: string): string | undefined {
  // An escape sequence could hide a reference.
  const plain = blankComments(css)
  if (/@import/i.test(plain)) return 'haar opmaak haalt iets van elders (@import)'
  if (/\\/.test(plain) && /url|import/i.test(plain.replace(/\\/g, '')))
    return 'haar opmaak bevat een verborgen verwijzing'
  for (const [, address = ''] of plain.matchAll(/url\(\s*["']?([^"')]*)/gi)) {
    if (!address.trim().startsWith('#') && !embedded.test(address.trim()))
      return `zij verwijst naar iets buiten zichzelf (${address.trim().slice(0, 60)})`
  }
  return undefined
}

/** CSS pixels per unit of length. */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  mm: 96 / 25.4,
  cm: 960 / 25.4,
  in: 96,
}

function sizeOf(tag: SaxesTagNS): Size | undefined {
  const box = tag.attributes.viewBox?.value
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [, , boxWidth = Number.NaN, boxHeight = Number.NaN] = box ?? []
  const width = lengthOf(tag.attributes.width?.value)
  const height = lengthOf(tag.attributes.height?.value)
  const ratio = boxWidth / boxHeight
  const found = {
    width: width ?? (height !== undefined && ratio > 0 ? height * ratio : boxWidth),
    height: height ?? (width !== undefined && ratio > 0 ? width / ratio : boxHeight),
  }
  return found.width > 0 && found.height > 0 && Number.isFinite(found.width + found.height) ? found : undefined
}

function lengthOf(value: string | undefined): number | undefined {
  const found = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in)?\s*$/i.exec(value ?? '')
  if (!found) return undefined
  return Number(found[1]) * (units[(found[2] ?? '').toLowerCase()] ?? 1)
}

/** Replaces CSS comments by spaces, keeping line breaks; an unclosed comment extends to the end. Linear time. */
export function blankComments(css: string): string {
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
