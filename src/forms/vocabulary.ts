import { z } from '../system/zod.ts'
import { bestandsnaam, gronden, totWanneer, waarop, zaaknummer } from './field-types.ts'
import { datum, groep, jaNee, keuze, lijst, moment, regels, tekst } from './value-types.ts'

/**
 * The vocabulary: every value that front matter can hold. Types, validation and JSON Schema are derived from it. Which fields a
 * kind of document has, their labels, and which are required, is data in `soort.yaml`.
 */

const statussen = ['openbaar', 'besloten', 'geheim'] as const
const aarden = ['ter kennisneming', 'ter advisering', 'ter besluitvorming', 'ter instemming'] as const

const raadpleging = groep({
  vakgebieden: lijst
    .optional()
    .meta({ description: 'Geraadpleegde vakgebieden.', examples: [['Wijkmakelaars', 'Communicatie']] }),
  conclusie: tekst.optional().meta({ description: 'Conclusie van de raadpleging.', examples: ['Akkoord'] }),
})

const communicatie = z.union([
  jaNee.transform((nodig): { nodig: boolean; middelen: string[] } => ({ nodig, middelen: [] })),
  groep({
    nodig: jaNee.meta({ description: 'Is communicatie nodig?', examples: ['ja'] }),
    middelen: lijst.default([]).meta({ description: 'Waarmee.', examples: [['infobulletin']] }),
  }),
])

const behandeling = groep({
  orgaan: tekst.meta({ description: 'Wie het behandelt.', examples: ['raad', 'ondernemingsraad', 'auditcommissie'] }),
  datum: datum.optional().meta({ description: 'Wanneer.', examples: ['2021-03-30'] }),
  aard: keuze(aarden)
    .optional()
    .meta({ description: 'Aard van de behandeling.', examples: ['ter kennisneming'] }),
  portefeuillehouder: lijst.optional().meta({ description: 'Wie het daar verdedigt.', examples: ['C. Voorbeeld'] }),
})

const geheimhouding = groep({
  op: waarop.meta({ description: 'Waarop: voorstel, of bijlage N.', examples: ['bijlage 2'] }),
  titel: tekst.optional().meta({ description: 'Titel van het geheime stuk.', examples: ['Financiële onderbouwing'] }),
  titelgeheim: jaNee.optional().meta({ description: 'Is ook de titel geheim?', examples: ['nee'] }),
  grondslag: gronden.meta({ description: 'Een of meer gronden uit de wet.', examples: [['Woo 5.1.2.b']] }),
  door: tekst.optional().meta({
    description: 'Wie de geheimhouding oplegt; anders het college.',
    examples: ['de burgemeester'],
  }),
  opgelegd: datum
    .optional()
    .meta({ description: 'Dag waarop geheimhouding is opgelegd; anders geldt datum.', examples: ['2021-03-30'] }),
  tot: totWanneer.optional().meta({
    description: 'Laatste dag, of in woorden wat er een einde aan maakt.',
    examples: ['2026-03-30', 'opheffing door een besluit'],
  }),
  bekrachtiging: jaNee.optional().meta({ description: 'Moet de raad bekrachtigen?', examples: ['nee'] }),
})

const bijlage = groep({
  soort: tekst.default('overig').meta({ description: 'Soort bijlage.', examples: ['brief-raad', 'overig'] }),
  titel: tekst.optional().meta({
    description: 'Titel in de lijst van bijlagen; anders die van het bestand.',
    examples: ['Cijfers per wijk'],
  }),
  bestand: tekst.meta({
    description: 'Pad vanaf dit bestand: Markdown, PDF, PNG, JPEG of SVG.',
    examples: ['bijlagen/brief-raad.md'],
  }),
  openbaar: keuze(['schoon'])
    .optional()
    .meta({
      description: 'schoon: haal voor de openbare editie uit een PDF wat er naast de bladzijden in zit.',
      examples: ['schoon'],
    }),
})

const advies = groep({
  afdeling: tekst.meta({ description: 'Afdeling die adviseert.', examples: ['Financiën'] }),
  adviseur: tekst.optional().meta({ description: 'Wie adviseert.', examples: ['F. Voorbeeld'] }),
  akkoord: jaNee.optional().meta({ description: 'Is de adviseur akkoord?', examples: ['ja'] }),
  opmerking: tekst
    .optional()
    .meta({ description: 'Opmerking bij het advies.', examples: ['De dekking staat in de begroting.'] }),
})

