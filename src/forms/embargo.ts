import { dutchTime } from './dutch-time.ts'

/**
 * The end of an embargo, in milliseconds since 1970. The stated time is local time in the Netherlands; a date without a time means 00:00.
 *
 * @param embargo `2021-04-01T09:00` or `2021-04-01`
 */
export function embargoEnds(embargo: string): number {
  return dutchTime(embargo)
}

/** The embargo that ends last, of two on one document. */
export function longestEmbargo(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return embargoEnds(one) < embargoEnds(other) ? other : one
}
