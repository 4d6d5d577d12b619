import type { Span } from '../diagnostics/positions.ts'
import type { Document } from '../document/document.ts'
import { valueParts } from '../document/markdown/redaction.ts'
import { isOrganisation } from './privacy/organisation.ts'
import { type PersonalDatum, type PersonalType, personalDataOf } from './privacy/personal-data.ts'
import { redactionValues } from './redaction/redaction-values.ts'
import { type Check, defineDocumentRules, type RuleFinding } from './rule.ts'
import { redactionsOf } from './text/nodes-of.ts'
import { offsetsOf, positionIn } from './text/positions.ts'

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
    'privacy/btw-nummer': {
      severity: 'error',
      softening: 'allowed',
      guards: 'In de tekst staat geen btw-nummer met een burgerservicenummer erin.',
      violation: 'In de tekst staat een btw-nummer dat een burgerservicenummer (BSN) lijkt te bevatten.',
      check: personalData('btw-nummer'),
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
    'privacy/telefoon': {
      guards: 'In de tekst staat geen vast telefoonnummer van een persoon.',
      violation: 'In de tekst staat een nummer dat lijkt op een vast telefoonnummer.',
      check: personalData('telefoon'),
    },
    'privacy/e-mail': {
      guards: 'In de tekst staat geen e-mailadres van een particulier.',
      violation: 'In de tekst staat een adres dat lijkt op het e-mailadres van een particulier.',
      check: personalData('e-mail'),
    },
    'privacy/adres': {
      guards: 'In de tekst staat geen adres van een persoon.',
      violation: 'In de tekst staat een postcode met een huisnummer.',
      check: personalData('adres'),
    },
    'privacy/geboortedatum': {
      guards: 'In de tekst staat geen geboortedatum.',
      violation: 'In de tekst staat een datum die lijkt op een geboortedatum.',
      check: personalData('geboortedatum'),
    },
    'privacy/kenteken': {
      guards: 'In de tekst staat geen kenteken.',
      violation: 'In de tekst staat iets wat lijkt op het kenteken van een voertuig.',
      check: personalData('kenteken'),
    },
    'privacy/identiteitsbewijs': {
      guards: 'In de tekst staat geen nummer van een paspoort of identiteitskaart.',
      violation: 'In de tekst staat iets wat lijkt op het nummer van een paspoort of identiteitskaart.',
      check: personalData('identiteitsbewijs'),
    },
    'privacy/kvk-nummer': {
      severity: 'info',
      guards: 'Een KvK-nummer in de tekst is niet van een persoon.',
      violation: 'In de tekst staat een nummer dat lijkt op een KvK-nummer.',
      check: personalData('kvk-nummer'),
    },
  },
  { severity: 'warning', inPublic: 'violation-only' },
)

/** The finding about a personal datum; also for a text that is not a document, such as the pages of a PDF. */
export function personalFinding({
  type,
  text,
}: PersonalDatum): Required<Pick<RuleFinding, 'rule' | 'reason' | 'advice'>> {
  return { rule: privacyRules[`privacy/${type}`], ...inWords(type, text) }
}

function inWords(type: PersonalType, text: string): Pick<RuleFinding, 'reason' | 'advice'> {
  const { looksLike, advice } = words[type]
  return { reason: `${text.replace(/\s+/g, ' ')} lijkt op ${looksLike}.`, advice }
}

function personalData(type: PersonalType): Check {
  return function* (document, { config }) {
    const { text } = document.source
    const data = personalDataOf(type, text, config.gemeente)
    if (data.length === 0) return
    const accepted = [
      ...phoneOfAuthor(document),
      ...(type === 'adres' ? addressOfOrganisation(document) : []),
      ...redactionSpans(document),
    ]
    for (const datum of data) {
      // A redaction is covered in every public edition.
      if (accepted.some(({ from, to }) => from <= datum.start && datum.end <= to)) continue
      yield { ...inWords(type, datum.text), place: positionIn(document.source, datum.start, datum.end) }
    }
  }
}

