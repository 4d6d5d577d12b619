import { type Rule, ruleLevels } from '../diagnostics/rule.ts'
import { asSchema, editorJsonSchema, type JsonSchema } from '../forms/editor-json-schema.ts'
import { editorSchema, groep, jaNee, keuze, lijst, tekst, vorm } from '../forms/value-types.ts'
import { optional } from '../system/described.ts'
import * as z from '../system/zod.ts'
import { archief } from './archief-schema.ts'

/** Information categories that a municipality may choose for its proposals. */
export const publicationCategories = ['inspanningsverplichting', 'vergaderstukken'] as const

/** The schema of `collegevoorstel.yaml`. Every key is optional. */
const adres = groep({
  straat: optional(tekst, 'Straat en huisnummer van het bezoekadres.', 'Marktplein 1'),
  postcode: optional(tekst, 'Postcode.', '1234 AB'),
  plaats: optional(tekst, 'Plaats.', 'Voorbeeldstad'),
  postbus: optional(tekst, 'Postbus.', 'Postbus 100'),
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
  naam: optional(tekst, 'Naam van de gemeente, zonder het woord gemeente.', 'Voorbeeldstad'),
  code: optional(vorm(/^gm\d{4}$/, 'een TOOI-code is gm met vier cijfers.'), 'TOOI-code.', 'gm0000'),
  rsin: optional(rsin, 'RSIN van de gemeente.', '000000000'),
  adres: optional(adres, 'Bezoekadres en postbus.', {
    straat: 'Marktplein 1',
    postcode: '1234 AB',
    plaats: 'Voorbeeldstad',
  }),
  telefoon: optional(tekst, 'Algemeen telefoonnummer.', '14 0123'),
  website: optional(tekst, 'Website.', 'www.voorbeeldstad.example'),
  email: optional(tekst, 'Algemeen e-mailadres.', 'gemeente@voorbeeldstad.example'),
})

const college = groep({
  burgemeester: optional(tekst, 'Ondertekent brieven van het college.', 'A. Voorbeeld'),
  secretaris: optional(tekst, 'Medeondertekent brieven van het college (Gemeentewet art. 59a).', 'B. Voorbeeld'),
  portefeuillehouders: optional(lijst, 'Leden van het college; een andere naam geeft een waarschuwing.', [
    'A. Voorbeeld',
    'C. Voorbeeld',
  ]),
})

const raad = groep({
  griffier: optional(tekst, 'Ondertekent besluiten van de raad.', 'G. Voorbeeld'),
  voorzitter: optional(tekst, 'Ondertekent besluiten van de raad. Zonder: de burgemeester.', 'A. Voorbeeld'),
})

const vragenrecht = groep({
  artikel: optional(tekst, 'Artikel van het reglement van orde.', '41'),
  termijn: optional(
    vorm(/^\d+ (dag|dagen|week|weken)$/, 'een termijn is een aantal dagen of weken.'),
    'Termijn voor het antwoord.',
    '30 dagen',
  ),
})

