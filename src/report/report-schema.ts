import { explainCommand } from '../diagnostics/explain-command.ts'
import { described, optional } from '../system/described.ts'
import * as z from '../system/zod.ts'

/**
 * The schema of the JSON report, published as `dist/schemas/verslag.json`. It is a stable interface: keys may be added, existing
 * ones keep their name and meaning.
 */

const regelnummer = z.int().min(1)

const punt = z.strictObject({
  regel: described(regelnummer, 'Regel in het bestand, vanaf 1.', 3),
  kolom: described(regelnummer, 'Kolom in die regel, vanaf 1, geteld in UTF-16-eenheden zoals editors doen.', 1),
})

export type JsonPoint = z.infer<typeof punt>

const plaats = z.strictObject({
  begin: described(punt, 'Het eerste teken waar de melding over gaat.', { regel: 3, kolom: 1 }),
  eind: described(punt, 'Het eerste teken waar de melding niet meer over gaat.', { regel: 3, kolom: 10 }),
})

const melding = z.strictObject({
  regel: described(
    z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/),
    `Naam van de regel. De uitleg geeft ${explainCommand('<regel>')}.`,
    'yaml/onbekende-sleutel',
  ),
  ernst: described(
    z.enum(['error', 'warning', 'info']),
    'error: het document wordt niet gemaakt. warning: wel, maar lees dit. info: goed om te weten.',
    'error',
  ),
  bestand: described(
    z.string(),
    'Het bestand waar het over gaat, zoals de gebruiker het kent: vanaf de map waarin hij werkt.',
    'voorstellen/parkeren/voorstel.md',
  ),
  plaats: optional(plaats, 'Waar in het bestand. Ontbreekt als de melding over het hele bestand gaat.', {
    begin: { regel: 3, kolom: 1 },
    eind: { regel: 3, kolom: 10 },
  }),
  melding: described(z.string(), 'Wat er mis is.', 'De sleutel “zaaknumer” is onbekend.'),
  advies: described(z.string(), 'Wat eraan te doen is.', 'Bedoelde u “zaaknummer”?'),
})

/** A finding in the JSON report. */
export type JsonFinding = z.infer<typeof melding>

const genegeerd = z.strictObject({
  ...melding.shape,
  reden: described(z.string(), 'De reden die de schrijver geeft in de opmerking in het document.', 'testgetal'),
})

const hersteld = z.strictObject({
  bestand: described(
    z.string(),
    'Het bestand dat is veranderd, zoals de gebruiker het kent.',
    'voorstellen/parkeren/voorstel.md',
  ),
  meldingen: described(z.array(melding), 'Wat er niet meer mis mee is; de plaatsen zijn die van voor het herstel.', []),
})

const gemaakt = z.strictObject({
  bestand: described(
    z.string(),
    'Het gemaakte bestand, met het hele pad.',
    '/project/uitvoer/parkeren/intern/voorstel.pdf',
  ),
  paginas: optional(z.int().min(1), 'Aantal pagina’s, van een PDF.', 3),
  conformiteit: described(
    z.strictObject({
      manier: described(
        z.enum(['gemaakt', 'onveranderd overgenomen', 'overgenomen met band', 'schoongemaakt overgenomen', 'geen']),
        'gemaakt: door dit programma, volgens de genoemde normen. onveranderd overgenomen: de PDF van een ander, byte voor byte, met wat die van zichzelf zegt. overgenomen met band: met de band van geheimhouding erop. schoongemaakt overgenomen: zonder wat er naast de bladzijden in zat. geen: geen PDF.',
        'gemaakt',
      ),
      normen: described(z.array(z.string()), 'De normen.', ['PDF/A-2a', 'PDF/UA-1']),
      redenen: optional(z.array(z.string()), 'Van een bundel: waarom die niet aan alle normen voldoet.', [
        'Bijlage 1 bij punt 2.3: de PDF heeft geen tags.',
      ]),
      toetsing: optional(
        z.strictObject({
          programma: described(z.string(), 'Het programma dat toetste, met zijn versie.', 'veraPDF 1.30.2'),
          voldoet: described(z.array(z.string()), 'De normen waaraan het bestand voldoet.', ['PDF/A-2a', 'PDF/UA-1']),
          voldoetNiet: described(
            z.array(z.string()),
            'De normen die het bestand noemt, maar waaraan het niet voldoet.',
            [],
          ),
        }),
        'Met --verapdf: wat veraPDF van de genoemde normen vindt.',
        { programma: 'veraPDF 1.30.2', voldoet: ['PDF/A-2a', 'PDF/UA-1'], voldoetNiet: [] },
      ),
    }),
    'Aan welke normen het bestand voldoet.',
    { manier: 'gemaakt', normen: ['PDF/A-2a', 'PDF/UA-1'] },
  ),
})

const document = z.strictObject({
  bestand: described(
    z.string(),
    'Het document, zoals het op de opdrachtregel stond.',
    'voorstellen/parkeren/voorstel.md',
  ),
  uitkomst: described(
    z.enum(['gemaakt', 'fouten', 'configuratie', 'mislukt', 'overgeslagen']),
    'gemaakt: het is gemaakt (bij check: het kan gemaakt worden). fouten: in het document. configuratie: de instellingen kloppen niet. mislukt: de computer werkte niet mee. overgeslagen: er is niet aan begonnen, want een ander document mislukte (--fail-fast).',
    'gemaakt',
  ),
  hergebruikt: described(
    z.boolean(),
    'Of alles van een eerdere keer is: er veranderde niets, dus er hoefde niets opnieuw te worden gemaakt.',
    false,
  ),
  duur: described(z.int().min(0), 'Hoe lang het duurde, in milliseconden.', 412),
  meldingen: described(z.array(melding), 'Wat er over dit document en zijn bijlagen te melden is.', []),
  genegeerd: described(
    z.array(genegeerd),
    'Meldingen die de schrijver met een opmerking in het document toestaat.',
    [],
  ),
  hersteld: described(z.array(hersteld), 'Wat check --fix heeft hersteld.', []),
  gemaakt: described(z.array(gemaakt), 'De bestanden die zijn geschreven.', []),
})

export const reportSchema = z
  .strictObject({
    samenvatting: described(
      z.strictObject({
        documenten: described(z.int().min(0), 'Hoeveel documenten zijn bekeken.', 14),
        metMeldingen: described(z.int().min(0), 'Hoeveel daarvan een fout of waarschuwing hebben.', 2),
        fouten: described(z.int().min(0), 'Hoeveel verschillende fouten.', 3),
        waarschuwingen: described(z.int().min(0), 'Hoeveel verschillende waarschuwingen.', 2),
      }),
      'Het verslag in getallen.',
      { documenten: 14, metMeldingen: 2, fouten: 3, waarschuwingen: 2 },
    ),
    deel: optional(
      z.strictObject({
        nummer: described(z.int().min(1), 'Het hoeveelste deel.', 2),
        van: described(z.int().min(1), 'In hoeveel delen.', 4),
      }),
      'Welk deel van de documenten dit is, met --shard; ontbreekt als het alle documenten zijn.',
      { nummer: 2, van: 4 },
    ),
    documenten: described(z.array(document), 'De documenten, in de volgorde waarin erom is gevraagd.', []),
  })
  .meta({ title: 'Verslag', description: 'Het verslag van collegevoorstel met --reporter json.' })

export type JsonReport = z.infer<typeof reportSchema>

/** The JSON Schema (draft 7) of the JSON report. */
export function reportJsonSchema(): { readonly [keyword: string]: unknown } {
  return z.toJSONSchema(reportSchema, { target: 'draft-7' })
}
