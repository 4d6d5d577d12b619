import { ruleLevels } from '../diagnostics/rule.ts'
import { editorSchema, groep, keuze, lijst, tekst, vorm } from '../forms/value-types.ts'
import { z } from '../system/zod.ts'

/** The schema of `collegevoorstel.yaml`. Every key is optional. */
const adres = groep({
  straat: tekst
    .optional()
    .meta({ description: 'Straat en huisnummer van het bezoekadres.', examples: ['Marktplein 1'] }),
  postcode: tekst.optional().meta({ description: 'Postcode.', examples: ['1234 AB'] }),
  plaats: tekst.optional().meta({ description: 'Plaats.', examples: ['Voorbeeldstad'] }),
  postbus: tekst.optional().meta({ description: 'Postbus.', examples: ['Postbus 100'] }),
})

const rsin = vorm(/^\d{9}$/, 'een RSIN heeft negen cijfers.')
// Unquoted, YAML resolves it to a number and drops a leading zero: the minimum makes an editor require quotes then.
editorSchema.add(rsin, {
  ...editorSchema.get(rsin),
  type: ['string', 'integer'],
  minimum: 100_000_000,
  maximum: 999_999_999,
})

const gemeente = groep({
  naam: tekst
    .optional()
    .meta({ description: 'Naam van de gemeente, zonder het woord gemeente.', examples: ['Voorbeeldstad'] }),
  code: vorm(/^gm\d{4}$/, 'een TOOI-code is gm met vier cijfers.')
    .optional()
    .meta({ description: 'TOOI-code.', examples: ['gm0000'] }),
  rsin: rsin.optional().meta({ description: 'RSIN van de gemeente.', examples: ['000000000'] }),
  adres: adres.optional().meta({
    description: 'Bezoekadres en postbus.',
    examples: [{ straat: 'Marktplein 1', postcode: '1234 AB', plaats: 'Voorbeeldstad' }],
  }),
  telefoon: tekst.optional().meta({ description: 'Algemeen telefoonnummer.', examples: ['14 0123'] }),
  website: tekst.optional().meta({ description: 'Website.', examples: ['www.voorbeeldstad.example'] }),
  email: tekst.optional().meta({ description: 'Algemeen e-mailadres.', examples: ['gemeente@voorbeeldstad.example'] }),
})

const college = groep({
  burgemeester: tekst
    .optional()
    .meta({ description: 'Ondertekent brieven van het college.', examples: ['A. Voorbeeld'] }),
  secretaris: tekst.optional().meta({
    description: 'Medeondertekent brieven van het college (Gemeentewet art. 59a).',
    examples: ['B. Voorbeeld'],
  }),
  portefeuillehouders: lijst.optional().meta({
    description: 'Leden van het college; een andere naam geeft een waarschuwing.',
    examples: [['A. Voorbeeld', 'C. Voorbeeld']],
  }),
})

const vragenrecht = groep({
  artikel: tekst.optional().meta({ description: 'Artikel van het reglement van orde.', examples: ['41'] }),
  termijn: vorm(/^\d+ (dag|dagen|week|weken)$/, 'een termijn is een aantal dagen of weken.')
    .optional()
    .meta({ description: 'Termijn voor het antwoord.', examples: ['30 dagen'] }),
})

export const configSchema = z.strictObject({
  gemeente: gemeente
    .optional()
    .meta({ description: 'De gemeente.', examples: [{ naam: 'Voorbeeldstad', code: 'gm0000' }] }),
  huisstijl: tekst.optional().meta({
    description: 'Naam van een ingebouwde huisstijl, een map of een npm-pakket.',
    examples: ['voorbeeldstad'],
  }),
  college: college.optional().meta({
    description: 'Het college van burgemeester en wethouders.',
    examples: [{ burgemeester: 'A. Voorbeeld', secretaris: 'B. Voorbeeld', portefeuillehouders: ['C. Voorbeeld'] }],
  }),
  organen: lijst.optional().meta({
    description:
      'Organen die stukken behandelen, naast raad en ondernemingsraad; een andere naam geeft een waarschuwing.',
    examples: [['commissie Ruimte', 'auditcommissie']],
  }),
  vragenrecht: vragenrecht.optional().meta({
    description: 'Schriftelijke vragen in het reglement van orde van de raad.',
    examples: [{ artikel: '41', termijn: '30 dagen' }],
  }),
  regels: z
    .record(z.string(), keuze(ruleLevels).optional())
    .optional()
    .meta({
      description: 'Per regel hoe zwaar die telt: off, info, warning of error.',
      examples: [{ 'taal/leesbaarheid': 'off', 'privacy/iban': 'error' }],
    }),
  uitvoer: tekst.optional().meta({ description: 'Map voor het resultaat.', examples: ['uitvoer'] }),
})

export type ConfigValues = z.infer<typeof configSchema>
