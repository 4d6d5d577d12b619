import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Resource, resourceOrigin } from '../../print/page/printable.ts'
import { codeFamily, faceRows, reserveFamily, textFamily } from './font-table.ts'

/** For `font-family` of text: the last resort is our own as well, so that a font of the machine is never used. */
export const textFonts = `'${textFamily}', '${reserveFamily}'`
/** For `font-family` of code, whose columns line up. */
export const codeFonts = `'${codeFamily}', '${textFamily}', '${reserveFamily}'`

const require = createRequire(import.meta.url)
const folders = new Map<string, string>()

let made: { readonly css: string; readonly resources: ReadonlyMap<string, Resource> } | undefined

/**
 * The `@font-face` rules of all fonts that come with the program, and the files they ask for under their key
 * (`fonts/<file>.woff2`). Nothing is read before it is asked for. The custom properties `--lettertype-tekst` and
 * `--lettertype-code` hold the families in order.
 */
export function fontFaces(): { readonly css: string; readonly resources: ReadonlyMap<string, Resource> } {
  made ??= makeFaces()
  return made
}

function makeFaces(): { readonly css: string; readonly resources: ReadonlyMap<string, Resource> } {
  const rules: string[] = []
  const resources = new Map<string, Resource>()
  for (const face of faces()) {
    const key = `fonts/${face.file.slice(face.file.lastIndexOf('/') + 1)}`
    resources.set(key, lazyFile(face.file))
    rules.push(
      `@font-face{font-family:'${face.family}';font-style:${face.style};font-weight:${face.weight};src:url(${resourceOrigin}${key}) format('woff2');unicode-range:${face.range}}`,
    )
  }
  // No sloped or thickened copy of a fallback sign: such a copy is drawn, not designed.
  const families = `:root{--lettertype-tekst:${textFonts};--lettertype-code:${codeFonts};font-family:${textFonts};font-synthesis:none}`
  return { css: `${rules.join('\n')}\n${families}\n`, resources }
}

interface FontFace {
  readonly family: string
  readonly weight: string
  readonly style: string
  /** Path below node_modules. */
  readonly file: string
  /** As CSS has it: `U+0-FF,U+131`. */
  readonly range: string
}

/** Every face that comes with the program, in the order in which CSS should state them. */
export function faces(): readonly FontFace[] {
  return faceRows.map((line) => {
    const [family = '', weight = '', style = '', file = '', ranges = ''] = line.split('|')
    const range = ranges
      .split(',')
      .map((part) => `U+${part}`)
      .join(',')
    return { family, weight, style, file, range }
  })
}

/** Bytes of a font file, read when first asked for and then kept. */
function lazyFile(file: string): Resource {
  let bytes: Uint8Array | undefined
  return {
    type: 'font/woff2',
    get bytes() {
      bytes ??= readFileSync(fontPath(file))
      return bytes
    },
  }
}

/** @param file `<package>/<path in it>`, wherever the package manager put the package */
export function fontPath(file: string): string {
  const packageName = file.split('/', file.startsWith('@') ? 2 : 1).join('/')
  const folder = folders.get(packageName) ?? dirname(require.resolve(`${packageName}/package.json`))
  folders.set(packageName, folder)
  return join(folder, file.slice(packageName.length))
}
