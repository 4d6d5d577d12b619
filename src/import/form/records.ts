import { statedGrounds } from '../../document/markdown/redaction.ts'
import { isoDate } from '../../forms/date-notation.ts'
import { parseGround } from '../../forms/grounds.ts'
import { typeOfField } from '../../forms/kind-schema.ts'
import { leaveOut } from '../ledger/ledger.ts'
import { itemsIn } from './boxes.ts'
import { scalars } from './field-value.ts'
import type { FormValues } from './form-values.ts'
import type { RecordColumns } from './labels.ts'

/** A row of a table whose columns are the parts of a record. */
export interface RecordRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** Stores the rows of a table as records: `behandeling`, `geheimhouding`, `adviezen`. */
export function assignRecords(form: FormValues, { field, parts }: RecordColumns, rows: readonly RecordRow[]): void {
  const type = typeOfField(form.kind, field.veld)
  const records: object[] = []
  for (const row of rows) {
    const text = row.cells.join(' ').trim()
    const cells = row.cells.map((cell) => cell.replace(/[☒☐]/g, '').trim())
    const isOpen = /☐/.test(row.cells[0] ?? '') && cells.slice(1).every(isNothing)
    if (isOpen || cells.every(isNothing) || /^(geen|n\.?v\.?t\.?)$/i.test(cells[0] ?? '')) {
      form.ledger.formWords.push(text)
      continue
    }
    const record = recordOf(cells, parts, (tried) =>
      (type?.safeParse([tried]).error?.issues ?? []).map(({ path }) => path[1]),
    )
    if (type?.safeParse([record]).success) {
      records.push(record)
      form.ledger.values.push({ key: field.veld, label: '', written: text, value: JSON.stringify(record) })
      continue
    }
    form.doubts.push(field.veld)
    leaveOut(form.ledger, 'word/gegeven', {
      place: { line: row.line, column: 1 },
      text,
      reason: `Deze rij van “${field.label}” past niet in dat veld; zij is niet overgenomen.`,
    })
  }
  const before = form.found.get(field.veld)
  if (records.length > 0) form.found.set(field.veld, [...(Array.isArray(before) ? before : []), ...records])
}

function isNothing(cell: string): boolean {
  return /^[.…_–\s-]*$/.test(cell) || /^n\.?v\.?t\.?$/i.test(cell)
}

/** Fills a record, each part in the first notation that is not refused there. */
function recordOf(
  cells: readonly string[],
  parts: RecordColumns['parts'],
  refusedParts: (record: object) => readonly unknown[],
): Readonly<Record<string, unknown>> {
  const filled = parts.flatMap((part, index) => {
    const cell = cells[index] ?? ''
    return part === undefined || isNothing(cell) ? [] : [{ part, cell }]
  })
  return Object.fromEntries(
    filled.map(({ part, cell }) => {
      const right = notations(part, cell).find((value) => !refusedParts({ [part]: value }).includes(part))
      return [part, right ?? cell]
    }),
  )
}

function notations(part: string, cell: string): readonly unknown[] {
  if (part === 'grondslag') return [grounds(cell), ...scalars(cell)]
  if (part === 'portefeuillehouder' && itemsIn(cell).length > 1) return [itemsIn(cell), ...scalars(cell)]
  if (part === 'orgaan' || part === 'op') return [cell.charAt(0).toLowerCase() + cell.slice(1), ...scalars(cell)]
  const date = isoDate(cell)
  return [...(date === undefined ? [] : [date]), ...scalars(cell)]
}

function grounds(cell: string): readonly string[] {
  const parts = cell.split('\n').flatMap((line) => (parseGround(line) === undefined ? statedGrounds(line) : [line]))
  return parts.map((part) => parseGround(part)?.code ?? part)
}
