/** `error`: prevents output. `warning`: reported with the output. `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info'

/** The levels of a rule in the config. */
export const ruleLevels = ['off', 'info', 'warning', 'error'] as const
export type RuleLevel = (typeof ruleLevels)[number]

/** `familie/regel` */
export type RuleName = `${string}/${string}`

/** The properties of a rule, with their defaults. */
export interface RuleDeclaration {
  /** Default `error`. */
  readonly severity?: Severity
  /**
   * `never`: the config cannot change its severity, since it prevents silent loss or silent error. The default for an error; for
   * another severity `allowed`.
   */
  readonly softening?: 'allowed' | 'never'
  /** What it guards, in one Dutch sentence. */
  readonly guards: string
  /** What a violation is, in one Dutch sentence that quotes nothing. By default it names the rule. */
  readonly violation?: string
  /**
   * Where its findings appear, and so when an ignore comment without effect can be reported: in the document (default), on its pages,
   * in its public edition, or nowhere, because the rule is about ignore comments.
   */
  readonly scope?: 'document' | 'pages' | 'public-pages' | 'none'
  /**
   * What a run with only public output may show of a finding. `after-search` (default): the message, if a search finds no secret in
   * it. `without-content`: the same, and it quotes nothing of an agenda. `violation-only`: only `violation`. `without-place`: that, and not
   * where.
   */
  readonly inPublic?: 'after-search' | 'without-content' | 'violation-only' | 'without-place'
  /** Whether the advice quotes the document (default), or is entirely the program's own text. */
  readonly advice?: 'own' | 'with-quotes'
  /** What it is about. Default `document`; a finding about an earlier output or about the run is not reused by a next run. */
  readonly about?: 'document' | 'earlier-output' | 'run'
  /** Whether its findings have a fix: none (default), some, or all except where another error prevents it. */
  readonly fix?: 'never' | 'sometimes' | 'always'
  /** What its fix makes readable: a value (default), a key with its children, or the whole document. */
  readonly reveals?: 'value' | 'key' | 'document'
  /** The fixes that can reveal its findings, and are not refused because of them: none (default), all, or those that reveal a key. */
  readonly revealedBy?: 'none' | 'value' | 'key'
  /** Whether people read it though it is only information: on request (default), or always, because somebody asked or must know. */
  readonly shown?: 'on-request' | 'always'
  /** How people read several findings with one cause as one message; programs read each. By default each is a message. */
  readonly together?: Together
}

/** One message for several findings of a rule. */
export interface Together {
  /** `place`: those at one position of a file. `run`: all of them. */
  readonly cause: 'place' | 'run'
  /** What is wrong, in one Dutch sentence. @param reasons of the findings, two or more */
  readonly reason: (reasons: readonly string[]) => string
  readonly advice: string
}

/** The properties that the rules of a family share. */
export type SharedDeclaration = Omit<RuleDeclaration, 'softening' | 'guards' | 'violation'>

const ruleMark: unique symbol = Symbol('rule')

/** A rule. Created by `defineRules` only, so that every finding has a defined rule. */
export interface Rule<Name extends RuleName = RuleName>
  extends Required<Omit<RuleDeclaration, 'together'>>,
    Pick<RuleDeclaration, 'together'> {
  readonly [ruleMark]: true
  readonly id: Name
  /** The path of its page in `docs/regels`. */
  readonly page: `${Name}.md`
}

/** Rules by name, typed so that an unknown name is a type error. */
export type RulesByName<Name extends RuleName> = { readonly [Each in Name]: Rule<Each> }

/** Every rule of the program, by name. */
export type RuleCatalogue = ReadonlyMap<string, Rule>

const defaults = {
  severity: 'error',
  scope: 'document',
  inPublic: 'after-search',
  advice: 'with-quotes',
  about: 'document',
  fix: 'never',
  reveals: 'value',
  revealedBy: 'none',
  shown: 'on-request',
} as const satisfies Partial<RuleDeclaration>

/** Defines the rules of a family. Other properties of a declaration, such as its check, are kept on the rule. */
export function defineRules<Name extends RuleName>(
  declared: Readonly<Record<Name, RuleDeclaration>>,
  shared: SharedDeclaration = {},
): RulesByName<Name> {
  const rules = Object.entries<RuleDeclaration>(declared).map(([id, each]) => [
    id,
    defineRule(id as RuleName, each, shared),
  ])
  // Each key has the rule of its own name.
  return Object.fromEntries(rules) as RulesByName<Name>
}

/** Returns a rule that is already defined: a family can list a rule of a lower module. */
function defineRule(id: RuleName, declared: RuleDeclaration, shared: SharedDeclaration): Rule {
  if (isRule(declared)) return declared
  const whole = { ...defaults, ...shared, ...declared }
  const softening = whole.softening ?? (whole.severity === 'error' ? 'never' : 'allowed')
  const violation = whole.violation ?? `Hier is niet voldaan aan de regel ${id}. Die vraagt: ${whole.guards}`
  return { ...whole, softening, violation, id, page: `${id}.md`, [ruleMark]: true }
}

export function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && ruleMark in value
}
