import { InvalidArgumentError } from 'commander'

export const reporterNames = ['pretty', 'json', 'github', 'junit', 'sarif'] as const
export type ReporterName = (typeof reporterNames)[number]

export interface ReporterChoice {
  readonly name: ReporterName
  /** Where the report goes; absent: its own stream. */
  readonly file?: string
}

/**
 * One `--reporter <soort[=bestand]>` more. stdout takes one report for programs: two in one stream can be read by none.
 *
 * @throws InvalidArgumentError for a reporter that does not exist, a file without a name, or two in the same place
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

/** Where it goes; `json` and `json=a` are two places. */
function streamOf({ name, file }: ReporterChoice): string {
  if (file !== undefined) return `bestand ${file}`
  return name === 'pretty' ? 'stderr' : 'stdout'
}

function isReporterName(name: string): name is ReporterName {
  return reporterNames.some((known) => known === name)
}
