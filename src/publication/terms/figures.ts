/**
 * A number, an amount, a date or a telephone number in a text, by its value. Two figures are equal if their keys are: `9.500` and
 * `€ 9,5 duizend`, `1-2-1980` and `1 februari 1980`, `06-12345678` and `+31 6 12 34 56 78`.
 */
export interface Figure {
  readonly key: string
  readonly index: number
  /**
   * A telephone number or a long number identifies something, an amount may be a coincidence. `digits`: a part of a row of groups, or a
   * row that is also a date or an amount.
   */
  readonly kind: 'identifier' | 'digits' | 'date' | 'amount'
}

const multipliers: Readonly<Record<string, number>> = {
  duizend: 1e3,
  dzd: 1e3,
  mille: 1e3,
  k: 1e3,
  ton: 1e5,
  miljoen: 1e6,
  mln: 1e6,
  miljard: 1e9,
  mld: 1e9,
}

const monthNames = 'jan|feb|febr|mrt|maart|apr|mei|jun|juni|jul|juli|aug|sep|sept|okt|nov|dec'
const months = `(?:januari|februari|april|augustus|september|oktober|november|december|${monthNames})`

/** Every figure in a text without accents. Where a notation has two readings, both are returned. */
export function figuresIn(text: string): readonly Figure[] {
  if (!/\d/.test(text)) return [...numeralsIn(text)]
  return [...datesIn(text), ...identifiersIn(text), ...amountsIn(text), ...numeralsIn(text)]
}

function* datesIn(text: string): Iterable<Figure> {
  const gap = '[\\s._-]{1,3}'
  for (const { index, 1: day = '', 2: month = '', 3: year = '' } of text.matchAll(
    /(?<!\d)(\d{1,2})\s?[-/._]\s?(\d{1,2})\s?[-/._]\s?(\d{4}|\d{2})(?!\d)/g,
  ))
    yield* dateOf(index, year, month, day)
  for (const { index, 1: year = '', 2: month = '', 3: day = '' } of text.matchAll(
    /(?<!\d)((?:19|20)\d\d)[-/._](\d{1,2})[-/._](\d{1,2})(?!\d)/g,
  ))
    yield* dateOf(index, year, month, day)
  for (const { index, 1: first = '', 2: second = '' } of text.matchAll(/(?<!\d)(\d{4})(\d{4})(?!\d)/g)) {
    yield* dateOf(index, first, second.slice(0, 2), second.slice(2))
    yield* dateOf(index, second, first.slice(2), first.slice(0, 2))
  }
  const inWords = new RegExp(`(?<!\\d)(\\d{1,2})(?:e|de|ste)?${gap}(${months})${gap}'?(\\d{4}|\\d{2})(?!\\d)`, 'gi')
  for (const { index, 1: day = '', 2: month = '', 3: year = '' } of text.matchAll(inWords))
    yield* dateOf(index, year, monthNumber(month), day)
}

function monthNumber(name: string): string {
  const short = name.toLowerCase().replace('maart', 'mrt').slice(0, 3)
  return String(['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'].indexOf(short) + 1)
}

function* dateOf(index: number, year: string, month: string, day: string): Iterable<Figure> {
  const whole = year.length === 2 ? `${Number(year) > 30 ? 19 : 20}${year}` : year
  if (!/^(?:1[89]|20)\d\d$/.test(whole) || !isUpTo(month, 12) || !isUpTo(day, 31)) return
  yield { key: `date ${whole}-${Number(month)}-${Number(day)}`, index, kind: 'date' }
}

function isUpTo(digits: string, most: number): boolean {
  return Number(digits) >= 1 && Number(digits) <= most
}

/** Telephone numbers, and other numbers of six digits or more, in any grouping and next to any other number. */
function* identifiersIn(text: string): Iterable<Figure> {
  for (const { 0: row, index } of text.matchAll(/(?<![\p{L}\d])\+?\(?\d+(?:[\s.,:/()_-]{1,3}\d+)*/gu)) {
    const groups = [...row.matchAll(/\d+/g)]
    const isRow = !isOther(row)
    for (const [first, group] of groups.entries())
      for (const { digits, count } of runsOf(groups.slice(first, first + mostGroups))) {
        const isWhole = (isRow && count === groups.length) || (digits.length > 8 && groups.length > 6)
        const own = { index: index + group.index, kind: isWhole ? 'identifier' : 'digits' } as const
        yield { ...own, key: `digits ${digits}` }
        const national = /^(?:00)?31(?:0)?([1-9]\d{8})$/.exec(digits)?.[1]
        if (national) yield { ...own, key: `digits 0${national}` }
      }
  }
}

/** The first group, the first two, and so on, as long as they are neither too short nor too long to identify something. */
function* runsOf(groups: readonly RegExpExecArray[]): Iterable<{ readonly digits: string; readonly count: number }> {
  let digits = ''
  for (const [at, { 0: more }] of groups.entries()) {
    digits += more
    if (digits.length > mostDigits) return
    if (digits.length >= fewestDigits) yield { digits, count: at + 1 }
  }
}

const fewestDigits = 6
const mostGroups = 7
const mostDigits = 18

/** Whether a row of groups is a date or an amount. */
function isOther(row: string): boolean {
  return (
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,3}(?:[. ]\d{3}){1,2}(?:,\d\d)?$/.test(
      row,
    ) && row.replace(/\D/g, '').length < 9
  )
}

