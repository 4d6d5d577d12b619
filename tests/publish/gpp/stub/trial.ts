import { onTestFinished } from 'vitest'
import { type GppOptions, type GppRun, publishToGpp } from '../../../../src/publish/gpp/publish-to-gpp.ts'
import type { Publication } from '../../../../src/publish/publication.ts'
import { type GppStub, type StubOptions, startStub } from './gpp-stub.ts'
import { settingsFor } from './made-up.ts'

/** A stub that is gone when the test is done. */
export async function stubFor(options: StubOptions = {}): Promise<GppStub> {
  const stub = await startStub(options)
  onTestFinished(() => stub.close())
  return stub
}

export interface Trial extends GppRun {
  /** Seconds that the run would have waited, each time. */
  readonly waited: readonly number[]
  /** What people read: `rule: reason advice`. */
  readonly said: readonly string[]
  readonly outcomes: readonly string[]
}

/** A run against a stub, without waiting. */
export async function runAgainst(
  stub: Pick<GppStub, 'address'>,
  publications: readonly Publication[],
  options: Partial<GppOptions> = {},
): Promise<Trial> {
  const waited: number[] = []
  const run = await publishToGpp(
    publications.map((one) => ({ file: 'agenda.yaml', publication: one })),
    { settings: settingsFor(stub), mode: 'concept', run: 'real', timeout: 5000, ...options },
    {
      wait: async (milliseconds) => {
        waited.push(milliseconds / 1000)
      },
    },
  )
  const { documents } = run.report
  return {
    ...run,
    waited,
    said: documents.flatMap(({ diagnostics }) => diagnostics.map((one) => `${one.ruleId}: ${one.reason} ${one.note}`)),
    outcomes: documents.map(({ outcome }) => outcome),
  }
}
