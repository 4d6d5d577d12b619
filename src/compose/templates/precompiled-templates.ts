import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { packageFolder } from '../../system/package-folder.ts'
import type { TemplateSource } from './template-check.ts'
import { compileOptions } from './template-options.ts'

/** Compiled templates by the key of their source, as JavaScript text: dist/templates.json, made with the bundle. */
export type ReadyTemplates = Readonly<Record<string, string>>

/** The same source, options and compiler give the same key, and so the same compiled template. */
export function readyKey(text: string): string {
  return createHash('sha256')
    .update(`${Handlebars.VERSION}\n${JSON.stringify(compileOptions)}\n${text}`)
    .digest('base64url')
    .slice(0, 22)
}

/** Compiles templates beforehand: parsing and compiling the built-in ones took a tenth of a cold run. */
export function makeReady(texts: readonly string[]): ReadyTemplates {
  // A copy each time: the compiler writes in what it is given, and the options are part of the key.
  const entries = texts.map((text) => [readyKey(text), String(Handlebars.precompile(text, { ...compileOptions }))])
  return Object.fromEntries(entries)
}

let made: ReadyTemplates | undefined

/** A ready-made template of each source; undefined as soon as one of them is not the package's own. */
export function readyTemplates(
  sources: readonly TemplateSource[],
): ReadonlyMap<TemplateSource, TemplateSpecification> | undefined {
  made ??= read()
  const found = new Map<TemplateSource, TemplateSpecification>()
  for (const source of sources) {
    const code = made[readyKey(source.text)]
    if (code === undefined) return undefined
    // Our own file, made at packing: code like that of the bundle beside it.
    found.set(source, new Function(`return ${code}`)())
  }
  return found
}

function read(): ReadyTemplates {
  const path = join(packageFolder, 'dist', 'templates.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}
