import * as z from 'zod'
import {
  complain,
  datum,
  editorSchema,
  groep,
  jaNee,
  keuze,
  lijst,
  moment,
  regels,
  tekst,
} from '../yaml/value-types.ts'
import { parseGround, secrecyGrounds } from './grounds.ts'

/**
 * The vocabulary: every value a front matter can hold, in one place. Types, checks and JSON Schema all come from it. Which of them
 * a kind of document has, under what label and whether it must be there, is data: `soort.yaml`.
 */

const statussen = ['openbaar', 'besloten', 'geheim'] as const
const aarden = ['ter kennisneming', 'ter advisering', 'ter besluitvorming', 'ter instemming'] as const

/** A ground for secrecy in any notation, kept as its code: `Woo 5.1.2.e`. */
const grond = z.string().transform((text, context): string => {
  const ground = parseGround(text)
  if (ground?.geheimhouding) return ground.code
  const valid = (['Woo', 'Wob'] as const).map(
    (law) =>
      `${law}: ${secrecyGrounds(law)
        .map((known) => `${known.code.slice(4)} ${known.woorden}`)
        .join('; ')}`,
  )
  const list = `Kies uit deze gronden. ${valid.join('. ')}. De letters van Wob en Woo komen niet met elkaar overeen.`
  if (ground)
    return complain(context, {
      rule: 'geheimhouding/grond',
      wrong: 'dat is geen grond voor geheimhouding, alleen om te lakken.',
      advice: list,
    })
  return complain(context, { rule: 'geheimhouding/grond', wrong: 'deze grond kent de wet niet.', advice: list })
})
editorSchema.add(grond, { type: 'string', examples: ['Woo 5.1.2.b'] })

const gronden = z.union([grond.transform((code): string[] => [code]), z.array(grond)])
editorSchema.add(gronden, { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] })

/** `voorstel` or `bijlage 2`. */
const waarop = z.string().transform((text, context): string => {
  const what = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (what === 'voorstel' || /^bijlage [1-9]\d?$/.test(what)) return what
  return complain(context, {
    wrong: 'daarop kan geen geheimhouding rusten.',
    advice: 'Schrijf voorstel, of bijlage met het nummer in de lijst van bijlagen: bijlage 2.',
  })
})
editorSchema.add(waarop, { type: 'string', pattern: '^([Vv]oorstel|[Bb]ijlage [1-9][0-9]?)$' })

/** A last day, or in words what ends it: `opheffing door een besluit`. */
const totWanneer = z.union([tekst.regex(/^\s*\D/), datum])
editorSchema.add(totWanneer, { type: 'string' })

/** `...` means: not known yet, the same as absent. */
const zaaknummer = z
  .string()
  .transform((text): string | undefined => (/^(\.{2,}|…)?$/.test(text.trim()) ? undefined : text.trim()))
editorSchema.add(zaaknummer, { type: ['string', 'number'] })

/** Bytes of a name that every file system takes, with room for what others put behind it. */
const longestName = 240

/**
 * Names a folder on every system: nothing that parts folders, not too long, no dot at an end (Windows drops it), no name that
 * Windows keeps for a device, with or without an extension.
 */
const bestandsnaam = tekst
  .normalize()
  .regex(
    /^[\p{L}\p{N}_-]([\p{L}\p{N}._-]{0,78}[\p{L}\p{N}_-])?$/u,
    {
      error: 'gebruik alleen letters, cijfers, streepjes, lage streepjes en daartussen punten, hoogstens 80 bij elkaar.',
      abort: true,
    },
  )
  .regex(
    /^(?!(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$))/i,
    'zo mag een map onder Windows niet heten. Kies een andere naam.',
  )
  .refine((name) => Buffer.byteLength(name) <= longestName, 'deze naam is te lang. Kies een kortere.')

const raadpleging = groep({
  vakgebieden: lijst
    .optional()
    .meta({ description: 'Geraadpleegde vakgebieden.', examples: [['Wijkmakelaars', 'Communicatie']] }),
  conclusie: tekst.optional().meta({ description: 'Conclusie van de raadpleging.', examples: ['Akkoord'] }),
})

