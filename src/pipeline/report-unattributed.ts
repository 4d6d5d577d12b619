import { readFileSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { globSync } from 'tinyglobby'
import { atLevels, hasErrors } from '../diagnostics/diagnostic.ts'
import { fileName, outputName } from '../output/output-name.ts'
import { attempt } from '../system/attempt.ts'
import type { BuildReport } from './build-report.ts'
import type { BuildContext } from './context.ts'

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

/** Dependencies, output and hidden folders contain no documents. */
const neverLooked = ['**/node_modules/**', '**/uitvoer/**', '**/.*/**']

/** The names in the output of all documents and agendas of a project. @param root absolute */
function documentNames(root: string): ReadonlySet<string> {
  const files = globSync('**/*.{md,markdown,yaml,yml}', { cwd: root, ignore: neverLooked })
  return new Set(files.flatMap((file) => nameOf(join(root, file)) ?? []))
}

function nameOf(path: string): string | undefined {
  const text = attempt(() => readFileSync(path, 'utf8'))
  const stated = text && /^naam:[ \t]*["']?([^"'\s#]+)/m.exec(text)?.[1]
  if (stated) return stated
  return basename(path, extname(path)) === 'agenda' ? fileName(basename(dirname(path))) : outputName(path, undefined)
}
