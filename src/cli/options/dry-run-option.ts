import { Option } from 'commander'
import type { ReporterChoice } from './reporter-choices.ts'
import { UsageError } from './usage-error.ts'

const dryRunForms = ['tekst', 'json'] as const

/** How a dry run is shown. */
export type DryRunForm = (typeof dryRunForms)[number]

/** @param what is shown instead of done */
export function dryRunOption(what: string): Option {
  return new Option('--dry-run [vorm]', `verander niets, en toon ${what}: als tekst of als json`)
    .choices([...dryRunForms])
    .preset('tekst')
}

interface ListOptions {
  readonly dryRun?: DryRunForm
  readonly reporter: readonly ReporterChoice[]
}

/** What a dry run lists and a report cannot both be on stdout. @throws UsageError */
export function refuseTwoLists({ dryRun, reporter }: ListOptions): void {
  const other = reporter.find(({ name, file }) => name !== 'pretty' && file === undefined)
  if (dryRun === undefined || other === undefined) return
  throw new UsageError(
    `--dry-run en het verslag ${other.name} kunnen niet allebei op stdout. Zet het verslag in een bestand: --reporter ${other.name}=<bestand>.`,
  )
}
