import { relative, resolve, sep } from 'node:path'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import { liesWithin } from '../../system/inside.ts'
import { packageFolder } from '../../system/package-folder.ts'
import { type FileRead, readWhole } from '../../system/read-whole.ts'
import type { Path } from '../../yaml/read-yaml.ts'
import { houseStyleRules } from './house-style-rules.ts'

/** Where a house style may be looked for. */
export interface HouseStyleProject {
  /** Absolute folder of the configuration file; undefined without one. */
  readonly root?: string | undefined
  /** How the user knows a file in that folder; default its path from there. */
  readonly nameOf?: ((path: string) => string) | undefined
  /** Where the name of the house style stands. */
  readonly stated?: { readonly file: string; readonly place: Diagnostic['place'] } | undefined
}

/** Reading one house style: what was read, and what was wrong. */
export interface Reading {
  readonly folder: string
  readonly project: HouseStyleProject
  /** `huisstijl.yaml` as the user knows it. */
  readonly file: string
  readonly at: (path: Path) => Diagnostic['place']
  readonly files: FileRead[]
  readonly diagnostics: Diagnostic[]
}

/**
 * A file that `huisstijl.yaml` names, never one outside `home`. What is wrong with it is told.
 * @param path as stated
 * @param at where it is stated
 */
export function readInside(path: string, at: Path, reading: Reading, home = reading.folder): Buffer | undefined {
  const full = resolve(home, path)
  const read = readWhole(full)
  if (typeof read === 'string') {
    notThere(path, read, at, reading)
    return undefined
  }
  if (!liesWithin(home, full)) {
    const reason = `Het bestand "${path}" ligt buiten de map van de huisstijl.`
    tell(reading, houseStyleRules['huisstijl/buiten-map'], reason, 'Zet het bestand in de map zelf.', at)
    return undefined
  }
  reading.files.push(read.file)
  return read.content
}

function notThere(path: string, why: 'ontbreekt' | 'map', at: Path, reading: Reading): void {
  const [reason, advice] =
    why === 'map'
      ? [`"${path}" is een map, geen bestand.`, 'Noem het bestand in die map.']
      : [`Het bestand "${path}" bestaat niet.`, 'Kijk de naam en de map na.']
  tell(reading, houseStyleRules['huisstijl/bestand-ontbreekt'], reason, advice, at)
}

/** Says what is wrong with a value of `huisstijl.yaml`. */
export function tell(reading: Reading, rule: Rule, reason: string, advice: string, at: Path): void {
  reading.diagnostics.push(problem(rule, reading.file, reason, advice, reading.at(at)))
}

export function problem(
  rule: Rule,
  file: string,
  reason: string,
  advice: string,
  place?: Diagnostic['place'],
): Diagnostic {
  const where = place !== undefined && 'start' in place ? { place } : {}
  return diagnostic({ rule, file, reason, advice, ...where })
}

/** Relative to the project when it lies in it, else to the program. */
export function shownPath(path: string, { root, nameOf }: HouseStyleProject): string {
  if (root !== undefined && nameOf !== undefined && path.startsWith(root + sep)) return nameOf(path)
  for (const base of [root, packageFolder]) {
    if (base !== undefined && path.startsWith(base + sep)) return relative(base, path)
  }
  return path
}
