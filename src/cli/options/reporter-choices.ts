import { InvalidArgumentError } from 'commander'

export const reporterNames = ['pretty', 'json', 'github', 'junit', 'sarif'] as const
export type ReporterName = (typeof reporterNames)[number]

export interface ReporterChoice {
  readonly name: ReporterName
  /** Absent for a report on its stream. */
  readonly file?: string
}

/**
 * Adds a `--reporter <soort[=bestand]>`. stdout can hold only one report for programs.
 * @throws InvalidArgumentError for an unknown reporter, an empty file name, or two reporters with the same destination
 */
export function parseReporter(text: string, earlier: readonly ReporterChoice[]): readonly ReporterChoice[] {
  const [name = '', ...rest] = text.split('=')
  if (!isReporterName(name)) throw new InvalidArgumentError(`Kies uit: ${reporterNames.join(', ')}.`)
  const file = rest.join('=')
  if (rest.length > 0 && file === '') {
    throw new InvalidArgumentError(`Zet achter het = de naam van een bestand, of laat het = weg.`)
  }
  const choice: ReporterChoice = rest.length === 0 ? { name } : { name, file }
  const rival = earlier.find((known) => streamOf(known) === streamOf(choice) && known.name !== name)
  if (rival === undefined) return [...earlier, choice]
  if (file !== '') throw new InvalidArgumentError(`In dat bestand komt al het verslag ${rival.name}.`)
  throw new InvalidArgumentError(
    `Op stdout staat al het verslag ${rival.name}. Zet een van de twee in een bestand: --reporter ${name}=<bestand>.`,
  )
}

/** The destination; that of `json` differs from that of `json=a`. */
function streamOf({ name, file }: ReporterChoice): string {
  if (file !== undefined) return `bestand ${file}`
  return name === 'pretty' ? 'stderr' : 'stdout'
}

function isReporterName(name: string): name is ReporterName {
  return reporterNames.some((known) => known === name)
}
