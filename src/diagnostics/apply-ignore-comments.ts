import type { Ignored } from '../report/report.ts'
import { type Diagnostic, diagnostic } from './diagnostic.ts'
import type { IgnoreComment } from './ignore-comment.ts'
import { didYouMean } from './nearest.ts'
import { isRuleId, type RuleId, ruleIds, ruleInfo } from './rule-catalog.ts'

/** How far a document came: what is only known of its pages, or of its public edition, cannot be missed before these are made. */
export type Reached = 'checked' | 'printed' | 'public'

export interface Weighed {
  /** What still stands. */
  readonly left: readonly Diagnostic[]
  /** What is wrong with the comments themselves, in the order of the file. */
  readonly problems: readonly Diagnostic[]
  /** What the author allows, with the reason given. */
  readonly ignored: readonly Ignored[]
}

/** Rules that look at the pages, and at those of a public edition: before, nothing can be said of them. */
const onPages: readonly RuleId[] = ['onderdelen/te-lang']
const onPublicPages: readonly RuleId[] = ['lakken/ook-elders', 'bijlagen/sporen']

/**
 * Sets apart what the author allows: each comment one finding of its rule, the first in the place it is about. A comment that
 * allows nothing, gives no reason, or names a rule that does not exist or cannot be put aside, is itself reported.
 *
 * @param found in the order in which it was found; those of later stages behind those of earlier ones, so that adding them changes
 *   nothing in what was allowed before
 */
export function weighFindings(
  found: readonly Diagnostic[],
  comments: readonly IgnoreComment[],
  reached: Reached,
): Weighed {
  if (comments.length === 0) return { left: found, problems: [], ignored: [] }
  const allowed = new Map<Diagnostic, IgnoreComment>()
  const byRule = new Map<string, Diagnostic[]>()
  for (const message of found) {
    const same = byRule.get(message.ruleId)
    if (same) same.push(message)
    else byRule.set(message.ruleId, [message])
  }
  const problems: Diagnostic[] = []
  // The nearest comment first: one about a whole list should not take what one in the list is about.
  for (const comment of [...comments].sort((a, b) => sizeOf(a) - sizeOf(b))) {
    const problem = problemOf(comment)
    const candidates = problem ? [] : (byRule.get(comment.rule) ?? [])
    const match = candidates.find((message) => !allowed.has(message) && allows(comment, message))
    if (match) allowed.set(match, comment)
    else if (problem) problems.push(problem)
    else if (!isStillToCome(comment.rule, reached)) problems.push(unused(comment))
  }
  const ignored = found.flatMap((finding): readonly Ignored[] => {
    const comment = allowed.get(finding)
    return comment ? [{ finding, reason: comment.reason, place: comment.place }] : []
  })
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  return { left: found.filter((message) => !allowed.has(message)), problems, ignored }
}

function isStillToCome(name: string, reached: Reached): boolean {
  const later = { checked: [...onPages, ...onPublicPages], printed: onPublicPages, public: [] }[reached]
  return later.some((rule) => rule === name)
}

function sizeOf({ scope }: IgnoreComment): number {
  return scope.reduce((sum, { from, to }) => sum + to - from, 0)
}

function allows(comment: IgnoreComment, message: Diagnostic): boolean {
  if (message.ruleId !== comment.rule || message.file !== comment.file) return false
  const start = message.place && 'start' in message.place ? message.place.start : undefined
  // A finding about the whole file has no place, or the line that opens the front matter.
  if (start?.offset === undefined || start.offset === 0) return comment.reach === 'file'
  const { offset } = start
  return comment.scope.some(({ from, to }) => from <= offset && offset <= to)
}

function problemOf(comment: IgnoreComment): Diagnostic | undefined {
  const { file, place, word, rule, reason } = comment
  const say = (id: RuleId, words: string, advice: string) =>
    diagnostic({ rule: id, file, place, reason: words, advice })
  const example = 'Schrijf bijvoorbeeld: collegevoorstel-negeer privacy/bsn: testgetal.'
  if (word !== 'negeer') {
    return say('negeren/schrijfwijze', `Een opmerking met collegevoorstel-${word} betekent niets.`, example)
  }
  if (rule === '') {
    return say('negeren/onbekende-regel', 'Bij deze opmerking staat niet welke regel zij opzij zet.', example)
  }
  if (!isRuleId(rule)) {
    const advice = `${didYouMean(rule, ruleIds)}De naam van een regel staat achter elke melding, tussen rechte haken.`
    return say('negeren/onbekende-regel', `De regel "${rule.slice(0, 60)}" bestaat niet.`, advice)
  }
  if (ruleInfo(rule).fixed || rule.startsWith('negeren/')) {
    const words = `De regel ${rule} kan niet opzij worden gezet: zonder die regel valt er iets stil weg.`
    return say('negeren/vaste-regel', words, 'Haal deze opmerking weg en los op wat de melding zegt.')
  }
  if (reason === '') {
    const words = `Bij deze opmerking staat niet waarom ${rule} hier mag; daarom telt zij niet.`
    return say('negeren/zonder-reden', words, `Zet achter de regel een dubbele punt en de reden. ${example}`)
  }
  return undefined
}

function unused({ file, place, rule }: IgnoreComment): Diagnostic {
  return diagnostic({
    rule: 'negeren/ongebruikt',
    file,
    place,
    reason: `Deze opmerking zet niets opzij: ${rule} vindt hier niets.`,
    advice: 'Haal haar weg, of zet haar op de regel van de melding of vlak boven het stuk tekst waar die over gaat.',
  })
}
