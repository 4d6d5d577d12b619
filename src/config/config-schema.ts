import * as z from 'zod'
import { ruleLevels } from '../report/rule-info.ts'
import { groep, keuze, lijst, tekst } from '../yaml/value-types.ts'

/** `collegevoorstel.yaml`: whose documents these are. Every key may be left out. */
const adres = groep({
  straat: tekst.optional().meta({ description: 'Straat en huisnummer van het bezoekadres.' }),
  postcode: tekst.optional().meta({ description: 'Postcode.', examples: ['1234 AB'] }),
  plaats: tekst.optional().meta({ description: 'Plaats.' }),
  postbus: tekst.optional().meta({ description: 'Postbus.', examples: ['Postbus 100'] }),
})

const gemeente = groep({
  naam: tekst
    .optional()
    .meta({ description: 'Naam van de gemeente, zonder het woord gemeente.', examples: ['Voorbeeldstad'] }),
  code: tekst
    .regex(/^gm\d{4}$/, 'een TOOI-code is gm met vier cijfers.')
    .optional()
    .meta({ description: 'TOOI-code.', examples: ['gm0000'] }),
  rsin: tekst
    .regex(/^\d{9}$/, 'een RSIN heeft negen cijfers.')
    .optional()
    .meta({ description: 'RSIN van de gemeente.' }),
  adres: adres.optional().meta({ description: 'Bezoekadres en postbus.' }),
  telefoon: tekst.optional().meta({ description: 'Algemeen telefoonnummer.', examples: ['14 0123'] }),
  website: tekst.optional().meta({ description: 'Website.', examples: ['www.voorbeeldstad.example'] }),
  email: tekst.optional().meta({ description: 'Algemeen e-mailadres.' }),
})

const college = groep({
  burgemeester: tekst.optional().meta({ description: 'Ondertekent brieven van het college.' }),
  secretaris: tekst.optional().meta({ description: 'Medeondertekent brieven van het college (Gemeentewet art. 59a).' }),
  portefeuillehouders: lijst
    .optional()
    .meta({ description: 'Leden van het college; een andere naam geeft een waarschuwing.' }),
})

const vragenrecht = groep({
  artikel: tekst.optional().meta({ description: 'Artikel van het reglement van orde.', examples: ['41'] }),
  termijn: tekst
    .regex(/^\d+ (dag|dagen|week|weken)$/, 'een termijn is een aantal dagen of weken.')
    .optional()
    .meta({ description: 'Termijn voor het antwoord.', examples: ['30 dagen'] }),
})

export const configSchema = z.strictObject({
  gemeente: gemeente.optional().meta({ description: 'De gemeente.' }),
  huisstijl: tekst.optional().meta({
    description: 'Naam van een ingebouwde huisstijl, een map of een npm-pakket.',
    examples: ['voorbeeldstad'],
  }),
  college: college.optional().meta({ description: 'Het college van burgemeester en wethouders.' }),
  organen: lijst.optional().meta({
    description:
      'Organen die stukken behandelen, naast raad en ondernemingsraad; een andere naam geeft een waarschuwing.',
    examples: [['commissie Ruimte', 'auditcommissie']],
  }),
  vragenrecht: vragenrecht
    .optional()
    .meta({ description: 'Schriftelijke vragen in het reglement van orde van de raad.' }),
  regels: z
    .record(z.string(), keuze(ruleLevels))
    .optional()
    .meta({
      description: 'Per regel hoe zwaar die telt: off, info, warning of error.',
      examples: [{ 'taal/leesbaarheid': 'off' }],
    }),
  uitvoer: tekst.optional().meta({ description: 'Map voor het resultaat.', examples: ['uitvoer'] }),
})

export type ConfigValues = z.infer<typeof configSchema>
