import { basename, relative, resolve } from 'node:path'
import { type HouseStyle, loadHouseStyle } from '../compose/house-style/house-style.ts'
import { type Config, findConfig, readConfig } from '../config/config.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import type { RuleLevel } from '../diagnostics/rule.ts'
import { type KindSet, loadKinds } from '../forms/load-kind.ts'
import type { Input } from '../output/manifest.ts'
import { lastOfEach, type Memory } from '../reuse/memory.ts'
import { checkConfig } from '../rules/check.ts'
import { keepAsked } from '../system/asked.ts'
import { leadsOut } from '../system/leads-out.ts'
import { packageFolder } from '../system/package-folder.ts'
import type { FileRead } from '../system/read-whole.ts'

/** What the documents of one project share, read once a run. */
export interface Workplace {
  readonly config: Config
  readonly kinds: KindSet
  /** Absent when the config or the house style has errors. */
  readonly houseStyle?: HouseStyle
  readonly diagnostics: readonly Diagnostic[]
  /** The config and the house style's files. */
  readonly inputs: readonly Input[]
}

export interface Desk {
  readonly cwd: string
  /** The day it is (ISO), where SOURCE_DATE_EPOCH says so: what is past is measured from it. */
  readonly day?: string | undefined
  /** How the user knows a file: as typed on the command line, else relative to `cwd`. */
  readonly nameOf: (path: string) => string
  /** Keeps the name under which a file was asked for. */
  readonly call: (path: string, name: string) => void
  /** What was made of an attachment, where a next run may need it again. */
  readonly remember: Memory
  /** The project of a document, found upward from it. */
  readonly workplaceOf: (sourcePath: string) => Workplace
}

export function openDesk(request: {
  readonly cwd: string
  readonly config?: string | undefined
  readonly sourceDateEpoch?: number | undefined
  /** Levels that go before those of the config, by rule. */
  readonly levels?: ReadonlyMap<string, RuleLevel> | undefined
  /** Name of a house style instead of that of the config. */
  readonly houseStyle?: string | undefined
  /** How often documents will be read at this desk; default `once`. */
  readonly runs?: 'once' | 'many' | undefined
}): Desk {
  const called = new Map<string, string>()
  const nameOf = (path: string): string => {
    const name = called.get(path)
    if (name !== undefined) return name
    const way = relative(request.cwd, path)
    return leadsOut(way) ? path : way
  }
  const explicit = request.config === undefined ? undefined : resolve(request.cwd, request.config)
  const known = new Map<string, () => Workplace>()
  const { sourceDateEpoch: epoch } = request
  return {
    cwd: request.cwd,
    ...(epoch === undefined ? {} : { day: new Date(epoch * 1000).toISOString().slice(0, 10) }),
    nameOf,
    call: (path, name) => called.set(path, name),
    remember: request.runs === 'many' ? lastOfEach() : (_path, _of, make) => make(),
    workplaceOf: (sourcePath) => {
      const key = findConfig(sourcePath) ?? sourcePath
      const open = () => openWorkplace(sourcePath, explicit, nameOf, request.houseStyle)
      const place = known.get(key) ?? keepAsked(() => withLevels(open(), request.levels))
      known.set(key, place)
      return place()
    },
  }
}

function withLevels(place: Workplace, levels: ReadonlyMap<string, RuleLevel> | undefined): Workplace {
  if (levels === undefined) return place
  const { config } = place
  return { ...place, config: { ...config, regels: new Map([...config.regels, ...levels]) } }
}

function openWorkplace(
  sourcePath: string,
  explicit: string | undefined,
  nameOf: Desk['nameOf'],
  otherStyle: string | undefined,
): Workplace {
  const { config, diagnostics } = readConfig(sourcePath, {
    nameOf,
    ...(explicit === undefined ? {} : { path: explicit }),
  })
  const kinds = loadKinds(config.home, nameOf)
  if (hasErrors(diagnostics)) return { config, kinds, diagnostics, inputs: [] }
  const stated = config.name === undefined ? undefined : { file: config.name, place: config.at?.(['huisstijl']) }
  const style = loadHouseStyle(otherStyle ?? config.huisstijl, { root: config.home, nameOf, stated })
  const files = [...(config.file === undefined ? [] : [config.file]), ...(style.houseStyle?.files ?? [])]
  return {
    config,
    kinds,
    ...(style.houseStyle === undefined ? {} : { houseStyle: style.houseStyle }),
    diagnostics: [...diagnostics, ...checkConfig(config), ...style.diagnostics],
    inputs: files.map((file) => inputOf(file, config.root)),
  }
}

/** A file that was read, named after its place in the project or in this package, the same on every machine. */
export function inputOf({ path, sha256, length }: FileRead, root: string): Input {
  const [inProject, inPackage] = [relative(root, path), relative(packageFolder, path)]
  // A house style or a config from elsewhere: where that is, is this machine's own business.
  const elsewhere = leadsOut(inPackage) ? `elders/${basename(path)}` : `collegevoorstel/${inPackage}`
  const name = leadsOut(inProject) ? elsewhere : inProject
  return { path: name.replaceAll('\\', '/'), content: { sha256, length } }
}
