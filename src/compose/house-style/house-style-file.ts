import { groep, lijst, tekst } from '../../forms/value-types.ts'
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
      groep({
        familie: described(tekst, 'Naam van het lettertype, zoals in de tokens.'),
        bestand: described(tekst, 'Bestand: woff2.'),
        gewicht: described(tekst.default('400'), 'Dikte: 400 of 600.'),
        stijl: described(tekst.default('normal'), 'normal of italic.'),
      }),
    ),
    'Eigen lettertypen, die in de PDF worden opgenomen.',
  ),
}).meta({ title: 'huisstijl.yaml', description: 'Een huisstijl: kleuren, logo en briefhoofd.' })

export type HouseStyleFile = z.infer<typeof houseStyleFile>
