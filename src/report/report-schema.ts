import { z } from '../system/zod.ts'

/**
 * The schema of the JSON report, published as `dist/schemas/verslag.json`. It is a stable interface: keys may be added, existing
 * ones keep their name and meaning.
 */

const regelnummer = z.int().min(1)

const punt = z.strictObject({
  regel: regelnummer.meta({ description: 'Regel in het bestand, vanaf 1.', examples: [3] }),
  kolom: regelnummer.meta({
    description: 'Kolom in die regel, vanaf 1, geteld in UTF-16-eenheden zoals editors doen.',
    examples: [1],
  }),
})

const plaats = z.strictObject({
  begin: punt.meta({ description: 'Het eerste teken waar de melding over gaat.', examples: [{ regel: 3, kolom: 1 }] }),
  eind: punt.meta({
    description: 'Het eerste teken waar de melding niet meer over gaat.',
    examples: [{ regel: 3, kolom: 10 }],
  }),
})

const melding = z.strictObject({
  regel: z
    .string()
    .regex(/^[a-z-]+\/[a-z0-9-]+$/)
    .meta({
      description: 'Naam van de regel. De uitleg staat in docs/regels/<familie>/<regel>.md in het pakket.',
      examples: ['yaml/onbekende-sleutel'],
    }),
  ernst: z.enum(['error', 'warning', 'info']).meta({
    description: 'error: het document wordt niet gemaakt. warning: wel, maar lees dit. info: goed om te weten.',
    examples: ['error'],
  }),
  bestand: z.string().meta({
    description: 'Het bestand waar het over gaat, zoals de gebruiker het kent: vanaf de map waarin hij werkt.',
    examples: ['voorstellen/parkeren/voorstel.md'],
  }),
  plaats: plaats.optional().meta({
    description: 'Waar in het bestand. Ontbreekt als de melding over het hele bestand gaat.',
    examples: [{ begin: { regel: 3, kolom: 1 }, eind: { regel: 3, kolom: 10 } }],
  }),
  melding: z.string().meta({ description: 'Wat er mis is.', examples: ['De sleutel "zaaknumer" is onbekend.'] }),
  advies: z.string().meta({ description: 'Wat eraan te doen is.', examples: ['Bedoelde u "zaaknummer"?'] }),
})

const genegeerd = z.strictObject({
  ...melding.shape,
  reden: z.string().meta({
    description: 'De reden die de schrijver geeft in de opmerking in het document.',
    examples: ['testgetal'],
  }),
})

const hersteld = z.strictObject({
  bestand: z.string().meta({
    description: 'Het bestand dat is veranderd, zoals de gebruiker het kent.',
    examples: ['voorstellen/parkeren/voorstel.md'],
  }),
  meldingen: z.array(melding).meta({
    description: 'Wat er niet meer mis mee is; de plaatsen zijn die van voor het herstel.',
    examples: [[]],
  }),
})

const gemaakt = z.strictObject({
  bestand: z.string().meta({
    description: 'Het gemaakte bestand, met het hele pad.',
    examples: ['/project/uitvoer/parkeren/intern/voorstel.pdf'],
  }),
  paginas: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Aantal pagina’s, van een PDF.', examples: [3] }),
  conformiteit: z
    .strictObject({
      manier: z
        .enum(['gemaakt', 'onveranderd overgenomen', 'overgenomen met band', 'schoongemaakt overgenomen', 'geen'])
        .meta({
          description:
            'gemaakt: door dit programma, volgens de genoemde normen. onveranderd overgenomen: de PDF van een ander, byte voor byte, met wat die van zichzelf zegt. overgenomen met band: met de band van geheimhouding erop. schoongemaakt overgenomen: zonder wat er naast de bladzijden in zat. geen: geen PDF.',
          examples: ['gemaakt'],
        }),
      normen: z.array(z.string()).meta({ description: 'De normen.', examples: [['PDF/A-2a', 'PDF/UA-1']] }),
      redenen: z
        .array(z.string())
        .optional()
        .meta({
          description: 'Van een bundel: waarom die niet aan alle normen voldoet.',
          examples: [['Bijlage 1 bij punt 2.3: de PDF heeft geen tags.']],
        }),
    })
    .meta({
      description: 'Aan welke normen het bestand voldoet.',
      examples: [{ manier: 'gemaakt', normen: ['PDF/A-2a', 'PDF/UA-1'] }],
    }),
})

