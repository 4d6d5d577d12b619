import type { Span } from '../diagnostics/positions.ts'
import type { Document } from '../document/document.ts'
import { type Check, defineDocumentRules, type RuleFinding } from './rule.ts'
import { redactionsOf } from './text/nodes-of.ts'
import { offsetsOf, positionIn } from './text/positions.ts'
import { type PersonalDatum, personalDataOf } from './text/privacy-patterns.ts'

/** Rules on personal data anywhere in the file: front matter, text, addresses of links. */
export const privacyRules = defineDocumentRules(
  {
    'privacy/bsn': {
      severity: 'error',
      softening: 'allowed',
      guards: 'In de tekst staat geen burgerservicenummer.',
      violation: 'In de tekst staat een nummer dat lijkt op een burgerservicenummer (BSN).',
      check: personalData('bsn'),
    },
    'privacy/iban': {
      guards: 'In de tekst staat geen bankrekeningnummer.',
      violation: 'In de tekst staat een nummer dat lijkt op een bankrekeningnummer (IBAN).',
      check: personalData('iban'),
    },
    'privacy/mobiel': {
      guards: 'In de tekst staat geen mobiel telefoonnummer.',
      violation: 'In de tekst staat een nummer dat lijkt op een mobiel telefoonnummer.',
      check: personalData('mobiel'),
    },
    'privacy/e-mail': {
      guards: 'In de tekst staat geen e-mailadres van een particulier.',
      violation: 'In de tekst staat een adres dat lijkt op het e-mailadres van een particulier.',
      check: personalData('e-mail'),
    },
  },
  { severity: 'warning', inPublic: 'violation-only' },
)

/** The finding about a personal datum; also for a text that is not a document, such as the pages of a PDF. */
export function personalFinding({
  type,
  text,
}: PersonalDatum): Required<Pick<RuleFinding, 'rule' | 'reason' | 'advice'>> {
  return { rule: privacyRules[`privacy/${type}`], ...words[type](text.replace(/\s+/g, ' ')) }
}

function personalData(type: PersonalDatum['type']): Check {
  return function* (document, { config }) {
    const { text } = document.source
    const data = personalDataOf(type, text, config.gemeente.rsin)
    if (data.length === 0) return
    const accepted = [...phoneOfAuthor(document), ...redactionsOf(document).map(offsetsOf)]
    for (const datum of data) {
      // A redaction is covered in every public edition.
      if (accepted.some(({ from, to }) => from <= datum.start && datum.end <= to)) continue
      yield {
        ...words[type](datum.text.replace(/\s+/g, ' ')),
        place: positionIn(document.source, datum.start, datum.end),
      }
    }
  }
}

/** `bereikbaar` is on the routing sheet only, which is never public. */
function phoneOfAuthor(document: Document): readonly Span[] {
  if (!document.stated.has('bereikbaar')) return []
  const position = document.at(['bereikbaar'])
  return position === undefined ? [] : [offsetsOf({ position })]
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
