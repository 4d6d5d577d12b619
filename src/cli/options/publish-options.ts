import { type Command, Option } from 'commander'
import { type DryRunForm, dryRunOption } from './dry-run-option.ts'
import { addOptions, type MakeOptions } from './make-options.ts'

/** The parsed flags of `publish`. */
export interface PublishOptions
  extends Pick<
    MakeOptions,
    'out' | 'strict' | 'reporter' | 'config' | 'jobs' | 'timeout' | 'browser' | 'info' | 'quiet' | 'debug'
  > {
  /** A folder, or `gpp`. */
  readonly to: string
  readonly final?: true
  readonly dryRun?: DryRunForm
}

export function addPublishOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        '--to <map|gpp>',
        'de map die de webserver aanbiedt, of gpp: de GPP-publicatiebank uit de instellingen (een map met die naam: ./gpp)',
      ).makeOptionMandatory(),
    )
    .addOption(new Option('--final', 'bij --to gpp: maak het openbaar; anders blijft het een concept'))
    .addOption(dryRunOption('wat er in de map of op het platform zou veranderen'))
  return addOptions(command, [
    'out',
    'strict',
    'reporter',
    'config',
    'jobs',
    'timeout',
    'browser',
    'info',
    'quiet',
    'debug',
  ])
}
