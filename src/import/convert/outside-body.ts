import type { WordBlock, WordDocument } from '../../word/model/word-model.ts'
import { tabbed } from '../body/tab-table.ts'
import { assign, type FormValues } from '../form/form-values.ts'
import { labelsOf } from '../form/labels.ts'
import { readForm } from '../form/read-form.ts'
import { carryOver, type Ledger, leaveOut } from '../ledger/ledger.ts'
import { plainText } from '../sift/plain-text.ts'
import { leaveOutBlocks, siftBlocks } from '../sift/sift-blocks.ts'

/** Headers and footers: values of the form are read, and the rest is left out with a note. */
export function readMargins({ margins }: WordDocument, form: FormValues): void {
  for (const { kind, blocks } of margins) {
    const sifted = siftBlocks(blocks, form.ledger).map((block) => withoutPageWords(block, form.ledger))
    const rest = readForm(sifted, form).flatMap((block) => readForm(atTabs(block), form))
    doubtOpenness(blocks, form)
    const reason = `Dit staat in de ${kind === 'header' ? 'koptekst' : 'voettekst'} van het document; het is niet overgenomen.`
    leaveOutBlocks(rest, form.ledger, { rule: 'word/kop-en-voettekst', reason })
  }
}

/** `Gemeente Voorbeeldstad → Zaaknummer: Z-2026-1`: what tabs put left, in the middle and right. */
function atTabs(block: WordBlock): readonly WordBlock[] {
  if (block.kind === 'table') return [block]
  return tabbed(block.pieces).map((pieces) => ({ ...block, pieces }))
}

const secret = /\b(?:vertrouwelijk|geheim|besloten|embargo|niet openbaar)\b/i

/** A header, a footer or a watermark in it that contradicts `status: openbaar`. */
function doubtOpenness(blocks: readonly WordBlock[], { found, doubts, ledger }: FormValues): void {
  const text = blocks.map(plainText).find((each) => secret.test(each))
  if (text === undefined || found.get('status') !== 'openbaar') return
  doubts.push('status')
  carryOver(ledger, 'word/status', {
    place: { line: blocks[0]?.line ?? 1, column: 1 },
    text: '',
    reason: `In de kop- of voettekst staat “${text.replace(/\s+/g, ' ').trim().slice(0, 80)}”, en elders dat het stuk openbaar is.`,
  })
}

/** Properties of the document that have the name of a field; its title is the last resort for the subject. */
export function readProperties({ properties }: WordDocument, form: FormValues, fileName: string | undefined): void {
  const labels = labelsOf(form.kind)
  for (const [name, text] of properties) {
    const target = name === 'title' ? undefined : labels.targetOf(name)
    if (target?.field.veld === 'status') readStatus(text, form)
    else if (target !== undefined && !form.found.has(target.field.veld))
      assign(form, target, { label: '', text, line: 1 })
  }
  const key = form.kind.velden.some(({ veld }) => veld === 'titel') ? 'titel' : 'onderwerp'
  const stated = properties.get('title')
  const title = stated || fileName
  if (!title || form.found.has(key) || form.found.has('onderwerp')) return
  form.found.set(key, title)
  if (stated)
    carryOver(form.ledger, 'word/veld', {
      place: { line: 1, column: 1 },
      text: stated,
      reason: `Deze titel staat alleen in de eigenschappen van het document, en kan van een ouder stuk zijn; zij is nu het veld ${key}.`,
    })
}

/** Nobody sees a property, so that it cannot make a document public; one that says something else makes the status doubtful. */
function readStatus(text: string, { found, doubts, ledger }: FormValues): void {
  if (text === '' || found.get('status') === text.toLowerCase()) return
  doubts.push('status')
  leaveOut(ledger, 'word/status', {
    place: { line: 1, column: 1 },
    text,
    reason:
      'Deze status staat alleen in de eigenschappen van het document, die u in de tekst niet ziet; zij is niet overgenomen.',
  })
}

/** Around the number of a page, which is left out: `pagina`, `Pagina … van`. */
const pageWords = /[\s,;|–-]*\b(?:pagina|blad|bladzijde|page)\b[\s:]*(?:(?:van|\/)\s*)?$/i

function withoutPageWords(block: WordBlock, ledger: Ledger): WordBlock {
  if (block.kind === 'table') return block
  const last = block.pieces.findLast(({ kind }) => kind === 'text')
  const words = last?.kind === 'text' ? (pageWords.exec(last.text)?.[0] ?? '') : ''
  if (last?.kind !== 'text' || words === '') return block
  ledger.formWords.push(words.replace(/^[\s,;|–-]+/, ''))
  const text = last.text.slice(0, -words.length)
  return {
    ...block,
    pieces: block.pieces.flatMap((piece) => (piece !== last ? [piece] : text === '' ? [] : [{ ...last, text }])),
  }
}
