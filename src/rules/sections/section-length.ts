import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import { sectionRules } from '../section-rules.ts'

/** Characters on a printed line, measured in the built-in house styles, rounded up. */
const lettersOn = { line: 83, item: 79, cell: 83 } as const

/** Sections that are probably longer on paper than the form allows, for runs that do not print: printed lines are counted. */
export function lengthEstimates(document: Document): readonly Diagnostic[] {
  return document.sections.flatMap(({ form, content, position }) => {
    const lines = sumOf(content, linesOf)
    if (form.regels === undefined || lines <= form.regels.waarschuwing) return []
    return [
      diagnostic({
        rule: sectionRules['onderdelen/te-lang'],
        file: document.source.name,
        place: position,
        reason: `${form.kern} wordt op papier ongeveer ${lines} regels; de bedoeling is ongeveer ${form.regels.waarschuwing}.`,
        advice: `Maak de tekst korter. Boven de ${form.regels.fout} regels is het geen ${form.kern.toLowerCase()} meer.`,
      }),
    ]
  })
}

function linesOf(node: RootContent): number {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return linesIn(node, lettersOn.line)
    case 'list':
      return sumOf(node.children, (item) => sumOf(item.children, linesInItem))
    case 'blockquote':
    case 'containerDirective':
      return sumOf(node.children, linesOf)
    case 'table':
      return sumOf(node.children, (row) => Math.max(1, linesIn(row, lettersOn.cell)))
    case 'code':
      return node.value.split('\n').length
    default:
      return 0
  }
}

function linesInItem(node: RootContent): number {
  return node.type === 'paragraph' ? linesIn(node, lettersOn.item) : linesOf(node)
}

function linesIn(node: RootContent, letters: number): number {
  return Math.ceil(textOf(node).length / letters)
}

function sumOf<Part>(parts: readonly Part[], linesOfPart: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + linesOfPart(part), 0)
}
