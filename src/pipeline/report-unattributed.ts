import { resolve } from 'node:path'
import { atLevels, hasErrors } from '../diagnostics/diagnostic.ts'
import type { BuildReport } from './build-report.ts'
import type { BuildContext } from './context.ts'
import { documentNames } from './document-names.ts'

/** Adds to the first document of a run the public folders of earlier runs that belong to no document that exists. */
export function reportUnattributed(report: BuildReport, context: BuildContext): BuildReport {
  const { earlier, policy, cwd } = context
  const [first, ...others] = report.documents
  if (first === undefined || !(policy.makesPublic || earlier.isSuspect())) return report
  const { config } = context.projectOf(resolve(cwd, first.file))
  let names: ReadonlySet<string> | undefined
  const found = earlier.unattributed({ file: first.file, cwd }, (naam) => {
    names ??= documentNames(config.root)
    return names.has(naam)
  })
  if (found.length === 0) return report
  const levelled = atLevels(found, config.regels)
  const isStuck = first.outcome === 'gemaakt' && hasErrors(levelled)
  const outcome = isStuck ? 'fouten' : first.outcome
  return { ...report, documents: [{ ...first, outcome, diagnostics: [...first.diagnostics, ...levelled] }, ...others] }
}
