const zone = 'Europe/Amsterdam'

/**
 * The end of an embargo, in milliseconds since 1970. The stated time is local time in the Netherlands, in whatever time zone the program
 * runs; a date without a time means 00:00.
 *
 * @param embargo `2021-04-01T09:00` or `2021-04-01`
 */
export function embargoEnds(embargo: string): number {
  const [day = '', time = '00:00'] = embargo.split(/[T ]/)
  const asUtc = Date.parse(`${day}T${time.slice(0, 5)}:00Z`)
  // Computed twice: the first estimate may be on the other side of a change to or from summer time.
  return asUtc - offsetAt(asUtc - offsetAt(asUtc))
}

/** The embargo that ends last, of two on one document. */
export function longestEmbargo(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return embargoEnds(one) < embargoEnds(other) ? other : one
}

/** The offset of the Netherlands from UTC in milliseconds, positive when ahead of UTC. */
function offsetAt(moment: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment)
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return local - Math.floor(moment / 1000) * 1000
}
