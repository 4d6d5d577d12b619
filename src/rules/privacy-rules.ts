import type { RuleId } from '../diagnostics/rule-catalog.ts'
import type { Document } from '../document/document.ts'
import { redactionsOf } from './nodes-of.ts'
import { type PersonalDatum, personalDataIn } from './privacy-patterns.ts'
import type { Rule, RuleContext, RuleFinding } from './rule.ts'
import { placeIn } from './source-places.ts'

/** Rules on personal data, wherever they stand in the file: front matter, text, addresses of links. */
export const privacyRules: readonly Rule[] = [personalData]

/**
 * What is wrong with a personal datum and what to do; of a text that is no document as well (the pages of a PDF).
 */
export function personalFinding({ type, text }: PersonalDatum): Pick<RuleFinding, 'rule' | 'reason' | 'advice'> {
  return { rule: `privacy/${type}` satisfies RuleId, ...words[type](text.replace(/\s+/g, ' ')) }
}

function* personalData(document: Document, { config }: RuleContext): Iterable<RuleFinding> {
  const { text } = document.source
  const passed = [...phoneOfAuthor(document), ...redacted(document)]
  for (const datum of personalDataIn(text, config.gemeente.rsin)) {
    if (passed.some(([start, end]) => start <= datum.start && datum.end <= end)) continue
    yield { ...personalFinding(datum), place: placeIn(document.source, datum.start, datum.end) }
  }
}

type Range = readonly [start: number, end: number]

/** `bereikbaar` stands on the routing sheet only, which never leaves the town hall. */
function phoneOfAuthor(document: Document): readonly Range[] {
  if (!document.stated.has('bereikbaar')) return []
  const place = document.at(['bereikbaar'])
  return place === undefined ? [] : [[place.start.offset ?? 0, place.end.offset ?? 0]]
}

/** What is to be redacted has been seen already, and no outsider will read it. */
function redacted(document: Document): readonly Range[] {
  return redactionsOf(document).map(({ position }) => [position?.start.offset ?? 0, position?.end.offset ?? 0] as const)
}

const words: Readonly<Record<PersonalDatum['type'], (text: string) => Pick<RuleFinding, 'reason' | 'advice'>>> = {
  bsn: (text) => ({
    reason: `${text} lijkt op een burgerservicenummer (BSN).`,
    advice:
      'Haal het weg, of lak het: :lak[nummer]{grond="5.1.1.e"}. Is het een ander nummer, laat het dan toe met een regel erboven: <!-- collegevoorstel-negeer privacy/bsn: de reden -->.',
  }),
  iban: (text) => ({
    reason: `${text} lijkt op een bankrekeningnummer (IBAN).`,
    advice: 'Is het van een persoon, haal het dan weg of lak het: :lak[nummer]{grond="5.1.2.e"}.',
  }),
  mobiel: (text) => ({
    reason: `${text} lijkt op een mobiel telefoonnummer.`,
    advice: 'Noem het algemene nummer van de gemeente, of lak het: :lak[nummer]{grond="5.1.2.e"}.',
  }),
  'e-mail': (text) => ({
    reason: `${text} lijkt op het e-mailadres van een particulier.`,
    advice: 'Noem een adres van de gemeente of de organisatie, of lak het: :lak[adres]{grond="5.1.2.e"}.',
  }),
}
