import type { Kind } from '../../forms/kind.ts'
import type { WordBlock, WordCell, WordParagraph, WordRow, WordTable } from '../../word/model/word-model.ts'
import { blocksText, isEmpty, paragraphText } from '../body/plain.ts'
import { looksLikeHeading } from '../body/to-blocks.ts'
import { leaveOut } from '../ledger/ledger.ts'
import { controlValues, readControls } from './control-values.ts'
import { assign, type FormValues } from './form-values.ts'
import { type Labels, type LabelTarget, labelsOf } from './labels.ts'
import { assignRecords } from './records.ts'

/**
 * Takes the values of the form from blocks, however they are laid out: in a table, in content controls, behind tabs or colons, below
 * headings. Returns the blocks that are no part of the form.
 */
export function readForm(blocks: readonly WordBlock[], form: FormValues): readonly WordBlock[] {
  const labels = labelsOf(form.kind)
  const rest: WordBlock[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]
    if (block === undefined) break
    at++
    if (block.kind === 'table') {
      rest.push(...readTable(block, form, labels))
      continue
    }
    const outcome = readParagraph(block, form, labels)
    if (outcome === 'not-read') {
      rest.push(block)
      continue
    }
    leaveOutPictures(block, form)
    if (outcome === 'read') continue
    const below = valueBelow(blocks.slice(at), looksLikeHeading(block), labels)
    assign(form, outcome, { label: paragraphText(block), text: blocksText(below), line: block.line })
    at += below.length
  }
  return rest.filter((block) => block.kind === 'table' || !isFormText(block, form, labels))
}

/** A value is text. */
function leaveOutPictures({ pieces }: WordParagraph, { ledger }: FormValues): void {
  for (const piece of pieces) {
    if (piece.kind !== 'image') continue
    const reason = 'Deze afbeelding staat tussen de gegevens van het formulier; zij is niet overgenomen.'
    leaveOut(ledger, 'word/afbeelding', { place: piece.place, text: piece.alt || '–', reason })
  }
}

/** No sentence of a form is longer. */
const longestFormText = 500

/** The words that the form prints itself go no further. */
function isFormText(paragraph: WordParagraph, { ledger, found }: FormValues, labels: Labels): boolean {
  const text = paragraphText(paragraph)
  if (text.length > longestFormText) return false
  const [, words = text, rest = ''] = /^([^:]{10,}?):?\s*((?:[A-Z]{1,4}[-\d]|\d|\.\.\.|…)\S*)?$/s.exec(text) ?? []
  const isKnown = rest === '' || rest === found.get('zaaknummer') || /^[.…]+$/.test(rest)
  if (text !== '' && !(labels.isFormText(words) && isKnown) && !labels.isFormText(text)) return false
  if (paragraph.pieces.some(({ kind }) => kind === 'image' || kind === 'note')) return false
  ledger.formWords.push(text)
  return true
}

/** As `isFormText`, for a paragraph below the first section. */
export function isFooter(paragraph: WordParagraph, form: FormValues): boolean {
  return !isEmpty(paragraph) && isFormText(paragraph, form, labelsOf(form.kind))
}

/** @returns the value that the paragraph announces, if it is in the next one */
function readParagraph(paragraph: WordParagraph, form: FormValues, labels: Labels): 'read' | 'not-read' | LabelTarget {
  if (isEmpty(paragraph)) return paragraph.pieces.some(({ kind }) => kind === 'image') ? 'not-read' : 'read'
  const controls = controlValues(paragraph, labels)
  if (controls.length > 0) return readControls(paragraph, controls, form, labels)
  const text = paragraphText(paragraph)
  const lone = labels.targetOf(text)
  if (lone !== undefined) return lone
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const pairs = lines.map((line) => pairsIn(line, labels))
  if (pairs.some((each) => each === undefined)) return 'not-read'
  for (const pair of pairs.flatMap((each) => each ?? [])) assign(form, pair.target, { ...pair, line: paragraph.line })
  return 'read'
}

interface Pair {
  readonly target: LabelTarget
  readonly label: string
  readonly text: string
}

/** Labels and values on one line: `Datum: 30 maart 2021`, or with tabs between them. Undefined if something else is on it. */
function pairsIn(line: string, labels: Labels): readonly Pair[] | undefined {
  const segments = line
    .split(/\t+| {3,}/)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '' && segment !== ':')
  const pairs: Pair[] = []
  for (let at = 0; at < segments.length; at++) {
    const segment = segments[at] ?? ''
    const own = labelled(segment, labels)
    if (own === undefined) return undefined
    const next = segments[at + 1]
    if (own.text !== '' || next === undefined || labelled(next, labels) !== undefined) {
      pairs.push(own)
      continue
    }
    pairs.push({ ...own, text: next.replace(/^:\s*/, '') })
    at++
  }
  return pairs
}

/** `Datum: 30 maart 2021`, `Datum:` or `Datum`. */
function labelled(text: string, labels: Labels): Pair | undefined {
  const whole = labels.targetOf(text)
  if (whole !== undefined) return { target: whole, label: text, text: '' }
  for (const { index } of text.matchAll(/:/g)) {
    const label = text.slice(0, index + 1)
    const target = labels.targetOf(label)
    if (target !== undefined) return { target, label, text: text.slice(index + 1).trim() }
  }
  // A choice needs no colon: "Communicatie ☒ ja ☐ nee".
  const [, before = '', options = ''] = /^([^☒☐]+)([☒☐].*)$/s.exec(text) ?? []
  const target = labels.targetOf(before)
  return target === undefined ? undefined : { target, label: before, text: options }
}

