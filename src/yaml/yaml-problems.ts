import type { YAMLError } from 'yaml'

/** What is wrong and what to do, in Dutch. */
export interface Problem {
  readonly reason: string
  readonly advice: string
}

const quote = 'Zet de hele waarde tussen aanhalingstekens, bijvoorbeeld onderwerp: "Brief: wijkgericht werken".'
const indent = 'Zet sleutels die bij elkaar horen recht onder elkaar en spring in met twee spaties.'

const problems: Partial<Record<YAMLError['code'], Problem>> = {
  ALIAS_PROPS: { reason: 'Een verwijzing (een woord met een * ervoor) kan geen eigen label hebben.', advice: quote },
  BAD_ALIAS: {
    reason: 'Een waarde die met een * begint, is voor YAML een verwijzing naar iets anders.',
    advice: quote,
  },
  BAD_COLLECTION_TYPE: {
    reason: 'Het label voor deze waarde past niet bij wat eronder staat.',
    advice: 'Haal het label (het woord met een ! ervoor) weg.',
  },
  BAD_DIRECTIVE: { reason: 'Een regel die met een % begint, kan hier niet staan.', advice: quote },
  BAD_DQ_ESCAPE: {
    reason: 'Een \\ tussen dubbele aanhalingstekens heeft een eigen betekenis, en deze bestaat niet.',
    advice: "Gebruik enkele aanhalingstekens ('…') of schrijf \\\\ voor een gewone \\.",
  },
  BAD_INDENT: { reason: 'De inspringing van deze regel klopt niet.', advice: indent },
  BAD_PROP_ORDER: { reason: 'Een label of verwijzing staat hier op de verkeerde plaats.', advice: quote },
  BAD_SCALAR_START: { reason: 'Een waarde kan niet met dit teken beginnen.', advice: quote },
  BLOCK_AS_IMPLICIT_KEY: {
    reason: 'Op deze regel staat meer dan één dubbele punt met een spatie erachter; YAML leest dat als twee sleutels.',
    advice: quote,
  },
  BLOCK_IN_FLOW: {
    reason: 'Tussen { } of [ ] kan geen lijst of tekstblok met inspringing staan.',
    advice: 'Schrijf het zonder { } of [ ], ieder op een eigen regel.',
  },
  KEY_OVER_1024_CHARS: {
    reason: 'Deze sleutel is langer dan 1024 tekens.',
    advice: 'Kijk of er een dubbele punt ontbreekt.',
  },
  MULTILINE_IMPLICIT_KEY: {
    reason: 'Op deze regel ontbreekt een dubbele punt met een spatie achter de sleutel.',
    advice: 'Schrijf sleutel: waarde. Loopt een waarde door op de volgende regel, spring die dan in.',
  },
  MULTIPLE_ANCHORS: { reason: 'Hier staan twee ankers (een woord met een & ervoor) bij één waarde.', advice: quote },
  MULTIPLE_DOCS: {
    reason: 'Hier eindigt de YAML, maar er staat nog iets achter.',
    advice: 'Haal de regel met ... of --- weg.',
  },
  MULTIPLE_TAGS: { reason: 'Hier staan twee labels (een woord met een ! ervoor) bij één waarde.', advice: quote },
  TAB_AS_INDENT: {
    reason: 'Deze regel springt in met een tab; YAML kent alleen spaties.',
    advice: 'Vervang de tab door twee spaties.',
  },
  TAG_RESOLVE_FAILED: { reason: 'Een waarde die met een ! begint, is voor YAML een label.', advice: quote },
  UNEXPECTED_TOKEN: {
    reason: 'Dit staat hier niet op zijn plaats.',
    advice: `Kijk of er een aanhalingsteken, komma of haakje te veel staat of ontbreekt. ${indent}`,
  },
  RESOURCE_EXHAUSTION: {
    reason: 'Deze voormatter is te ingewikkeld om te lezen.',
    advice: 'Gebruik minder geneste lijsten en verwijzingen.',
  },
}

const bracket = /expected flow (map|sequence) to end|Flow (map|sequence) in block collection/i

/** Messages of the yaml library about a missing character, and the Dutch for each. */
const missing: readonly (readonly [RegExp, Problem])[] = [
  [
    /closing ['"]quote|Missing closing '|Missing closing "/,
    {
      reason: 'Hier ontbreekt het aanhalingsteken aan het eind.',
      advice: 'Sluit de tekst af met hetzelfde teken als waarmee die begint.',
    },
  ],
  [
    bracket,
    {
      reason: 'Hier ontbreekt een sluitend haakje: } of ].',
      advice: 'Zet achter de laatste waarde het haakje dat past bij het eerste.',
    },
  ],
  [
    /Missing , between/,
    {
      reason: 'Tussen deze waarden ontbreekt een komma.',
      advice: 'Zet tussen { } en [ ] een komma tussen de waarden.',
    },
  ],
  [
    /Sequence item without/,
    {
      reason: 'Deze regel hoort bij het vorige punt van de lijst, maar springt niet even ver in.',
      advice: 'Zet de sleutels van één punt recht onder elkaar: onder de eerste letter na het streepje.',
    },
  ],
]

const noColon: Problem = {
  reason: 'Op deze regel ontbreekt een dubbele punt of een streepje met een spatie erachter.',
  advice:
    'Schrijf sleutel: waarde, of in een lijst - waarde. Loopt een waarde door op de volgende regel, spring die dan in.',
}

/** Whether an error is about an unclosed bracket: the library gives the position where the closing one is expected. */
export function isUnclosedBracket({ code, message }: YAMLError): boolean {
  if (code === 'MISSING_CHAR') return bracket.test(message)
  return code === 'BAD_INDENT' && /flow (map|sequence)/i.test(message) && /end/i.test(message)
}

export function unclosedBracketProblem(opening: string): Problem {
  const closing = opening === '[' ? ']' : '}'
  return {
    reason: `Het haakje ${opening} wordt niet gesloten.`,
    advice: `Zet ${closing} achter de laatste waarde die erbij hoort.`,
  }
}

/** An error of the yaml library in plain Dutch; without a translation, its own message in brackets. */
export function yamlProblem(error: YAMLError): Problem {
  if (error.code === 'MISSING_CHAR') return missing.find(([words]) => words.test(error.message))?.[1] ?? noColon
  if (isUnclosedBracket(error)) return missing[1]?.[1] ?? noColon
  return (
    problems[error.code] ?? {
      reason: `De YAML klopt hier niet (${error.message}).`,
      advice: `Kijk deze regel en de regel erboven na. ${indent}`,
    }
  )
}

/**
 * The offset of the innermost bracket that is open at an offset in YAML, or of one that is closed by the other kind. Undefined if
 * all are closed.
 */
export function unclosedBracketAt(yaml: string, until: number): number | undefined {
  const open: number[] = []
  const tokens = /(?<![^\s[{,:])(?:"(?:[^"\\]|\\.)*"|'[^']*')|(?<=^|\s)#[^\r\n]*|[[{\]}]/g
  for (const { 0: token, index } of yaml.slice(0, until).matchAll(tokens)) {
    if (token === '[' || token === '{') {
      // Outside brackets, a bracket within a word is plain text.
      if (open.length > 0 || /(?:^|[\s:-])$/.test(yaml.slice(Math.max(0, index - 1), index))) open.push(index)
      continue
    }
    const last = open.at(-1)
    if ((token !== ']' && token !== '}') || last === undefined) continue
    if (yaml[last] !== (token === ']' ? '[' : '{')) return last
    open.pop()
  }
  return open.at(-1)
}