const number = /(?<![\p{L}\d])(?:\d{1,3}(?:[.\s'\u2019]\d{3})+|\d+)(?:[.,]\d+)?/gu

function* amountsIn(text: string): Iterable<Figure> {
  for (const { 0: typed, index } of text.matchAll(number)) {
    const after = text.slice(index + typed.length, index + typed.length + 12)
    const unit = /^[\s-]?([a-z]+)/i.exec(after)?.[1]?.toLowerCase() ?? ''
    const times = multipliers[unit] ?? 1
    if (times === 1 && /^[\p{L}\d]/u.test(after)) continue
    const hasUnit = times > 1 || isMoney(text.slice(0, index), after)
    for (const value of new Set(valuesOf(typed, times > 1))) yield* amountOf(value * times, { typed, index, hasUnit })
    // A group of three digits after a space can be the next number.
    for (const { 0: part, index: at } of /\s/.test(typed) ? typed.matchAll(/\d+/g) : [])
      yield* amountOf(Number(part), { typed: part, index: index + at, hasUnit })
  }
}

interface Written {
  readonly typed: string
  readonly index: number
  /** A currency, or a word such as thousand. */
  readonly hasUnit: boolean
}

function* amountOf(value: number, { typed, index, hasUnit }: Written): Iterable<Figure> {
  const rounded = Math.round(value * 100) / 100
  if (rounded < 1000) return
  // A plain number of four digits that can be a year is one.
  if (!hasUnit && /^(?:1[89]|20)\d\d$/.test(typed)) return
  if (/^0\d/.test(typed)) return
  yield { key: `amount ${rounded}`, index, kind: rounded >= 1e8 && !hasUnit ? 'identifier' : 'amount' }
}

function isMoney(before: string, after: string): boolean {
  return /(?:€|eur|euro|fl\.?|\$)\s?$/i.test(before.slice(-6)) || /^(?:,-|\s?(?:€|euro|eur)(?!\p{L}))/iu.test(after)
}

/** `9.500`, `9 500`, `9.500,00`, `9500.00`; `9,500` is nine and a half, and in English nine thousand five hundred. */
function valuesOf(typed: string, isMultiplied: boolean): readonly number[] {
  const solid = typed.replace(/[\s'\u2019]/g, '')
  const dutch = Number(solid.replace(/\.(?=\d{3}(?!\d))/g, '').replace(',', '.'))
  const decimal = Number(solid.replace(',', '.'))
  const english = /^\d{1,3},\d{3}$/.test(solid) ? [Number(solid.replace(',', ''))] : []
  const values = isMultiplied ? [dutch, decimal, ...english] : [dutch, ...english]
  return values.filter((value) => Number.isFinite(value))
}

const units =
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien'
const ones = new Map([...units.split(' ').map((word, at) => [word, at + 1] as const), ['één', 1] as const])
const tens = new Map(
  'twintig dertig veertig vijftig zestig zeventig tachtig negentig'.split(' ').map((word, at) => [word, 20 + 10 * at]),
)

/** Numbers in words: `negenduizend vijfhonderd`, `vijfentwintigduizend`, `twee miljoen`. */
function* numeralsIn(text: string): Iterable<Figure> {
  const lower = text.toLowerCase()
  for (const { 0: run, index } of lower.matchAll(
    /(?<!\p{L})\p{L}*(?:duizend|honderd|miljoen)\p{L}*(?:[\s-]+\p{L}*(?:duizend|honderd|miljoen|tig|tien)\p{L}*)*/gu,
  )) {
    // The multiplier can be a word of its own: `negen duizend`.
    const before = /(\p{L}+)[\s-]+$/u.exec(lower.slice(Math.max(0, index - 30), index))?.[1] ?? ''
    for (const words of [run, `${before}${run}`]) {
      const value = numeral(words.replace(/[\s-]/g, ''))
      if (value !== undefined && value >= 1000) yield { key: `amount ${value}`, index, kind: 'amount' }
    }
  }
}

function numeral(word: string): number | undefined {
  if (word === '') return 0
  for (const [unit, times] of [
    ['miljoen', 1e6],
    ['duizend', 1e3],
    ['honderd', 100],
  ] as const) {
    const at = word.indexOf(unit)
    if (at < 0) continue
    const head = at === 0 ? 1 : numeral(word.slice(0, at))
    const tail = numeral(word.slice(at + unit.length).replace(/^en(?=[a-z])/, ''))
    return head === undefined || tail === undefined ? undefined : head * times + tail
  }
  const whole = ones.get(word) ?? tens.get(word)
  if (whole !== undefined) return whole
  const [, one = '', ten = ''] = /^(.+?)en(twintig|.+tig)$/.exec(word) ?? []
  const [first, second] = [ones.get(one), tens.get(ten)]
  return first === undefined || second === undefined ? undefined : first + second
}
