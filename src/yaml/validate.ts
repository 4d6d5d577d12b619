import type { Position } from 'unist'
import { type Diagnostic, diagnostic, type Fix } from '../diagnostics/diagnostic.ts'
import { explainCommand } from '../diagnostics/explain-command.ts'
import { alternatives, explained, meantWord } from '../diagnostics/nearest.ts'
import { isRule, type Rule } from '../diagnostics/rule.ts'
import type * as z from '../system/zod.ts'
import { scalarFix } from './scalar-fix.ts'
import { yamlRules } from './yaml-rules.ts'
import type { Locate, Path, YamlMap, YamlValue } from './yaml-value.ts'

/** The origin of the values, for messages about them. */
export interface ValueSource {
  readonly file: string
  readonly at: Locate
  /** The topic of `explain` that has the keys and words of this file. */
  readonly topic: string
  /** The whole text, if it can be fixed; positions refer to it. */
  readonly text?: string
  /** The message about a top-level key that other documents have and this one does not. */
  readonly foreign?: (key: string) => { readonly reason: string; readonly advice: string } | undefined
}

export interface Validated<Value> {
  /** The keys with valid values. */
  readonly value: Partial<Value>
  readonly diagnostics: readonly Diagnostic[]
}

/** Validates key by key, so that one invalid value does not hide the others. A key without a value counts as absent. */
export function validate<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  raw: YamlMap,
  source: ValueSource,
): Validated<z.infer<z.ZodObject<Shape>>> {
  const value: { [key: string]: unknown } = {}
  const diagnostics: Diagnostic[] = []
  const keys = Object.keys(schema.shape)
  let unknown = 0
  for (const [key, item] of Object.entries(raw)) {
    const field = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined
    if (field === undefined) {
      if (++unknown <= mostUnknown) diagnostics.push(unknownKey([key], keys, raw, source))
      continue
    }
    if (item === null) continue
    const outcome = (field as z.ZodType).safeParse(withoutEmpty(item))
    if (outcome.success) value[key] = outcome.data
    else diagnostics.push(...outcome.error.issues.flatMap((issue) => diagnosticsOf(issue, [key], item, source)))
  }
  return { value: value as Partial<z.infer<z.ZodObject<Shape>>>, diagnostics }
}

/** Removes keys without a value. An empty list item stays, so that item numbers in messages are those of the source. */
function withoutEmpty(value: YamlValue): unknown {
  if (Array.isArray(value)) return value.map((item: YamlValue) => withoutEmpty(item))
  if (value === null || typeof value === 'string') return value
  const entries = Object.entries(value).map(([key, item]) => [key, item === null ? undefined : withoutEmpty(item)])
  return Object.assign(Object.create(null), Object.fromEntries(entries))
}

type Issue = z.$ZodIssue

/** Most unknown keys reported: a hostile file can have any number. */
const mostUnknown = 1000

function diagnosticsOf(issue: Issue, base: Path, root: YamlValue, source: ValueSource): Diagnostic[] {
  const path = [...base, ...issue.path.filter((step) => typeof step !== 'symbol')]
  const value = valueAt(root, path.slice(1))
  if (issue.code === 'invalid_union') return diagnosticsOfUnion(issue, path, root, source)
  if (issue.code === 'unrecognized_keys') {
    // The message of a `groep` lists its known keys.
    const known = issue.message.split(', ')
    return issue.keys.slice(0, mostUnknown).map((key) => unknownKey([...path, key], known, value, source))
  }
  const { rule, wrong, advice, correction } = problemOf(issue, value, source.topic)
  const place = source.at(path)
  const fix = typeof value === 'string' ? fixOf(place, value, correction, source) : undefined
  return [diagnostic({ rule, file: source.file, place, reason: `Bij ${pathInWords(path)} ${wrong}`, advice, fix })]
}

/** For a union, reports the issues of the first branch whose type matches. */
function diagnosticsOfUnion(
  issue: z.$ZodIssueInvalidUnion,
  path: Path,
  root: YamlValue,
  source: ValueSource,
): Diagnostic[] {
  const fitting = issue.errors.find(
    (errors) => errors.length > 0 && !errors.some((error) => error.code === 'invalid_type' && error.path.length === 0),
  )
  if (fitting) return fitting.flatMap((error) => diagnosticsOf(error, path, root, source))
  return [
    diagnostic({
      rule: yamlRules['yaml/verkeerd-type'],
      file: source.file,
      place: source.at(path),
      reason: `Bij ${pathInWords(path)} staat ${typeInWords(valueAt(root, path.slice(1)))}; dat kan hier niet.`,
      advice: `Hoe dit veld eruitziet: ${explainCommand(source.topic)}`,
    }),
  ]
}

