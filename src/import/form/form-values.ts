import type { Kind, KindField } from '../../forms/kind.ts'
import { typeOfField } from '../../forms/kind-schema.ts'
import type { KindSet } from '../../forms/load-kind.ts'
import { type Ledger, leaveOut } from '../ledger/ledger.ts'
import { attachmentsIn, type MentionedAttachment } from './attachments.ts'
import { itemsIn } from './boxes.ts'
import { fieldValue, scalars } from './field-value.ts'
import type { LabelTarget } from './labels.ts'

/** The values of a form, while they are found. */
export interface FormValues {
  readonly kind: Kind
  readonly kinds: KindSet
  readonly ledger: Ledger
  /** By key, as they are written in the front matter. */
  readonly found: Map<string, unknown>
  readonly attachments: MentionedAttachment[]
  /** Whether something on secrecy could not be read: then the status is not carried over either. */
  readonly doubts: string[]
}

/** A value at a place of the document. */
export interface Written {
  readonly label: string
  readonly text: string
  readonly line: number
}

/** Stores the value of a field, or notes why it cannot be stored. */
export function assign(form: FormValues, { field, part }: LabelTarget, written: Written): void {
  const text = written.text.trim()
  form.ledger.formWords.push(written.label)
  if (text === '' || /^[.…_\s]*$/.test(text)) return
  if (field.veld === 'bijlagen') {
    addAttachments(form, field, { ...written, text })
    return
  }
  const value = part === undefined ? fieldValue(field, text, form.kind) : partValue(field, part, text, form)
  if (value === undefined && field.veld !== 'status' && /^(geen|nee|n\.?v\.?t\.?|[-–]+)\.?$/i.test(text)) {
    form.ledger.formWords.push(text)
    return
  }
  if (value === undefined) {
    refuse(form, field, { ...written, text })
    return
  }
  store(form, { field, part }, value, { ...written, text })
}

function recordAt({ found }: FormValues, { veld }: KindField): Readonly<Record<string, unknown>> {
  const value = found.get(veld)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** A part of a record: a list if the record allows it, otherwise in the first notation that fits there. Undefined if none does. */
function partValue({ veld }: KindField, part: string, text: string, { kind }: FormValues): unknown {
  const type = typeOfField(kind, veld)
  const items = itemsIn(text)
  if (items.length > 1 && type?.safeParse({ [part]: items }).success) return items
  const isRefused = (value: string) =>
    (type?.safeParse({ [part]: value }).error?.issues ?? []).some(({ path }) => path[0] === part)
  return scalars(text).find((value) => !isRefused(value))
}

function store(form: FormValues, { field, part }: LabelTarget, value: unknown, { label, text, line }: Written): void {
  const { found, ledger } = form
  const record = recordAt(form, field)
  const before = part === undefined ? found.get(field.veld) : record[part]
  if (before !== undefined) {
    if (JSON.stringify(before) === JSON.stringify(value)) ledger.formWords.push(text)
    else contradict(form, field, { label, text, line })
    return
  }
  found.set(field.veld, part === undefined ? value : { ...record, [part]: value })
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  ledger.values.push({
    key: part === undefined ? field.veld : `${field.veld}.${part}`,
    label,
    written: text,
    value: shown,
  })
}

/** Two values of one field: neither is chosen for the status. */
function contradict({ ledger, doubts }: FormValues, field: KindField, { label, text, line }: Written): void {
  const isStatus = field.veld === 'status'
  if (isStatus) doubts.push('status')
  leaveOut(ledger, isStatus ? 'word/status' : 'word/gegeven', {
    place: { line, column: 1 },
    text,
    reason: isStatus
      ? 'In dit document staan twee verschillende statussen; er is geen overgenomen.'
      : `Bij “${label}” staat hier iets anders dan eerder in het document; het eerste is overgenomen.`,
  })
}

function refuse({ ledger, doubts }: FormValues, field: KindField, { label, text, line }: Written): void {
  const isStatus = field.veld === 'status'
  if (isStatus || field.veld === 'geheimhouding' || field.veld === 'embargo') doubts.push(field.veld)
  leaveOut(ledger, isStatus ? 'word/status' : 'word/gegeven', {
    place: { line, column: 1 },
    text,
    reason: isStatus
      ? 'Hieruit blijkt niet of het stuk openbaar, besloten of geheim is; de status is niet overgenomen.'
      : `Bij “${label}” staat iets dat in dit veld niet past; het is niet overgenomen.`,
  })
}

function addAttachments(form: FormValues, field: KindField, { label, text }: Written): void {
  const { attachments, kinds, ledger } = form
  const found = attachmentsIn(text, kinds)
  attachments.push(...found)
  ledger.values.push({
    key: field.veld,
    label,
    written: text,
    value: found.map(({ soort, titel }) => titel ?? soort).join(', '),
  })
}
