import { availableParallelism } from 'node:os'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Edition, editions } from '../../document/edition.ts'
import { parseShard, type Shard } from '../../report/report.ts'
import { parseReporter, type ReporterChoice, reporterNames } from './reporter-choices.ts'

/** The parsed flags shared by all commands that make documents. */
export interface MakeOptions {
  readonly out?: string
  readonly edition: readonly Edition[]
  readonly ignoreEmbargo?: true
  readonly strict?: true
  readonly fix?: true
  readonly reporter: readonly ReporterChoice[]
  readonly config?: string
  readonly jobs: number
  readonly shard?: Shard
  readonly failFast?: true
  readonly cache: boolean
  readonly concept?: true
  readonly timeout: number
  readonly browser?: string
  readonly html?: true
  readonly info?: true
  readonly verapdf?: true
  readonly watch?: true
  readonly quiet?: true
  readonly debug?: true
}

/** Exactly one entry for each option, which the type enforces. */
const entries: { readonly [Key in keyof Required<MakeOptions>]: () => Option } = {
  out: () => new Option('--out <map>', 'map voor wat er gemaakt wordt (standaard: uitvoer)'),
  edition: () =>
    new Option('--edition <edities>', `voor wie: ${editions.join(', ')} of alle; meer met komma’s ertussen`)
      .argParser(parseEditions)
      .default(['intern'], 'intern'),
  ignoreEmbargo: () => new Option('--ignore-embargo', 'maak de openbare editie ook als er nog embargo op rust'),
  strict: () => new Option('--strict', 'behandel waarschuwingen als fouten'),
  fix: () => new Option('--fix', 'herstel in de bestanden zelf wat maar op één manier goed kan'),
  reporter: () =>
    new Option('--reporter <soort[=bestand]>', `verslag: ${reporterNames.join(', ')}; mag vaker (standaard: pretty)`)
      .argParser(parseReporter)
      .default([]),
  config: () => new Option('--config <bestand>', 'instellingen, in plaats van de gevonden collegevoorstel.yaml'),
  jobs: () =>
    new Option('--jobs <n>', 'hoeveel documenten tegelijk')
      .argParser(wholeNumber(1, 64))
      .default(Math.min(8, Math.max(4, availableParallelism()))),
  shard: () =>
    new Option('--shard <deel>', 'alleen een deel van de documenten: 2/4 is het tweede van vier delen').argParser(
      shardOf,
    ),
  failFast: () => new Option('--fail-fast', 'begin aan geen document meer zodra er een niet gemaakt kan worden'),
  cache: () => new Option('--no-cache', 'maak alles opnieuw, ook wat niet veranderd is'),
  concept: () =>
    new Option('--concept', 'maak ook de besluitenlijst als nog niet elk voorstel een besluit heeft, als concept'),
  timeout: () =>
    new Option('--timeout <seconden>', 'hoe lang een stap mag duren: starten, laden of afdrukken')
      .argParser(wholeNumber(1, 3600))
      .default(60),
  browser: () =>
    new Option('--browser <pad>', 'welke Chromium of Chrome te gebruiken; meegeleverd: die van dit programma'),
  html: () => new Option('--html', 'bewaar de samengestelde HTML naast de PDF'),
  info: () => new Option('--info', 'toon ook wat alleen ter informatie is; anders wordt dat geteld'),
  verapdf: () => new Option('--verapdf', 'toets wat gemaakt is met veraPDF, uit VERAPDF of het PATH'),
  watch: () => new Option('--watch', 'maak het opnieuw, elke keer dat er iets verandert'),
  quiet: () => new Option('--quiet', 'geen voortgang; alleen fouten worden gemeld'),
  debug: () => new Option('--debug', 'toon bij een storing de technische toedracht'),
}

type OptionName = keyof typeof entries

/** The options of `build`, which does not change sources: no `fix`. */
const buildNames = (Object.keys(entries) as OptionName[]).filter(
  (name) => name !== 'fix' && name !== 'concept' && name !== 'watch',
)

/** The options of `agenda`, which makes a whole meeting on one machine: no `shard`, no `failFast`. */
export const meetingNames = [...buildNames, 'concept' as const].filter(
  (name) => name !== 'shard' && name !== 'failFast',
)

export function addOptions(command: Command, names: readonly OptionName[] = buildNames): Command {
  for (const name of names) command.addOption(entries[name]())
  return command
}

function parseEditions(text: string): readonly Edition[] {
  const requested = text === 'alle' ? [...editions] : text.split(',').map((name) => name.trim())
  for (const name of requested) {
    if (!editions.includes(name as Edition)) {
      throw new InvalidArgumentError(`Kies uit: ${editions.join(', ')} of alle.`)
    }
  }
  return editions.filter((name) => requested.includes(name))
}

function shardOf(text: string): Shard {
  const shard = parseShard(text)
  if (shard === undefined) throw new InvalidArgumentError('Geef welk deel van hoeveel, bijvoorbeeld 2/4.')
  return shard
}

/** Parses an integer within limits. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Geef een heel getal van ${least} tot en met ${most}.`)
    }
    return value
  }
}
