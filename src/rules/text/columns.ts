import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { linesOf, type PassageLine, verbatimPosition } from './passage-lines.ts'
import { type Passage, passagesOf } from './passages.ts'
import { pointMark } from './point-marks.ts'
import { offsetsOf } from './positions.ts'
import { tabColumns } from './tab-columns.ts'

/** Tabs between words: a word processor makes columns with them, and Markdown prints each as a space. */
export function* columns(document: Document): Iterable<RuleFinding> {
  if (!document.source.text.includes('\t')) return
  for (const passage of passagesOf(document)) {
    if (passage.type !== 'paragraph' || !passage.text.includes('\t')) continue
    const lines = linesOf(passage, document)
    const found = lines.map((line) => ({ line, index: tabIn(line.text) })).find(({ index }) => index !== undefined)
    if (found?.index === undefined) continue
    const at = found.line.from + found.index
    yield {
      place: passage.positionOf(at, at + 1),
      reason: 'Hier staat een tab; er komt een spatie, en kolommen lopen dan door elkaar.',
      advice:
        'Maak er een tabel van: | Wijk | Aantal |, met daaronder | --- | --- |. Hoort er gewoon een spatie, typ die dan.',
      fix: tableFix(passage, lines, document),
    }
  }
}

/** The first tab between words; the one behind the mark of a point belongs to that mark. */
function tabIn(text: string): number | undefined {
  const mark = pointMark(text)?.mark.length ?? 0
  const index = /\S[ ]*\t+[ ]*(?=\S)/.exec(text.slice(mark))?.index
  return index === undefined ? undefined : text.indexOf('\t', mark + index)
}

/** A table, where the lines are certainly its rows and stand straight below each other. */
function tableFix(passage: Passage, lines: readonly PassageLine[], document: Document): RuleFinding['fix'] {
  const { text } = document.source
  const rows = tabColumns(lines.map((line) => line.text))
  const position = passage.positionOf(0, passage.text.length)
  const { from, to } = offsetsOf({ position })
  const isVerbatim = lines.every((line) => verbatimPosition(passage, document, line.from, line.text) !== undefined)
  if (
    rows === undefined ||
    !isVerbatim ||
    position.start.column !== 1 ||
    text.slice(from, to).replace(/\r\n/g, '\n') !== passage.text
  )
    return undefined
  const written = rows.map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
  const [head = '', ...others] = written
  const line = `|${' --- |'.repeat(rows[0]?.length ?? 0)}`
  return [{ from, to, replacement: [[head, line, ...others].join('\n')] }]
}
