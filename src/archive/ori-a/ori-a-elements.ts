import { type XmlElement, xmlElement } from '../../system/xml-text.ts'
import type { Term } from '../model/archive-object.ts'

/** Groups of ORI-A 1.0.1, which differ from those of MDTO with the same name. */

/** A list by its address or name. */
export interface TermList {
  readonly id: string
  readonly name?: string
}

/** The lists of ORI-A itself and of TOOI. */
export const termLists = {
  gemeenten: {
    id: 'https://identifier.overheid.nl/tooi/set/rwc_gemeenten_compleet',
    name: 'Register gemeenten compleet',
  },
  rollen: { id: 'https://ori-a.nl/begrippenlijsten#deelnemerrollen', name: 'ORI-A deelnemerrollen' },
  stukken: { id: 'https://ori-a.nl/begrippenlijsten#vergaderstuktypes', name: 'ORI-A vergaderstuktypes' },
} as const satisfies Readonly<Record<string, TermList>>

export function termElement(name: string, { label, code }: Term, list: TermList): XmlElement {
  return xmlElement(name, [
    xmlElement('begripLabel', label),
    code === undefined ? undefined : xmlElement('begripCode', code),
    reference('verwijzingBegrippenlijst', list.id, list.name),
  ])
}

export function reference(name: string, id: string, title?: string): XmlElement {
  return xmlElement(name, [
    xmlElement('verwijzingID', id),
    title === undefined ? undefined : xmlElement('verwijzingNaam', title),
  ])
}

/** A reference to an object of the archive, which MDTO describes. */
export function documentReference(
  name: string,
  object: { readonly id: string; readonly title: string },
  type?: string,
): XmlElement {
  return xmlElement(name, [
    type === undefined ? undefined : termElement('informatieobjectType', { label: type }, termLists.stukken),
    reference('verwijzingInformatieobject', object.id, object.title),
  ])
}

/** Absent when there is no text. */
export function optionalText(name: string, text: string | undefined): XmlElement | undefined {
  return text === undefined || text.trim() === '' ? undefined : xmlElement(name, text)
}
