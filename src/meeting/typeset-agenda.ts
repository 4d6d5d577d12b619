import { typesetValue } from '../document/markdown/redaction-marks.ts'
import { typesetText } from '../forms/dutch-typography.ts'
import type { Agenda, Punt, Rubriek } from './agenda.ts'

/** An agenda of which every text that is printed has Dutch quotation marks, apostrophes, dashes and ellipses. */
export function typesetAgenda(agenda: Agenda): Agenda {
  const { waarden, rubrieken } = agenda
  const { vergadering, locatie, voorzitter, secretaris, aanwezig, afwezig } = waarden
  return {
    ...agenda,
    waarden: {
      ...waarden,
      vergadering: typesetText(vergadering),
      ...stated({ locatie, voorzitter, secretaris }),
      ...(aanwezig ? { aanwezig: aanwezig.map(typesetText) } : {}),
      ...(afwezig ? { afwezig: afwezig.map(typesetText) } : {}),
    },
    rubrieken: rubrieken.map((rubriek): Rubriek => {
      const { titel, punten } = rubriek
      return { ...rubriek, ...stated({ titel }), punten: punten.map(typesetPoint) }
    }),
  }
}

function typesetPoint(punt: Punt): Punt {
  const { titel, toelichting, voorstel } = punt
  const front = voorstel && { ...voorstel, ...stated({ onderwerp: voorstel.onderwerp }) }
  return { ...punt, ...stated({ titel, toelichting }), ...(front ? { voorstel: front } : {}) }
}

/** The texts that are stated, as they are printed. */
function stated<Key extends string>(texts: Readonly<Record<Key, string | undefined>>): Partial<Record<Key, string>> {
  const entries = Object.entries<string | undefined>(texts)
  return Object.fromEntries(
    entries.flatMap(([key, text]) => (text === undefined ? [] : [[key, typesetValue(text)]])),
  ) as Partial<Record<Key, string>>
}
