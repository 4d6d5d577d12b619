import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Edition, NotPublic } from '../document/edition.ts'
import type { Proposal } from '../document/proposal.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { editionRules } from '../rules/edition-rules.ts'
import { type EditionPolicy, editionPolicy } from './edition-policy.ts'
import { embargoEnds } from './embargo.ts'

/** Whether an edition of a proposal is made. */
export type Verdict =
  | { readonly type: 'make' }
  /** Left out without an error: a meeting lists it and states why. */
  | { readonly type: 'leave-out'; readonly why: NotPublic }
  | { readonly type: 'refuse'; readonly finding: Diagnostic }

/** Which proposals a run may publish; the only place where that is decided. `EditionPolicy` states what an edition omits. */
export interface PublicationPolicy {
  /** In the order in which they are made. */
  readonly editions: readonly EditionPolicy[]
  /** Every edition of the run is public, so that everyone may read its report as well. */
  readonly isPublicOnly: boolean
  readonly makesPublic: boolean
  readonly verdictOn: (proposal: Proposal, edition: EditionPolicy) => Verdict
  /** An embargo from outside the document, such as that of the agenda. @param source absolute path of the document */
  readonly embargoOn: (source: string) => string | undefined
  /** All data besides the document itself on which its verdicts depend. @param source absolute path of the document */
  readonly termsFor: (source: string) => readonly unknown[]
  /** Whether a verdict can change while the inputs do not: a result that depends on it cannot be reused. */
  readonly expires: (source: string, why: NotPublic | undefined) => boolean
}

/** The user's settings for publication. */
export interface PublicationChoice {
  readonly editions: readonly Edition[]
  /** Whether a public edition is made before its embargo has ended. */
  readonly embargo: 'respect' | 'ignore'
  /** The time with which embargoes are compared, in seconds since 1970; default the clock. */
  readonly sourceDateEpoch?: number | undefined
}

/** The policy for documents outside a meeting: one that may not be public is an error. */
export function publicationPolicy(choice: PublicationChoice): PublicationPolicy {
  const verdictOn = (proposal: Proposal, edition: EditionPolicy): Verdict => {
    const refusal = edition.isPublic ? refusalOf(proposal, choice) : undefined
    return refusal ? { type: 'refuse', finding: refusal.finding } : { type: 'make' }
  }
  return {
    ...basis(choice),
    verdictOn,
    embargoOn: () => undefined,
    termsFor: () => [choice.editions, choice.embargo],
    expires: (_source, why) => why === 'embargo',
  }
}

/** What a meeting states about one of its documents. */
export interface MeetingTerms {
  /** Why the public edition omits it; undefined if it does not. */
  readonly kept: NotPublic | undefined
  readonly embargo: string | undefined
}

/** The policy for the documents of a meeting: one that may not be public is left out, and the agenda can only be stricter. */
export function meetingPolicy(
  choice: PublicationChoice,
  termsOf: (source: string) => MeetingTerms | undefined,
): PublicationPolicy {
  const verdictOn = (proposal: Proposal, edition: EditionPolicy): Verdict => {
    if (!edition.isPublic) return { type: 'make' }
    const why = termsOf(proposal.document.source.path)?.kept ?? refusalOf(proposal, choice)?.why
    return why === undefined ? { type: 'make' } : { type: 'leave-out', why }
  }
  return {
    ...basis(choice),
    verdictOn,
    embargoOn: (source) => termsOf(source)?.embargo,
    termsFor: (source) => [choice.editions, choice.embargo, 'leave-out', { ...termsOf(source) }],
    // Every run determines anew whether the embargo of the agenda has ended.
    expires: (source, why) => why === 'embargo' && termsOf(source)?.kept !== 'embargo',
  }
}

function basis({ editions }: PublicationChoice) {
  const policies = editions.map(editionPolicy)
  return {
    editions: policies,
    isPublicOnly: policies.every(({ isPublic }) => isPublic),
    makesPublic: policies.some(({ isPublic }) => isPublic),
  }
}

interface Refusal {
  readonly why: NotPublic
  readonly finding: Diagnostic
}

/** Why a proposal has no public edition: it is not public itself, or its embargo has not ended. */
function refusalOf({ document }: Proposal, choice: PublicationChoice): Refusal | undefined {
  const { status, embargo, geheimhouding } = document.data
  const secret = (geheimhouding ?? []).findIndex(({ op }) => op === 'voorstel')
  if (status === 'geheim' || status === 'besloten' || secret >= 0) {
    const why = status === 'besloten' && secret < 0 ? 'besloten' : 'geheim'
    return {
      why,
      finding: diagnostic({
        rule: editionRules['editie/niet-openbaar'],
        file: document.source.name,
        place: secret >= 0 ? document.at(['geheimhouding', secret]) : document.at(['status']),
        reason: `Dit voorstel is ${why}: er is geen openbare editie van.`,
        advice: 'Maak alleen de edities intern en raad: --edition intern,raad.',
      }),
    }
  }
  if (embargo === undefined || !isUnderEmbargo(embargo, choice)) return undefined
  return {
    why: 'embargo',
    finding: diagnostic({
      rule: editionRules['editie/embargo'],
      file: document.source.name,
      place: document.at(['embargo']),
      reason: `Op dit voorstel rust embargo tot ${dutchDate(embargo)}.`,
      advice: 'Maak de openbare editie daarna. Moet zij er eerder zijn, geef dan --ignore-embargo.',
    }),
  }
}

/** Whether an embargo still applies in this run. */
export function isUnderEmbargo(
  embargo: string,
  { embargo: choice, sourceDateEpoch }: Pick<PublicationChoice, 'embargo' | 'sourceDateEpoch'>,
): boolean {
  const now = sourceDateEpoch === undefined ? Date.now() : sourceDateEpoch * 1000
  return choice === 'respect' && embargoEnds(embargo) > now
}
