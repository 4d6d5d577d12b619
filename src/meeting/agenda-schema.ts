import { editorJsonSchema, type JsonSchema } from '../forms/editor-json-schema.ts'
import { bestandsnaam } from '../forms/field-types.ts'
import { complain, datum, editorSchema, groep, jaNee, keuze, lijst, moment, tekst, vorm } from '../forms/value-types.ts'
import { z } from '../system/zod.ts'

/** `agenda.yaml`: one meeting, and what it treats. Types, checks and the JSON Schema all come from here. */

/** What the meeting decided about a point. */
export const uitkomsten = [
  'conform',
  'akkoord',
  'akkoord-met-aanpassingen',
  'aangehouden',
  'teruggenomen',
  'verworpen',
  'ter-kennisneming-aangenomen',
] as const

/** Keys of a point that is treated: with a proposal, or with a title alone. */
const behandeld = {
  titel: tekst.optional().meta({
    description: 'Titel van een punt zonder voorstel; bij een voorstel in plaats van het onderwerp daarvan.',
    examples: ['Opening en vaststelling agenda'],
  }),
  voorstel: tekst.optional().meta({
    description: 'Pad naar het voorstel, vanaf dit bestand.',
    examples: ['../voorstellen/wijkgericht-werken/voorstel.md'],
  }),
  besluit: keuze(uitkomsten)
    .optional()
    .meta({ description: 'Wat er besloten is; na de vergadering in te vullen.', examples: ['conform'] }),
  toelichting: tekst.optional().meta({
    description: 'Toelichting bij het besluit, voor de besluitenlijst.',
    examples: ['De portefeuillehouder mag de aanpassingen aanbrengen.'],
  }),
  embargo: moment.optional().meta({
    description: 'Tot wanneer dit punt niet in de openbare editie staat: een datum, met of zonder tijd.',
    examples: ['2026-12-01'],
  }),
  status: keuze(['openbaar', 'besloten', 'geheim'])
    .optional()
    .meta({
      description: 'Hoe openbaar dit punt is, als dat niet uit het voorstel blijkt; strenger dan het voorstel mag.',
      examples: ['besloten'],
    }),
}

const punt = groep(behandeld).superRefine((value, context) => {
  if (value.titel !== undefined || value.voorstel !== undefined) return
  complain(context, { wrong: 'hier is niet te zien welk punt het is.', advice: 'Zet er titel: of voorstel: bij.' })
})
const isStated = (key: string) => ({ required: [key], properties: { [key]: { not: { type: 'null' } } } })
editorSchema.add(punt, { type: 'object', anyOf: [isStated('titel'), isStated('voorstel')] })

/** A point, or a heading with points under it. One group of keys: of two, an editor could not say which was meant. */
const puntOfRubriek = groep({
  rubriek: tekst.optional().meta({
    description: 'Kop waaronder punten staan. Bij een rubriek horen punten.',
    examples: ['Hamerstukken'],
  }),
  buitenvergadering: jaNee.optional().meta({
    description: 'Deze punten zijn conform besloten buiten de vergadering; zij krijgen een eigen lijst.',
    examples: ['ja'],
  }),
  punten: z
    .array(punt)
    .optional()
    .meta({
      description: 'De punten onder deze rubriek, in volgorde.',
      examples: [[{ voorstel: '../voorstellen/wijkgericht-werken/voorstel.md', besluit: 'conform' }]],
    }),
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
  soort: keuze(['agenda'])
    .optional()
    .meta({ description: 'Dit bestand is een agenda.', examples: ['agenda'] }),
  naam: bestandsnaam.optional().meta({
    description: 'Naam van de map met het resultaat; anders die van het bestand, of van zijn map bij agenda.yaml.',
    examples: ['agenda-week-48'],
  }),
  vergadering: tekst.optional().meta({
    description: 'Welk orgaan vergadert.',
    examples: ['College van burgemeester en wethouders'],
  }),
  nummer: tekst.optional().meta({ description: 'Nummer van de vergadering.', examples: [48] }),
  datum: datum.optional().meta({ description: 'Dag van de vergadering: jaar-maand-dag.', examples: ['2026-11-24'] }),
  aanvang: vorm(/^([01]?\d|2[0-3])[:.][0-5]\d$/, 'een tijd is bijvoorbeeld 09:30.')
    .optional()
    .meta({ description: 'Hoe laat de vergadering begint, tussen aanhalingstekens.', examples: ['09:30'] }),
  locatie: tekst.optional().meta({ description: 'Waar de vergadering is.', examples: ['Collegekamer'] }),
  voorzitter: tekst.optional().meta({ description: 'Wie voorzit.', examples: ['A. Voorbeeld'] }),
  secretaris: tekst.optional().meta({ description: 'De secretaris.', examples: ['B. Voorbeeld'] }),
  aanwezig: lijst
    .optional()
    .meta({ description: 'Wie aanwezig is.', examples: [['A. Voorbeeld', 'C. Voorbeeld', 'D. Voorbeeld']] }),
  afwezig: lijst.optional().meta({ description: 'Wie afwezig is.', examples: [['E. Voorbeeld']] }),
  punten: z
    .array(puntOfRubriek)
    .optional()
    .meta({
      description: 'Wat er op de agenda staat, in volgorde: punten, en rubrieken met punten eronder.',
      examples: [
        [
          { titel: 'Opening en vaststelling agenda' },
          { rubriek: 'Hamerstukken', punten: [{ voorstel: '../voorstellen/wijkgericht-werken/voorstel.md' }] },
        ],
      ],
    }),
  voorstellen: lijst.optional().meta({
    description:
      'In plaats van punten: mappen of zoekpatronen. De voorstellen daarin komen vanzelf op volgorde, hamerstukken eerst.',
    examples: [['../voorstellen/*']],
  }),
  besluitenlijst: keuze(['tabel', 'proza'])
    .optional()
    .meta({
      description:
        'Hoe de besluitenlijst eruitziet: per punt een tabel (de standaard), of doorlopende tekst per rubriek.',
      examples: ['tabel'],
    }),
  bundel: keuze(['conform', 'alles'])
    .optional()
    .meta({
      description:
        'Wat er in de bundel komt: alleen wat aan PDF/A-2a en PDF/UA-1 voldoet (conform, de standaard), of alles.',
      examples: ['conform'],
    }),
})

export type AgendaValues = z.infer<typeof agendaSchema>

/** Keys without which there is no agenda to make; beside these either `punten` or `voorstellen`. */
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
