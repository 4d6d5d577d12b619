const zone = 'Europe/Amsterdam'

/**
 * The moment an embargo ends, in milliseconds since 1970. What an author writes is the time in the Netherlands, wherever the
 * program runs; a day alone is its first moment.
 *
 * @param embargo `2021-04-01T09:00` or `2021-04-01`
 */
export function embargoEnds(embargo: string): number {
  const [day = '', time = '00:00'] = embargo.split(/[T ]/)
  const asUtc = Date.parse(`${day}T${time.slice(0, 5)}:00Z`)
  // Twice: the first guess may be on the other side of a change to or from summer time.
  return asUtc - offsetAt(asUtc - offsetAt(asUtc))
}

/** Of two embargoes on one document the one that ends last. */
export function longestEmbargo(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return embargoEnds(one) < embargoEnds(other) ? other : one
}

/** Milliseconds that the clock in the Netherlands is ahead of UTC. */
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
