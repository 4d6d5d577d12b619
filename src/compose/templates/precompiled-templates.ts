import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { lazily } from '../../system/lazily.ts'
import { packageFolder } from '../../system/package-folder.ts'
import type { TemplateSource } from '../house-style/house-style.ts'
import { compileOptions } from './template-words.ts'

/** Compiled templates as JavaScript text, by the key of their source: dist/templates.json, written with the bundle. */
export type ReadyTemplates = Readonly<Record<string, string>>

/** Equal sources, options and compiler versions give equal keys. */
export function readyKey(text: string): string {
  return createHash('sha256')
    .update(`${Handlebars.VERSION}\n${JSON.stringify(compileOptions)}\n${text}`)
    .digest('base64url')
    .slice(0, 22)
}

/** Compiles templates when the package is built: doing so at run time took a tenth of a cold build. */
export function makeReady(texts: readonly string[]): ReadyTemplates {
  // A copy, because the compiler modifies its options, which are part of the key.
  const entries = texts.map((text) => [readyKey(text), String(Handlebars.precompile(text, { ...compileOptions }))])
  return Object.fromEntries(entries)
}

/** The compiled template of each source; undefined when one of them is not part of this package. */
export function readyTemplates(
  sources: readonly TemplateSource[],
): ReadonlyMap<TemplateSource, TemplateSpecification> | undefined {
  const found = new Map<TemplateSource, TemplateSpecification>()
  for (const source of sources) {
    const code = packaged()[readyKey(source.text)]
    if (code === undefined) return undefined
    // The code is generated when the package is built, like the bundle beside it.
    found.set(source, new Function(`return ${code}`)())
  }
  return found
}

const packaged = lazily((): ReadyTemplates => {
  const path = join(packageFolder, 'dist', 'templates.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
})
