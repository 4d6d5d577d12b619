import type { Document } from '../../document/document.ts'
import type { KindField } from '../../forms/kind.ts'
import { belowRows } from '../../forms/vocabulary.ts'
import type { ComposeContext } from './context.ts'
import { fieldView } from './field-view.ts'
import type { View } from './view.ts'

/** Printed on a form without a value as well: their tables and boxes say that there is none. */
const alwaysPrinted: readonly string[] = ['bijlagen', 'geheimhouding']

/**
 * The form of a kind, in the order of its fields: rows of label and value, and what is printed below them. Rows beside the box for the signature are
 * a block of their own. Empty in an edition without the form.
 */
export function formBlocks(document: Document, { editie }: Pick<ComposeContext, 'editie'>): View['formulier'] {
  const { kind, data } = document
  if (!kind.formulier || !editie.intern) return []
  const isPrinted = ({ veld, verplicht, verwacht }: KindField) =>
    verplicht || verwacht || data[veld] !== undefined || alwaysPrinted.includes(veld)
  const blocks: FormBlock[] = []
  for (const field of kind.velden.filter((each) => each.formulier && isPrinted(each))) {
    const blok = belowRows.some((key) => key === field.veld) ? field.veld : ''
    const naast = blok === '' && field.naast !== undefined
    const last = blocks.at(-1)
    if (last !== undefined && blok === '' && last.blok === '' && last.naast === naast) last.fields.push(field)
    else blocks.push({ blok, naast, fields: [field] })
  }
  return blocks.map(({ blok, naast, fields }) => ({
    blok,
    naast,
    naam: nameOf(fields),
    rijen: fields.map((field) => fieldView(field.veld, field, data)),
  }))
}

interface FormBlock {
  readonly blok: string
  readonly naast: boolean
  readonly fields: KindField[]
}

/** What a screen reader calls the table. */
function nameOf(fields: readonly KindField[]): string {
  const [first, last] = [fields[0]?.label ?? '', fields.at(-1)?.label ?? '']
  return first === last ? first : `${first} tot en met ${last}`
}
