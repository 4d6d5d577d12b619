import type { RootContent } from 'mdast'
import { titleKey } from '../../document/markdown/sections.ts'
import type { WordBlock, WordParagraph } from '../../word/model/word-model.ts'
import type { BodyContext } from '../body/body-context.ts'
import { depthsOf } from '../body/depths.ts'
import { blocksText, isEmpty, paragraphText } from '../body/plain.ts'
import { looksLikeHeading, toBlocks } from '../body/to-blocks.ts'
import { assign, type FormValues } from '../form/form-values.ts'
import { labelsOf } from '../form/labels.ts'
import { isFooter, readForm } from '../form/read-form.ts'
import { splitSections, type WordSection } from '../form/split-sections.ts'
import { carryOver, leaveOut } from '../ledger/ledger.ts'

/** The body of a kind with sections: each under its title, and nothing outside them. */
export function sectionBody(flow: readonly WordBlock[], form: FormValues, context: BodyContext): RootContent[] {
  const { before, sections } = splitSections(flow, form.kind)
  const left = withoutTitle(readForm(before, form), form)
  const merged = mergeSections(sections, form)
  const [first] = merged
  if (first !== undefined && left.length > 0) noteMoved(left, first, form)
  return merged.flatMap((section, index): RootContent[] => {
    const blocks = withoutForm(index === 0 ? [...left, ...section.blocks] : section.blocks, form)
    return [
      { type: 'heading', depth: 2, children: [{ type: 'text', value: section.title }] },
      ...toBlocks(blocks, context, headingsOf(blocks, section, form)),
    ]
  })
}

/** A document can have a section twice; its text is put together, so that none is lost. */
function mergeSections(sections: readonly WordSection[], { ledger }: FormValues): readonly WordSection[] {
  const merged: WordSection[] = []
  for (const section of sections) {
    const index = merged.findIndex(({ form }) => form === section.form)
    const known = merged[index]
    if (known === undefined) {
      merged.push(section)
      continue
    }
    merged[index] = { ...known, blocks: [...known.blocks, ...section.blocks] }
    leaveOut(ledger, 'word/onderdeel', {
      place: { line: section.line, column: 1 },
      text: section.title,
      reason: 'Deze kop stond er twee keer; de tekst staat nu bij elkaar onder de eerste.',
    })
  }
  return merged
}

function noteMoved(left: readonly WordBlock[], { title }: WordSection, { ledger }: FormValues): void {
  const [first] = left
  carryOver(ledger, 'word/onderdeel', {
    place: { line: first?.line ?? 1, column: 1 },
    text: blocksText(left),
    reason: `Deze tekst stond voor het eerste onderdeel; zij staat nu bovenaan onder “${title}”.`,
  })
}

/** The subject, where no label names it: the title of the document. Also words of openness that stand alone. */
function withoutTitle(blocks: readonly WordBlock[], { found, ledger, kind }: FormValues): readonly WordBlock[] {
  return blocks.filter((block) => {
    if (block.kind === 'table') return true
    const text = paragraphText(block)
    const place = { line: block.line, column: 1 }
    if (isEmpty(block)) return block.pieces.some(({ kind }) => kind === 'image')
    if (/^(openbaar|besloten|geheim)$/i.test(text)) {
      const reason = 'Dit woord staat los in het document; de status is er niet uit overgenomen.'
      if (found.get('status') === text.toLowerCase()) ledger.formWords.push(text)
      else leaveOut(ledger, 'word/status', { place, text, reason })
      return false
    }
    const isTitle = block.level !== undefined || /^title$/i.test(block.style)
    if (text === found.get('onderwerp')) {
      ledger.formWords.push(text)
      return false
    }
    if (!isTitle || found.has('onderwerp') || !kind.velden.some(({ veld }) => veld === 'onderwerp')) return true
    const value = text.replace(/\s+/g, ' ')
    found.set('onderwerp', value)
    ledger.values.push({ key: 'onderwerp', label: '', written: text, value })
    return false
  })
}

/** Without what belongs to the form rather than to the text: its last line, and its list of attachments. */
function withoutForm(blocks: readonly WordBlock[], form: FormValues): readonly WordBlock[] {
  const labels = labelsOf(form.kind)
  const kept: WordBlock[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (block === undefined) break
    const target =
      block.kind === 'paragraph' && looksLikeHeading(block) ? labels.targetOf(paragraphText(block)) : undefined
    if (block.kind === 'paragraph' && target?.field.veld === 'bijlagen') {
      const below = listBelow(blocks.slice(at + 1))
      assign(form, target, { label: paragraphText(block), text: blocksText(below), line: block.line })
      at += below.length
    } else if (block.kind === 'table' || !isFooter(block, form)) kept.push(block)
  }
  return kept
}

/** Longer paragraphs are text, and no titles. */
const longestTitle = 120

/** The paragraphs up to the next heading or text; if they begin with a list, only that list. */
function listBelow(blocks: readonly WordBlock[]): readonly WordBlock[] {
  const [first] = blocks.filter((block) => block.kind === 'table' || !isEmpty(block))
  const isList = first?.kind === 'paragraph' && first.list !== undefined
  const end = blocks.findIndex((block) => {
    if (block.kind === 'table') return true
    if (isEmpty(block)) return false
    return looksLikeHeading(block) || paragraphText(block).length > longestTitle || (isList && block.list === undefined)
  })
  return end < 0 ? blocks : blocks.slice(0, end)
}

function headingsOf(
  blocks: readonly WordBlock[],
  section: WordSection,
  { ledger }: FormValues,
): ReadonlyMap<WordParagraph, number> {
  const levels = blocks.flatMap((block) =>
    block.kind === 'paragraph' && !isEmpty(block) && block.level !== undefined ? [block.level] : [],
  )
  // Headings at the level of the sections are one deeper, with all that is below them.
  const level = Math.min(section.level ?? 9, Math.min(...levels, 9) - 1)
  const parts = new Set(section.form.delen.map(titleKey))
  const depths = depthsOf(blocks, { above: 2, level, isPart: (title) => parts.has(titleKey(title)) })
  for (const paragraph of depths.keys()) {
    const isPart = parts.has(titleKey(paragraphText(paragraph)))
    if (isPart || paragraph.level === undefined || paragraph.level > (section.level ?? 0)) continue
    carryOver(ledger, 'word/onderdeel', {
      place: { line: paragraph.line, column: 1 },
      text: paragraphText(paragraph),
      reason: `Deze kop is geen onderdeel van het formulier; hij is een tussenkop onder “${section.title}” geworden.`,
    })
  }
  return depths
}
