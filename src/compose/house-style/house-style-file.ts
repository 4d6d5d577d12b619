import { groep, keuze, lijst, tekst, vorm } from '../../forms/value-types.ts'
import { described, optional } from '../../system/described.ts'
import * as z from '../../system/zod.ts'

/** The schema of `huisstijl.yaml`. Paths are relative to it; a token file may also be in an npm package. */
export const houseStyleFile = groep({
  naam: optional(tekst, 'Naam van de huisstijl.', 'Voorbeeldstad'),
  omschrijving: optional(tekst, 'Waar de huisstijl voor is, in een zin.'),
  logo: optional(tekst, 'Bestand met het logo: SVG of PNG.', 'logo.svg'),
  logotekst: optional(
    tekst,
    'Wat op het logo staat, voor wie het niet ziet. Leeg als de naam van de gemeente ernaast staat.',
  ),
  tokens: optional(lijst, 'CSS-bestanden met design tokens, in volgorde; ook uit een npm-pakket.', [
    '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css',
    'tokens.css',
  ]),
  klasse: optional(tekst, 'De CSS-klasse waarin het npm-pakket zijn tokens zet.', 'voorbeeld-theme'),
  stijl: optional(tekst, 'CSS-bestand met eigen opmaak, na die van de soort.'),
  lettertypen: optional(
    z.array(
      z.union([
        tekst,
        groep({
          familie: described(tekst, 'Naam van het lettertype, zoals in de tokens.'),
          bestand: described(tekst, 'Bestand: woff2, woff, ttf of otf.', 'duinwijk-400.woff2'),
          gewicht: optional(
            vorm(/^\d{1,4}( \d{1,4})?$/, 'dat is geen dikte van 1 tot 1000.'),
            'Dikte, of de dunste en de dikste van een variabel lettertype. Zonder: wat in het bestand staat.',
            '600',
          ),
          stijl: optional(keuze(['normal', 'italic']), 'Recht of cursief. Zonder: wat in het bestand staat.'),
        }),
      ]),
    ),
    'Eigen lettertypen, die in de PDF worden opgenomen: bestanden, of de naam van een npm-pakket.',
    ['@fontsource/fira-sans'],
  ),
}).meta({ title: 'huisstijl.yaml', description: 'Een huisstijl: kleuren, logo en briefhoofd.' })

export type HouseStyleFile = z.infer<typeof houseStyleFile>
