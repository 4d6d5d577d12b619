import { type Detector, matching } from './detector.ts'
import { labelOf } from './labels.ts'

const months =
  'jan(?:uari)?|feb(?:r|ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const date = new RegExp(
  `(?<![\\p{L}\\d]|\\d[.,/-])(?:(?<day>\\d{1,2})(?:\\s?[-/.]\\s?(?<month>\\d{1,2})\\s?[-/.]\\s?|[ \\u00a0](?:${months})\\.?[ \\u00a0])(?:(?:19|20)\\d\\d|'?\\d\\d)|(?:19|20)\\d\\d-(?<monthFirst>\\d\\d)-(?<dayFirst>\\d\\d))(?![\\p{L}\\d]|[-/]\\d)`,
  'giu',
)

/** A condition on dates, and not the date of somebody: `kinderen geboren na 1 januari 2014`. */
const condition = /(?<!\p{L})(?:na|voor|vóór|vanaf|tot|tussen|sinds|tijdens|later|eerder)(?!\p{L})/iu

/** What is born in a figure of speech. */
const noPerson =
  /(?<!\p{L})(?:idee|plan|initiatief|project|wijk|stad|samenwerking|vereniging|stichting|concept|traditie|gedachte|wens|behoefte)(?!\p{L})[^.]{0,30}$/iu

/** Dates of birth: a date behind a word for birth, or right before it. */
export const datesOfBirth: Detector = (text) =>
  /gebo(?:ren|orte)|geb\./i.test(text)
    ? matching(text, date, ({ 0: written, index, groups = {} }) => {
        const isDate =
          Number(groups.day ?? groups.dayFirst) <= 31 && Number(groups.month ?? groups.monthFirst ?? 1) <= 12
        if (!isDate) return false
        const end = index + written.length
        const label = labelOf(text, index, end)
        if (label?.label === 'geboren') return !condition.test(label.between) && !noPerson.test(label.ahead)
        return /^[\s,]{1,2}(?:geboren|geb\.) (?:te|in)(?!\p{L})/iu.test(text.slice(end, end + 14))
      })
    : []
