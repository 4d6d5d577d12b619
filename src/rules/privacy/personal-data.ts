import { bankAccounts } from './bank-accounts.ts'
import { citizenNumbers, vatNumbers } from './citizen-numbers.ts'
import { landlineNumbers, mobileNumbers, privateAddresses } from './contact-data.ts'
import { datesOfBirth } from './dates-of-birth.ts'
import type { Detector, Found, OwnData } from './detector.ts'
import { homeAddresses } from './home-addresses.ts'
import { numberPlates, tradeNumbers, travelDocuments } from './named-numbers.ts'

/** What finds personal data of each type: the rules on documents and the search of public files use the same. */
const detectors = {
  bsn: citizenNumbers,
  'btw-nummer': vatNumbers,
  iban: bankAccounts,
  mobiel: mobileNumbers,
  telefoon: landlineNumbers,
  'e-mail': privateAddresses,
  adres: homeAddresses,
  geboortedatum: datesOfBirth,
  kenteken: numberPlates,
  identiteitsbewijs: travelDocuments,
  'kvk-nummer': tradeNumbers,
} as const satisfies Readonly<Record<string, Detector>>

export type PersonalType = keyof typeof detectors

/** A part of a text that looks like a personal datum. */
export interface PersonalDatum extends Found {
  readonly type: PersonalType
}

// The keys are those of the table.
const types = Object.keys(detectors) as readonly PersonalType[]

/**
 * Everything in a text, Markdown or extracted from a PDF, that looks like a personal datum, in text order.
 *
 * @param own what the municipality has itself; default nothing
 */
export function personalDataIn(text: string, own: OwnData = {}): readonly PersonalDatum[] {
  return types.flatMap((type) => personalDataOf(type, text, own)).sort((a, b) => a.start - b.start)
}

/** The data of one type, in text order. */
export function personalDataOf(type: PersonalType, text: string, own: OwnData): readonly PersonalDatum[] {
  return detectors[type](text, own).map((found) => ({ type, ...found }))
}
