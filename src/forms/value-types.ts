import type { Rule } from '../diagnostics/rule.ts'
import { z } from '../system/zod.ts'
import { yamlRules } from '../yaml/yaml-rules.ts'
import { bothDates, isoDate, isoMoment } from './date-notation.ts'
import { datePattern, dutchDate, isDate, isMoment } from './dutch-date.ts'

/**
 * The types a value in a user's YAML can have. Every scalar reaches them as the text that was typed (`0123`, `9:30` and `1.10` stay
 * what they are), so that what a value means depends on its field, never on what YAML thinks it looks like.
 */

/**
 * What an editor that reads YAML 1.2 sees for the same text: used by the JSON Schema only (editor-json-schema.ts). A function
 * where it takes reading a file to know. `patternErrorMessage` is what VS Code says instead of showing the pattern.
 */
export const editorSchema = z.registry<Record<string, unknown> | (() => Record<string, unknown>)>()

/** What is wrong, as the end of the sentence `Bij <veld> staat "<waarde>": …`, and what to do about it. */
interface Complaint {
  readonly wrong: string
  readonly advice: string
  /** Where a page of its own explains it. */
  readonly rule?: Rule
  /** The value as it should have been written, when only one can be meant. */
  readonly right?: string | undefined
}

/** Refuses a value inside a transform. */
export function complain(context: z.RefinementCtx<unknown>, complaint: Complaint): never {
  context.issues.push({ code: 'custom', input: context.value, message: complaint.wrong, params: { ...complaint } })
  return z.NEVER
}

/** Text as typed. An editor may see a number or a boolean where somebody typed `0123` or `true`. */
export const tekst = z.string().trim()
const anyScalar = { type: ['string', 'number', 'boolean'] }
editorSchema.add(tekst, anyScalar)

/** Text of a fixed form; `wrong` is a sentence that says what the form is. */
export function vorm(pattern: RegExp, wrong: string) {
  const schema = tekst.regex(pattern, wrong)
  editorSchema.add(schema, { type: 'string', pattern: spaced(pattern.source), patternErrorMessage: sentence(wrong) })
  return schema
}

/** A pattern as the reader uses it, on text without blanks around it. */
function spaced(source: string): string {
  return `^\\s*(?:${source.replace(/^\^|\$$/g, '')})\\s*$`
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Matches a word whatever its case: JSON Schema has no flags. */
export function anyCase(word: string): string {
  return word.replace(/(?<!\\)[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)
}

/** `ja` and `nee`; `true` and `false` are understood too. */
export const jaNee = z.string().transform((text, context): boolean => {
  const word = text.trim().toLowerCase()
  if (word === 'ja' || word === 'true') return true
  if (word === 'nee' || word === 'false') return false
  return complain(context, { wrong: 'dat is geen ja of nee.', advice: 'Schrijf ja of nee.' })
})
// The words first: these are what an editor offers.
editorSchema.add(jaNee, {
  anyOf: [
    { enum: ['ja', 'nee', true, false] },
    { type: 'string', pattern: spaced(['ja', 'nee', 'true', 'false'].map(anyCase).join('|')) },
  ],
})

/** A day, kept as ISO text: `2021-03-30`. */
export const datum = z.string().transform((text, context): string => {
  const day = text.trim()
  if (isDate(day)) return day
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    return complain(context, {
      rule: yamlRules['yaml/datum'],
      wrong: 'die dag bestaat niet.',
      advice: 'Kijk de maand en de dag na.',
    })
  }
  const right = isoDate(day)
  const isDay =
    /^\d{1,2}([-/.])(?:0?[1-9]|1[0-2])\1\d{4}$/.test(day) && right === undefined && bothDates(day).length === 0
  return complain(context, {
    rule: yamlRules['yaml/datum'],
    wrong: isDay ? 'die dag bestaat niet.' : 'dat is geen datum.',
    advice: `Schrijf de datum als jaar-maand-dag${right === undefined ? exampleOf(day) : `: ${right}`}.`,
    right,
  })
})
editorSchema.add(datum, {
  type: 'string',
  pattern: spaced(datePattern),
  patternErrorMessage: 'Schrijf een bestaande datum als jaar-maand-dag, bijvoorbeeld 2021-03-30.',
})

function exampleOf(day: string): string {
  const both = bothDates(day)
  if (both.length === 0) return ', bijvoorbeeld 2021-03-30'
  return `: ${both.map((date) => `${date} (${dutchDate(date)})`).join(' of ')}`
}

/** A day with a time, kept as ISO text: `2021-04-01T09:00`; a day alone may do. */
export const moment = z.string().transform((text, context): string => {
  const when = text.trim().replace(' ', 'T')
  if (isMoment(when) || isDate(when)) return when
  if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/.test(when)) {
    return complain(context, {
      rule: yamlRules['yaml/datum'],
      wrong: 'dat moment bestaat niet.',
      advice: 'Kijk de maand, de dag en de tijd na.',
    })
  }
  const right = isoMoment(text)
  const example = 'Schrijf bijvoorbeeld 2021-04-01T09:00, of alleen de datum: 2021-04-01.'
  return complain(context, {
    rule: yamlRules['yaml/datum'],
    wrong: 'dat is geen datum met een tijd.',
    advice: right === undefined ? example : `Schrijf ${right}.`,
    right,
  })
})
editorSchema.add(moment, {
  type: 'string',
  pattern: spaced(`${datePattern}(?:[T ](?:[01]\\d|2[0-3]):[0-5]\\d)?`),
  patternErrorMessage: 'Schrijf bijvoorbeeld 2021-04-01T09:00, of alleen een datum: 2021-04-01.',
})

