import type { WordDocument } from '../../word/model/word-model.ts'
import { assign, type FormValues } from '../form/form-values.ts'
import { labelsOf } from '../form/labels.ts'
import { readForm } from '../form/read-form.ts'
import { leaveOutBlocks, siftBlocks } from '../sift/sift-blocks.ts'

/** Headers and footers: values of the form are read, and the rest is left out with a note. */
export function readMargins({ margins }: WordDocument, form: FormValues): void {
  for (const { kind, blocks } of margins) {
    const rest = readForm(siftBlocks(blocks, form.ledger), form)
    const reason = `Dit staat in de ${kind === 'header' ? 'koptekst' : 'voettekst'} van het document; het is niet overgenomen.`
    leaveOutBlocks(rest, form.ledger, { rule: 'word/kop-en-voettekst', reason })
  }
}

/** Properties of the document that have the name of a field; its title is the last resort for the subject. */
export function readProperties({ properties }: WordDocument, form: FormValues, fileName: string | undefined): void {
  const labels = labelsOf(form.kind)
  for (const [name, text] of properties) {
    const target = name === 'title' ? undefined : labels.targetOf(name)
    if (target !== undefined && !form.found.has(target.field.veld)) assign(form, target, { label: '', text, line: 1 })
  }
  const key = form.kind.velden.some(({ veld }) => veld === 'titel') ? 'titel' : 'onderwerp'
  const title = properties.get('title') || fileName
  if (title !== undefined && title !== '' && !form.found.has(key) && !form.found.has('onderwerp'))
    form.found.set(key, title)
}
