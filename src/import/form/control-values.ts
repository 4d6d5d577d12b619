import type { TextPiece, WordParagraph } from '../../word/model/word-model.ts'
import { valueText } from '../body/plain.ts'
import { assign, type FormValues } from './form-values.ts'
import type { Labels, LabelTarget } from './labels.ts'

interface ControlValue {
  readonly target: LabelTarget
  readonly pieces: readonly TextPiece[]
}

/** Texts in content controls that are named after a field. */
export function controlValues({ pieces }: WordParagraph, labels: Labels): readonly ControlValue[] {
  const found: { target: LabelTarget; control: object; pieces: TextPiece[] }[] = []
  for (const piece of pieces) {
    if (piece.kind !== 'text' || piece.control === undefined) continue
    const { title, tag } = piece.control
    const target = labels.targetOf(title) ?? labels.targetOf(tag)
    if (target === undefined) continue
    const known = found.find(({ control }) => control === piece.control)
    if (known !== undefined) known.pieces.push(piece)
    else found.push({ target, control: piece.control, pieces: [piece] })
  }
  return found
}

/** Takes the values of content controls. `not-read` where the paragraph says more than that. */
export function readControls(
  paragraph: WordParagraph,
  controls: readonly ControlValue[],
  form: FormValues,
  labels: Labels,
): 'read' | 'not-read' {
  const inside = new Set(controls.flatMap(({ pieces }) => pieces))
  const around = paragraph.pieces.map((piece) =>
    piece.kind === 'text' && inside.has(piece) ? '\t' : valueText([piece]),
  )
  const words = around
    .join(' ')
    .split(/[\t\n:]|\s{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  // Words around a control other than its label would be lost.
  if (words.some((part) => labels.targetOf(part) === undefined && !/^[☒☐]*$/.test(part))) return 'not-read'
  form.ledger.formWords.push(...words)
  const { line } = paragraph
  for (const { target, pieces } of controls) assign(form, target, { label: '', text: valueText(pieces), line })
  return 'read'
}
