import { dutchDate } from '../forms/dutch-date.ts'
import { type LawPeriod, lawTables } from '../forms/grounds.ts'
import type { ReferencePage } from './page.ts'

/** The grounds of the Woo and the Wob, and when which law applies. */
export function groundsPage(): ReferencePage {
  const { gronden, perioden } = lawTables()
  return {
    title: 'Gronden om iets niet openbaar te maken',
    lead: 'Een grond staat bij :lak[tekst]{grond="5.1.2.e"} en bij geheimhouding (grondslag: [Woo 5.1.2.b]). De letters van Wob en Woo komen niet met elkaar overeen.',
    tables: [
      {
        title: 'De gronden',
        columns: ['Grond', 'Belang', 'Te gebruiken bij'],
        typed: [0],
        rows: gronden
          .toSorted((a, b) => Number(a.wet === 'Wob') - Number(b.wet === 'Wob'))
          .map(({ code, woorden, geheimhouding, wet }) => [
            code,
            woorden,
            wet === 'Wob' ? 'geheimhouding' : geheimhouding ? 'lakken en geheimhouding' : 'alleen lakken',
          ]),
      },
      {
        title: 'Welke wet geldt op de dag waarop geheimhouding wordt opgelegd',
        columns: ['Wet', 'Dag', 'Op grond van', 'Wat er met de geheimhouding gebeurt'],
        typed: [],
        rows: perioden.map((period) => [period.artikel, daysOf(period), period.basis, period.gevolg]),
      },
    ],
  }
}

function daysOf({ vanaf, tot }: LawPeriod): string {
  const parts = [...(vanaf ? [`vanaf ${dutchDate(vanaf)}`] : []), ...(tot ? [`tot en met ${dutchDate(tot)}`] : [])]
  return parts.join(' ')
}
