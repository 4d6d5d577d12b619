import type { Position } from 'unist'
import { type Diagnostic, diagnostic, type Fix } from '../diagnostics/diagnostic.ts'
import { didYouMean, meantWord, sameWord } from '../diagnostics/nearest.ts'
import { isRule, type Rule } from '../diagnostics/rule.ts'
import type { z } from '../system/zod.ts'
import { scalarFix } from './scalar-fix.ts'
import { yamlRules } from './yaml-rules.ts'
import type { Locate, Path, YamlValue } from './yaml-value.ts'

/** Where the values come from, for the messages about them. */
export interface ValueSource {
  readonly file: string
  readonly at: Locate
  /** The whole text, where it can be put right; positions count in it. */
  readonly text?: string
  /** What to say of a top key that is known elsewhere but has no place here. */
  readonly foreign?: (key: string) => { readonly reason: string; readonly advice: string } | undefined
}

export interface Validated<Value> {
  /** The keys whose values are right. */
  readonly value: Partial<Value>
  readonly diagnostics: readonly Diagnostic[]
}

/** Checks values key by key, so that one wrong value does not hide the rest. Keys without a value count as absent. */
export function validate<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  raw: { readonly [key: string]: YamlValue },
  source: ValueSource,
): Validated<z.infer<z.ZodObject<Shape>>> {
  const value: { [key: string]: unknown } = {}
  const diagnostics: Diagnostic[] = []
  const keys = Object.keys(schema.shape)
  let unknown = 0
  for (const [key, typed] of Object.entries(raw)) {
    const field = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined
    if (field === undefined) {
      if (++unknown <= mostUnknown) diagnostics.push(unknownKey([key], keys, raw, source))
      continue
    }
    if (typed === null) continue
    const outcome = (field as z.ZodType).safeParse(withoutEmpty(typed))
    if (outcome.success) value[key] = outcome.data
    else diagnostics.push(...outcome.error.issues.flatMap((issue) => translate(issue, [key], typed, source)))
  }
  return { value: value as Partial<z.infer<z.ZodObject<Shape>>>, diagnostics }
}

/** A key without a value counts as absent, if it is a key that is known; an empty place in a list is kept, so that numbers in messages stay right. */
function withoutEmpty(value: YamlValue): unknown {
  if (Array.isArray(value)) return value.map((item: YamlValue) => withoutEmpty(item))
  if (value === null || typeof value === 'string') return value
  const entries = Object.entries(value).map(([key, item]) => [key, item === null ? undefined : withoutEmpty(item)])
  return Object.assign(Object.create(null), Object.fromEntries(entries))
}

type Issue = z.core.$ZodIssue

/** Unknown keys that are told: more than these is no front matter of ours. */
const mostUnknown = 1000

function translate(issue: Issue, base: Path, root: YamlValue, source: ValueSource): Diagnostic[] {
  const path = [...base, ...issue.path.filter((step) => typeof step !== 'symbol')]
  const value = valueAt(root, path.slice(1))
  if (issue.code === 'invalid_union') return translateUnion(issue, path, root, source)
  if (issue.code === 'unrecognized_keys') {
    // `groep` puts the keys it knows in the message.
    const known = issue.message.split(', ')
    return issue.keys.slice(0, mostUnknown).map((key) => unknownKey([...path, key], known, value, source))
  }
  const { rule, wrong, advice, right } = complaintOf(issue, value)
  return [
    diagnostic({
      rule,
      file: source.file,
      place: source.at(path),
      reason: `Bij ${pathInWords(path)} ${wrong}`,
      advice,
      fix: fixOf(source.at(path), value, right, source),
    }),
  ]
}

/** Of the alternatives, the one that at least has the right form says what is wrong. */
function translateUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  root: YamlValue,
  source: ValueSource,
): Diagnostic[] {
  const fitting = issue.errors.find(
    (errors) => errors.length > 0 && !errors.some((error) => error.code === 'invalid_type' && error.path.length === 0),
  )
  if (fitting) return fitting.flatMap((error) => translate(error, path, root, source))
  return [
    diagnostic({
      rule: yamlRules['yaml/verkeerd-type'],
      file: source.file,
      place: source.at(path),
      reason: `Bij ${pathInWords(path)} staat ${form(valueAt(root, path.slice(1)))}; dat kan hier niet.`,
      advice: 'Kijk in de handleiding hoe dit veld eruitziet.',
    }),
  ]
}

interface Complaint {
  readonly rule: Rule
  readonly wrong: string
  readonly advice: string
  readonly right?: string | undefined
}

