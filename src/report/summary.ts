import { severityOf } from '../diagnostics/diagnostic.ts'
import { tally } from './findings.ts'
import { count, visible } from './message-text.ts'
import type { DocumentReport, Report } from './report.ts'

/** GitHub discards a step summary of more than 1 MiB. */
const mostBytes = 900_000

const outcomes: Readonly<Record<DocumentReport['outcome'], string>> = {
  gemaakt: 'gemaakt',
  fouten: '**fouten**',
  configuratie: '**instellingen kloppen niet**',
  mislukt: '**mislukt**',
  overgeslagen: 'overgeslagen',
}

/** A Markdown table of the documents for the page of a CI job. Where the size is limited, failed documents take precedence. */
export function summary(report: Report): string {
  const { errors, warnings } = tally(report)
  const reused = report.documents.filter((document) => document.reused).length
  const sum = [
    count(report.documents.length, 'document', 'documenten'),
    ...(reused > 0 ? [`${reused} hergebruikt`] : []),
    count(errors, 'fout', 'fouten'),
    count(warnings, 'waarschuwing', 'waarschuwingen'),
  ].join(', ')
  const head = `### Collegevoorstellen\n\n${sum}\n\n| document | uitkomst | pagina’s | tijd | meldingen |\n| --- | --- | ---: | ---: | --- |\n`
  const rows = report.documents.map((document) => ({ text: row(document), made: document.outcome === 'gemaakt' }))
  let room = mostBytes - Buffer.byteLength(head)
  const fits = new Set<(typeof rows)[number]>()
  for (const one of [...rows.filter(({ made }) => !made), ...rows.filter(({ made }) => made)]) {
    room -= Buffer.byteLength(one.text)
    if (room < 0) break
    fits.add(one)
  }
  const left = rows.length - fits.size
  const shown = rows.filter((one) => fits.has(one)).map(({ text }) => text)
  return `${head}${shown.join('')}${left > 0 ? `\nHier staan er ${fits.size}; de andere ${left} staan in het verslag.\n` : ''}\n`
}

function row(document: DocumentReport): string {
  const pages = document.made.reduce((total, file) => total + (file.pages ?? 0), 0)
  const outcome = document.reused ? 'hergebruikt' : outcomes[document.outcome]
  const time = `${(document.duration / 1000).toFixed(1).replace('.', ',')} s`
  return `| ${cell(document.file)} | ${outcome} | ${pages || ''} | ${time} | ${findings(document)} |\n`
}

function findings({ diagnostics }: DocumentReport): string {
  const severities = diagnostics.map(severityOf)
  const of = (severity: string) => severities.filter((one) => one === severity).length
  return [
    ...(of('error') > 0 ? [count(of('error'), 'fout', 'fouten')] : []),
    ...(of('warning') > 0 ? [count(of('warning'), 'waarschuwing', 'waarschuwingen')] : []),
  ].join(', ')
}

/** Escapes all Markdown and HTML syntax in a file name. */
function cell(text: string): string {
  return visible(text)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#+!|~&@:-]/g, (each) => (/[<>&]/.test(each) ? `&#${each.charCodeAt(0)};` : `\\${each}`))
}