/** Redactions in the body and in values; in a name of a file or in code, `:lak` is printed as it is typed. */
function redactionSpans(document: Document): readonly Span[] {
  const inValues = redactionValues(document).flatMap(({ from, to, named }) =>
    named === undefined
      ? valueParts(document.source.text.slice(from, to)).flatMap(({ redaction, start, end }) =>
          redaction === undefined ? [] : [{ from: from + start, to: from + end }],
        )
      : [],
  )
  return [...redactionsOf(document).map(offsetsOf), ...inValues]
}

/** The address of a letter to an organisation. */
function addressOfOrganisation({ data, at }: Document): readonly Span[] {
  const position = at(['adres'])
  const isOne = (data.geadresseerde ?? []).some(isOrganisation)
  return isOne && position !== undefined ? [offsetsOf({ position })] : []
}

/** `bereikbaar` is for the reader of a letter; on the routing sheet it is never public. */
function phoneOfAuthor(document: Document): readonly Span[] {
  if (!document.stated.has('bereikbaar')) return []
  const position = document.at(['bereikbaar'])
  return position === undefined ? [] : [offsetsOf({ position })]
}

const words: Readonly<Record<PersonalType, { readonly looksLike: string; readonly advice: string }>> = {
  bsn: {
    looksLike: 'een burgerservicenummer (BSN)',
    advice:
      'Haal het weg, of lak het: :lak[nummer]{grond="5.1.1.e"}. Is het een ander nummer, laat het dan toe met een regel erboven: <!-- collegevoorstel-negeer privacy/bsn: de reden -->.',
  },
  'btw-nummer': {
    looksLike: 'een btw-nummer met een burgerservicenummer (BSN) erin',
    advice:
      'Haal het weg, of lak het: :lak[nummer]{grond="5.1.1.e"}. Is het van een organisatie, laat het dan toe met een regel erboven: <!-- collegevoorstel-negeer privacy/btw-nummer: de reden -->.',
  },
  iban: {
    looksLike: 'een bankrekeningnummer (IBAN)',
    advice: 'Is het van een persoon, haal het dan weg of lak het: :lak[nummer]{grond="5.1.2.e"}.',
  },
  mobiel: {
    looksLike: 'een mobiel telefoonnummer',
    advice: 'Noem het algemene nummer van de gemeente, of lak het: :lak[nummer]{grond="5.1.2.e"}.',
  },
  telefoon: {
    looksLike: 'een vast telefoonnummer',
    advice:
      'Is het van een persoon, haal het dan weg of lak het: :lak[nummer]{grond="5.1.2.e"}. Voor vragen noemt u het algemene nummer van de gemeente.',
  },
  'e-mail': {
    looksLike: 'het e-mailadres van een particulier',
    advice: 'Noem een adres van de gemeente of de organisatie, of lak het: :lak[adres]{grond="5.1.2.e"}.',
  },
  adres: {
    looksLike: 'een adres',
    advice: 'Woont daar iemand om wie het gaat, haal het adres dan weg of lak het: :lak[adres]{grond="5.1.2.e"}.',
  },
  geboortedatum: {
    looksLike: 'een geboortedatum',
    advice: 'Haal de datum weg, of lak haar: :lak[datum]{grond="5.1.2.e"}.',
  },
  kenteken: {
    looksLike: 'een kenteken',
    advice: 'Is het van een persoon, haal het dan weg of lak het: :lak[kenteken]{grond="5.1.2.e"}.',
  },
  identiteitsbewijs: {
    looksLike: 'het nummer van een paspoort of identiteitskaart',
    advice: 'Haal het weg, of lak het: :lak[nummer]{grond="5.1.2.e"}.',
  },
  'kvk-nummer': {
    looksLike: 'een KvK-nummer',
    advice: 'Is het van een eenmanszaak, dan leidt het naar een persoon. Lak het dan: :lak[nummer]{grond="5.1.2.e"}.',
  },
}
