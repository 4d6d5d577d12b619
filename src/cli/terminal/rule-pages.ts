import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ruleCatalogue } from '../../rules/catalogue.ts'
import { packageFolder } from '../../system/package-folder.ts'

/** The documentation pages of the rules: `<familie>/<regel>.md`. */
const folder = join(packageFolder, 'docs', 'regels')

/** The absolute path of the page of a rule; undefined when it has none. */
export function rulePagePath(ruleId: string): string | undefined {
  const rule = ruleCatalogue.get(ruleId)
  const path = rule && join(folder, rule.page)
  return path !== undefined && existsSync(path) ? path : undefined
}

/** The page as Markdown. */
export function rulePageText(ruleId: string): string | undefined {
  const path = rulePagePath(ruleId)
  return path === undefined ? undefined : readFileSync(path, 'utf8')
}
