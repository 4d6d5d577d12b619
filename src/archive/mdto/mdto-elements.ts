import { type XmlElement, xmlElement } from '../../system/xml-text.ts'
import type { Term } from '../model/archive-object.ts'

/** Groups of MDTO 1.0.1: children carry the name of their group. */

/** Something that is referred to by its name and, when it has one, its identifier. */
export interface Reference {
  readonly naam: string
  readonly kenmerk?: string | undefined
  readonly bron?: string | undefined
}

export const mdtoLists = {
  aggregatieniveau: 'Begrippenlijst Aggregatieniveaus MDTO',
  waardering: 'Begrippenlijst Waarderingen MDTO',
  event: 'Begrippenlijst Eventtypen MDTO',
  checksum: 'Begrippenlijst ChecksumAlgoritme MDTO',
} as const

export function identificationElement(name: string, kenmerk: string, bron: string): XmlElement {
  return xmlElement(name, [xmlElement('identificatieKenmerk', kenmerk), xmlElement('identificatieBron', bron)])
}

export function referenceElement(name: string, { naam, kenmerk, bron }: Reference): XmlElement {
  return xmlElement(name, [
    xmlElement('verwijzingNaam', naam),
    kenmerk === undefined || bron === undefined
      ? undefined
      : identificationElement('verwijzingIdentificatie', kenmerk, bron),
  ])
}

/** @param list name of the list in which the concept is */
export function termElement(name: string, { label, code }: Term, list: string): XmlElement {
  return xmlElement(name, [
    xmlElement('begripLabel', label),
    code === undefined ? undefined : xmlElement('begripCode', code),
    referenceElement('begripBegrippenlijst', { naam: list }),
  ])
}

export function mdtoRoot(content: XmlElement): XmlElement {
  return xmlElement('MDTO', [content], { xmlns: 'https://www.nationaalarchief.nl/mdto' })
}
