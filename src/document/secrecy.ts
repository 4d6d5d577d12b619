import { dutchDate, isDate } from '../forms/dutch-date.ts'
import { groundInWords, lawOn } from '../forms/grounds.ts'
import type { FrontMatter } from '../forms/vocabulary.ts'
import type { Document } from './document.ts'

type Entry = NonNullable<FrontMatter['geheimhouding']>[number]

/** The secrecy that a proposal states for itself or for an attachment, if any. @param what `voorstel` or `bijlage 2` */
export function secrecyOn(proposal: Document, what: string): SecrecyView | undefined {
  return secrecyIn(entriesOn(proposal, what), proposal)
}

/**
 * The secrecy on an attachment, by its proposal or by its own front matter, if any. What its own front matter states about an attachment
 * that it does not have, is about itself.
 *
 * @param number from 1
 */
export function secrecyOnAttachment(proposal: Document, number: number, own?: Document): SecrecyView | undefined {
  const stated = own?.data.geheimhouding ?? []
  const attached = own?.data.bijlagen?.length ?? 0
  const itself = stated.filter(({ op }) => Number(op.replace(/^bijlage /, '')) > attached || op === 'voorstel')
  return secrecyIn([...entriesOn(proposal, `bijlage ${number}`), ...itself], proposal)
}

function entriesOn({ data }: Document, what: string): readonly Entry[] {
  return (data.geheimhouding ?? []).filter((entry) => entry.op === what)
}

function secrecyIn(entries: readonly Entry[], proposal: Document): SecrecyView | undefined {
  const [first] = entries
  if (first === undefined) return undefined
  const codes = [...new Set(entries.flatMap((entry) => entry.grondslag))]
  const days = entries.map((entry) => imposedOn(entry, proposal))
  const imposed = days.includes(undefined) ? undefined : days[0]
  const by = first.door ?? 'het college'
  return {
    gronden: codes.map(groundInWords),
    titelgeheim: entries.some((entry) => entry.titelgeheim === true),
    isImposed: imposed !== undefined,
    opgelegd: imposed === undefined ? `voorgesteld aan ${by}` : `opgelegd door ${by} op ${dutchDate(imposed)}`,
    basis: lawOn(imposed ?? first.opgelegd ?? proposal.data.datum).basis,
    tot: end(first.tot, imposed ?? first.opgelegd ?? proposal.data.datum),
    ...(imposed === undefined ? {} : { vanaf: imposed }),
    ...(first.tot !== undefined && isDate(first.tot) ? { einddatum: first.tot } : {}),
  }
}

/**
 * The day on which secrecy was imposed; undefined as long as it is only proposed. It is imposed on the stated day, unless that is in the
 * future, and by a meeting that adopted the proposal.
 */
function imposedOn({ opgelegd }: Entry, { data, circumstances = {} }: Document): string | undefined {
  const { day = data.datum, decidedOn } = circumstances
  if (opgelegd !== undefined && (day === undefined || opgelegd <= day)) return opgelegd
  return opgelegd !== undefined && decidedOn !== undefined && opgelegd < decidedOn ? opgelegd : decidedOn
}

/**
 * Without an end date, secrecy lasts until it is lifted: since 1 April 2023 by the college, or by the council once it has the
 * document (Gemeentewet, art. 89); before that date the council had to confirm it (art. 25 and 55).
 */
function end(until: string | undefined, imposed: string | undefined): string {
  if (until !== undefined) return isDate(until) ? `tot en met ${dutchDate(until)}` : `tot ${dutchDate(until)}`
  return lawOn(imposed).bekrachtiging ? 'tot opheffing' : 'tot het college of de raad haar opheft'
}

/** The secrecy of a document, in words. */
export interface SecrecyView {
  /** `art. 5.1 lid 2 onder b Woo (economische of financiële belangen)` */
  readonly gronden: readonly string[]
  /** Whether the title is secret too. */
  readonly titelgeheim: boolean
  /** Otherwise it is proposed; the document is treated as secret all the same. */
  readonly isImposed: boolean
  /** `opgelegd door het college op 30 maart 2021`, or `voorgesteld aan het college` */
  readonly opgelegd: string
  /** The articles of the Gemeentewet on which it rests: `Gemeentewet art. 87 tot en met 89`. */
  readonly basis: string
  /** ISO date on which it was imposed. */
  readonly vanaf?: string
  /** ISO date of its last day, if that is known. */
  readonly einddatum?: string
  /** `tot en met 30 maart 2026`, or in words what ends it. */
  readonly tot: string
}

/** `Geheim tot en met 30 maart 2026`: its kind, and the day on which it ends if that is known. */
export function secrecyMarking({ isImposed, einddatum, tot }: SecrecyView): string {
  return ['Geheim', ...(isImposed ? [] : ['(voorgesteld)']), ...(einddatum === undefined ? [] : [tot])].join(' ')
}
