import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import type { RuleLevel } from '../diagnostics/rule.ts'
import { typesetText } from '../forms/dutch-typography.ts'
import { isElsewhere, liesWithin } from '../system/inside.ts'
import { plainText } from '../system/plain-text.ts'
import type { FileRead } from '../system/read-whole.ts'
import { type TrackedFiles, trackFiles } from '../system/tracked-files.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { validate } from '../yaml/validate.ts'
import type { Locate, YamlValue } from '../yaml/yaml-value.ts'
import { beginProject, configRules } from './config-rules.ts'
import { type ConfigValues, configSchema } from './config-schema.ts'

/** The configuration of the project to which a document belongs. */
export interface Config {
  /** The real, absolute folder of the files of a document: that of the config, or of the source when the config is elsewhere. */
  readonly root: string
  /** The real, absolute folder of `collegevoorstel.yaml`, with house style, kinds and output; by default that of the source. */
  readonly home: string
  /** The config file, absolute; absent when there is none. */
  readonly path?: string
  /** As read. */
  readonly file?: FileRead
  /** The display name and text of the config file, for code frames. */
  readonly name?: string
  readonly text?: string
  /** The position of a value in the config file. */
  readonly at?: Locate
  readonly gemeente: NonNullable<ConfigValues['gemeente']>
  /** A built-in name, a folder or a package; by default `neutraal`. */
  readonly huisstijl: string
  readonly college: Omit<NonNullable<ConfigValues['college']>, 'portefeuillehouders'> & {
    readonly portefeuillehouders: readonly string[]
  }
  readonly raad: NonNullable<ConfigValues['raad']>
  /** Bodies that discuss documents, besides the council and the works council; when empty any name is accepted. */
  readonly organen: readonly string[]
  readonly vragenrecht: { readonly artikel: string; readonly dagen: number }
  readonly regels: ReadonlyMap<string, RuleLevel>
  /** Whether printed texts get typographic quotation marks, dashes and ellipses. */
  readonly typografie: boolean
  readonly publicatie: NonNullable<ConfigValues['publicatie']>
  /** What the archive of the municipality is told, as stated. */
  readonly archief: NonNullable<ConfigValues['archief']>
  /** The stated output folder, relative to `root`. */
  readonly uitvoer?: string
  /** The publication platform, as stated. */
  readonly gpp: NonNullable<ConfigValues['gpp']>
}

export interface ConfigRead {
  /** When there are errors, this holds the valid values; the caller decides whether to continue. */
  readonly config: Config
  readonly diagnostics: readonly Diagnostic[]
}

export const configName = 'collegevoorstel.yaml'

/** The config file for a source: in its folder or the nearest ancestor. */
export function findConfig(sourcePath: string, { note }: TrackedFiles = trackFiles()): string | undefined {
  let folder = dirname(resolve(sourcePath))
  for (;;) {
    const path = join(folder, configName)
    note(path)
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path
    const parent = dirname(folder)
    if (parent === folder) return undefined
    folder = parent
  }
}

export interface ConfigOptions {
  /** Given by the user (`--config`); disables the search. */
  readonly path?: string
  /** The display name of a path. */
  readonly nameOf?: (path: string) => string
  /** Records the files that are read. */
  readonly files?: TrackedFiles
}

/** Reads the config of a source. Without one, defaults apply, and an informational finding says so. */
export function readConfig(sourcePath: string, options: ConfigOptions = {}): ConfigRead {
  const { nameOf = (path: string) => path, files = trackFiles() } = options
  const path = options.path === undefined ? findConfig(sourcePath, files) : resolve(options.path)
  if (path === undefined) {
    const note = diagnostic({
      rule: configRules['configuratie/ontbreekt'],
      file: nameOf(sourcePath),
      reason: `Er is geen ${configName} gevonden: het document krijgt de neutrale huisstijl, zonder naam van de gemeente.`,
      advice: beginProject,
    })
    return { config: configOf({}, rootOf(sourcePath)), diagnostics: [note] }
  }
  const name = nameOf(path)
  if (options.path === undefined && isElsewhere(path, [dirname(path)])) {
    const reason = `${configName} is een koppeling naar een bestand buiten de map van het project.`
    const advice = 'Zet het bestand zelf in de map, of geef het op met --config.'
    const found = diagnostic({ rule: configRules['configuratie/buiten-project'], file: name, reason, advice })
    return { config: configOf({}, rootOf(path)), diagnostics: [found] }
  }
  const read = readSource(path, name, files.note)
  if (read.source === undefined) return { config: configOf({}, rootOf(path)), diagnostics: read.diagnostics }
  const checked = parseConfig(read.source.text, read.source.path, name)
  const parsed = { ...checked, config: { ...checked.config, ...(read.file ? { file: read.file } : {}) } }
  if (options.path === undefined || !existsSync(sourcePath) || liesWithin(parsed.config.home, sourcePath)) return parsed
  // A config outside the project (--config) determines the appearance of documents, not where their files may be.
  return { ...parsed, config: { ...parsed.config, root: rootOf(findConfig(sourcePath, files) ?? sourcePath) } }
}