function complaintOf(issue: Issue, value: YamlValue | undefined): Complaint {
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String)
    return {
      rule: yamlRules['yaml/onbekende-waarde'],
      wrong: `staat ${shown(value)}; dat is geen van de woorden die hier kunnen staan.`,
      advice: `${typeof value === 'string' ? didYouMean(value, words) : ''}Kies uit: ${words.join(', ')}.`,
      right: typeof value === 'string' ? sameWord(value, words) : undefined,
    }
  }
  if (issue.code === 'custom') return ownComplaint(issue.params ?? {}, issue.message, value)
  if (issue.code === 'invalid_type') {
    const wanted = forms[issue.expected] ?? forms.string
    if (value === undefined || value === null) {
      return {
        rule: yamlRules['yaml/waarde-ontbreekt'],
        wrong: 'staat niets.',
        advice: `Vul ${wanted?.short ?? 'een waarde'} in.`,
      }
    }
    // `groep` puts the key that is missing in the message.
    if (issue.expected === 'object' && typeof value === 'string' && /^\p{L}+$/u.test(issue.message)) {
      return {
        rule: yamlRules['yaml/verkeerd-type'],
        wrong: `staat ${shown(value)} zonder sleutel ervoor.`,
        advice: `Schrijf ${issue.message}: ${shown(value).slice(1, -1)}`,
      }
    }
    return {
      rule: yamlRules['yaml/verkeerd-type'],
      wrong: `staat ${form(value)}; hier hoort ${wanted?.short ?? 'iets anders'}.`,
      advice: wanted?.advice ?? 'Pas de waarde aan.',
    }
  }
  return {
    rule: yamlRules['yaml/verkeerd-type'],
    wrong: `staat ${shown(value)}: ${/[.]$/.test(issue.message) ? issue.message : `dat past hier niet (${issue.message}).`}`,
    advice: 'Pas de waarde aan.',
  }
}

/** What `complain` put in it. */
function ownComplaint(
  params: { readonly [key: string]: unknown },
  message: string,
  value: YamlValue | undefined,
): Complaint {
  const { rule, advice, right } = params
  return {
    rule: isRule(rule) ? rule : yamlRules['yaml/verkeerd-type'],
    wrong: `staat ${shown(value)}: ${message}`,
    advice: typeof advice === 'string' ? advice : 'Pas de waarde aan.',
    right: typeof right === 'string' ? right : undefined,
  }
}

const forms: { readonly [expected: string]: { readonly short: string; readonly advice: string } | undefined } = {
  string: {
    short: 'een tekst',
    advice: 'Schrijf één tekst achter de dubbele punt. Begint die met [, { of -, zet hem dan tussen aanhalingstekens.',
  },
  array: {
    short: 'een lijst',
    advice: 'Zet de waarden onder elkaar, ieder achter een streepje, of tussen [ en ] met komma’s.',
  },
  object: {
    short: 'een groep sleutels met waarden',
    advice: 'Zet de sleutels ingesprongen op de volgende regels, of tussen { en }.',
  },
}

function form(value: YamlValue | undefined): string {
  if (value === undefined || value === null) return 'niets'
  if (typeof value === 'string') return `de tekst ${shown(value)}`
  return Array.isArray(value) ? 'een lijst' : 'een groep sleutels met waarden'
}

function shown(value: YamlValue | undefined): string {
  if (typeof value !== 'string') return form(value)
  const line = value.replace(/\s+/g, ' ').trim()
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`
}

/** `behandeling 2, datum`: numbers from 1, as people count; a point under a heading of an agenda is `punten 2.1`. */
function pathInWords(path: Path): string {
  let words = ''
  for (const step of path) words += typeof step === 'number' ? ` ${step + 1}` : `${words === '' ? '' : ', '}${step}`
  return words.replace(/(\S+) (\d+), \1 (\d+)/, '$1 $2.$3')
}

function unknownKey(
  path: Path,
  known: readonly string[],
  siblings: YamlValue | undefined,
  source: ValueSource,
): Diagnostic {
  const parent = path.slice(0, -1)
  const key = String(path.at(-1))
  const where = parent.length === 0 ? '' : ` bij ${pathInWords(parent)}`
  const foreign = parent.length === 0 ? source.foreign?.(key) : undefined
  const right = meantWord(key, known)
  const isFree = right !== undefined && typeof siblings === 'object' && siblings !== null && !(right in siblings)
  const list = known.length === 0 ? '' : `Wat hier kan staan: ${known.join(', ')}.`
  return diagnostic({
    rule: yamlRules['yaml/onbekende-sleutel'],
    file: source.file,
    place: source.at(path, 'key'),
    reason: foreign?.reason ?? `De sleutel "${key}"${where} is onbekend.`,
    advice: foreign?.advice ?? (`${didYouMean(key, known)}${list}` || 'Haal de sleutel weg.'),
    fix: foreign === undefined && isFree ? fixOf(source.at(path, 'key'), key, right, source) : undefined,
  })
}

function fixOf(
  place: Position | undefined,
  typed: YamlValue | undefined,
  right: string | undefined,
  { text }: ValueSource,
): Fix | undefined {
  if (text === undefined || right === undefined || typeof typed !== 'string') return undefined
  return scalarFix(text, place, typed, right)
}

function valueAt(root: YamlValue, path: Path): YamlValue | undefined {
  let value: YamlValue | undefined = root
  for (const step of path) {
    if (value === null || value === undefined || typeof value === 'string') return undefined
    value = Array.isArray(value) ? value[Number(step)] : (value as { readonly [key: string]: YamlValue })[String(step)]
  }
  return value
}
