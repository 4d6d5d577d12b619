import { groep, lijst, tekst } from '../../forms/value-types.ts'
import { z } from '../../system/zod.ts'

/** The schema of `huisstijl.yaml`. Paths are relative to it; a token file may also be in an npm package. */
export const houseStyleFile = groep({
  naam: tekst.optional().meta({ description: 'Naam van de huisstijl.', examples: ['Voorbeeldstad'] }),
  omschrijving: tekst.optional().meta({ description: 'Waar de huisstijl voor is, in een zin.' }),
  logo: tekst.optional().meta({ description: 'Bestand met het logo: SVG of PNG.', examples: ['logo.svg'] }),
  logotekst: tekst.optional().meta({
    description: 'Wat op het logo staat, voor wie het niet ziet. Leeg als de naam van de gemeente ernaast staat.',
  }),
  tokens: lijst.optional().meta({
    description: 'CSS-bestanden met design tokens, in volgorde; ook uit een npm-pakket.',
    examples: [['@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css', 'tokens.css']],
  }),
  klasse: tekst.optional().meta({
    description: 'De CSS-klasse waarin het npm-pakket zijn tokens zet.',
    examples: ['voorbeeld-theme'],
  }),
  stijl: tekst.optional().meta({ description: 'CSS-bestand met eigen opmaak, na die van de soort.' }),
  lettertypen: z
    .array(
      groep({
        familie: tekst.meta({ description: 'Naam van het lettertype, zoals in de tokens.' }),
        bestand: tekst.meta({ description: 'Bestand: woff2.' }),
        gewicht: tekst.default('400').meta({ description: 'Dikte: 400 of 600.' }),
        stijl: tekst.default('normal').meta({ description: 'normal of italic.' }),
      }),
    )
    .optional()
    .meta({ description: 'Eigen lettertypen, die in de PDF worden opgenomen.' }),
}).meta({ title: 'huisstijl.yaml', description: 'Een huisstijl: kleuren, logo en briefhoofd.' })

export type HouseStyleFile = z.infer<typeof houseStyleFile>
