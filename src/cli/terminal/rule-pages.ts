import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ruleCatalogue } from '../../rules/catalogue.ts'
import { leadsOut } from '../../system/leads-out.ts'
import { packageFolder } from '../../system/package-folder.ts'

/** Where this package has the pages about the rules, one each: `<familie>/<regel>.md`. */
const folder = join(packageFolder, 'docs', 'regels')

/** The folder as somebody in `cwd` would type it. */
export function rulePagesFolder(cwd: string): string {
  const way = relative(cwd, folder)
  return leadsOut(way) ? folder : way
}

/** Absolute path of the page about a rule; undefined when it has none. */
export function rulePagePath(ruleId: string): string | undefined {
  const rule = ruleCatalogue.get(ruleId)
  const path = rule && join(folder, rule.page)
  return path !== undefined && existsSync(path) ? path : undefined
}

/** The page itself, as Markdown. */
export function rulePageText(ruleId: string): string | undefined {
  const path = rulePagePath(ruleId)
  return path === undefined ? undefined : readFileSync(path, 'utf8')
}