/** A number, written with a point or a comma: kept as a number. */
export const getal = z.string().transform((text, context): number => {
  const plain = text.trim().replace(',', '.')
  if (/^-?\d+(\.\d+)?$/.test(plain)) return Number(plain)
  return complain(context, { wrong: 'dat is geen getal.', advice: 'Schrijf alleen cijfers, bijvoorbeeld 12 of 12,5.' })
})
editorSchema.add(getal, {
  type: ['number', 'string'],
  pattern: spaced('-?\\d+([.,]\\d+)?'),
  patternErrorMessage: 'Schrijf alleen cijfers, bijvoorbeeld 12 of 12,5.',
})

/** A list of texts; one text alone is a list of one. */
export const lijst = z.union([z.string().transform((text): string[] => [text]), z.array(tekst)])
editorSchema.add(lijst, { anyOf: [anyScalar, { type: 'array', items: anyScalar }] })

/** Lines of text: a block of text with line breaks, or a list of lines. */
export const regels = z.union([
  z.string().transform((text): string[] =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
  z.array(tekst),
])
editorSchema.add(regels, { anyOf: [anyScalar, { type: 'array', items: anyScalar }] })

/** One of a few words. */
export function keuze<const Words extends readonly string[]>(words: Words) {
  const schema = z.enum(words)
  editorSchema.add(schema, { enum: words.flatMap(asEditorsRead) })
  return schema
}

/** The word, and what YAML 1.2 makes of it when it looks like a number or a boolean. */
function asEditorsRead(word: string): readonly unknown[] {
  if (word === 'true' || word === 'false') return [word, word === 'true']
  return /^-?\d+(\.\d+)?$/.test(word) ? [word, Number(word)] : [word]
}

/** Keys with values; an unknown key is an error whose message names the keys that are known. */
export function groep<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ')
  // What somebody means who writes a value without its key.
  const main = Object.keys(shape).find((key) => !(shape[key] as z.ZodType).safeParse(undefined).success)
  return z.strictObject(shape, {
    error: ({ code, input }) => {
      if (code === 'unrecognized_keys') return known
      return code === 'invalid_type' && typeof input === 'string' ? main : undefined
    },
  })
}
