import type { RootContent } from 'mdast'
import type { WordBlock, WordParagraph } from '../../word/model/word-model.ts'
import type { BodyContext } from '../body/body-context.ts'
import { depthsOf } from '../body/depths.ts'
import { isEmpty, paragraphText } from '../body/plain.ts'
import { toBlocks } from '../body/to-blocks.ts'
import type { FormValues } from '../form/form-values.ts'
import { formHead, readForm } from '../form/read-form.ts'

/** The body of a kind without sections: all text, in its order, below the values of the head. */
export function freeBody(flow: readonly WordBlock[], form: FormValues, context: BodyContext): RootContent[] {
  const title = titleIn(flow)
  const untitled = title === undefined ? flow : flow.filter((block) => block !== title)
  if (title !== undefined) takeTitle(title, form)
  const head = formHead(untitled, form.kind)
  const blocks = [...readForm(head, form), ...untitled.slice(head.length)]
  const levels = blocks.flatMap((block) => (block.kind === 'paragraph' && !isEmpty(block) ? [block.level ?? 9] : []))
  const level = Math.min(9, ...levels) - 1
  return toBlocks(blocks, context, depthsOf(blocks, { above: 1, level, isPart: () => false }))
}

/** The paragraph with the style of a title, or the only heading of the first level if it is the first text. */
function titleIn(blocks: readonly WordBlock[]): WordParagraph | undefined {
  const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' && !isEmpty(block) ? [block] : []))
  const [styled] = paragraphs.filter(({ style }) => /^title$/i.test(style))
  const tops = paragraphs.filter(({ level }) => level === 1)
  const found = styled ?? (tops.length === 1 && tops[0] === paragraphs[0] ? tops[0] : undefined)
  const isPlain = found?.pieces.every(({ kind }) => kind === 'text' || kind === 'break')
  return isPlain ? found : undefined
}

function takeTitle(paragraph: WordParagraph, { kind, found, ledger }: FormValues): void {
  const [key = 'titel'] = ['titel', 'onderwerp'].filter((name) => kind.velden.some(({ veld }) => veld === name))
  const written = paragraphText(paragraph)
  const value = written.replace(/\s+/g, ' ')
  found.set(key, value)
  ledger.values.push({ key, label: '', written, value })
}
