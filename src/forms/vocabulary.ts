import { described, optional } from '../system/described.ts'
import * as z from '../system/zod.ts'
import { bestandsnaam, gronden, totWanneer, waarop, zaaknummer } from './field-types.ts'
import { datum, groep, jaNee, keuze, lijst, moment, regels, tekst } from './value-types.ts'

/**
 * The vocabulary: every value that front matter can hold. Types, validation and JSON Schema are derived from it. Which fields a
 * kind of document has, their labels, and which are required, is data in `soort.yaml`.
 */

export const statussen = ['openbaar', 'besloten', 'geheim'] as const
const aarden = ['ter kennisneming', 'ter advisering', 'ter besluitvorming', 'ter instemming'] as const

const raadpleging = groep({
  vakgebieden: optional(lijst, 'Geraadpleegde vakgebieden.', ['Wijkmakelaars', 'Communicatie']),
  conclusie: optional(tekst, 'Conclusie van de raadpleging.', 'Akkoord'),
})

const communicatie = z.union([
  jaNee.transform((nodig): { nodig: boolean; middelen: string[] } => ({ nodig, middelen: [] })),
  groep({
    nodig: described(jaNee, 'Is communicatie nodig?', 'ja'),
    middelen: described(lijst.default([]), 'Waarmee.', ['infobulletin']),
  }),
])

const behandeling = groep({
  orgaan: described(tekst, 'Wie het behandelt.', 'raad', 'ondernemingsraad', 'auditcommissie'),
  datum: optional(datum, 'Wanneer.', '2021-03-30'),
  aard: optional(keuze(aarden), 'Aard van de behandeling.', 'ter kennisneming'),
  portefeuillehouder: optional(lijst, 'Wie het daar verdedigt.', 'C. Voorbeeld'),
})

const geheimhouding = groep({
  op: described(waarop, 'Waarop: voorstel, of bijlage N.', 'bijlage 2'),
  titel: optional(tekst, 'Titel van het geheime stuk.', 'Financiële onderbouwing'),
  titelgeheim: optional(jaNee, 'Is ook de titel geheim?', 'nee'),
  grondslag: described(gronden, 'Een of meer gronden uit de wet.', ['Woo 5.1.2.b']),
  door: optional(tekst, 'Wie de geheimhouding oplegt; anders het college.', 'de burgemeester'),
  opgelegd: optional(
    datum,
    'Dag waarop geheimhouding is opgelegd. Zonder, of als die dag na de datum van het stuk komt: zij is voorgesteld, tot de vergadering erover heeft besloten.',
    '2021-03-30',
  ),
  tot: optional(
    totWanneer,
    'Laatste dag, of in woorden wat er een einde aan maakt.',
    '2026-03-30',
    'opheffing door een besluit',
  ),
  bekrachtiging: optional(jaNee, 'Moet de raad bekrachtigen?', 'nee'),
})

const bijlage = groep({
  soort: described(tekst.default('overig'), 'Soort bijlage.', 'brief-raad', 'overig'),
  titel: optional(tekst, 'Titel in de lijst van bijlagen; anders die van het bestand.', 'Cijfers per wijk'),
  bestand: described(tekst, 'Pad vanaf dit bestand: Markdown, PDF, PNG, JPEG of SVG.', 'bijlagen/brief-raad.md'),
  openbaar: optional(
    keuze(['schoon', 'ongewijzigd']),
    'ongewijzigd: neem de PDF in de openbare editie over zoals hij is, bijvoorbeeld om zijn handtekening. Anders gaat eruit wat er naast de bladzijden in zit.',
    'ongewijzigd',
  ),
  reden: optional(tekst, 'Waarom de PDF ongewijzigd openbaar wordt.', 'Het contract is digitaal ondertekend.'),
})

const advies = groep({
  afdeling: described(tekst, 'Afdeling die adviseert.', 'Financiën'),
  adviseur: optional(tekst, 'Wie adviseert.', 'F. Voorbeeld'),
  akkoord: optional(jaNee, 'Is de adviseur akkoord?', 'ja'),
  opmerking: optional(tekst, 'Opmerking bij het advies.', 'De dekking staat in de begroting.'),
})

const paraaf = groep({
  naam: described(tekst, 'Lid van het college.', 'C. Voorbeeld'),
  oordeel: optional(keuze(['akkoord', 'bespreken']), 'Oordeel; leeg om met de hand in te vullen.', 'akkoord'),
  opmerking: optional(tekst, 'Opmerking van het lid.', 'Graag bespreken met team Wijken.'),
})

