import { UsageError } from '../terminal/exit.ts'

/** Bytes that the cache takes where nobody says otherwise: some ten thousand proposals. */
const usual = 1024 ** 3
const units = { MB: 1024 ** 2, GB: 1024 ** 3 } as const

/**
 * Bytes that the cache may take: `COLLEGEVOORSTEL_CACHE_LIMIT`, such as `500 MB` or `2GB`.
 *
 * @throws UsageError when it is set to something else
 */
export function cacheLimit(env: NodeJS.ProcessEnv): number {
  const text = env.COLLEGEVOORSTEL_CACHE_LIMIT?.trim()
  if (text === undefined || text === '') return usual
  const [, number = '', unit = ''] = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(MB|GB)$/i.exec(text) ?? []
  const bytes = Number(number.replace(',', '.')) * (unit.toUpperCase() === 'GB' ? units.GB : units.MB)
  if (unit !== '' && bytes >= units.MB) return Math.round(bytes)
  throw new UsageError(
    `COLLEGEVOORSTEL_CACHE_LIMIT is "${text}", maar moet een grootte zijn van 1 MB of meer, bijvoorbeeld 500 MB of 2 GB. Wilt u geen cache, zet dan COLLEGEVOORSTEL_CACHE op uit.`,
  )
}