const paraaf = groep({
  naam: tekst.meta({ description: 'Lid van het college.', examples: ['C. Voorbeeld'] }),
  oordeel: keuze(['akkoord', 'bespreken'])
    .optional()
    .meta({ description: 'Oordeel; leeg om met de hand in te vullen.', examples: ['akkoord'] }),
  opmerking: tekst
    .optional()
    .meta({ description: 'Opmerking van het lid.', examples: ['Graag bespreken met team Wijken.'] }),
})

const ondertekenaar = groep({
  naam: tekst.meta({ description: 'Wie tekent.', examples: ['B. Voorbeeld'] }),
  functie: tekst.optional().meta({ description: 'In welke functie.', examples: ['secretaris'] }),
})

export const vocabulary = z.strictObject({
  soort: tekst.optional().meta({ description: 'Soort document.', examples: ['collegevoorstel'] }),
  naam: bestandsnaam
    .optional()
    .meta({ description: 'Naam van de map met het resultaat.', examples: ['wijkgericht-werken'] }),
  zaak: tekst.optional().meta({ description: 'Naam van de zaak.', examples: ['Raadsbrief Wijkgericht werken'] }),
  zaaknummer: zaaknummer
    .optional()
    .meta({ description: 'Zaaknummer; ... als het nog niet bekend is.', examples: ['Z-2021-004512'] }),
  bisnummer: tekst
    .optional()
    .meta({ description: 'Nummer in het bestuurlijk informatiesysteem.', examples: ['BIS-2021-0310'] }),
  registratienummer: tekst.optional().meta({ description: 'Registratienummer.', examples: ['2021-0310'] }),
  datum: datum.optional().meta({ description: 'Datum van het stuk: jaar-maand-dag.', examples: ['2021-03-30'] }),
  auteur: tekst.optional().meta({ description: 'Wie het stuk schreef.', examples: ['E. Voorbeeld'] }),
  bereikbaar: tekst.optional().meta({ description: 'Telefoonnummer van de auteur.', examples: ['(0123) 45 67 89'] }),
  team: tekst.optional().meta({ description: 'Team van de auteur.', examples: ['Directie'] }),
  status: keuze(statussen)
    .optional()
    .meta({ description: 'Openbaar, besloten of geheim.', examples: ['openbaar'] }),
  embargo: moment.optional().meta({ description: 'Tot wanneer embargo geldt.', examples: ['2021-04-01T09:00'] }),
  behandelwijze: keuze(['hamerstuk', 'bespreekstuk'])
    .optional()
    .meta({ description: 'Hoe de vergadering het behandelt.', examples: ['hamerstuk'] }),
  onderwerp: tekst
    .optional()
    .meta({ description: 'Onderwerp in één regel.', examples: ['Informatie wijkgericht werken'] }),
  titel: tekst.optional().meta({ description: 'Titel van het stuk.', examples: ['Voortgang wijkgericht werken'] }),
  ondertitel: tekst.optional().meta({ description: 'Ondertitel.', examples: ['Stand van zaken in het voorjaar'] }),
  versie: tekst.optional().meta({ description: 'Versie van het stuk.', examples: ['1.0'] }),
  portefeuillehouder: lijst
    .optional()
    .meta({ description: 'Een naam of een lijst van namen.', examples: ['C. Voorbeeld'] }),
  geraadpleegd: raadpleging.optional().meta({
    description: 'Geraadpleegde vakgebieden en de conclusie.',
    examples: [{ vakgebieden: ['Communicatie'], conclusie: 'Akkoord' }],
  }),
  communicatie: communicatie.optional().meta({
    description: 'Is communicatie nodig, en waarmee?',
    examples: ['nee', { nodig: 'ja', middelen: ['infobulletin'] }],
  }),
  behandeling: z
    .array(behandeling)
    .optional()
    .meta({
      description: 'Waar het stuk wordt behandeld.',
      examples: [[{ orgaan: 'raad', datum: '2021-03-30', aard: 'ter kennisneming' }]],
    }),
  geheimhouding: z
    .array(geheimhouding)
    .optional()
    .meta({
      description: 'Waarop geheimhouding rust.',
      examples: [[{ op: 'bijlage 2', grondslag: ['Woo 5.1.2.b'], tot: '2026-03-30' }]],
    }),
  bijlagen: z
    .array(bijlage)
    .optional()
    .meta({
      description: 'Bijlagen, in volgorde.',
      examples: [[{ soort: 'brief-raad', bestand: 'bijlagen/brief-raad.md' }]],
    }),
  programma: tekst.optional().meta({ description: 'Programma of begrotingsprogramma.', examples: ['Sociaal domein'] }),
  raadsrol: tekst.optional().meta({ description: 'Rol van de raad.', examples: ['kaderstellend'] }),
  conceptbesluit: regels
    .optional()
    .meta({ description: 'Concept-besluit, hooguit 10 regels.', examples: [['De raad te informeren.']] }),
  informatieplicht: jaNee
    .optional()
    .meta({ description: 'Valt dit onder de actieve informatieplicht?', examples: ['nee'] }),
  subsidie: keuze(['mogelijk', 'aangevraagd', 'toegekend'])
    .optional()
    .meta({ description: 'Stand van een subsidie.', examples: ['aangevraagd'] }),
  duurzaamheid: tekst.optional().meta({ description: 'Gevolgen voor duurzaamheid.', examples: ['Geen gevolgen.'] }),
  participatie: tekst
    .optional()
    .meta({ description: 'Hoe inwoners meededen.', examples: ['Er waren drie wijkavonden.'] }),
  adviezen: z
    .array(advies)
    .optional()
    .meta({
      description: 'Adviezen van afdelingen.',
      examples: [[{ afdeling: 'Financiën', adviseur: 'F. Voorbeeld', akkoord: 'ja' }]],
    }),
  parafen: z
    .array(paraaf)
    .optional()
    .meta({
      description: 'Parafen van de leden van het college.',
      examples: [[{ naam: 'C. Voorbeeld', oordeel: 'akkoord' }]],
    }),
  geadresseerde: regels
    .optional()
    .meta({ description: 'Aan wie: een of meer regels.', examples: [['De gemeenteraad van Voorbeeldstad']] }),
  adres: regels
    .optional()
    .meta({ description: 'Adres: een of meer regels.', examples: [['Marktplein 1', '1234 AB Voorbeeldstad']] }),
  kenmerk: tekst.optional().meta({ description: 'Ons kenmerk; anders het zaaknummer.', examples: ['Z-2021-004512'] }),
  uwkenmerk: tekst.optional().meta({ description: 'Kenmerk van de geadresseerde.', examples: ['2021/33'] }),
  behandelaar: tekst.optional().meta({ description: 'Behandeld door.', examples: ['E. Voorbeeld'] }),
  email: tekst
    .optional()
    .meta({ description: 'E-mailadres voor vragen over de brief.', examples: ['wijken@voorbeeldstad.example'] }),
  aanhef: tekst.optional().meta({ description: 'Aanhef van de brief.', examples: ['Geachte leden van de raad,'] }),
  slot: tekst.optional().meta({ description: 'Groet aan het eind.', examples: ['Met vriendelijke groet,'] }),
  ondertekening: z
    .array(ondertekenaar)
    .optional()
    .meta({
      description: 'Wie tekent; anders secretaris en burgemeester.',
      examples: [[{ naam: 'B. Voorbeeld', functie: 'secretaris' }]],
    }),
  afschrift: lijst.optional().meta({ description: 'Wie een afschrift krijgt.', examples: [['Griffie']] }),
  vragensteller: lijst
    .optional()
    .meta({ description: 'Raadslid of raadsleden die de vragen stelden.', examples: ['G. Voorbeeld'] }),
  fractie: lijst
    .optional()
    .meta({ description: 'Fractie of fracties van de vragenstellers.', examples: ['Voorbeeldpartij'] }),
  ingekomen: datum.optional().meta({ description: 'Dag waarop de vragen binnenkwamen.', examples: ['2021-03-01'] }),
  vragen: lijst
    .optional()
    .meta({ description: 'De vragen, in volgorde.', examples: [['Hoeveel wijkmakelaars zijn er?']] }),
})

type Vocabulary = z.infer<typeof vocabulary>

/** The values of a document by their Dutch keys: those of the vocabulary and those that only its kind has. */
export type FrontMatter = Readonly<Omit<Vocabulary, 'soort'>> & {
  readonly soort: string
  readonly [eigen: string]: unknown
}
export type Bijlage = z.infer<typeof bijlage>

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
] as const satisfies readonly (keyof Vocabulary)[]
