import { editorJsonSchema, type JsonSchema } from '../forms/editor-json-schema.ts'
import { bestandsnaam } from '../forms/field-types.ts'
import { complain, datum, editorSchema, groep, jaNee, keuze, lijst, moment, tekst, vorm } from '../forms/value-types.ts'
import { optional } from '../system/described.ts'
import * as z from '../system/zod.ts'
import { uitkomst } from './outcomes.ts'

/** `agenda.yaml`: one meeting and its points. Types, checks and the JSON Schema derive from this file. */

/** Keys of a point that is treated: with a proposal, or with only a title. */
const behandeld = {
  titel: optional(
    tekst,
    'Titel van een punt zonder voorstel; bij een voorstel in plaats van het onderwerp daarvan.',
    'Opening en vaststelling agenda',
  ),
  voorstel: optional(
    tekst,
    'Pad naar het voorstel, vanaf dit bestand.',
    '../voorstellen/wijkgericht-werken/voorstel.md',
  ),
  besluit: optional(uitkomst, 'Wat er besloten is; na de vergadering in te vullen.', 'conform'),
  toelichting: optional(
    tekst,
    'Toelichting bij het besluit, voor de besluitenlijst.',
    'De portefeuillehouder mag de aanpassingen aanbrengen.',
  ),
  embargo: optional(
    moment,
    'Tot wanneer dit punt niet in de openbare editie staat: een datum, met of zonder tijd.',
    '2026-12-01',
  ),
  status: optional(
    keuze(['openbaar', 'besloten', 'geheim']),
    'Hoe openbaar dit punt is, als dat niet uit het voorstel blijkt; strenger dan het voorstel mag.',
    'besloten',
  ),
}

const punt = groep(behandeld).superRefine((value, context) => {
  if (value.titel !== undefined || value.voorstel !== undefined) return
  complain(context, { wrong: 'hier is niet te zien welk punt het is.', advice: 'Zet er titel: of voorstel: bij.' })
})
const isStated = (key: string) => ({ required: [key], properties: { [key]: { not: { type: 'null' } } } })
editorSchema.add(punt, { type: 'object', anyOf: [isStated('titel'), isStated('voorstel')] })

/** A point, or a heading with points under it. One group of keys: with two, an editor could not report which one applies. */
const puntOfRubriek = groep({
  rubriek: optional(tekst, 'Kop waaronder punten staan. Bij een rubriek horen punten.', 'Hamerstukken'),
  buitenvergadering: optional(
    jaNee,
    'Deze punten zijn conform besloten buiten de vergadering; zij krijgen een eigen lijst.',
    'ja',
  ),
  punten: optional(z.array(punt), 'De punten onder deze rubriek, in volgorde.', [
    { voorstel: '../voorstellen/wijkgericht-werken/voorstel.md', besluit: 'conform' },
  ]),
  ...behandeld,
}).superRefine((value, context) => {
  const { rubriek, punten, buitenvergadering, ...point } = value
  const advice = 'Een rubriek heeft rubriek: en punten:. Een punt heeft titel: of voorstel:.'
  if (rubriek === undefined && buitenvergadering !== undefined) {
    complain(context, { wrong: 'buitenvergadering hoort bij een rubriek, en die heeft hier geen naam.', advice })
  }
  if (rubriek === undefined && punten !== undefined) {
    complain(context, { wrong: 'punten staan onder een rubriek, en die heeft hier geen naam.', advice })
  }
  if (rubriek !== undefined && (punten === undefined || Object.values(point).some((other) => other !== undefined))) {
    complain(context, { wrong: 'een rubriek heeft alleen een naam en punten.', advice })
  }
  if (rubriek === undefined && value.titel === undefined && value.voorstel === undefined) {
    complain(context, { wrong: 'hier is niet te zien welk punt of welke rubriek het is.', advice })
  }
})
const isEmpty = (keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, { type: 'null' }]))
editorSchema.add(puntOfRubriek, {
  type: 'object',
  if: isStated('rubriek'),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { ...isStated('punten'), allOf: [{ properties: isEmpty(Object.keys(behandeld)) }] },
  else: { anyOf: [isStated('titel'), isStated('voorstel')], properties: isEmpty(['punten', 'buitenvergadering']) },
})

export const agendaSchema = z.strictObject({
  soort: optional(keuze(['agenda']), 'Dit bestand is een agenda.', 'agenda'),
  naam: optional(
    bestandsnaam,
    'Naam van de map met het resultaat; anders die van het bestand, of van zijn map bij agenda.yaml.',
    'agenda-week-48',
  ),
  vergadering: optional(tekst, 'Welk orgaan vergadert.', 'College van burgemeester en wethouders'),
  nummer: optional(tekst, 'Nummer van de vergadering.', 48),
  datum: optional(datum, 'Dag van de vergadering: jaar-maand-dag.', '2026-11-24'),
  aanvang: optional(
    vorm(/^([01]?\d|2[0-3])[:.][0-5]\d$/, 'een tijd is bijvoorbeeld 09:30.'),
    'Hoe laat de vergadering begint, tussen aanhalingstekens.',
    '09:30',
  ),
  locatie: optional(tekst, 'Waar de vergadering is.', 'Collegekamer'),
  voorzitter: optional(tekst, 'Wie voorzit.', 'A. Voorbeeld'),
  secretaris: optional(tekst, 'De secretaris.', 'B. Voorbeeld'),
  aanwezig: optional(lijst, 'Wie aanwezig is.', ['A. Voorbeeld', 'C. Voorbeeld', 'D. Voorbeeld']),
  afwezig: optional(lijst, 'Wie afwezig is.', ['E. Voorbeeld']),
  punten: optional(
    z.array(puntOfRubriek),
    'Wat er op de agenda staat, in volgorde: punten, en rubrieken met punten eronder.',
    [
      { titel: 'Opening en vaststelling agenda' },
      { rubriek: 'Hamerstukken', punten: [{ voorstel: '../voorstellen/wijkgericht-werken/voorstel.md' }] },
    ],
  ),
  voorstellen: optional(
    lijst,
    'In plaats van punten: mappen of zoekpatronen. De voorstellen daarin komen vanzelf op volgorde, hamerstukken eerst.',
    ['../voorstellen/*'],
  ),
  besluitenlijst: optional(
    keuze(['tabel', 'proza']),
    'Hoe de besluitenlijst eruitziet: per punt een tabel (de standaard), of doorlopende tekst per rubriek.',
    'tabel',
  ),
  bundel: optional(
    keuze(['conform', 'alles']),
    'Wat er in de bundel komt: alleen wat aan PDF/A-2a en PDF/UA-1 voldoet (conform, de standaard), of alles.',
    'conform',
  ),
})

export type AgendaValues = z.infer<typeof agendaSchema>

/** Required keys of an agenda; either `punten` or `voorstellen` is required too. */
export const agendaRequired = ['vergadering', 'datum'] as const satisfies readonly (keyof AgendaValues)[]

/** JSON Schema of `agenda.yaml`, for editors. */
export function agendaJsonSchema(): JsonSchema {
  return {
    ...editorJsonSchema(agendaSchema),
    title: 'agenda.yaml',
    description: 'Een vergadering: wie er zijn, wat er op de agenda staat en wat er besloten is.',
    required: agendaRequired,
    oneOf: [{ required: ['punten'] }, { required: ['voorstellen'] }],
  }
}
