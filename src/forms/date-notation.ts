import { isDate, isMoment, months, weekday } from './dutch-date.ts'

const shortMonths = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const otherMonths: Readonly<Record<string, number>> = { maa: 3, mar: 3, sept: 9 }

/**
 * Converts a date in another notation to ISO 8601: `30-03-2021`, `30 maart 2021`, `2021/3/30`. Undefined for an impossible date
 * and for an ambiguous one (`03-04-2021` with the month first, `03-04-21` with the year first).
 */
export function isoDate(text: string): string | undefined {
  const plain = plainWords(text)
  const [, day, rest = ''] = /^(?:([a-z]+dag),? )?(.*)$/.exec(plain) ?? []
  const found = yearFirst(rest) ?? inWords(rest) ?? dayFirst(rest)
  if (found === undefined || !isDate(found)) return undefined
  return day === undefined || weekday(found) === day ? found : undefined
}

/** Both readings of an ambiguous date such as `03-04-2021`, day first; empty for any other text. */
export function bothDates(text: string): readonly string[] {
  const [, first, , second, year] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(plainWords(text)) ?? []
  const both = [iso(year, second, first), iso(year, first, second)].filter((day) => day !== undefined && isDate(day))
  return both.length === 2 && first !== second ? both.flatMap((day) => day ?? []) : []
}

/** As `isoDate`, for a date with a time: `1 april 2021, 9.00 uur` gives `2021-04-01T09:00`. */
export function isoMoment(text: string): string | undefined {
  const found = /^(.*\d)(?:,? (?:om )?|t)(\d{1,2})[:.](\d{2})(?: ?u(?:ur)?)?$/.exec(plainWords(text))
  if (!found) return isoDate(text)
  const [, day = '', hours = '', minutes = ''] = found
  const date = isoDate(day)
  const moment = `${date}T${hours.padStart(2, '0')}:${minutes}`
  return date !== undefined && isMoment(moment) ? moment : undefined
}

/** Normalizes the hyphens and spaces of word processors. */
function plainWords(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
}

function yearFirst(text: string): string | undefined {
  const [, year, , month, day] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? []
  return iso(year, month, day)
}

function inWords(text: string): string | undefined {
  const [, day, , name = '', year] = /^(\d{1,2})([ -])([a-z]+)\.?\2(\d{4})$/.exec(text) ?? []
  const index = Math.max(months.indexOf(name), shortMonths.indexOf(name), (otherMonths[name] ?? 0) - 1)
  return index < 0 ? undefined : iso(year, String(index + 1), day)
}

/** Only where day and month cannot be confused: a wrong correction is worse than none. */
function dayFirst(text: string): string | undefined {
  const [, first, , second, year] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text) ?? []
  return Number(first) > 12 || first === second ? iso(year, second, first) : undefined
}

function iso(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
