import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Circumstances, Document } from '../../document/document.ts'
import type { Edition, NotPublic, Status } from '../../document/edition.ts'
import type { ClosedFile, Proposal } from '../../document/proposal.ts'
import { statusOf } from '../../document/publicity.ts'
import { dutchDate } from '../../forms/dutch-date.ts'
import { embargoEnds } from '../../forms/embargo.ts'
import { editionRules } from '../../rules/edition-rules.ts'
import { type EditionPolicy, editionPolicy } from './edition-policy.ts'

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
  /** A time with which embargoes are compared besides the clock, in seconds since 1970. */
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
    termsFor: () => [choice.editions, choice.embargo],
    expires: (_source, why) => why === 'embargo',
  }
}

/** What a meeting states about one of its documents: all that its pages depend on. */
export interface MeetingTerms extends Pick<Circumstances, 'punt' | 'decidedOn'> {
  /** Why the public edition omits it; undefined if it does not. */
  readonly kept: NotPublic | undefined
  readonly status: Status | undefined
  readonly embargo: string | undefined
}

/** The policy for the documents of a meeting: one that may not be public is left out, and the agenda can only be stricter. */
export function meetingPolicy(
  choice: PublicationChoice,
  termsOf: (source: string) => MeetingTerms | undefined,
): PublicationPolicy {
  const verdictOn = (proposal: Proposal, edition: EditionPolicy): Verdict => {
    if (!edition.isPublic) return { type: 'make' }
    const refusal = refusalOf(proposal, choice)
    const why = termsOf(proposal.document.source.path)?.kept ?? refusal?.why
    if (why !== undefined) return { type: 'leave-out', why }
    return refusal ? { type: 'refuse', finding: refusal.finding } : { type: 'make' }
  }
  return {
    ...basis(choice),
    verdictOn,
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
  /** Undefined if nobody states that it is public: that is an error in a meeting as well. */
  readonly why: NotPublic | undefined
  readonly finding: Diagnostic
}

/** Why a proposal has no public edition: it is not public itself, nobody states that it is, or its embargo has not ended. */
function refusalOf({ document, closed }: Proposal, choice: PublicationChoice): Refusal | undefined {
  const { embargo, geheimhouding } = document.data
  const status = statusOf(document)
  if (status === undefined) return { why: undefined, finding: statusMissing(document) }
  if (status !== 'openbaar') {
    const secret = (geheimhouding ?? []).findIndex(({ op }) => op === 'voorstel')
    return {
      why: status,
      finding: diagnostic({
        rule: editionRules['editie/niet-openbaar'],
        file: document.source.name,
        place: secret >= 0 ? document.at(['geheimhouding', secret]) : document.at(['status']),
        reason: `Dit voorstel is ${status}: er is geen openbare editie van.`,
        advice: 'Maak alleen de edities intern en raad: --edition intern,raad.',
      }),
    }
  }
  if (closed !== undefined) return closedElsewhere(document, closed)
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

const elsewhere: Readonly<Record<NotPublic, string>> = {
  geheim: 'daar is het geheim',
  besloten: 'daar is het besloten',
  embargo: 'daar rust er embargo op',
}

function closedElsewhere({ source, at }: Document, { status, agenda }: ClosedFile): Refusal {
  const why = status ?? 'embargo'
  return {
    why,
    finding: diagnostic({
      rule: editionRules['editie/niet-openbaar'],
      file: source.name,
      place: at(['status']),
      reason:
        agenda === undefined
          ? `Dit stuk is in deze opdracht ook bijlage van een ander document, en ${elsewhere[why]}: er is geen openbare editie van.`
          : `Dit stuk staat ook op de agenda ${agenda}, en ${elsewhere[why]}: er is geen openbare editie van.`,
      advice:
        agenda === undefined
          ? 'Mag iedereen het lezen, haal dan bij dat andere document weg wat het tegenhoudt.'
          : 'Mag iedereen het lezen, zet dat dan ook in die agenda en maak haar opnieuw.',
    }),
  }
}

function statusMissing(document: Document): Diagnostic {
  return diagnostic({
    rule: editionRules['editie/status-ontbreekt'],
    file: document.source.name,
    place: document.at(['status']),
    reason: 'Nergens staat dat dit stuk openbaar is; daarom is er geen openbare editie van.',
    advice:
      'Mag iedereen het lezen, zet dan in de voormatter de regel status: openbaar. Maak anders alleen de edities intern en raad: --edition intern,raad.',
  })
}

/** Whether an embargo still applies in this run: it has ended only if the clock and SOURCE_DATE_EPOCH both say so. */
export function isUnderEmbargo(
  embargo: string,
  { embargo: choice, sourceDateEpoch }: Pick<PublicationChoice, 'embargo' | 'sourceDateEpoch'>,
): boolean {
  const now = Math.min(Date.now(), (sourceDateEpoch ?? Number.POSITIVE_INFINITY) * 1000)
  return choice === 'respect' && embargoEnds(embargo) > now
}
