import { join } from 'node:path'
import { type FileRead, textOf } from '../../system/read-whole.ts'
import type { TrackedFiles } from '../../system/tracked-files.ts'

/** A font file as a style sheet of its package declares it. */
export interface PackagedFace {
  readonly family: string
  readonly weights: readonly [least: number, most: number]
  readonly style: 'normal' | 'italic'
  /** Relative to the package. */
  readonly file: string
  readonly range: string | undefined
}

/** Style sheets of Fontsource, for each cut that documents use; the first that exists counts. */
const staticSheets = [
  ['400.css', '500.css', '300.css'],
  ['400-italic.css', '500-italic.css', '300-italic.css'],
  ['600.css', '700.css', '800.css'],
  ['600-italic.css', '700-italic.css', '800-italic.css'],
] as const
const variableSheets = [['wght.css'], ['wght-italic.css']] as const
const otherSheets = [['index.css', 'dist/index.css', 'dist/font.css', 'font.css', 'fonts.css']] as const

/**
 * The faces that a package with fonts declares for documents: of Fontsource, static or variable, or with one style sheet.
 * @param read receives the style sheets that were read
 */
export function packagedFaces(folder: string, files: TrackedFiles, read: FileRead[] = []): readonly PackagedFace[] {
  for (const sheets of [variableSheets, staticSheets, otherSheets]) {
    const faces = sheets.flatMap((names) => firstOf(names, folder, files, read))
    if (faces.length > 0) return faces
  }
  return []
}

function firstOf(
  names: readonly string[],
  folder: string,
  files: TrackedFiles,
  read: FileRead[],
): readonly PackagedFace[] {
  for (const name of names) {
    const sheet = files.read(join(folder, name))
    const css = textOf(sheet)
    const faces = css === undefined ? [] : facesIn(css, name)
    if (faces.length === 0 || typeof sheet === 'string') continue
    read.push(sheet.file)
    return faces
  }
  return []
}

function facesIn(css: string, sheet: string): readonly PackagedFace[] {
  const rules = [...css.replace(/\/\*.*?\*\//gs, '').matchAll(/@font-face\s*\{([^}]*)\}/g)]
  return rules.flatMap(([, rule = '']) => {
    const value = (name: string) => new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([^;]+)`).exec(rule)?.[1]?.trim()
    const family = value('font-family')?.replace(/^["']|["']$/g, '')
    const urls = [...(value('src') ?? '').matchAll(/url\(\s*["']?(?!data:|https?:|\/)([^"')?#]+)/g)]
    const files = urls.map(([, url = '']) => url)
    const file = files.find((name) => name.endsWith('.woff2')) ?? files[0]
    if (family === undefined || file === undefined) return []
    const [least = 400, most = least] = (value('font-weight') ?? '400')
      .split(/\s+/)
      .map((word) => (word === 'bold' ? 700 : Number.parseInt(word, 10) || 400))
    const range = value('unicode-range')
    return [
      {
        family,
        weights: [least, most],
        style: value('font-style')?.startsWith('italic') ? 'italic' : 'normal',
        file: join(sheet, '..', file),
        range: range !== undefined && /^[U+\d\sA-Fa-f?,-]+$/i.test(range) ? range : undefined,
      },
    ]
  })
}
