import { basename, relative } from 'node:path'
import { type HouseStyle, loadHouseStyle } from '../compose/house-style/house-style.ts'
import { type Config, readConfig } from '../config/config.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import type { RuleLevel } from '../diagnostics/rule.ts'
import { type KindSet, loadKinds } from '../forms/load-kind.ts'
import type { Input } from '../output/manifest.ts'
import { checkConfig } from '../rules/check.ts'
import { leadsOut } from '../system/inside.ts'
import { packageFolder } from '../system/package-folder.ts'
import type { FileRead } from '../system/read-whole.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'

/** What the documents of one project share: config, kinds and house style, each read once a run. */
export interface Project {
  readonly config: Config
  readonly kinds: KindSet
  /** Absent when the config or the house style has errors. */
  readonly houseStyle?: HouseStyle
  readonly diagnostics: readonly Diagnostic[]
  /** The config and the files of the house style. */
  readonly inputs: readonly Input[]
}

/** What a run states instead of the config. */
export interface ProjectChoice {
  /** Absolute path of the config file, instead of the one found upward from a document. */
  readonly config?: string | undefined
  /** Name of a house style instead of that of the config. */
  readonly houseStyle?: string | undefined
  /** Levels that override those of the config, by rule. */
  readonly levels?: ReadonlyMap<string, RuleLevel> | undefined
}

/** What a project is opened with. */
export interface ProjectAccess {
  /** How the user knows a file, for messages. */
  readonly nameOf: (path: string) => string
  /** Records the files that are read. */
  readonly files: TrackedFiles
}

/** Opens the project that a document is in. */
export function openProject(
  sourcePath: string,
  choice: ProjectChoice,
  { nameOf, files: tracked }: ProjectAccess,
): Project {
  const { config, diagnostics } = readConfig(sourcePath, {
    nameOf,
    files: tracked,
    ...(choice.config === undefined ? {} : { path: choice.config }),
  })
  const kinds = loadKinds(config.home, nameOf, tracked)
  const levelled = withLevels(config, choice.levels)
  if (hasErrors(diagnostics)) return { config: levelled, kinds, diagnostics, inputs: [] }
  const stated = config.name === undefined ? undefined : { file: config.name, place: config.at?.(['huisstijl']) }
  const style = loadHouseStyle(choice.houseStyle ?? config.huisstijl, {
    root: config.home,
    nameOf,
    stated,
    files: tracked,
  })
  const files = [...(config.file === undefined ? [] : [config.file]), ...(style.houseStyle?.files ?? [])]
  return {
    config: levelled,
    kinds,
    ...(style.houseStyle === undefined ? {} : { houseStyle: style.houseStyle }),
    diagnostics: [...diagnostics, ...checkConfig(config), ...style.diagnostics],
    inputs: files.map((file) => inputOf(file, config.root)),
  }
}

function withLevels(config: Config, levels: ProjectChoice['levels']): Config {
  return levels === undefined ? config : { ...config, regels: new Map([...config.regels, ...levels]) }
}

/** A file that was read, named by its place in the project or in this package, the same on every machine. */
export function inputOf({ path, sha256, length }: FileRead, root: string): Input {
  const [inProject, inPackage] = [relative(root, path), relative(packageFolder, path)]
  // The place of a house style or config outside the project is private to this machine.
  const elsewhere = leadsOut(inPackage) ? `elders/${basename(path)}` : `collegevoorstel/${inPackage}`
  const name = leadsOut(inProject) ? elsewhere : inProject
  return { path: name.replaceAll('\\', '/'), content: { sha256, length } }
}
