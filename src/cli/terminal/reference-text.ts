import { Help } from 'commander'
import { createColors } from 'picocolors'
import type { ReferencePage, ReferenceTable } from '../../reference/page.ts'
import { visible } from '../../report/message-text.ts'

export interface ReferenceOptions {
  readonly color: 'on' | 'off'
  /** Characters on a line. */
  readonly width: number
}

const widestTerm = 28
const narrowest = 60
const widest = 110

/** A page of the reference for a terminal: the first cell of a row, and beside it the others. */
export function referenceText({ title, lead, tables }: ReferencePage, options: ReferenceOptions): string {
  const help = helpOf(options)
  const { bold } = createColors(options.color === 'on')
  const parts = [
    bold(title),
    help.boxWrap(visible(lead), help.helpWidth ?? widest),
    ...tables.map((one) => tableText(one, help, bold)),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function helpOf({ width }: ReferenceOptions): Help {
  const help = new Help()
  help.minWidthToWrap = 20
  help.helpWidth = Math.max(narrowest, Math.min(width, widest))
  return help
}

function tableText({ title, columns, rows }: ReferenceTable, help: Help, bold: (text: string) => string): string {
  const termWidth = Math.min(widestTerm, Math.max(...rows.map(([term = '']) => term.length)))
  const lines = rows.map((row) => {
    const [term = '', ...cells] = row.map(visible)
    const words = cells
      .flatMap((cell, index) => (cell === '' ? [] : [inSentence(cell, columns[index + 1] ?? '')]))
      .join(' ')
    return help.formatItem(term, termWidth, words, help)
  })
  return [...(title === '' ? [] : [bold(title)]), lines.join('\n')].join('\n')
}

/** The column is named where the cell alone does not say what it is. */
function inSentence(cell: string, column: string): string {
  if (column === 'Voorbeeld') return `Bijvoorbeeld: ${cell}`
  if (column === 'Ook te schrijven als') return `Ook: ${cell}.`
  if (column === 'Nodig' || column === 'Ernst' || column === 'Te gebruiken bij') return `(${cell})`
  return /[.?!:]$/.test(cell) ? cell : `${cell}.`
}

/** A page of the guide for a terminal: without the marks of Markdown, its examples indented. */
export function markdownForTerminal(markdown: string, options: ReferenceOptions): string {
  const help = helpOf(options)
  const { bold } = createColors(options.color === 'on')
  const blocks: string[] = []
  for (const [index, part] of visible(markdown)
    .split(/^```.*\n?/m)
    .entries()) {
    if (index % 2 === 1) blocks.push(part.trimEnd().replace(/^(?=.)/gm, '    '))
    else
      blocks.push(
        ...part
          .trim()
          .split(/\n{2,}/)
          .map((paragraph) => proseText(paragraph, help, bold)),
      )
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function proseText(paragraph: string, help: Help, bold: (text: string) => string): string {
  const text = paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
  const heading = /^#+ (.*)$/.exec(text)?.[1]
  if (heading !== undefined) return bold(heading)
  if (/^(?:[-|]|\d+\.)/.test(text)) return text
  return help.boxWrap(text.replaceAll('\n', ' '), help.helpWidth ?? widest)
}