const document = z.strictObject({
  bestand: z.string().meta({
    description: 'Het document, zoals het op de opdrachtregel stond.',
    examples: ['voorstellen/parkeren/voorstel.md'],
  }),
  uitkomst: z.enum(['gemaakt', 'fouten', 'configuratie', 'mislukt', 'overgeslagen']).meta({
    description:
      'gemaakt: het is gemaakt (bij check: het kan gemaakt worden). fouten: in het document. configuratie: de instellingen kloppen niet. mislukt: de computer werkte niet mee. overgeslagen: er is niet aan begonnen, want een ander document mislukte (--fail-fast).',
    examples: ['gemaakt'],
  }),
  hergebruikt: z.boolean().meta({
    description:
      'Of alles van een eerdere keer is: er veranderde niets, dus er hoefde niets opnieuw te worden gemaakt.',
    examples: [false],
  }),
  duur: z
    .int()
    .min(0)
    .meta({ description: 'Hoe lang het duurde, in milliseconden.', examples: [412] }),
  meldingen: z.array(melding).meta({
    description: 'Wat er over dit document en zijn bijlagen te melden is.',
    examples: [[]],
  }),
  genegeerd: z.array(genegeerd).meta({
    description: 'Meldingen die de schrijver met een opmerking in het document toestaat.',
    examples: [[]],
  }),
  hersteld: z.array(hersteld).meta({ description: 'Wat check --fix heeft hersteld.', examples: [[]] }),
  gemaakt: z.array(gemaakt).meta({ description: 'De bestanden die zijn geschreven.', examples: [[]] }),
})

export const reportSchema = z
  .strictObject({
    samenvatting: z
      .strictObject({
        documenten: z
          .int()
          .min(0)
          .meta({ description: 'Hoeveel documenten zijn bekeken.', examples: [14] }),
        metMeldingen: z
          .int()
          .min(0)
          .meta({ description: 'Hoeveel daarvan een fout of waarschuwing hebben.', examples: [2] }),
        fouten: z
          .int()
          .min(0)
          .meta({ description: 'Hoeveel verschillende fouten.', examples: [3] }),
        waarschuwingen: z
          .int()
          .min(0)
          .meta({ description: 'Hoeveel verschillende waarschuwingen.', examples: [2] }),
      })
      .meta({
        description: 'Het verslag in getallen.',
        examples: [{ documenten: 14, metMeldingen: 2, fouten: 3, waarschuwingen: 2 }],
      }),
    deel: z
      .strictObject({
        nummer: z
          .int()
          .min(1)
          .meta({ description: 'Het hoeveelste deel.', examples: [2] }),
        van: z
          .int()
          .min(1)
          .meta({ description: 'In hoeveel delen.', examples: [4] }),
      })
      .optional()
      .meta({
        description: 'Welk deel van de documenten dit is, met --shard; ontbreekt als het alle documenten zijn.',
        examples: [{ nummer: 2, van: 4 }],
      }),
    documenten: z.array(document).meta({
      description: 'De documenten, in de volgorde waarin erom is gevraagd.',
      examples: [[]],
    }),
  })
  .meta({ title: 'Verslag', description: 'Het verslag van collegevoorstel met --reporter json.' })

export type JsonReport = z.infer<typeof reportSchema>

/** The JSON Schema (draft 7) of the JSON report. */
export function reportJsonSchema(): { readonly [keyword: string]: unknown } {
  return z.toJSONSchema(reportSchema, { target: 'draft-7' })
}
