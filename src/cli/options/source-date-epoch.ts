import { UsageError } from '../terminal/exit.ts'

/**
 * SOURCE_DATE_EPOCH (reproducible-builds.org): seconds since 1970 that all dates in the output are set to.
 *
 * @throws UsageError when it is set to something else than a whole number
 */
export function sourceDateEpoch(env: NodeJS.ProcessEnv): number | undefined {
  const text = env.SOURCE_DATE_EPOCH
  if (text === undefined || text === '') return undefined
  // 9999-12-31: later years do not fit the dates of a PDF.
  if (/^\d{1,12}$/.test(text) && Number(text) <= 253402300799) return Number(text)
  throw new UsageError(`SOURCE_DATE_EPOCH is "${text}", maar moet een heel aantal seconden sinds 1970 zijn.`)
}
