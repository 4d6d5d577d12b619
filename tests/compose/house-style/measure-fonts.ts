import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import * as fontkit from 'fontkit'

const require = createRequire(import.meta.url)

interface Face {
  readonly family: string
  readonly weight: string
  readonly style: 'normal' | 'italic'
  readonly file: string
  /** Code points of the unicode-range in the package's CSS. */
  readonly stated: ReadonlySet<number>
  /** Code points the font has a glyph for. */
  readonly held: ReadonlySet<number>
}

const textFamily = 'Source Sans 3'
const codeFamily = 'Source Code Pro'
const reserveFamily = 'Collegevoorstel Reserve'

/** The subsets of the reserve that are of use, the most wanted last: of faces of one family, the browser asks the last first. */
const reserve = [
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((part) => ['@fontsource/noto-emoji', `noto-emoji-${part}-400-normal`]),
  ['@fontsource/noto-sans-symbols-2', 'noto-sans-symbols-2-symbols-400-normal'],
  ['@fontsource/noto-sans-symbols', 'noto-sans-symbols-symbols-400-normal'],
  ['@fontsource/noto-sans-math', 'noto-sans-math-latin-400-normal'],
  ['@fontsource/noto-sans-hebrew', 'noto-sans-hebrew-hebrew-400-normal'],
  ['@fontsource/noto-sans-arabic', 'noto-sans-arabic-arabic-400-normal'],
] as const

/** Style sheet with the subsets of a style, and the file with the whole of it. */
const textStyles = [
  ['400', 'Regular'],
  ['400-italic', 'It'],
  ['600', 'Semibold'],
  ['600-italic', 'SemiboldIt'],
] as const

/** The text of src/compose/house-style/font-table.ts, measured from the fonts themselves. */
export function measureFonts(): string {
  const text = textStyles.flatMap(([sheet, file]) => {
    const subsets = facesOf('@fontsource/source-sans-3', sheet, textFamily)
    return [...subsets, restOfFont(file, subsets)]
  })
  const code = facesOf('@fontsource/source-code-pro', '400', codeFamily)
  const held = inEveryStyle(text)
  const fallback = reserve.map(([name = '', stem = '']) => reserveFace(name, stem, held))
  const rows = [
    ...text.map((face) => row(face, rangesOf(textRange(face)))),
    ...code.map((face) => row(face, rangesOf(face.held))),
    ...fallback.map((face) => row(face, rangesOf(face.held))),
  ]
  const covered = new Set([...held, ...fallback.flatMap((face) => [...face.held])])
  return [
    '// Measured from the fonts by tests/compose/house-style/measure-fonts.ts: run `npx vitest run tests/compose/house-style/font-table.test.ts -u` after an update of a font.',
    '',
    `export const textFamily = '${textFamily}'`,
    `export const codeFamily = '${codeFamily}'`,
    `export const reserveFamily = '${reserveFamily}'`,
    '',
    '/** family | weight | style | file in node_modules | code points it is for, in hexadecimal */',
    'export const faceRows: readonly string[] = [',
    ...rows.map((line) => `  '${line}',`),
    ']',
    '',
    '/** Every code point that can be printed in every style of text, in hexadecimal. */',
    'export const coveredRanges =',
    `  '${rangesOf(covered)}'`,
    '',
  ].join('\n')
}

/** The faces of one style sheet of a package: per subset its file, its range as stated and the signs it has. */
function facesOf(name: string, sheet: string, family: string): Face[] {
  const css = readFileSync(require.resolve(`${name}/${sheet}.css`), 'utf8')
  const rules = css.matchAll(
    /font-style: (\w+);[^}]*?font-weight: ([\d ]+);[^}]*?url\(\.\/(files\/[^)]+\.woff2)\)[^}]*?unicode-range: ([^;]+);/g,
  )
  return [...rules].map(([, style, weight = '', path = '', range = '']) => {
    const stated = pointsOf(range)
    const font = fontkit.create(readFileSync(join(dirname(require.resolve(`${name}/package.json`)), path)))
    const characters = 'characterSet' in font ? font.characterSet : []
    const held = new Set(characters.filter((point) => stated.has(point)))
    return { family, weight, style: style === 'italic' ? 'italic' : 'normal', file: `${name}/${path}`, stated, held }
  })
}