/** `ja` is a grid for all members of the municipal executive, to be filled in by hand. */
const parafen = z.union([jaNee.transform((all): boolean => all), z.array(paraaf)])

const collegebesluit = groep({
  datum: optional(datum, 'Dag waarop het college besloot.', '2026-11-24'),
  nummer: optional(tekst, 'Nummer van het besluit.', '48.2'),
})

const ondertekenaar = groep({
  naam: described(tekst, 'Wie tekent.', 'B. Voorbeeld'),
  functie: optional(tekst, 'In welke functie.', 'secretaris'),
})

export const vocabulary = z.strictObject({
  soort: optional(tekst, 'Soort document.', 'collegevoorstel'),
  naam: optional(bestandsnaam, 'Naam van de map met het resultaat.', 'wijkgericht-werken'),
  zaak: optional(tekst, 'Naam van de zaak.', 'Raadsbrief Wijkgericht werken'),
  zaaknummer: optional(zaaknummer, 'Zaaknummer; ... als het nog niet bekend is.', 'Z-2021-004512'),
  bisnummer: optional(tekst, 'Nummer in het bestuurlijk informatiesysteem.', 'BIS-2021-0310'),
  registratienummer: optional(tekst, 'Registratienummer.', '2021-0310'),
  nummer: optional(tekst, 'Eigen nummer van het stuk.', 'RIB 2021-31'),
  datum: optional(datum, 'Datum van het stuk: jaar-maand-dag.', '2021-03-30'),
  auteur: optional(tekst, 'Wie het stuk schreef.', 'E. Voorbeeld'),
  bereikbaar: optional(tekst, 'Telefoonnummer van de auteur.', '(0123) 45 67 89'),
  team: optional(tekst, 'Team van de auteur.', 'Directie'),
  status: optional(keuze(statussen), 'Openbaar, besloten of geheim.', 'openbaar'),
  embargo: optional(moment, 'Tot wanneer embargo geldt.', '2021-04-01T09:00'),
  behandelwijze: optional(keuze(['hamerstuk', 'bespreekstuk']), 'Hoe de vergadering het behandelt.', 'hamerstuk'),
  onderwerp: optional(tekst, 'Onderwerp in één regel.', 'Informatie wijkgericht werken'),
  titel: optional(tekst, 'Titel van het stuk.', 'Voortgang wijkgericht werken'),
  ondertitel: optional(tekst, 'Ondertitel.', 'Stand van zaken in het voorjaar'),
  versie: optional(tekst, 'Versie van het stuk.', '1.0'),
  portefeuillehouder: optional(lijst, 'Een naam of een lijst van namen.', 'C. Voorbeeld'),
  geraadpleegd: optional(raadpleging, 'Geraadpleegde vakgebieden en de conclusie.', {
    vakgebieden: ['Communicatie'],
    conclusie: 'Akkoord',
  }),
  communicatie: optional(communicatie, 'Is communicatie nodig, en waarmee?', 'nee', {
    nodig: 'ja',
    middelen: ['infobulletin'],
  }),
  behandeling: optional(z.array(behandeling), 'Waar het stuk wordt behandeld.', [
    { orgaan: 'raad', datum: '2021-03-30', aard: 'ter kennisneming' },
  ]),
  geheimhouding: optional(z.array(geheimhouding), 'Waarop geheimhouding rust.', [
    { op: 'bijlage 2', grondslag: ['Woo 5.1.2.b'], tot: '2026-03-30' },
  ]),
  bijlagen: optional(z.array(bijlage), 'Bijlagen, in volgorde.', [
    { soort: 'brief-raad', bestand: 'bijlagen/brief-raad.md' },
  ]),
  programma: optional(tekst, 'Programma of begrotingsprogramma.', 'Sociaal domein'),
  raadsrol: optional(tekst, 'Rol van de raad.', 'kaderstellend'),
  raadsvergadering: optional(datum, 'Dag van de raadsvergadering.', '2026-12-17'),
  collegebesluit: optional(collegebesluit, 'Wanneer en onder welk nummer het college over het voorstel besloot.', {
    datum: '2026-11-24',
    nummer: '48.2',
  }),
  gelezen: optional(lijst, 'Wat de raad las. Zonder: het voorstel van het college, met zijn datum en nummer.', [
    'het voorstel van het college van 24 november 2026',
  ]),
  geletop: optional(lijst, 'Op welke artikelen het besluit steunt.', ['artikel 147, eerste lid, van de Gemeentewet']),
  vastgesteld: optional(
    datum,
    'Dag waarop de raad het besluit nam. Tot die tijd is het stuk een ontwerp.',
    '2026-12-17',
  ),
  conceptbesluit: optional(regels, 'Concept-besluit, hooguit 10 regels.', ['De raad te informeren.']),
  informatieplicht: optional(jaNee, 'Valt dit onder de actieve informatieplicht?', 'nee'),
  subsidie: optional(keuze(['mogelijk', 'aangevraagd', 'toegekend']), 'Stand van een subsidie.', 'aangevraagd'),
  duurzaamheid: optional(tekst, 'Gevolgen voor duurzaamheid.', 'Geen gevolgen.'),
  participatie: optional(tekst, 'Hoe inwoners meededen.', 'Er waren drie wijkavonden.'),
  adviezen: optional(z.array(advies), 'Adviezen van afdelingen.', [
    { afdeling: 'Financiën', adviseur: 'F. Voorbeeld', akkoord: 'ja' },
  ]),
  parafen: optional(
    parafen,
    'Parafen: ja voor een raster met alle leden van het college, of de leden met hun oordeel.',
    'ja',
    [{ naam: 'C. Voorbeeld', oordeel: 'akkoord' }],
  ),
  geadresseerde: optional(regels, 'Aan wie: een of meer regels.', ['De gemeenteraad van Voorbeeldstad']),
  adres: optional(regels, 'Adres: een of meer regels.', ['Marktplein 1', '1234 AB Voorbeeldstad']),
  kenmerk: optional(tekst, 'Ons kenmerk; anders het zaaknummer.', 'Z-2021-004512'),
  uwkenmerk: optional(tekst, 'Kenmerk van de geadresseerde.', '2021/33'),
  behandelaar: optional(tekst, 'Behandeld door.', 'E. Voorbeeld'),
  email: optional(tekst, 'E-mailadres voor vragen over de brief.', 'wijken@voorbeeldstad.example'),
  aanhef: optional(tekst, 'Aanhef van de brief.', 'Geachte leden van de raad,'),
  slot: optional(tekst, 'Groet aan het eind.', 'Met vriendelijke groet,'),
  ondertekening: optional(z.array(ondertekenaar), 'Wie tekent; anders secretaris en burgemeester.', [
    { naam: 'B. Voorbeeld', functie: 'secretaris' },
  ]),
  afschrift: optional(lijst, 'Wie een afschrift krijgt.', ['Griffie']),
  vragensteller: optional(lijst, 'Raadslid of raadsleden die de vragen stelden.', 'G. Voorbeeld'),
  fractie: optional(lijst, 'Fractie of fracties van de vragenstellers.', 'Voorbeeldpartij'),
  ingekomen: optional(datum, 'Dag waarop de vragen binnenkwamen.', '2021-03-01'),
  vragen: optional(lijst, 'De vragen, in volgorde.', ['Hoeveel wijkmakelaars zijn er?']),
})

