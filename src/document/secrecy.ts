import { dutchDate, isDate } from '../forms/dutch-date.ts'
import { listInWords } from '../forms/dutch-words.ts'
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

function secrecyIn(entries: readonly Entry[], { data }: Document): SecrecyView | undefined {
  const [first] = entries
  if (first === undefined) return undefined
  const codes = [...new Set(entries.flatMap((entry) => entry.grondslag))]
  const imposed = first.opgelegd ?? data.datum
  const on = imposed === undefined ? '' : ` op ${dutchDate(imposed)}`
  return {
    gronden: codes.map(groundInWords),
    titelgeheim: entries.some((entry) => entry.titelgeheim === true),
    opgelegd: `opgelegd door ${first.door ?? 'het college'}${on} (${listInWords(codes)}), ${end(first.tot, imposed)}`,
  }
}

/**
 * Without an end date, secrecy lasts until it is lifted: since 1 April 2023 by the college, or by the council once it has the
 * document (Gemeentewet, art. 89); before that date the council had to confirm it (art. 25 and 55).
 */
function end(until: string | undefined, imposed: string | undefined): string {
  if (until !== undefined) return `tot ${isDate(until) ? 'en met ' : ''}${dutchDate(until)}`
  return lawOn(imposed).bekrachtiging ? 'tot opheffing' : 'tot het college of de raad haar opheft'
}

/** The secrecy of a document, in words. */
export interface SecrecyView {
  /** `art. 5.1 lid 2 onder b Woo (economische of financiële belangen)` */
  readonly gronden: readonly string[]
  /** Whether the title is secret too. */
  readonly titelgeheim: boolean
  /** Who imposed it, the ground and the end: for the band on every page. */
  readonly opgelegd: string
}
