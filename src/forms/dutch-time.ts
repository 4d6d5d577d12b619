const zone = 'Europe/Amsterdam'

/**
 * A local time in the Netherlands, in milliseconds since 1970, in whatever time zone the program runs; a date without a time means 00:00.
 *
 * @param local `2021-04-01T09:00` or `2021-04-01`
 */
export function dutchTime(local: string): number {
  const [day = '', time = '00:00'] = local.split(/[T ]/)
  const asUtc = Date.parse(`${day}T${time.slice(0, 5)}:00Z`)
  // Computed twice: the first estimate may be on the other side of a change to or from summer time.
  return asUtc - offsetAt(asUtc - offsetAt(asUtc))
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