/** The paragraphs that hold the value of a label above them. */
function valueBelow(blocks: readonly WordBlock[], isHeading: boolean, labels: Labels): readonly WordBlock[] {
  const found: WordBlock[] = []
  for (const block of blocks) {
    if (block.kind === 'table') break
    if (isEmpty(block) && found.length === 0) {
      found.push(block)
      continue
    }
    const text = paragraphText(block)
    if (isEmpty(block) || looksLikeHeading(block) || pairsIn(text.split('\n')[0] ?? '', labels) !== undefined) break
    if (labels.isFormText(text)) break
    found.push(block)
    // A list of choices is one value.
    if (!isHeading && block.list === undefined && !isChoice(text)) break
  }
  return found
}

function isChoice(text: string): boolean {
  return /^[☒☐]|[☒☐]$/.test(text)
}

/** Takes labels with their values from a table, and returns what else is in it. */
function readTable(table: WordTable, form: FormValues, labels: Labels): readonly WordBlock[] {
  const rest: WordBlock[] = []
  const { rows } = table
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]
    if (row === undefined) break
    const heads = row.cells.map((cell) => blocksText(cell.blocks))
    const columns = labels.recordsOf(heads)
    if (columns !== undefined) {
      form.ledger.formWords.push(...heads)
      const below = recordRows(rows.slice(at + 1), labels).map((each) => ({
        cells: each.cells.map((cell) => blocksText(cell.blocks)),
        line: lineOf(each),
      }))
      assignRecords(form, columns, below)
      at += below.length
      continue
    }
    const next = rows[at + 1]
    if (next !== undefined && isHeadRow(row, next, labels)) {
      readColumns(row, next, form, labels)
      at++
    } else rest.push(...readRow(row, form, labels))
  }
  return rest
}

/** Up to the next head: a program can join tables that follow each other. */
function recordRows(rows: readonly WordRow[], labels: Labels): readonly WordRow[] {
  const end = rows.findIndex(({ cells }) => {
    const texts = cells.map((cell) => blocksText(cell.blocks))
    return labels.recordsOf(texts) !== undefined || labels.targetOf(texts[0] ?? '') !== undefined
  })
  return end < 0 ? rows : rows.slice(0, end)
}

function lineOf({ cells }: WordRow): number {
  return cells.flatMap(({ blocks }) => blocks).at(0)?.line ?? 0
}

/** Labels side by side, with the values in the row below. */
function isHeadRow(row: WordRow, next: WordRow, labels: Labels): boolean {
  const isLabel = (cell: WordCell) => labels.targetOf(blocksText(cell.blocks)) !== undefined
  return (
    row.cells.length >= 2 &&
    row.cells.length === next.cells.length &&
    row.cells.every(isLabel) &&
    !next.cells.some(isLabel)
  )
}

function readColumns(row: WordRow, next: WordRow, form: FormValues, labels: Labels): void {
  for (const [index, cell] of row.cells.entries()) {
    const label = blocksText(cell.blocks)
    const target = labels.targetOf(label)
    if (target !== undefined)
      assign(form, target, { label, text: blocksText(next.cells[index]?.blocks ?? []), line: lineOf(next) })
  }
}

/** A label is followed by its value, in as many cells as that takes. */
function readRow(row: WordRow, form: FormValues, labels: Labels): readonly WordBlock[] {
  const rest: WordBlock[] = []
  for (let at = 0; at < row.cells.length; at++) {
    const { blocks = [] } = row.cells[at] ?? {}
    const label = blocksText(blocks)
    const target = labels.targetOf(label)
    const next = row.cells[at + 1]
    if (target === undefined || next === undefined) {
      rest.push(...readForm(blocks, form))
      continue
    }
    const values = [blocksText(next.blocks)]
    at++
    for (; at + 1 < row.cells.length; at++) {
      const text = blocksText(row.cells[at + 1]?.blocks ?? [])
      if (labels.targetOf(text) !== undefined || labels.isFormText(text)) break
      values.push(text)
    }
    assign(form, target, { label, text: values.filter((value) => value !== '').join('\n'), line: lineOf(row) })
  }
  return rest
}

/** The blocks at the top of a document without sections that hold values of the form. */
export function formHead(blocks: readonly WordBlock[], kind: Kind): readonly WordBlock[] {
  const labels = labelsOf(kind)
  let end = 0
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (block === undefined) break
    if (block.kind === 'table') {
      const [first] = block.rows.flatMap(({ cells }) => cells)
      if (labels.targetOf(blocksText(first?.blocks ?? [])) === undefined) break
      end = at + 1
      continue
    }
    const text = paragraphText(block)
    if (isEmpty(block) || labels.isFormText(text)) continue
    if (text.length > 200 || !text.split('\n').every((line) => isLabelled(line, labels))) break
    if (labels.targetOf(text) !== undefined)
      at += valueBelow(blocks.slice(at + 1), looksLikeHeading(block), labels).length
    end = at + 1
  }
  return blocks.slice(0, end)
}

/** Without a form around it, a label needs a colon or a tab. */
function isLabelled(line: string, labels: Labels): boolean {
  return /[:\t]/.test(line) && pairsIn(line, labels) !== undefined
}
