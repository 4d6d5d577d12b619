import { groep, keuze, tekst, vorm } from '../forms/value-types.ts'
import { optional } from '../system/described.ts'
import * as z from '../system/zod.ts'

const begrip = groep({
  label: optional(tekst, 'Het begrip, zoals het in de lijst staat.', 'Nader te bepalen'),
  code: optional(tekst, 'De code van het begrip in de lijst.', 'NTB'),
})

const archiefvormer = groep({
  naam: optional(tekst, 'Naam van de archiefvormer.', 'Gemeente Voorbeeldstad'),
  kenmerk: optional(tekst, 'Zijn kenmerk in een register.', 'gm0000'),
  bron: optional(tekst, 'Het register waarin dat kenmerk staat.', 'TOOI register gemeenten compleet'),
})

const bewaartermijn = vorm(/^[1-9]\d{0,2} jaar$/, 'een bewaartermijn is een aantal jaren.')

/** `archief:` in the config. Every key is optional here: `archive` reports which of them it needs. */
export const archief = groep({
  archiefvormer: optional(archiefvormer, 'De organisatie die de stukken maakt of ontvangt.', {
    naam: 'Gemeente Voorbeeldstad',
    kenmerk: 'gm0000',
    bron: 'TOOI register gemeenten compleet',
  }),
  bron: optional(tekst, 'Herkomst van de kenmerken: het systeem dat ze uitgeeft.', 'Collegestukken Voorbeeldstad'),
  bestemming: optional(tekst, 'Waar het pakket naartoe gaat; voor de pakbon.', 'e-depot Streekarchief'),
  waardering: optional(
    z.record(z.string(), keuze(['B', 'V', 'N']).optional()),
    'Per soort voorstel: B (blijvend te bewaren), V (tijdelijk te bewaren) of N (nader te bepalen). Een bijlage volgt haar voorstel, tenzij haar eigen soort hier staat; de vergadering zelf is B.',
    { collegevoorstel: 'B', 'nota-raad': 'B' },
  ),
  bewaartermijn: optional(
    z.record(z.string(), bewaartermijn.optional()),
    'Per soort met waardering V: hoe lang zij bewaard wordt.',
    { 'brief-college': '7 jaar' },
  ),
  beperking: optional(
    groep({
      openbaar: optional(begrip, 'Voor wat in de openbare editie staat.', { label: 'Geen beperking' }),
      overig: optional(begrip, 'Voor al het andere.', { label: 'Nader te bepalen' }),
    }),
    'Beperking van het gebruik; zonder deze sleutel Nader te bepalen.',
    { openbaar: { label: 'Geen beperking' } },
  ),
  relatie: optional(
    groep({
      openbaar: optional(tekst, 'Wat een stuk met zijn openbare versie verbindt.', 'Heeft Versie'),
      intern: optional(tekst, 'Wat een openbare versie met het stuk zelf verbindt.', 'Is een versie van'),
    }),
    'Hoe een stuk en zijn openbare versie naar elkaar verwijzen; zonder deze sleutel met de woorden van MDTO.',
    { openbaar: 'Heeft Versie', intern: 'Is een versie van' },
  ),
  begrippenlijsten: optional(
    groep({
      vergadering: optional(
        tekst,
        'De lijst met soorten vergaderingen, waarin Collegevergadering staat.',
        'Vergadersoorten Voorbeeldstad',
      ),
      beperking: optional(
        tekst,
        'De lijst met beperkingen; anders die van MDTO.',
        'Begrippenlijst BeperkingGebruikTypeLijst MDTO',
      ),
      relatie: optional(tekst, 'De lijst met relaties; anders die van MDTO.', 'Begrippenlijst Relatietypen MDTO'),
    }),
    'Namen of adressen van begrippenlijsten.',
    { vergadering: 'Vergadersoorten Voorbeeldstad' },
  ),
})
