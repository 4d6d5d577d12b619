import { type XmlElement, xmlDocument, xmlElement } from '../../system/xml-text.ts'
import type { Appraisal, ArchiveEvent, ArchiveObject, Related, Restriction } from '../model/archive-object.ts'
import type { ArchiveSettings } from '../model/archive-settings.ts'
import { identificationElement, mdtoLists, mdtoRoot, referenceElement, termElement } from './mdto-elements.ts'

/** The metadata of an object, by MDTO 1.0.1. @param parent the object that it is a part of */
export function objectXml(object: ArchiveObject, parent: ArchiveObject | undefined, settings: ArchiveSettings): string {
  const refer = (name: string, { id, title }: { readonly id: string; readonly title: string }) =>
    referenceElement(name, { naam: title, kenmerk: id, bron: settings.bron })
  return xmlDocument(
    mdtoRoot(
      xmlElement('informatieobject', [
        identificationElement('identificatie', object.id, settings.bron),
        xmlElement('naam', object.title),
        termElement('aggregatieniveau', { label: object.level }, mdtoLists.aggregatieniveau),
        ...object.descriptions.map((text) => xmlElement('omschrijving', text)),
        xmlElement('taal', 'nl'),
        ...object.events.map((event) => eventElement(event, settings)),
        appraisalElement(object.appraisal),
        periodElement(object.appraisal),
        parent && refer('isOnderdeelVan', parent),
        ...object.parts.map((part) => refer('bevatOnderdeel', part)),
        ...object.representations.map((file) => refer('heeftRepresentatie', file)),
        ...object.metadata.map((file) => refer('aanvullendeMetagegevens', file)),
        ...object.related.map((other) => relatedElement(other, settings)),
        referenceElement('archiefvormer', settings.archiefvormer),
        restrictionElement(object.restriction, settings),
      ]),
    ),
  )
}

function eventElement({ type, day, result }: ArchiveEvent, { archiefvormer }: ArchiveSettings): XmlElement {
  return xmlElement('event', [
    termElement('eventType', { label: type }, mdtoLists.event),
    xmlElement('eventTijd', day),
    referenceElement('eventVerantwoordelijkeActor', archiefvormer),
    result === undefined ? undefined : xmlElement('eventResultaat', result),
  ])
}

const appraisals: Readonly<Record<Appraisal['code'], string>> = {
  B: 'Blijvend te bewaren',
  V: 'Tijdelijk te bewaren',
  N: 'Nader te bepalen',
}

function appraisalElement({ code }: Appraisal): XmlElement {
  return termElement('waardering', { label: appraisals[code], code }, mdtoLists.waardering)
}

function periodElement({ years }: Appraisal): XmlElement | undefined {
  return years === undefined ? undefined : xmlElement('bewaartermijn', [xmlElement('termijnLooptijd', `P${years}Y`)])
}

function relatedElement({ id, title, relation }: Related, settings: ArchiveSettings): XmlElement {
  return xmlElement('gerelateerdInformatieobject', [
    referenceElement('gerelateerdInformatieobjectVerwijzing', { naam: title, kenmerk: id, bron: settings.bron }),
    termElement(
      'gerelateerdInformatieobjectTypeRelatie',
      { label: settings.relatie[relation] },
      settings.lijsten.relatie,
    ),
  ])
}

function restrictionElement(
  { type, description, from, until }: Restriction,
  { beperking, lijsten }: ArchiveSettings,
): XmlElement {
  return xmlElement('beperkingGebruik', [
    termElement('beperkingGebruikType', beperking[type], lijsten.beperking),
    description === '' ? undefined : xmlElement('beperkingGebruikNadereBeschrijving', description),
    until === undefined
      ? undefined
      : xmlElement('beperkingGebruikTermijn', [
          from === undefined ? undefined : xmlElement('termijnStartdatumLooptijd', from),
          xmlElement('termijnEinddatum', until),
        ]),
  ])
}
