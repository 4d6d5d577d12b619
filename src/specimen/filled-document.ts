import type { Kind, KindSection } from '../forms/kind.ts'
import { fieldNotes } from '../forms/kind-schema.ts'
import { exampleText, headingText } from '../forms/new-document.ts'
import { shortTitle } from '../forms/section-help.ts'

/** Fields that name another file, or say what may not be public: a specimen shows neither of a kind. */
const leftOut: readonly string[] = ['bijlagen', 'geheimhouding', 'embargo', 'status', 'naam', 'soort']

/** A document of a kind in which every field has the example of its type, and every section some text. */
export function filledDocument(kind: Kind): string {
  const fields = kind.velden.filter(({ veld }) => !leftOut.includes(veld))
  const front = fields.flatMap((field) => {
    const [example] = fieldNotes(field).examples
    return example === undefined ? [] : [`${field.veld}: ${exampleText(example)}`]
  })
  const isAnswer = fields.some(({ veld }) => veld === 'vragen')
  const body = kind.onderdelen.length > 0 ? kind.onderdelen.map(filledSection) : isAnswer ? answered : chapters
  return `---\nsoort: ${kind.soort}\nstatus: openbaar\n${front.join('\n')}\n---\n\n${body.join('\n\n')}\n`
}

const sentences =
  'In het voorjaar begon de gemeente met wijkgericht werken. Bewoners, ondernemers en verenigingen in vier wijken konden plannen indienen voor hun straat, plein of buurt, en van die plannen zijn er intussen 86 uitgevoerd. Wat het heeft opgeleverd, staat hieronder.'

const points = [
  '1. De resultaten van het eerste jaar vast te stellen, en de raad daarover met een brief te informeren.',
  '2. De aanpak voort te zetten tot en met 31 december 2027.',
].join('\n')

function filledSection(section: KindSection): string {
  const parts = section.delen.map((part) => `### ${headingText(part)}\n\n${sentences}`)
  const text = section.beslispunten ? points : parts.length > 0 ? parts.join('\n\n') : sentences
  return `## ${headingText(shortTitle(section))}\n\n${text}`
}

const chapters = [
  sentences,
  `## Wat is er gedaan?\n\n${sentences}`,
  `### Per wijk\n\n- In Noord kwam er een buurtmoestuin.\n- In Oost is het plein vernieuwd.`,
]

const answered = [sentences, `## Vraag 1\n\n> Hoeveel wijkmakelaars zijn er?\n\n${sentences}`]
