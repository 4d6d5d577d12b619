import { alternatives, explained, meantWord, nearest } from '../diagnostics/nearest.ts'
import { anyCase, complain, editorSchema } from '../forms/value-types.ts'
import * as z from '../system/zod.ts'
import { yamlRules } from '../yaml/yaml-rules.ts'

/** Decision of the meeting on a point. */
export const uitkomsten = [
  'conform',
  'akkoord',
  'akkoord-met-aanpassingen',
  'aangehouden',
  'teruggenomen',
  'verworpen',
  'ter-kennisneming-aangenomen',
] as const

export type Uitkomst = (typeof uitkomsten)[number]

/** Outcomes by which the proposal holds, so that secrecy proposed in it is imposed. */
export const adopting: readonly Uitkomst[] = [
  'conform',
  'akkoord',
  'akkoord-met-aanpassingen',
  'ter-kennisneming-aangenomen',
]

/**
 * Other words for an outcome, as decision lists of municipalities have them. Only words that can mean nothing else: "niet akkoord" and
 * "goedgekeurd" are not among them. Case, hyphens and a full stop make no difference.
 */
export const otherWords: Readonly<Record<Uitkomst, readonly string[]>> = {
  conform: [
    'conform besloten',
    'conform advies',
    'conform het advies',
    'conform voorstel',
    'conform het voorstel',
    'conform besluit',
    'besloten conform',
    'besloten conform advies',
    'besloten conform voorstel',
    'besloten conform het voorstel',
    'overeenkomstig voorstel',
    'overeenkomstig het voorstel',
  ],
  akkoord: ['accoord'],
  'akkoord-met-aanpassingen': [
    'akkoord met aanpassing',
    'akkoord met wijziging',
    'akkoord met wijzigingen',
    'accoord met aanpassingen',
    'conform met aanpassing',
    'conform met aanpassingen',
    'conform met wijzigingen',
    'gewijzigd akkoord',
    'gewijzigd conform',
  ],
  aangehouden: ['aanhouden', 'voorstel aangehouden'],
  teruggenomen: ['teruggetrokken', 'voorstel teruggenomen', 'voorstel teruggetrokken'],
  verworpen: ['voorstel verworpen', 'afgewezen', 'voorstel afgewezen'],
  'ter-kennisneming-aangenomen': [
    'ter kennisgeving aangenomen',
    'voor kennisneming aangenomen',
    'voor kennisgeving aangenomen',
    'kennisgenomen',
    'kennis genomen',
  ],
}

const byWords: ReadonlyMap<string, Uitkomst> = new Map(
  uitkomsten.flatMap((uitkomst) =>
    [uitkomst, ...otherWords[uitkomst]].map((words): readonly [string, Uitkomst] => [plainWords(words), uitkomst]),
  ),
)

/** `Akkoord met aanpassingen.` → `akkoord met aanpassingen` */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/ ?\. ?$/, '')
    .trim()
}

/** An outcome in the words of a clerk, converted to its name. */
export const uitkomst = z.string().transform((text, context): Uitkomst => {
  const known = byWords.get(plainWords(text))
  if (known !== undefined) return known
  const words = [...byWords.keys()]
  const near = nearest(plainWords(text), words)
  // Other words for one outcome resemble each other.
  const meant = meantWord(plainWords(text), uitkomsten) ?? meantWord(plainWords(text), words)
  const suggestion = near === undefined ? '' : `Bedoelde u “${byWords.get(near)}”? `
  return complain(context, {
    rule: yamlRules['yaml/onbekende-waarde'],
    wrong: 'dat is geen besluit dat hier kan staan.',
    advice: alternatives(text, uitkomsten, explained('besluiten'), suggestion),
    right: meant === undefined ? undefined : byWords.get(plainWords(meant)),
  })
})
editorSchema.add(uitkomst, {
  // Names first, because editors suggest them.
  anyOf: [
    { enum: [...uitkomsten] },
    {
      type: 'string',
      pattern: `^[\\s_-]*(?:${[...byWords.keys()].map((words) => words.split(' ').map(anyCase).join('[\\s_-]+')).join('|')})[\\s_-]*\\.?[\\s_-]*$`,
      patternErrorMessage: `Kies uit: ${uitkomsten.join(', ')}.`,
    },
  ],
})