type Vocabulary = z.infer<typeof vocabulary>

/** The values of a document by their Dutch keys: those of the vocabulary and those that only its kind has. */
export type FrontMatter = Readonly<Omit<Vocabulary, 'soort'>> & {
  readonly soort: string
  readonly [eigen: string]: unknown
}
export type Bijlage = z.infer<typeof bijlage>

/** Fields that state who may read a document. Every kind has them, whether it prints them or not. */
export const publicityFields = ['status', 'embargo', 'geheimhouding'] as const satisfies readonly (keyof Vocabulary)[]

/** Fields that a form prints below its rows: tables and lists with a heading of their own. */
export const belowRows = [
  'behandeling',
  'geheimhouding',
  'adviezen',
  'conceptbesluit',
  'parafen',
] as const satisfies readonly (keyof Vocabulary)[]

/** Fields that an attachment inherits from its proposal. */
export const inheritedFields = [
  'zaak',
  'zaaknummer',
  'bisnummer',
  'registratienummer',
  'datum',
  'auteur',
  'bereikbaar',
  'team',
  'status',
  'embargo',
  'onderwerp',
  'portefeuillehouder',
  'programma',
  'raadsvergadering',
  'collegebesluit',
] as const satisfies readonly (keyof Vocabulary)[]

/** Fields that hold for one document only, and are not taken over from an earlier one. */
export const singleUseFields = [
  'soort',
  'naam',
  'zaaknummer',
  'bisnummer',
  'registratienummer',
  'kenmerk',
  'uwkenmerk',
  'datum',
  'ingekomen',
  ...publicityFields,
  'behandeling',
  'bijlagen',
  'adviezen',
  'conceptbesluit',
  'parafen',
  'nummer',
  'raadsvergadering',
  'collegebesluit',
  'vastgesteld',
] as const satisfies readonly (keyof Vocabulary)[]
