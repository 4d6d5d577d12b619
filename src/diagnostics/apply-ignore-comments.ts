import type { Position } from 'unist'
import { type Diagnostic, diagnostic } from './diagnostic.ts'
import type { IgnoreComment } from './ignore-comment.ts'
import { didYouMean } from './nearest.ts'
import type { Rule, RuleCatalogue } from './rule.ts'
import { ignoreRules } from './source-rules.ts'

/** How far a document was processed: some findings appear only on its pages, or in its public edition. */
export type Reached = 'checked' | 'printed' | 'public'

/** A finding that the author ignores by a comment in the document. */
export interface Ignored {
  readonly finding: Diagnostic
  /** Verbatim. */
  readonly reason: string
  /** The position of the comment; unknown in a parsed report. */
  readonly place?: Position
}

export interface IgnoreCommentsResult {
  /** The findings that no comment ignores. */
  readonly remaining: readonly Diagnostic[]
  /** Findings about the comments themselves, in file order. */
  readonly problems: readonly Diagnostic[]
  /** The findings that the author ignores, with the reason. */
  readonly ignored: readonly Ignored[]
}

/** The rules that a comment can name, and whether those have been checked yet. */
export interface CommentContext {
  readonly rules: RuleCatalogue
  readonly reached: Reached
}

/**
 * Separates the findings that the author ignores: each comment ignores one finding of its rule, the first in its scope. A comment
 * without effect or reason, or with a rule that is unknown or cannot be ignored, is itself reported.
 *
 * @param found in the order found, later stages last, so that their findings do not change what was ignored before
 */
export function applyIgnoreComments(
  found: readonly Diagnostic[],
  comments: readonly IgnoreComment[],
  { rules, reached }: CommentContext,
): IgnoreCommentsResult {
  if (comments.length === 0) return { remaining: found, problems: [], ignored: [] }
  const allowed = new Map<Diagnostic, IgnoreComment>()
  const byRule = new Map<string, Diagnostic[]>()
  for (const message of found) {
    const same = byRule.get(message.ruleId)
    if (same) same.push(message)
    else byRule.set(message.ruleId, [message])
  }
  const problems: Diagnostic[] = []
  // The narrowest scope first: a comment on a list must not ignore a finding that a comment within the list is for.
  for (const comment of [...comments].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    const problem = problemOf(comment, rules)
    const scope = rules.get(comment.rule)?.scope ?? 'none'
    const candidates = problem ? [] : (byRule.get(comment.rule) ?? [])
    const match = candidates.find((message) => !allowed.has(message) && allows(comment, message))
    if (match) allowed.set(match, comment)
    else if (problem) problems.push(problem)
    else if (covered[reached].includes(scope)) problems.push(unused(comment))
  }
  const ignored = found.flatMap((finding): readonly Ignored[] => {
    const comment = allowed.get(finding)
    return comment ? [{ finding, reason: comment.reason, place: comment.place }] : []
  })
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  return { remaining: found.filter((message) => !allowed.has(message)), problems, ignored }
}

/** The scopes that have been checked: a comment on a rule of another scope may still prove useful. */
const covered: Readonly<Record<Reached, readonly Rule['scope'][]>> = {
  checked: ['document'],
  printed: ['document', 'pages'],
  public: ['document', 'pages', 'public-pages'],
}

function sizeOf({ scope }: IgnoreComment): number {
  return scope.reduce((sum, { from, to }) => sum + to - from, 0)
}

function allows(comment: IgnoreComment, message: Diagnostic): boolean {
  if (message.ruleId !== comment.rule || message.file !== comment.file) return false
  const start = message.place?.start
  // A finding about the whole file has no position, or that of the opening fence.
  if (start?.offset === undefined || start.offset === 0) return comment.reach === 'file'
  const { offset } = start
  return comment.scope.some(({ from, to }) => from <= offset && offset <= to)
}

function problemOf(comment: IgnoreComment, rules: RuleCatalogue): Diagnostic | undefined {
  const { file, place, word, rule: name, reason } = comment
  const report = (what: keyof typeof ignoreRules, words: string, advice: string) =>
    diagnostic({ rule: ignoreRules[what], file, place, reason: words, advice })
  const example = 'Schrijf bijvoorbeeld: collegevoorstel-negeer privacy/bsn: testgetal.'
  if (word !== 'negeer') {
    return report('negeren/schrijfwijze', `Een opmerking met collegevoorstel-${word} betekent niets.`, example)
  }
  if (name === '') {
    return report('negeren/onbekende-regel', 'Bij deze opmerking staat niet welke regel zij opzij zet.', example)
  }
  const rule = rules.get(name)
  if (rule === undefined) {
    const advice = `${didYouMean(name, [...rules.keys()])}De naam van een regel staat achter elke melding, tussen rechte haken.`
    return report('negeren/onbekende-regel', `De regel “${name.slice(0, 60)}” bestaat niet.`, advice)
  }
  if (rule.softening === 'never' || rule.scope === 'none') {
    const words = `De regel ${name} kan niet opzij worden gezet: zonder die regel valt er iets stil weg.`
    return report('negeren/vaste-regel', words, 'Haal deze opmerking weg en los op wat de melding zegt.')
  }
  if (reason === '') {
    const words = `Bij deze opmerking staat niet waarom ${name} hier mag; daarom telt zij niet.`
    return report('negeren/zonder-reden', words, `Zet achter de regel een dubbele punt en de reden. ${example}`)
  }
  return undefined
}

function unused({ file, place, rule }: IgnoreComment): Diagnostic {
  return diagnostic({
    rule: ignoreRules['negeren/ongebruikt'],
    file,
    place,
    reason: `Deze opmerking zet niets opzij: ${rule} vindt hier niets.`,
    advice: 'Haal haar weg, of zet haar op de regel van de melding of vlak boven het stuk tekst waar die over gaat.',
  })
}
