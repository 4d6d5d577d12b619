import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import type { RuleLevel } from '../diagnostics/rule.ts'
import { ask } from '../system/asked.ts'
import { liesWithin } from '../system/inside.ts'
import type { FileRead } from '../system/read-whole.ts'
import { type Locate, readYaml, type YamlValue } from '../yaml/read-yaml.ts'
import { validate } from '../yaml/validate.ts'
import { configRules } from './config-rules.ts'
import { type ConfigValues, configSchema } from './config-schema.ts'

/** The project a document belongs to. */
export interface Config {
  /** Real, absolute folder that a document's files lie in: that of the config, or of the source where the config is elsewhere. */
  readonly root: string
  /** Real, absolute folder of `collegevoorstel.yaml`, where house style, kinds and output are; without one that of the source. */
  readonly home: string
  /** The config file, absolute; absent when there is none. */
  readonly path?: string
  /** As it was read. */
  readonly file?: FileRead
  /** How the user knows the config file, and its text, for code frames. */
  readonly name?: string
  readonly text?: string
  /** Where a value stands in the config file. */
  readonly at?: Locate
  readonly gemeente: NonNullable<ConfigValues['gemeente']>
  /** A built-in name, a folder or a package; `neutraal` when not stated. */
  readonly huisstijl: string
  readonly college: Omit<NonNullable<ConfigValues['college']>, 'portefeuillehouders'> & {
    readonly portefeuillehouders: readonly string[]
  }
  /** Bodies that treat documents, beside the council and the works council; empty: any name will do. */
  readonly organen: readonly string[]
  readonly vragenrecht: { readonly artikel: string; readonly dagen: number }
  readonly regels: ReadonlyMap<string, RuleLevel>
  /** Folder for the output as stated, relative to `root`; absent when not stated. */
  readonly uitvoer?: string
}

export interface ConfigRead {
  /** With errors the values that are right are still here; whoever reads decides (a wrong config is exit code 2). */
  readonly config: Config
  readonly diagnostics: readonly Diagnostic[]
}

export const configName = 'collegevoorstel.yaml'

/** The config file for a source: in its own folder or the nearest one above. */
export function findConfig(sourcePath: string): string | undefined {
  let folder = dirname(resolve(sourcePath))
  for (;;) {
    const path = join(folder, configName)
    ask(path)
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path
    const parent = dirname(folder)
    if (parent === folder) return undefined
    folder = parent
  }
}

export interface ConfigOptions {
  /** Given by the user (`--config`): no other is looked for. */
  readonly path?: string
  /** How to name a path to the user. */
  readonly nameOf?: (path: string) => string
}

/** Reads the config of a source. Without one everything has its default, and an information says so. */
export function readConfig(sourcePath: string, options: ConfigOptions = {}): ConfigRead {
  const nameOf = options.nameOf ?? ((path: string) => path)
  const path = options.path === undefined ? findConfig(sourcePath) : resolve(options.path)
  if (path === undefined) {
    const note = diagnostic({
      rule: configRules['configuratie/ontbreekt'],
      file: nameOf(sourcePath),
      reason: `Er is geen ${configName} gevonden: het document krijgt de neutrale huisstijl, zonder naam van de gemeente.`,
      advice: `Zet een ${configName} in de map van het project met daarin ten minste gemeente en huisstijl.`,
    })
    return { config: configOf({}, rootOf(sourcePath)), diagnostics: [note] }
  }
  const name = nameOf(path)
  const read = readSource(path, name)
  if (read.source === undefined) return { config: configOf({}, rootOf(path)), diagnostics: read.diagnostics }
  const checked = parseConfig(read.source.text, read.source.path, name)
  const parsed = { ...checked, config: { ...checked.config, ...(read.file ? { file: read.file } : {}) } }
  if (options.path === undefined || !existsSync(sourcePath) || liesWithin(parsed.config.home, sourcePath)) return parsed
  // A config from elsewhere (--config) says how documents look, not where their files may lie.
  return { ...parsed, config: { ...parsed.config, root: rootOf(findConfig(sourcePath) ?? sourcePath) } }
}

/** Checks the text of a config file. */
export function parseConfig(typed: string, path: string, name: string): ConfigRead {
  const text = typed.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n')
  const yaml = readYaml({ file: name, text, from: 0, to: text.length })
  const about = { path, name, text, at: yaml.at }
  if (yaml.value === undefined)
    return { config: { ...configOf({}, rootOf(path)), ...about }, diagnostics: yaml.diagnostics }
  const checked = validate(configSchema, yaml.value, { file: name, at: yaml.at })
  const config = configOf(checked.value, rootOf(path))
  // A record of zod passes over this key: here it is a rule like any other that does not exist.
  const odd = isGroup(yaml.value.regels) && '__proto__' in yaml.value.regels
  return {
    config: { ...config, ...(odd ? { regels: new Map([...config.regels, ['__proto__', 'error']]) } : {}), ...about },
    diagnostics: [...yaml.diagnostics, ...checked.diagnostics],
  }
}

function isGroup(value: YamlValue | undefined): value is { readonly [key: string]: YamlValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function rootOf(path: string): string {
  const folder = dirname(resolve(path))
  return existsSync(folder) ? realpathSync.native(folder) : folder
}

function configOf(values: Partial<ConfigValues>, root: string): Config {
  const [count = '30', unit = 'dagen'] = values.vragenrecht?.termijn?.split(' ') ?? []
  return {
    root,
    home: root,
    gemeente: values.gemeente ?? {},
    huisstijl: values.huisstijl ?? 'neutraal',
    college: { ...values.college, portefeuillehouders: values.college?.portefeuillehouders ?? [] },
    organen: values.organen ?? [],
    vragenrecht: {
      artikel: values.vragenrecht?.artikel ?? '41',
      dagen: Number(count) * (unit.startsWith('we') ? 7 : 1),
    },
    regels: new Map(Object.entries(values.regels ?? {}).flatMap(([id, level]) => (level ? [[id, level]] : []))),
    ...(values.uitvoer === undefined ? {} : { uitvoer: values.uitvoer }),
  }
}