/** What the small subsets of a style lack: for it, the browser takes the whole font. */
function restOfFont(style: string, subsets: readonly Face[]): Face {
  const file = `source-sans/WOFF2/TTF/SourceSans3-${style}.ttf.woff2`
  const small = new Set(subsets.flatMap((face) => [...face.held]))
  const held = new Set(
    [...heldBy(require.resolve(file))].filter((point) => point > 0x20 && !small.has(point) && !startsEmoji(point)),
  )
  const [like] = subsets
  if (like === undefined) throw new Error(`no subsets of ${style}`)
  return { ...like, file, stated: held, held }
}

function heldBy(path: string): ReadonlySet<number> {
  const font = fontkit.create(readFileSync(path))
  return new Set('characterSet' in font ? font.characterSet : [])
}

/** From zero for the plain letters: by that, the page knows what to load before the first document. */
function textRange(face: Face): ReadonlySet<number> {
  return face.held.has(0x61) ? new Set([...face.held, ...Array.from({ length: 0x20 }, (_, point) => point)]) : face.held
}

function reserveFace(name: string, stem: string, text: ReadonlySet<number>): Face {
  const found = facesOf(name, '400', reserveFamily).find((face) => face.file.includes(`/${stem}.woff2`))
  // Noto Sans Math comes as one file, of which the package's style sheet states only the Latin part.
  const face = found ?? wholeFont(name, stem)
  const whole = name.endsWith('math') ? wholeFont(name, stem) : face
  const emoji = name.endsWith('emoji')
  const held = [...whole.held].filter((point) => {
    if (joins(point)) return emoji || name.endsWith('arabic') || name.endsWith('hebrew')
    if (text.has(point) || point < 0xa0) return false
    if (startsEmoji(point)) return emoji
    // One drawing style for all that is an emoji by itself.
    return emoji || !/\p{Emoji_Presentation}/u.test(String.fromCodePoint(point))
  })
  return { ...whole, held: new Set(held) }
}

function wholeFont(name: string, stem: string): Face {
  const path = `files/${stem}.woff2`
  const font = fontkit.create(readFileSync(join(dirname(require.resolve(`${name}/package.json`)), path)))
  const held = new Set('characterSet' in font ? font.characterSet : [])
  return { family: reserveFamily, weight: '400', style: 'normal', file: `${name}/${path}`, stated: held, held }
}

/** Old signs that begin an emoji of several signs (the burning heart): only the emoji font can set those. */
function startsEmoji(point: number): boolean {
  return point === 0x2764 || point === 0x26d3 || point === 0x26f9
}

/** Signs that bind others into one: needed in the same font as what they bind. */
function joins(point: number): boolean {
  return (point >= 0x200c && point <= 0x200f) || (point >= 0xfe00 && point <= 0xfe0f)
}

function inEveryStyle(faces: readonly Face[]): ReadonlySet<number> {
  const styles = new Map<string, Set<number>>()
  for (const face of faces) {
    const key = `${face.weight} ${face.style}`
    styles.set(key, new Set([...(styles.get(key) ?? []), ...face.held]))
  }
  const [first = new Set<number>(), ...others] = styles.values()
  return new Set([...first].filter((point) => others.every((other) => other.has(point))))
}

function row(face: Face, ranges: string): string {
  const weight = face.family === reserveFamily ? '1 1000' : face.weight
  return [face.family, weight, face.style, face.file, ranges].join('|')
}

function pointsOf(range: string): ReadonlySet<number> {
  const points = new Set<number>()
  for (const part of range.split(',')) {
    const [low = '', high = low] = part.trim().replace(/^U\+/i, '').split('-')
    for (let point = Number.parseInt(low, 16); point <= Number.parseInt(high, 16); point++) points.add(point)
  }
  return points
}

function rangesOf(points: ReadonlySet<number>): string {
  const parts: string[] = []
  let from = -1
  let to = -1
  const close = () => {
    if (from >= 0) parts.push(from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`)
  }
  for (const point of [...points].sort((a, b) => a - b)) {
    if (point === to + 1 && from >= 0) to = point
    else {
      close()
      from = point
      to = point
    }
  }
  close()
  return parts.join(',')
}
