import { plainValue } from '../../document/markdown/redaction.ts'
import type { Agenda, Punt, Rubriek } from '../../meeting/agenda.ts'
import { treatmentIn } from '../../meeting/find-proposals.ts'
import type { Uitkomst } from '../../meeting/outcomes.ts'
import { isConfidential } from '../../publication/policy/point-policy.ts'
import { type XmlElement, xmlElement } from '../../system/xml-text.ts'
import type { ArchiveObject } from '../model/archive-object.ts'
import { identityOf } from '../model/identity.ts'
import { documentReference, optionalText, reference } from './ori-a-elements.ts'

/** A meeting of which the points are written. */
export interface PointsContext {
  /** Of the meeting. */
  readonly id: string
  /** Dossiers of the proposals, by their points. */
  readonly proposals: ReadonlyMap<Punt, ArchiveObject>
}

/** `besluitResultaat` of ORI-A; a proposal that was withdrawn leads to no decision. */
const results: Readonly<Record<Exclude<Uitkomst, 'teruggenomen'>, string>> = {
  conform: 'Aangenomen',
  akkoord: 'Aangenomen',
  'ter-kennisneming-aangenomen': 'Aangenomen',
  'akkoord-met-aanpassingen': 'Geamendeerd aangenomen',
  aangehouden: 'Aangehouden',
  verworpen: 'Verworpen',
}

/** The agenda: single points, and headings with their points below them. */
export function pointElements({ rubrieken }: Pick<Agenda, 'rubrieken'>, context: PointsContext): readonly XmlElement[] {
  return rubrieken.flatMap((rubriek): readonly XmlElement[] => {
    const points = rubriek.punten.map((punt) => pointElement(punt, rubriek, context))
    if (rubriek.titel === undefined) return points
    return [
      xmlElement('agendapunt', [
        xmlElement('ID', idOf(context.id, rubriek.nummer)),
        xmlElement('naam', rubriek.titel),
        ...numbers(rubriek.nummer),
        optionalText('omschrijving', rubriek.buitenvergadering ? 'Besloten buiten de vergadering.' : undefined),
        reference('wordtBehandeldTijdens', context.id),
        ...points.map((point) => ({ ...point, name: 'heeftAlsSubagendapunt' })),
      ]),
    ]
  })
}

function pointElement(punt: Punt, rubriek: Rubriek, { id, proposals }: PointsContext): XmlElement {
  const { nummer, titel, voorstel, besluit } = punt
  const treatment = treatmentIn(rubriek.titel) ?? voorstel?.behandelwijze
  const documents = proposals.get(punt)?.parts.filter(({ restriction }) => restriction.type !== 'openbaar') ?? []
  return xmlElement('agendapunt', [
    xmlElement('ID', idOf(id, nummer)),
    xmlElement('naam', plainValue(titel ?? voorstel?.onderwerp ?? `Agendapunt ${nummer}`)),
    ...numbers(nummer),
    optionalText('omschrijving', besluit === 'teruggenomen' ? withdrawn(punt) : undefined),
    treatment === undefined ? undefined : xmlElement('indicatieHamerstuk', String(treatment === 'hamerstuk')),
    besluit === undefined ? undefined : xmlElement('indicatieBehandeld', String(besluit !== 'teruggenomen')),
    xmlElement('indicatieBesloten', String(isConfidential(punt))),
    reference('wordtBehandeldTijdens', id),
    ...documents.map((document, index) =>
      documentReference('heeftAlsBijlage', document, index === 0 ? 'Voorstel' : undefined),
    ),
  ])
}

function numbers(nummer: string): readonly XmlElement[] {
  return [xmlElement('volgnummer', nummer), xmlElement('volgnummerWeergave', nummer)]
}

function withdrawn({ toelichting }: Punt): string {
  return ['Teruggenomen.', ...(toelichting ? [toelichting] : [])].join(' ')
}

/** A decision is tied to its point only through a vote. */
export function voteElements(points: readonly Punt[], { id, proposals }: PointsContext): readonly XmlElement[] {
  return decided(points).map(({ punt }) => {
    const document = proposals.get(punt)?.parts[0]
    return xmlElement('stemming', [
      xmlElement('ID', identityOf(id, 'stemming', punt.nummer)),
      reference('leidtTotBesluit', identityOf(id, 'besluit', punt.nummer)),
      reference('heeftBetrekkingOpAgendapunt', idOf(id, punt.nummer)),
      document && documentReference('heeftBetrekkingOpBesluitvormingsstuk', document, 'Voorstel'),
    ])
  })
}

export function decisionElements(points: readonly Punt[], { id }: Pick<PointsContext, 'id'>): readonly XmlElement[] {
  return decided(points).map(({ punt, result }) =>
    xmlElement('besluit', [
      xmlElement('ID', identityOf(id, 'besluit', punt.nummer)),
      xmlElement('resultaat', result),
      optionalText('toelichting', punt.toelichting),
    ]),
  )
}

function decided(points: readonly Punt[]): readonly { readonly punt: Punt; readonly result: string }[] {
  return points.flatMap((punt) =>
    punt.besluit === undefined || punt.besluit === 'teruggenomen' ? [] : [{ punt, result: results[punt.besluit] }],
  )
}

function idOf(meeting: string, nummer: string): string {
  return identityOf(meeting, 'agendapunt', nummer)
}
