import { onTestFinished } from 'vitest'
import { type GppOptions, type GppResult, publishToGpp } from '../../../../src/publish/gpp/publish-to-gpp.ts'
import type { Publication } from '../../../../src/publish/publication.ts'
import { type GppStub, type StubOptions, startStub } from './gpp-stub.ts'
import { settingsFor } from './made-up.ts'

/** A stub that is gone when the test is done. */
export async function stubFor(options: StubOptions = {}): Promise<GppStub> {
  const stub = await startStub(options)
  onTestFinished(() => stub.close())
  return stub
}

export interface Trial {
  readonly outcomes: readonly string[]
  readonly results: readonly GppResult[]
  readonly requests: GppResult['requests']
  /** Seconds that the runs would have waited, each time. */
  readonly waited: readonly number[]
  /** What people read: `rule: reason advice`. */
  readonly said: readonly string[]
}

/** A run for each publication against a stub, without waiting. */
export async function runAgainst(
  stub: Pick<GppStub, 'address'>,
  publications: readonly Publication[],
  options: Partial<GppOptions> = {},
): Promise<Trial> {
  const waited: number[] = []
  const results: GppResult[] = []
  for (const one of publications) {
    const result = await publishToGpp(
      one,
      { settings: settingsFor(stub), mode: 'concept', run: 'real', timeout: 5000, file: 'agenda.yaml', ...options },
      {
        wait: async (milliseconds) => {
          waited.push(milliseconds / 1000)
        },
      },
    )
    results.push(result)
  }
  return {
    results,
    waited,
    outcomes: results.map(({ outcome }) => outcome),
    requests: results.flatMap(({ requests }) => requests),
    said: results.flatMap(({ diagnostics }) => diagnostics.map((one) => `${one.ruleId}: ${one.reason} ${one.note}`)),
  }
}
