/** `error`: nothing is made of the document. `warning`: it is made, and reported. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** What a rule can be set to in the config. */
export const ruleLevels = ['off', 'info', 'warning', 'error'] as const
export type RuleLevel = (typeof ruleLevels)[number]

/** `familie/regel` */
export type RuleName = `${string}/${string}`

/** What the author of a rule states; what is left out has the default named there. */
export interface RuleDeclaration {
  readonly severity: Severity
  /** Default `allowed`. `never`: it prevents silent loss or silent error, so its severity holds whatever the config says. */
  readonly softening?: 'allowed' | 'never'
  /** What it guards, in one Dutch sentence. */
  readonly guards: string
  /**
   * What an ignore comment for it covers, and so when a comment that covers nothing can be reported: the document (default), its
   * pages, the pages of its public edition, or nothing, because the rule is about ignore comments.
   */
  readonly scope?: 'document' | 'pages' | 'public-pages' | 'none'
  /**
   * What a run that makes public files only may show of a finding. `after-search` (default): the message, if a search finds no
   * secret in it. `without-content`: the same, and it repeats nothing of an agenda. `guards-only`: never more than `guards`.
   */
  readonly inPublic?: 'after-search' | 'without-content' | 'guards-only'
  /** Whose words the advice is in: those of the program alone (`own`), or also those of the document (default). */
  readonly advice?: 'own' | 'with-quotes'
  /** What it is about. Default `document`; a finding about an earlier output or about the run does not hold for the next run. */
  readonly about?: 'document' | 'earlier-output' | 'run'
  /** Whether its findings have a fix: none (default), all but those in a text that is broken elsewhere, or a few. */
  readonly fix?: 'never' | 'sometimes' | 'always'
  /** What its fix makes readable: a value (default), or a key with all that is under it. */
  readonly reveals?: 'value' | 'key'
  /** The fixes that may reveal its findings and so are not refused for them: none (default), each, or those that reveal a key. */
  readonly revealedBy?: 'none' | 'value' | 'key'
}

/** What the rules of a family have in common. */
export type SharedDeclaration = Omit<RuleDeclaration, 'severity' | 'guards'>

const ruleMark: unique symbol = Symbol('rule')

/** All that is known of a rule before it finds anything. Made by `defineRules` only, so that no finding lacks its rule. */
export interface Rule<Name extends RuleName = RuleName> extends Required<RuleDeclaration> {
  readonly [ruleMark]: true
  readonly id: Name
  /** Path of the page about it in `docs/regels`. */
  readonly page: `${Name}.md`
}

/** Rules by their name, each with its own name as its type: a name that is in no family is a type error. */
export type RulesByName<Name extends RuleName> = { readonly [Each in Name]: Rule<Each> }

/** Every rule of the program, by name. */
export type RuleCatalogue = ReadonlyMap<string, Rule>

const defaults = {
  softening: 'allowed',
  scope: 'document',
  inPublic: 'after-search',
  advice: 'with-quotes',
  about: 'document',
  fix: 'never',
  reveals: 'value',
  revealedBy: 'none',
} as const satisfies Partial<RuleDeclaration>

/** Further properties of a declaration, such as its check, stay on the rule. */
export function defineRules<Name extends RuleName>(
  declared: Readonly<Record<Name, RuleDeclaration>>,
  shared: SharedDeclaration = {},
): RulesByName<Name> {
  const rules = Object.entries<RuleDeclaration>(declared).map(([id, each]) => [
    id,
    defineRule(id as RuleName, each, shared),
  ])
  // Each key was given its own rule.
  return Object.fromEntries(rules) as RulesByName<Name>
}

/** A rule that was defined already is returned as it is: a family may list a rule that a lower module reports. */
function defineRule(id: RuleName, declared: RuleDeclaration, shared: SharedDeclaration): Rule {
  if (isRule(declared)) return declared
  return { ...defaults, ...shared, ...declared, id, page: `${id}.md`, [ruleMark]: true }
}

export function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && ruleMark in value
}
