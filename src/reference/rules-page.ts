import type { Severity } from '../diagnostics/rule.ts'
import { severityWords } from '../report/message-text.ts'
import { allRules } from '../rules/catalogue.ts'
import type { ReferencePage } from './page.ts'

/** The families of rules: `taal`. */
export const ruleFamilies: readonly string[] = [...new Set(allRules.map(({ id }) => familyOf(id)))]

/** The rules, all or those of one family. */
export function rulesPage(family?: string): ReferencePage {
  const shown = allRules.filter(({ id }) => family === undefined || familyOf(id) === family)
  return {
    title: family === undefined ? 'Alle regels' : `De regels van ${family}`,
    lead: 'Hoe zwaar een regel telt, stelt u in met regels in collegevoorstel.yaml. Een vaste regel kan niet zachter.',
    tables: [
      {
        title: '',
        columns: ['Regel', 'Wat de regel bewaakt', 'Ernst'],
        typed: [0],
        rows: shown.map(({ id, guards, severity, softening }) => [id, guards, weight(severity, softening)]),
      },
    ],
  }
}

function weight(severity: Severity, softening: 'allowed' | 'never'): string {
  return softening === 'never' ? `${severityWords[severity]}, vast` : severityWords[severity]
}

function familyOf(id: string): string {
  return id.split('/')[0] ?? id
}
