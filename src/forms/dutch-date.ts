/** From January. */
export const months: readonly string[] = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
]

/** A possible date in ISO 8601 (`2021-03-30`) as an unanchored regular expression, for JSON Schema. */
export const datePattern: string = (() => {
  const leapYear = '(?:[1-9]\\d(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)'
  const long = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])'
  const short = '(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)'
  const february = '02-(?:0[1-9]|1\\d|2[0-8])'
  return `(?:[1-9]\\d{3}-(?:${long}|${short}|${february})|${leapYear}-02-29)`
})()

const exactDate = new RegExp(`^${datePattern}$`)
const exactMoment = new RegExp(`^${datePattern}T(?:[01]\\d|2[0-3]):[0-5]\\d$`)

export function isDate(text: string): boolean {
  return exactDate.test(text)
}

/** Whether the text is a possible date and time in ISO 8601: `2021-04-01T09:00`. */
export function isMoment(text: string): boolean {
  return exactMoment.test(text)
}

/**
 * `30 maart 2021` for `2021-03-30`; `1 april 2021, 09.00 uur` for `2021-04-01T09:00`. Any other text is returned unchanged,
 * because some fields allow words instead of a date ("opheffing door een besluit").
 */
export function dutchDate(iso: string): string {
  const [date = '', time] = iso.split('T')
  if (!isDate(date) || (time !== undefined && !isMoment(iso))) return iso
  const day = `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`
  return time === undefined ? day : `${day}, ${time.replace(':', '.')} uur`
}

/** The ISO date in the Netherlands at a moment, in whatever time zone the program runs. */
export function dayOf(moment: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(moment)
}

/** Adds days to an ISO date. */
export function daysAfter(date: string, days: number): string {
  const time = new Date(date)
  time.setUTCDate(time.getUTCDate() + days)
  return time.toISOString().slice(0, 10)
}

/** In the order of `Date.getUTCDay`. */
const days = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'] as const

/** The day of the week of an ISO date: `dinsdag`. */
export function weekday(date: string): string {
  return days[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
}