const communicatie = z.union([
  jaNee.transform((nodig): { nodig: boolean; middelen: string[] } => ({ nodig, middelen: [] })),
  groep({
    nodig: jaNee.meta({ description: 'Is communicatie nodig?' }),
    middelen: lijst.default([]).meta({ description: 'Waarmee.', examples: [['infobulletin']] }),
  }),
])

const behandeling = groep({
  orgaan: tekst.meta({ description: 'Wie het behandelt.', examples: ['raad', 'ondernemingsraad', 'auditcommissie'] }),
  datum: datum.optional().meta({ description: 'Wanneer.' }),
  aard: keuze(aarden).optional().meta({ description: 'Aard van de behandeling.' }),
  portefeuillehouder: lijst.optional().meta({ description: 'Wie het daar verdedigt.' }),
})

const geheimhouding = groep({
  op: waarop.meta({ description: 'Waarop: voorstel, of bijlage N.', examples: ['bijlage 2'] }),
  titel: tekst.optional().meta({ description: 'Titel van het geheime stuk.' }),
  titelgeheim: jaNee.optional().meta({ description: 'Is ook de titel geheim?' }),
  grondslag: gronden.meta({ description: 'Een of meer gronden uit de wet.', examples: [['Woo 5.1.2.b']] }),
  opgelegd: datum.optional().meta({ description: 'Dag waarop geheimhouding is opgelegd; anders geldt datum.' }),
  tot: totWanneer.optional().meta({
    description: 'Laatste dag, of in woorden wat er een einde aan maakt.',
    examples: ['2026-03-30', 'opheffing door een besluit'],
  }),
  bekrachtiging: jaNee.optional().meta({ description: 'Moet de raad bekrachtigen?' }),
})

const bijlage = groep({
  soort: tekst.default('overig').meta({ description: 'Soort bijlage.', examples: ['brief-raad', 'overig'] }),
  titel: tekst.optional().meta({ description: 'Titel in de lijst van bijlagen; anders die van het bestand.' }),
  bestand: tekst.meta({
    description: 'Pad vanaf dit bestand: Markdown, PDF, PNG, JPEG of SVG.',
    examples: ['bijlagen/brief-raad.md'],
  }),
})

const advies = groep({
  afdeling: tekst.meta({ description: 'Afdeling die adviseert.' }),
  adviseur: tekst.optional().meta({ description: 'Wie adviseert.' }),
  akkoord: jaNee.optional().meta({ description: 'Is de adviseur akkoord?' }),
  opmerking: tekst.optional().meta({ description: 'Opmerking bij het advies.' }),
})

const paraaf = groep({
  naam: tekst.meta({ description: 'Lid van het college.' }),
  oordeel: keuze(['akkoord', 'bespreken'])
    .optional()
    .meta({ description: 'Oordeel; leeg om met de hand in te vullen.' }),
  opmerking: tekst.optional().meta({ description: 'Opmerking van het lid.' }),
})

