import { readFileSync } from 'node:fs'
import { basename, dirname, extname, resolve } from 'node:path'
import { atLevels, hasErrors } from '../diagnostics/diagnostic.ts'
import { splitFence } from '../document/front-matter/split-fence.ts'
import { vocabulary } from '../forms/vocabulary.ts'
import { fileName, outputName } from '../output/output-name.ts'
import { isSource } from '../publication/earlier/published.ts'
import { attempt } from '../system/attempt.ts'
import { filesBelow } from '../system/files-below.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import type { BuildReport } from './build-report.ts'
import type { BuildContext } from './context.ts'
import { outputPlaces } from './earlier-of.ts'
import type { Project } from './project.ts'

/** Adds to the first document of a run the public folders of earlier runs that belong to no document or agenda that exists. */
export function reportUnattributed(report: BuildReport, context: BuildContext): BuildReport {
  const { earlier, policy, cwd } = context
  const [first, ...others] = report.documents
  if (first === undefined || !(policy.makesPublic || earlier.isSuspect())) return report
  const project = context.projectOf(resolve(cwd, first.file))
  let names: SourceNames | undefined
  const found = earlier.unattributed({ file: first.file, cwd }, ({ soort, naam }) => {
    names ??= sourceNames(project, context)
    return names[soort === 'agenda' ? 'agendas' : 'documents'].has(naam)
  })
  if (found.length === 0) return report
  const levelled = atLevels(found, project.config.regels)
  const isStuck = first.outcome === 'gemaakt' && hasErrors(levelled)
  const outcome = isStuck ? 'fouten' : first.outcome
  return { ...report, documents: [{ ...first, outcome, diagnostics: [...first.diagnostics, ...levelled] }, ...others] }
}

/** Names in the output. A meeting is not made from a document with its name, nor the reverse. */
interface SourceNames {
  readonly agendas: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
}

function sourceNames(project: Project, context: BuildContext): SourceNames {
  const without = outputPlaces(project, context).map(({ out }) => out)
  const files = filesBelow(project.config.root, { without }).filter(isSource)
  const namesOf = (paths: readonly string[]) => new Set(paths.flatMap((path) => nameOf(path) ?? []))
  return { agendas: namesOf(files.filter(isYaml)), documents: namesOf(files.filter((path) => !isYaml(path))) }
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path)
}

function nameOf(path: string): string | undefined {
  const text = attempt(() => readFileSync(path, 'utf8')) ?? ''
  const yaml = isYaml(path) ? { from: 0, to: text.length } : splitFence(text, path).split?.yaml
  const front = yaml && readYaml({ file: path, text, from: yaml.from, to: yaml.to })
  const stated = vocabulary.shape.naam.safeParse(front?.value?.naam).data
  if (stated !== undefined) return stated
  return basename(path, extname(path)) === 'agenda' ? fileName(basename(dirname(path))) : outputName(path, undefined)
}
