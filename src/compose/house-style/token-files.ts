import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { houseStyleRules } from '../../config/house-style-rules.ts'
import { diagnostic } from '../../diagnostics/diagnostic.ts'
import { explainCommand } from '../../diagnostics/explain-command.ts'
import { plainText } from '../../system/plain-text.ts'
import { textOf } from '../../system/read-whole.ts'
import type { TrackedFiles } from '../../system/tracked-files.ts'
import type { Path } from '../../yaml/yaml-value.ts'
import { builtInFolder, packageOf } from './find-house-style.ts'
import type { HouseStyleFile } from './house-style-file.ts'
import { type Reading, readInside, shownPath } from './house-style-files.ts'
import { ownCss } from './own-css.ts'
import type { TokenFile } from './tokens.ts'

/** A CSS file of a house style. */
export type StyleSheet = Required<TokenFile>

/** The files with custom properties in npm packages of NL Design System. */
const packagedTokens = ['dist/theme.css', 'dist/index.css', 'dist/variables.css', 'dist/root.css']

/** Defaults from the neutral house style: without a colour, a band or box would be invisible. */
export function basisOf(folder: string, files: TrackedFiles): readonly TokenFile[] {
  const neutral = join(builtInFolder, 'neutraal')
  if (folder === neutral) return []
  const text = textOf(files.read(join(neutral, 'tokens.css')))
  return text === undefined ? [] : [{ name: 'tokens.css', text }]
}

/** The files with the tokens of a house style. @param bare without `huisstijl.yaml` */
export function readTokenFiles(
  stated: Partial<HouseStyleFile>,
  bare: boolean,
  reading: Reading,
): readonly StyleSheet[] {
  const { root, files } = reading.project
  const isThere = (path: string): boolean => {
    files.note(join(reading.folder, path))
    return existsSync(join(reading.folder, path))
  }
  if (bare) {
    const found = ['tokens.css', ...packagedTokens].find(isThere)
    if (found === undefined) {
      const reason = 'In deze map of dit pakket staat geen huisstijl.'
      const advice = `Zet er een huisstijl.yaml met tokens in. Wat daarin kan: ${explainCommand('huisstijl')}`
      reading.diagnostics.push(
        diagnostic({ rule: houseStyleRules['huisstijl/leeg'], file: reading.file, reason, advice }),
      )
      return []
    }
    return tokenFile(found, ['tokens'], reading, { home: reading.folder, isOwn: found === 'tokens.css' })
  }
  // A house style may consist of a logo alone, with the neutral colours.
  const usual = isThere('tokens.css') ? ['tokens.css'] : []
  return (stated.tokens ?? usual).flatMap((path, index) => {
    const beside = isThere(path)
    const [scope = '', second = ''] = path.split('/')
    const packageName = scope.startsWith('@') ? `${scope}/${second}` : scope
    const packaged = beside || path.startsWith('.') ? undefined : packageOf(packageName, root, files)
    if (packaged === undefined) return tokenFile(path, ['tokens', index], reading)
    return tokenFile(path.slice(packageName.length + 1), ['tokens', index], reading, { home: packaged, isOwn: false })
  })
}

/** Tokens that recent themes of NL Design System no longer state themselves, with those from which they derive. */
const derived: readonly (readonly [token: string, source: string])[] = [
  ['--utrecht-document-color', '--basis-color-default-color-document'],
  ['--utrecht-document-font-family', '--basis-text-font-family-default'],
]

/** The files, after a sheet with the tokens that derive from others in one of them. */
export function withDerived(sheets: readonly StyleSheet[]): readonly StyleSheet[] {
  const states = (token: string) => sheets.find(({ text }) => new RegExp(`${token}\\s*:`).test(text))
  return [
    ...derived.flatMap(([token, source]): readonly StyleSheet[] => {
      const sheet = states(source)
      if (sheet === undefined || states(token)) return []
      return [{ name: sheet.name, text: `:root { ${token}: var(${source}) }`, isOwn: false }]
    }),
    ...sheets,
  ]
}

/** Where a file is, and whose it is. */
interface Home extends Pick<StyleSheet, 'isOwn'> {
  readonly home: string
}

function tokenFile(
  path: string,
  at: Path,
  reading: Reading,
  { home, isOwn }: Home = { home: reading.folder, isOwn: true },
): readonly StyleSheet[] {
  const bytes = readInside(path, at, reading, home)
  return bytes === undefined ? [] : [{ ...localFile(resolve(home, path), bytes, reading), isOwn }]
}

/** The style sheet of a house style; undefined without one. */
export function readStyle(path: string | undefined, reading: Reading): StyleSheet | undefined {
  const bytes = path === undefined ? undefined : readInside(path, ['stijl'], reading)
  if (path === undefined || bytes === undefined) return undefined
  return { ...localFile(resolve(reading.folder, path), bytes, reading), isOwn: true }
}

/** A CSS file without what it would load from elsewhere. */
function localFile(path: string, bytes: Buffer, reading: Reading): TokenFile {
  const file = { name: shownPath(path, reading.project), text: plainText(bytes.toString('utf8')) }
  const { css, diagnostics } = ownCss(file)
  reading.diagnostics.push(...diagnostics)
  return { ...file, text: css }
}

/** Packages scope tokens to a class; they apply to the root here. @param stated the class, by default that of the first rule of a package */
export function onRoot({ text, isOwn }: StyleSheet, stated: string | undefined): string {
  const local = text.replace(/@charset\b[^;]*;/g, '')
  const [, first] = isOwn ? [] : (/^\s*\.([\w-]+)\s*\{/.exec(local.replace(/\/\*.*?\*\//gs, '')) ?? [])
  const scope = stated ?? first
  return scope === undefined ? local : local.replaceAll(`.${scope}`, ':root')
}