const ondertekenaar = groep({
  naam: tekst.meta({ description: 'Wie tekent.' }),
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
  registratienummer: tekst.optional().meta({ description: 'Registratienummer.' }),
  datum: datum.optional().meta({ description: 'Datum van het stuk: jaar-maand-dag.', examples: ['2021-03-30'] }),
  auteur: tekst.optional().meta({ description: 'Wie het stuk schreef.', examples: ['E. Voorbeeld'] }),
  bereikbaar: tekst.optional().meta({ description: 'Telefoonnummer van de auteur.', examples: ['(0123) 45 67 89'] }),
  team: tekst.optional().meta({ description: 'Team van de auteur.', examples: ['Directie'] }),
  status: keuze(statussen).optional().meta({ description: 'Openbaar, besloten of geheim.' }),
  embargo: moment.optional().meta({ description: 'Tot wanneer embargo geldt.', examples: ['2021-04-01T09:00'] }),
  behandelwijze: keuze(['hamerstuk', 'bespreekstuk'])
    .optional()
    .meta({ description: 'Hoe de vergadering het behandelt.' }),
  onderwerp: tekst
    .optional()
    .meta({ description: 'Onderwerp in één regel.', examples: ['Informatie wijkgericht werken'] }),
  titel: tekst.optional().meta({ description: 'Titel van het stuk.' }),
  ondertitel: tekst.optional().meta({ description: 'Ondertitel.' }),
  versie: tekst.optional().meta({ description: 'Versie van het stuk.' }),
  portefeuillehouder: lijst
    .optional()
    .meta({ description: 'Een naam of een lijst van namen.', examples: ['C. Voorbeeld'] }),
  geraadpleegd: raadpleging.optional().meta({ description: 'Geraadpleegde vakgebieden en de conclusie.' }),
  communicatie: communicatie.optional().meta({ description: 'Is communicatie nodig, en waarmee?' }),
  behandeling: z.array(behandeling).optional().meta({ description: 'Waar het stuk wordt behandeld.' }),
  geheimhouding: z.array(geheimhouding).optional().meta({ description: 'Waarop geheimhouding rust.' }),
  bijlagen: z.array(bijlage).optional().meta({ description: 'Bijlagen, in volgorde.' }),
  programma: tekst.optional().meta({ description: 'Programma of begrotingsprogramma.' }),
  raadsrol: tekst.optional().meta({ description: 'Rol van de raad.', examples: ['kaderstellend'] }),
  conceptbesluit: regels.optional().meta({ description: 'Concept-besluit, hooguit 10 regels.' }),
  informatieplicht: jaNee.optional().meta({ description: 'Valt dit onder de actieve informatieplicht?' }),
  subsidie: keuze(['mogelijk', 'aangevraagd', 'toegekend']).optional().meta({ description: 'Stand van een subsidie.' }),
  duurzaamheid: tekst.optional().meta({ description: 'Gevolgen voor duurzaamheid.' }),
  participatie: tekst.optional().meta({ description: 'Hoe inwoners meededen.' }),
  adviezen: z.array(advies).optional().meta({ description: 'Adviezen van afdelingen.' }),
  parafen: z.array(paraaf).optional().meta({ description: 'Parafen van de leden van het college.' }),
  geadresseerde: regels
    .optional()
    .meta({ description: 'Aan wie: een of meer regels.', examples: [['De gemeenteraad van Voorbeeldstad']] }),
  adres: regels
    .optional()
    .meta({ description: 'Adres: een of meer regels.', examples: [['Marktplein 1', '1234 AB Voorbeeldstad']] }),
  kenmerk: tekst.optional().meta({ description: 'Ons kenmerk; anders het zaaknummer.' }),
  uwkenmerk: tekst.optional().meta({ description: 'Kenmerk van de geadresseerde.' }),
  behandelaar: tekst.optional().meta({ description: 'Behandeld door.' }),
  email: tekst.optional().meta({ description: 'E-mailadres voor vragen over de brief.' }),
  aanhef: tekst.optional().meta({ description: 'Aanhef van de brief.', examples: ['Geachte leden van de raad,'] }),
  slot: tekst.optional().meta({ description: 'Groet aan het eind.', examples: ['Met vriendelijke groet,'] }),
  ondertekening: z
    .array(ondertekenaar)
    .optional()
    .meta({ description: 'Wie tekent; anders secretaris en burgemeester.' }),
  afschrift: lijst.optional().meta({ description: 'Wie een afschrift krijgt.' }),
  vragensteller: lijst.optional().meta({ description: 'Raadslid of raadsleden die de vragen stelden.' }),
  fractie: lijst.optional().meta({ description: 'Fractie of fracties van de vragenstellers.' }),
  ingekomen: datum.optional().meta({ description: 'Dag waarop de vragen binnenkwamen.' }),
  vragen: lijst.optional().meta({ description: 'De vragen, in volgorde.' }),
})

type Vocabulary = z.infer<typeof vocabulary>

/** The values of a document under their Dutch keys; a kind's own fields stand beside those of the vocabulary. */
export type FrontMatter = Readonly<Omit<Vocabulary, 'soort'>> & {
  readonly soort: string
  readonly [eigen: string]: unknown
}
export type Bijlage = z.infer<typeof bijlage>

/** What an attachment takes over from its proposal when it does not state it itself. */
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
