import { relative, resolve, sep } from 'node:path'
import { houseStyleRules } from '../../config/house-style-rules.ts'
import { type Diagnostic, diagnostic, type Finding } from '../../diagnostics/diagnostic.ts'
import { isElsewhere, leadsOut } from '../../system/inside.ts'
import { packageFolder } from '../../system/package-folder.ts'
import type { FileRead } from '../../system/read-whole.ts'
import type { TrackedFiles } from '../../system/tracked-files.ts'
import type { Path } from '../../yaml/yaml-value.ts'

/** The project in which a house style is searched. */
export interface HouseStyleProject {
  /** Absolute folder of the configuration file; undefined without one. */
  readonly root?: string | undefined
  /** The display name of a file in that folder; by default its relative path. */
  readonly nameOf?: ((path: string) => string) | undefined
  /** Records the files that are read. */
  readonly files: TrackedFiles
  /** The position of the name of the house style in the configuration. */
  readonly stated?: { readonly file: string; readonly place: Diagnostic['place'] } | undefined
}

/** The state of reading one house style: the files read so far, and the findings. */
export interface Reading {
  readonly folder: string
  readonly project: HouseStyleProject
  /** The display name of `huisstijl.yaml`. */
  readonly file: string
  readonly at: (path: Path) => Diagnostic['place']
  readonly files: FileRead[]
  readonly diagnostics: Diagnostic[]
}

/**
 * Reads a file that `huisstijl.yaml` names; reports one that is missing, or outside `home`.
 * @param path as stated
 * @param at position of the value
 */
export function readInside(path: string, at: Path, reading: Reading, home = reading.folder): Buffer | undefined {
  const full = resolve(home, path)
  if (leadsOut(relative(home, full)) || isElsewhere(full, [home])) {
    const reason = `Het bestand “${path}” ligt buiten de map van de huisstijl.`
    reportValue(reading, at, {
      rule: houseStyleRules['huisstijl/buiten-map'],
      reason,
      advice: 'Zet het bestand in de map zelf.',
    })
    return undefined
  }
  const read = reading.project.files.read(full)
  if (typeof read === 'string') {
    notThere(path, read, at, reading)
    return undefined
  }
  reading.files.push(read.file)
  return read.content
}

function notThere(path: string, why: 'ontbreekt' | 'map', at: Path, reading: Reading): void {
  const [reason, advice] =
    why === 'map'
      ? [`“${path}” is een map, geen bestand.`, 'Noem het bestand in die map.']
      : [`Het bestand “${path}” bestaat niet.`, 'Kijk de naam en de map na.']
  reportValue(reading, at, { rule: houseStyleRules['huisstijl/bestand-ontbreekt'], reason, advice })
}

/** Reports a value of `huisstijl.yaml`. */
export function reportValue(reading: Reading, at: Path, found: Omit<Finding, 'file' | 'place'>): void {
  reading.diagnostics.push(diagnostic({ ...found, file: reading.file, place: reading.at(at) }))
}

/** Relative to the project, or to this package. */
export function shownPath(path: string, { root, nameOf }: Pick<HouseStyleProject, 'root' | 'nameOf'>): string {
  if (root !== undefined && nameOf !== undefined && path.startsWith(root + sep)) return nameOf(path)
  for (const base of [root, packageFolder]) {
    if (base !== undefined && path.startsWith(base + sep)) return relative(base, path)
  }
  return path
}
