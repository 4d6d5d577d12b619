import { UsageError } from './usage-error.ts'

/** In bytes; about ten thousand proposals. */
const defaultLimit = 1024 ** 3
const units = { MB: 1024 ** 2, GB: 1024 ** 3 } as const

/** The size limit of the cache in bytes: `COLLEGEVOORSTEL_CACHE_LIMIT`, such as `500 MB` or `2GB`. @throws UsageError */
export function cacheLimit(env: NodeJS.ProcessEnv): number {
  const text = env.COLLEGEVOORSTEL_CACHE_LIMIT?.trim()
  if (text === undefined || text === '') return defaultLimit
  const [, number = '', unit = ''] = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(MB|GB)$/i.exec(text) ?? []
  const bytes = Number(number.replace(',', '.')) * (unit.toUpperCase() === 'GB' ? units.GB : units.MB)
  if (unit !== '' && bytes >= units.MB) return Math.round(bytes)
  throw new UsageError(
    `COLLEGEVOORSTEL_CACHE_LIMIT is “${text}”, maar moet een grootte zijn van 1 MB of meer, bijvoorbeeld 500 MB of 2 GB. Wilt u geen cache, zet dan COLLEGEVOORSTEL_CACHE op uit.`,
  )
}

/** SOURCE_DATE_EPOCH (reproducible-builds.org): the date in the output, in seconds since 1970. @throws UsageError */
export function sourceDateEpoch(env: NodeJS.ProcessEnv): number | undefined {
  const text = env.SOURCE_DATE_EPOCH
  if (text === undefined || text === '') return undefined
  // 9999-12-31: PDF dates have four digits for the year.
  if (/^\d{1,12}$/.test(text) && Number(text) <= 253402300799) return Number(text)
  throw new UsageError(`SOURCE_DATE_EPOCH is “${text}”, maar moet een heel aantal seconden sinds 1970 zijn.`)
}
