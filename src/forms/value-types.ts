import type { Rule } from '../diagnostics/rule.ts'
import { lazily } from '../system/lazily.ts'
import * as z from '../system/zod.ts'
import { yamlRules } from '../yaml/yaml-rules.ts'
import { bothDates, isoDate, isoMoment } from './date-notation.ts'
import { datePattern, dutchDate, isDate, isMoment } from './dutch-date.ts'
import { capitalised } from './dutch-words.ts'

/**
 * The types of values in YAML files of users. Every scalar is passed as its source text (`0123`, `9:30` and `1.10` are unchanged),
 * so that the meaning of a value depends on its field, not on the type resolution of YAML.
 */

/**
 * The JSON Schema of the values that YAML 1.2 produces for the same text (editor-json-schema.ts). A function where it depends on
 * a file. VS Code shows `patternErrorMessage` instead of the pattern.
 */
export const editorSchema = z.registry<Record<string, unknown> | (() => Record<string, unknown>)>()

/** `wrong` completes the sentence `Bij <veld> staat "<waarde>": …`; `advice` says what to do. */
interface Complaint {
  readonly wrong: string
  readonly advice: string
  /** A rule with a page of its own. */
  readonly rule?: Rule
  /** The correct notation, when it is unambiguous. */
  readonly right?: string | undefined
}

/** Rejects a value inside a transform. */
export function complain(context: z.RefinementCtx<unknown>, complaint: Complaint): never {
  context.issues.push({ code: 'custom', input: context.value, message: complaint.wrong, params: { ...complaint } })
  return z.NEVER
}

/** Plain text. An editor resolves `0123` or `true` to a number or a boolean. */
export const tekst = z.string().trim()
const anyScalar = { type: ['string', 'number', 'boolean'] }
editorSchema.add(tekst, anyScalar)

/** Text that matches a pattern; `wrong` is a sentence that describes it. */
export function vorm(pattern: RegExp, wrong: string) {
  const schema = tekst.regex(pattern, wrong)
  editorSchema.add(schema, { type: 'string', pattern: spaced(pattern.source), patternErrorMessage: capitalised(wrong) })
  return schema
}

/** Allows surrounding white space, which the reader trims before matching. */
function spaced(source: string): string {
  return `^\\s*(?:${source.replace(/^\^|\$$/g, '')})\\s*$`
}

/** A case-insensitive pattern: regular expressions in JSON Schema have no flags. */
export function anyCase(word: string): string {
  return word.replace(/(?<!\\)[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)
}

/** `ja` or `nee`; `true` and `false` are accepted too. */
export const jaNee = z.string().transform((text, context): boolean => {
  const word = text.trim().toLowerCase()
  if (word === 'ja' || word === 'true') return true
  if (word === 'nee' || word === 'false') return false
  return complain(context, { wrong: 'dat is geen ja of nee.', advice: 'Schrijf ja of nee.' })
})
// Words first, because editors suggest them in this order.
editorSchema.add(jaNee, {
  anyOf: [
    { enum: ['ja', 'nee', true, false] },
    { type: 'string', pattern: spaced(['ja', 'nee', 'true', 'false'].map(anyCase).join('|')) },
  ],
})

/** A date as ISO text: `2021-03-30`. */
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

/** A date with an optional time, as ISO text: `2021-04-01T09:00`. */
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

/** A number with a decimal point or comma. */
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

/** A list of texts; a single text is a list of one. */
export const lijst = z.union([z.string().transform((text): string[] => [text]), z.array(tekst)])
editorSchema.add(lijst, { anyOf: [anyScalar, { type: 'array', items: anyScalar }] })

/** Lines: a text with line breaks, or a list. */
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

/** One of the given words. */
export function keuze<const Words extends readonly string[]>(words: Words) {
  const schema = z.enum(words)
  editorSchema.add(schema, { enum: words.flatMap(asEditorsRead) })
  return schema
}

/** The word, and its resolved value when YAML 1.2 takes it for a number or a boolean. */
function asEditorsRead(word: string): readonly unknown[] {
  if (word === 'true' || word === 'false') return [word, word === 'true']
  return /^-?\d+(\.\d+)?$/.test(word) ? [word, Number(word)] : [word]
}

/** A mapping; the message about an unknown key names the known ones. */
export function groep<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ')
  // The key that is meant when an author writes a value without a key. Only a message needs it.
  const main = lazily(() => Object.keys(shape).find((key) => !(shape[key] as z.ZodType).safeParse(undefined).success))
  return z.strictObject(shape, {
    error: ({ code, input }) => {
      if (code === 'unrecognized_keys') return known
      return code === 'invalid_type' && typeof input === 'string' ? main() : undefined
    },
  })
}
