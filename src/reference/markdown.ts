import type { ReferencePage, ReferenceTable } from './page.ts'

const head = `# Naslag: alle sleutels, onderdelen, besluiten en gronden

Deze bladzijde is gemaakt uit het programma zelf. In de terminal leest u hetzelfde met \`collegevoorstel explain\`, ook over uw eigen soorten:
\`collegevoorstel explain brief-raad\`. De regels hebben [eigen bladzijden](regels/README.md).
`

/** The reference page of the guide. */
export function referenceMarkdown(pages: readonly ReferencePage[]): string {
  return [head, ...pages.map(section)].join('\n')
}

function section({ title, lead, tables }: ReferencePage): string {
  return `## ${plain(title)}\n\n${plain(lead)}\n${tables.map(table).join('')}`
}

function table({ title, columns, typed, rows }: ReferenceTable): string {
  const cell = (text: string, column: number) =>
    (typed.includes(column) ? code(text) : plain(text)).replaceAll('|', '\\|')
  const lines = [columns, columns.map(() => '---'), ...rows.map((row) => row.map(cell))]
  const heading = title === '' ? '' : `\n### ${title}\n`
  return `${heading}\n${lines.map((line) => `| ${line.join(' | ')} |`.replace(/ {2,}/g, ' ')).join('\n')}\n`
}

function code(text: string): string {
  return text === '' ? '' : `\`${text}\``
}

/** Text that Markdown shows as it is. */
function plain(text: string): string {
  return text.replace(/[<*_]/g, '\\$&')
}