const publicatie = groep({
  basisadres: optional(
    vorm(
      /^https:\/\/[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::(?:[1-9]\d{0,3}|[1-5]\d{4}))?(?:\/[^\s?#]*)?$/,
      'een basisadres begint met https:// en een domein in kleine letters, en heeft geen ? of #.',
    ),
    'Het adres op internet van de map waarin gepubliceerd wordt. Het verandert nooit meer: elk stuk houdt zijn adres.',
    'https://www.voorbeeldstad.example/college/',
  ),
  categorie: optional(
    keuze(publicationCategories),
    'De informatiecategorie (Woo, artikel 3.1 en 3.3) van voorstellen en hun bijlagen. Zonder: vergaderstukken als er een brief of nota voor de raad bij zit, anders inspanningsverplichting. Een agenda en een besluitenlijst hebben altijd hun eigen categorie.',
    'inspanningsverplichting',
  ),
})

/** A token goes to this address: encrypted, except to the machine itself. */
const gppAdres = vorm(
  /^(https:\/\/[^\s/?#@]+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?)(\/[^\s?#]*)?$/,
  'een adres begint met https://, en heeft geen wachtwoord, vraagteken of hekje; http:// mag alleen naar deze computer zelf.',
)

const gpp = groep({
  adres: optional(gppAdres, 'Adres van de publicatiebank.', 'https://publicatiebank.voorbeeldstad.example'),
  organisatie: optional(
    vorm(/^https?:\/\/\S+$/, 'een organisatie is de URI waaronder het platform haar kent.'),
    'URI van de organisatie op het platform. Zonder deze sleutel volgt zij uit gemeente.code.',
    'https://identifier.overheid.nl/tooi/id/gemeente/gm0000',
  ),
  gebruiker: optional(
    vorm(/^[!-~]([ -~]*[!-~])?$/, 'een kenmerk van een gebruiker heeft alleen gewone letters, cijfers en leestekens.'),
    'Kenmerk van wie de publicaties op het platform afmaakt. De GPP-app toont iemand alleen de eigen publicaties. Anders is het dit programma.',
    'griffie@voorbeeldstad.example',
  ),
})

export const configSchema = z.strictObject({
  gemeente: optional(gemeente, 'De gemeente.', { naam: 'Voorbeeldstad', code: 'gm0000' }),
  huisstijl: optional(tekst, 'Naam van een ingebouwde huisstijl, een map of een npm-pakket.', 'voorbeeldstad'),
  college: optional(college, 'Het college van burgemeester en wethouders.', {
    burgemeester: 'A. Voorbeeld',
    secretaris: 'B. Voorbeeld',
    portefeuillehouders: ['C. Voorbeeld'],
  }),
  raad: optional(raad, 'De gemeenteraad.', { griffier: 'G. Voorbeeld' }),
  organen: optional(
    lijst,
    'Organen die stukken behandelen, naast raad en ondernemingsraad; een andere naam geeft een waarschuwing.',
    ['commissie Ruimte', 'auditcommissie'],
  ),
  vragenrecht: optional(vragenrecht, 'Schriftelijke vragen in het reglement van orde van de raad.', {
    artikel: '41',
    termijn: '30 dagen',
  }),
  regels: optional(
    z.record(z.string(), keuze(ruleLevels).optional()),
    'Per regel hoe zwaar die telt: off, info, warning of error.',
    { 'taal/leesbaarheid': 'off', 'privacy/iban': 'error' },
  ),
  typografie: optional(
    jaNee,
    'Krijgt de tekst in de PDF gekrulde aanhalingstekens en apostrofs, gedachtestreepjes en beletseltekens? Anders staat er wat is getypt.',
    'nee',
  ),
  publicatie: optional(publicatie, 'Publiceren op een website, met publish.', {
    basisadres: 'https://www.voorbeeldstad.example/college/',
  }),
  archief: optional(archief, 'Wat archive van uw gemeente moet weten.', {
    archiefvormer: { naam: 'Gemeente Voorbeeldstad' },
    bron: 'Collegestukken Voorbeeldstad',
    waardering: { collegevoorstel: 'B' },
  }),
  uitvoer: optional(tekst, 'Map voor het resultaat.', 'uitvoer'),
  gpp: optional(gpp, 'De GPP-publicatiebank waar publish --to gpp naartoe gaat.', {
    adres: 'https://publicatiebank.voorbeeldstad.example',
  }),
})

export type ConfigValues = z.infer<typeof configSchema>

/** The JSON Schema of `collegevoorstel.yaml`, for editors, with every configurable rule and its description. */
export function configJsonSchema(rules: readonly Rule[]): JsonSchema {
  const schema = editorJsonSchema(configSchema)
  const properties = asSchema(schema.properties)
  const regels = asSchema(properties.regels)
  const level = asSchema(regels.additionalProperties)
  const settable = rules
    .filter(({ softening }) => softening === 'allowed')
    .map((rule) => [rule.id, { ...level, ...explained(rule) }] as const)
  return {
    ...schema,
    title: 'collegevoorstel.yaml',
    description: 'De instellingen van een project: welke gemeente, welke huisstijl, welke regels.',
    properties: { ...properties, regels: { ...regels, properties: Object.fromEntries(settable) } },
  }
}

function explained({ guards, severity }: Rule) {
  return { description: `${guards} Zonder instelling: ${severity}.`, examples: ['off', 'warning'] }
}
