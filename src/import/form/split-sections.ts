import { sectionTitled } from '../../document/markdown/sections.ts'
import type { Kind, KindSection } from '../../forms/kind.ts'
import type { WordBlock, WordParagraph, WordPiece } from '../../word/model/word-model.ts'
import { paragraphText } from '../body/plain.ts'
import { looksLikeHeading } from '../body/to-blocks.ts'
import { labelsOf } from './labels.ts'

/** A section of the form, as it is in the document. */
export interface WordSection {
  readonly form: KindSection
  readonly title: string
  readonly line: number
  /** Of its heading in Word, if it is one. */
  readonly level?: number | undefined
  readonly blocks: readonly WordBlock[]
}

export interface SplitBody {
  readonly before: readonly WordBlock[]
  readonly sections: readonly WordSection[]
}

/** Divides blocks at the headings and bold lines that are a title of the form. */
export function splitSections(blocks: readonly WordBlock[], kind: Kind): SplitBody {
  const titled = blocks.map((block) => (block.kind === 'paragraph' ? titleOf(block, kind) : undefined))
  const labels = labelsOf(kind)
  const isAlsoField = (title: Title | undefined) => title !== undefined && labels.targetOf(title.text) !== undefined
  const sure = titled.findIndex((title) => title !== undefined && !isAlsoField(title))
  const first = sure < 0 ? titled.findIndex((title) => title !== undefined) : sure
  const before: WordBlock[] = []
  const sections: (WordSection & { readonly blocks: WordBlock[] })[] = []
  for (const [index, block] of blocks.entries()) {
    const title = first < 0 || index < first ? undefined : titled[index]
    const last = sections.at(-1)
    if (title === undefined) (last?.blocks ?? before).push(block)
    else
      sections.push({
        form: title.form,
        title: title.text,
        line: block.line,
        level: title.level,
        blocks: [...title.rest],
      })
  }
  return { before, sections }
}

interface Title {
  readonly form: KindSection
  readonly text: string
  readonly level?: number | undefined
  /** What follows the title on its line. */
  readonly rest: readonly WordBlock[]
}

function titleOf(paragraph: WordParagraph, kind: Kind): Title | undefined {
  const text = paragraphText(paragraph)
  if (text.length > 200) return undefined
  const form = sectionTitled(kind, text)
  if (form !== undefined && (looksLikeHeading(paragraph) || isWholeQuestion(text)))
    return { form, text: text.replace(/\s*:$/, ''), level: paragraph.level, rest: [] }
  return form === undefined ? boldStart(paragraph, kind) : undefined
}

/** Nobody writes the form's own question, or one of its titles in capitals, as a sentence of the text. */
function isWholeQuestion(text: string): boolean {
  return (
    (text.split(/\s+/).length >= 4 && /[?)]$/.test(text)) || (/\p{Lu}{4}/u.test(text) && text === text.toUpperCase())
  )
}

/** A title in bold at the start of a paragraph, with the text behind it. */
function boldStart(paragraph: WordParagraph, kind: Kind): Title | undefined {
  const { pieces } = paragraph
  const end = pieces.findIndex((piece) => !(piece.kind === 'text' && (piece.bold || piece.text.trim() === '')))
  if (end <= 0 || paragraph.list !== undefined) return undefined
  const text = paragraphText({ ...paragraph, pieces: pieces.slice(0, end) })
  const form = sectionTitled(kind, text)
  const following = pieces[end]
  const separator = following?.kind === 'text' ? /^\s*[:–-]?\s*/.exec(following.text)?.[0] : ''
  if (form === undefined || !(/[:.?]$/.test(text) || following?.kind === 'break' || (separator ?? '').trim() !== ''))
    return undefined
  const rest = withoutPrefix(pieces.slice(end), separator ?? '')
  return { form, text: text.replace(/\s*:$/, ''), rest: rest.length > 0 ? [{ ...paragraph, pieces: rest }] : [] }
}

function withoutPrefix([first, ...others]: readonly WordPiece[], prefix: string): readonly WordPiece[] {
  if (first?.kind === 'break') return others
  return first?.kind === 'text' ? [{ ...first, text: first.text.slice(prefix.length) }, ...others] : others
}