/** Checks the text of a config file. */
export function parseConfig(content: string, path: string, name: string): ConfigRead {
  const text = plainText(content)
  const yaml = readYaml({ file: name, text, from: 0, to: text.length })
  const about = { path, name, text, at: yaml.at }
  if (yaml.value === undefined)
    return { config: { ...configOf(statedOutput(text), rootOf(path)), ...about }, diagnostics: yaml.diagnostics }
  const checked = validate(configSchema, yaml.value, { file: name, at: yaml.at, topic: 'instellingen' })
  const config = configOf(checked.value, rootOf(path))
  // zod ignores this key in a record, but it must be reported like any other unknown rule.
  const odd = isGroup(yaml.value.regels) && '__proto__' in yaml.value.regels
  return {
    config: { ...config, ...(odd ? { regels: new Map([...config.regels, ['__proto__', 'error']]) } : {}), ...about },
    diagnostics: [...yaml.diagnostics, ...checked.diagnostics],
  }
}

/** The output folder in a malformed file: what an earlier run published there must be found. */
function statedOutput(text: string): Pick<Partial<ConfigValues>, 'uitvoer'> {
  const [, quoted, plain] = /^uitvoer[ \t]*:[ \t]+(?:["']([^"'\n]+)["']|([^\s#"'[{&*!|>%@`][^\n#]*))/m.exec(text) ?? []
  const uitvoer = (quoted ?? plain)?.trim()
  return uitvoer === undefined ? {} : { uitvoer }
}

function isGroup(value: YamlValue | undefined): value is { readonly [key: string]: YamlValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function rootOf(path: string): string {
  const folder = dirname(resolve(path))
  return existsSync(folder) ? realpathSync.native(folder) : folder
}

function configOf(stated: Partial<ConfigValues>, root: string): Config {
  const typografie = stated.typografie ?? true
  const values = typografie ? asPrinted(stated) : stated
  const [count = '30', unit = 'dagen'] = values.vragenrecht?.termijn?.split(' ') ?? []
  return {
    root,
    home: root,
    gemeente: values.gemeente ?? {},
    huisstijl: values.huisstijl ?? 'neutraal',
    college: { ...values.college, portefeuillehouders: values.college?.portefeuillehouders ?? [] },
    raad: values.raad ?? {},
    organen: values.organen ?? [],
    vragenrecht: {
      artikel: values.vragenrecht?.artikel ?? '41',
      dagen: Number(count) * (unit.startsWith('we') ? 7 : 1),
    },
    regels: new Map(Object.entries(values.regels ?? {}).flatMap(([id, level]) => (level ? [[id, level]] : []))),
    typografie,
    publicatie: values.publicatie ?? {},
    gpp: values.gpp ?? {},
    archief: values.archief ?? {},
    ...(values.uitvoer === undefined ? {} : { uitvoer: values.uitvoer }),
  }
}

/** The names and addresses that pages print: `'s-Gravenhage`, `'t Plein 1`. Names that front matter must repeat stay as they are. */
function asPrinted<Values extends Pick<Partial<ConfigValues>, 'gemeente' | 'college' | 'raad'>>(
  values: Values,
): Values {
  const { gemeente, college, raad } = values
  const set = <Group extends object>(group: Group | undefined, keys: readonly (keyof Group)[]): Partial<Group> =>
    Object.fromEntries(
      Object.entries(group ?? {}).map(([key, value]) =>
        typeof value === 'string' && keys.some((one) => one === key) ? [key, typesetText(value)] : [key, value],
      ),
    ) as Partial<Group>
  const adres = set(gemeente?.adres, ['straat', 'plaats', 'postbus'])
  return {
    ...values,
    gemeente: { ...set(gemeente, ['naam']), ...(gemeente?.adres ? { adres } : {}) },
    college: set(college, ['burgemeester', 'secretaris']),
    raad: set(raad, ['griffier', 'voorzitter']),
  }
}
