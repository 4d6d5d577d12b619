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

/** Config, kinds and house style that the documents of one project share, each read once per run. */
export interface Project {
  readonly config: Config
  readonly kinds: KindSet
  /** Absent when the config or the house style has errors. */
  readonly houseStyle?: HouseStyle
  readonly diagnostics: readonly Diagnostic[]
  /** Config file and files of the house style. */
  readonly inputs: readonly Input[]
}

/** Choices of a run that override the config. */
export interface ProjectChoice {
  /** Absolute path of the config file to use instead of the one found upward from a document. */
  readonly config?: string | undefined
  /** Name of a house style that overrides that of the config. */
  readonly houseStyle?: string | undefined
  /** Levels that override those of the config, by rule. */
  readonly levels?: ReadonlyMap<string, RuleLevel> | undefined
}

/** Services with which a project is opened. */
export interface ProjectAccess {
  /** Name of a file in messages. */
  readonly nameOf: (path: string) => string
  /** Records the files that are read. */
  readonly files: TrackedFiles
}

/** Opens the project that contains a document. */
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

/** Manifest input of a file, named by its path in the project or in this package, so that it is equal on every machine. */
export function inputOf({ path, sha256, length }: FileRead, root: string): Input {
  const [inProject, inPackage] = [relative(root, path), relative(packageFolder, path)]
  // The path of a house style or config outside the project is private to this machine.
  const elsewhere = leadsOut(inPackage) ? `elders/${basename(path)}` : `collegevoorstel/${inPackage}`
  const name = leadsOut(inProject) ? elsewhere : inProject
  return { path: name.replaceAll('\\', '/'), content: { sha256, length } }
}
