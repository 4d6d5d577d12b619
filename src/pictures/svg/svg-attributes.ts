import { rebuiltPixelsUrl } from '../pixels-url.ts'
import { cssTokens, rebuiltDeclarations, rebuiltValue } from './css-values.ts'
import type { SvgNames } from './svg-names.ts'
import { type SvgElement, SvgProblem } from './svg-tree.ts'
import {
  filterInputs,
  keywordAttributes,
  numericAttributes,
  properties,
  transformAttributes,
  units,
} from './svg-vocabulary.ts'

/**
 * The attributes of an element that draw something, each written anew by the grammar of its value. One that has no such value is
 * left out: a browser ignores it too.
 */
export function rebuiltAttributes(element: SvgElement, names: SvgNames): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of element.attributes) {
    const written = rebuiltAttribute(element.name, name, value, names)
    if (written !== undefined && written !== '') found.set(name, written)
  }
  return found
}

function rebuiltAttribute(element: string, name: string, value: string, names: SvgNames): string | undefined {
  if (name === 'id') return names.usedId(value)
  if (name === 'class') return classes(value, names)
  if (name === 'style') return rebuiltDeclarations(cssTokens(value), names)
  if (name === 'href') return element === 'a' ? undefined : reference(value, names)
  if (name === 'd') return pathData(value)
  if (transformAttributes.has(name)) return transforms(value)
  if (name === 'in' || name === 'in2') return filterInputs.has(value) ? value : names.result(value)
  if (name === 'result') return names.result(value)
  if (name === 'systemLanguage') return /^[\s,]*(?:[a-z]{2,3}(?:-[a-z]{2,4})?[\s,]*)+$/i.test(value) ? value : undefined
  if (name === 'xml:space') return value === 'preserve' ? value : undefined
  return numeric(name, value) ?? keyword(name, value) ?? presentation(name, value, names)
}

function classes(value: string, names: SvgNames): string {
  return value
    .trim()
    .split(/\s+/)
    .flatMap((name) => names.usedClass(name) ?? [])
    .join(' ')
}

function presentation(name: string, value: string, names: SvgNames): string | undefined {
  return properties.has(name) ? rebuiltValue(name, cssTokens(value), names) : undefined
}

const number = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?'
const numberWithUnit = new RegExp(`^(?:[\\s,;]*${number}(?:${[...units].join('|')}|%)?)+[\\s,;]*$`, 'i')

function numeric(name: string, value: string): string | undefined {
  return numericAttributes.has(name) && numberWithUnit.test(value) ? value.trim() : undefined
}

function keyword(name: string, value: string): string | undefined {
  const known = keywordAttributes.get(name)
  const words = value.trim().split(/\s+/)
  return known && words.every((word) => known.has(word)) ? words.join(' ') : undefined
}

const pathPart = new RegExp(`[\\s,]*(?:[mzlhvcsqta]|${number})`, 'iy')

/** Path data up to the first error, where drawing ends as well (SVG 2, 9.5.4). */
function pathData(value: string): string {
  let end = 0
  for (pathPart.lastIndex = 0; pathPart.test(value); ) end = pathPart.lastIndex
  return value.slice(0, end).trim()
}

const transform = `(?:matrix|translate|scale|rotate|skewx|skewy)\\s*\\((?:[\\s,]*${number}(?:px|deg|rad|grad|turn)?)*[\\s,]*\\)`
const transformList = new RegExp(`^(?:[\\s,]*${transform})*[\\s,]*$`, 'i')

function transforms(value: string): string | undefined {
  return transformList.test(value) ? value.trim() : undefined
}

/** A part of the drawing, or an embedded picture, which is rebuilt as well. */
function reference(value: string, names: SvgNames): string {
  const address = value.trim()
  if (address.startsWith('#')) return `#${names.refer(address.slice(1))}`
  const rebuilt = /^data:image\/svg/i.test(address) ? undefined : rebuiltPixelsUrl(address)
  if (!rebuilt) throw new SvgProblem('zij bevat een afbeelding die beschadigd is, of geen PNG, JPEG, GIF of WebP')
  return rebuilt
}
