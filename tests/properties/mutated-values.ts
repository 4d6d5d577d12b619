import fc from 'fast-check'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const texts = [
  ['', ' ', 'zomaar een tekst', 'ja', 'Nee', ' NEE ', 'true', 'false', 'null', '12', '12,5', '1.2.3', '-3', '007'],
  ['2021-03-30', ' 2024-02-29 ', '2023-02-29', '2021-13-01', '0999-01-01', '30-03-2021', '2100-02-29', '2000-02-29'],
  ['2021-04-01T09:00', '2021-04-01 23:59', '2021-04-01T24:00', '2021-04-31T09:00', '09:30', '9.05', '24:00', '9:5'],
  ['voorstel', 'Bijlage 2', 'bijlage   12', 'bijlage 0', 'bijlage', 'opheffing door een besluit', '5 dagen', '(later)'],
  ['openbaar', 'Openbaar', 'geheim ', 'hamerstuk', 'ter advisering', 'akkoord', 'conform', 'off', 'error', 'fout'],
  ['con', 'Nul.txt', 'console', 'a.b', '.a', 'a.', 'één-twee_3', 'a/b', 'x'.repeat(81), 'gm0001', 'gm1', 'GM0001'],
  [
    '123456789',
    '12345678',
    '30 dagen',
    '1 week',
    'dertig dagen',
    '30 dagen.',
    'Woo 5.1.2.b',
    'art. 10 lid 2 onder g Wob',
  ],
].flat()

const scalar: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Json>(...texts) },
  { weight: 2, arbitrary: fc.constantFrom<Json>(0, 1, 12, 2021, 123456789, 12345678, -5, 0.5, 12.5, true, false) },
  { weight: 1, arbitrary: fc.constant(null) },
)

const anything: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 2 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.dictionary(fc.constantFrom('titel', 'naam', 'bestand', 'x'), scalar), { maxLength: 2 }),
  },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.constantFrom('naam', 'nodig', 'titel', 'rubriek', 'datum', 'x'), scalar, {
      maxKeys: 2,
    }),
  },
)

type Change =
  | { readonly type: 'replace'; readonly by: Json }
  | { readonly type: 'remove' }
  | { readonly type: 'add'; readonly key: string; readonly value: Json }

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 5, arbitrary: anything.map((by): Change => ({ type: 'replace', by })) },
  { weight: 1, arbitrary: fc.constant<Change>({ type: 'remove' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('add' as const),
      key: fc.constantFrom('zaaknumer', 'titel', 'naam', 'constructor', 'toString', 'X'),
      value: anything,
    }),
  },
)

/** The value with one to three changes anywhere in it, but for the kind it is of. */
export function mutated(good: Json): fc.Arbitrary<Json> {
  const paths = pathsOf(good).filter((path) => path.length > 0 && path[0] !== 'soort')
  const one = fc.tuple(fc.constantFrom(...paths), change)
  return fc
    .array(one, { minLength: 1, maxLength: 3 })
    .map((all) => all.reduce((value, [path, wanted]) => changed(value, path, wanted), good))
}

type Path = readonly (string | number)[]

function pathsOf(value: Json): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner as Json).map((path) => [key, ...path]))]
}

function changed(value: Json, path: Path, wanted: Change): Json {
  const [step, ...rest] = path
  if (step === undefined) return atEnd(value, wanted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value) as [string, Json][]
  if (!entries.some(([key]) => key === String(step))) return value
  const isGone = rest.length === 0 && wanted.type === 'remove'
  const made = entries
    .filter(([key]) => !(isGone && key === String(step)))
    .map(([key, inner]): [string, Json] => [key, key === String(step) ? changed(inner, rest, wanted) : inner])
  return Array.isArray(value) ? made.map(([, inner]) => inner) : Object.fromEntries(made)
}

function atEnd(value: Json, wanted: Change): Json {
  if (wanted.type === 'replace') return wanted.by
  if (wanted.type === 'remove') return value
  if (Array.isArray(value)) return [...value, wanted.value]
  if (typeof value !== 'object' || value === null) return wanted.value
  return Object.fromEntries([...Object.entries(value), [wanted.key, wanted.value]])
}