/** What is wrong with a value: `wrong` ends a sentence that begins with its path. */
interface ValueProblem {
  readonly rule: Rule
  readonly wrong: string
  readonly advice: string
  readonly correction?: string | undefined
}

function problemOf(issue: Issue, value: YamlValue | undefined, topic: string): ValueProblem {
  if (issue.code === 'invalid_value') return unknownWord(issue.values.map(String), value, topic)
  if (issue.code === 'custom') return customProblem(issue.params ?? {}, issue.message, value)
  if (issue.code === 'invalid_type') {
    const wanted = typeWords[issue.expected] ?? typeWords.string
    if (value === undefined || value === null) {
      const advice = `Vul ${wanted?.short ?? 'een waarde'} in.`
      return { rule: yamlRules['yaml/waarde-ontbreekt'], wrong: 'staat niets.', advice }
    }
    // The message of a `groep` names its required key.
    if (issue.expected === 'object' && typeof value === 'string' && /^\p{L}+$/u.test(issue.message)) {
      return {
        rule: yamlRules['yaml/verkeerd-type'],
        wrong: `staat ${quoted(value)} zonder sleutel ervoor.`,
        advice: `Schrijf ${issue.message}: ${quoted(value).slice(1, -1)}`,
      }
    }
    return {
      rule: yamlRules['yaml/verkeerd-type'],
      wrong: `staat ${typeInWords(value)}; hier hoort ${wanted?.short ?? 'iets anders'}.`,
      advice: wanted?.advice ?? 'Pas de waarde aan.',
    }
  }
  return {
    rule: yamlRules['yaml/verkeerd-type'],
    wrong: `staat ${quoted(value)}: ${/[.]$/.test(issue.message) ? issue.message : `dat past hier niet (${issue.message}).`}`,
    advice: 'Pas de waarde aan.',
  }
}

function unknownWord(words: readonly string[], value: YamlValue | undefined, topic: string): ValueProblem {
  const typed = typeof value === 'string' ? value : ''
  return {
    rule: yamlRules['yaml/onbekende-waarde'],
    wrong: `staat ${quoted(value)}; dat is geen van de woorden die hier kunnen staan.`,
    advice: alternatives(typed, words, explained(topic)),
    correction: typeof value === 'string' ? meantWord(value, words) : undefined,
  }
}

/** A problem that the schema itself reports, with `complain`. */
function customProblem(
  params: { readonly [key: string]: unknown },
  message: string,
  value: YamlValue | undefined,
): ValueProblem {
  const { rule, advice, right } = params
  return {
    rule: isRule(rule) ? rule : yamlRules['yaml/verkeerd-type'],
    wrong: `staat ${quoted(value)}: ${message}`,
    advice: typeof advice === 'string' ? advice : 'Pas de waarde aan.',
    correction: typeof right === 'string' ? right : undefined,
  }
}

const typeWords: { readonly [expected: string]: { readonly short: string; readonly advice: string } | undefined } = {
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

function typeInWords(value: YamlValue | undefined): string {
  if (value === undefined || value === null) return 'niets'
  if (typeof value === 'string') return `de tekst ${quoted(value)}`
  return Array.isArray(value) ? 'een lijst' : 'een groep sleutels met waarden'
}

function quoted(value: YamlValue | undefined): string {
  if (typeof value !== 'string') return typeInWords(value)
  const line = value.replace(/\s+/g, ' ').trim()
  return `“${line.length > 60 ? `${line.slice(0, 57)}…` : line}”`
}

/** `behandeling 2, datum`, counting from 1; an item under a heading of an agenda is `punten 2.1`. */
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
  const meant = meantWord(key, known)
  const isFree = meant !== undefined && typeof siblings === 'object' && siblings !== null && !(meant in siblings)
  const list =
    known.length === 0
      ? 'Haal de sleutel weg.'
      : alternatives(key, known, explained(source.topic, 'Wat hier kan staan:'))
  const place = source.at(path, 'key')
  return diagnostic({
    rule: yamlRules['yaml/onbekende-sleutel'],
    file: source.file,
    place,
    reason: foreign?.reason ?? `De sleutel “${key}”${where} is onbekend.`,
    advice: foreign?.advice ?? list,
    fix: foreign === undefined && isFree ? fixOf(place, key, meant, source) : undefined,
  })
}

function fixOf(
  position: Position | undefined,
  value: string,
  correction: string | undefined,
  { text }: ValueSource,
): Fix | undefined {
  return text === undefined || correction === undefined ? undefined : scalarFix(text, position, value, correction)
}

function valueAt(root: YamlValue, path: Path): YamlValue | undefined {
  let value: YamlValue | undefined = root
  for (const step of path) {
    if (value === null || value === undefined || typeof value === 'string') return undefined
    value = Array.isArray(value) ? value[Number(step)] : (value as YamlMap)[String(step)]
  }
  return value
}
