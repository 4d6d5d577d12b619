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
    const lines = content.reduce((sum, node) => sum + linesOf(node), 0)
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
      return Math.ceil(textOf(node).length / lettersOn.line)
    case 'list':
      return node.children.reduce(
        (sum, item) =>
          sum +
          item.children.reduce(
            (lines, child) =>
              lines + (child.type === 'paragraph' ? Math.ceil(textOf(child).length / lettersOn.item) : linesOf(child)),
            0,
          ),
        0,
      )
    case 'blockquote':
    case 'containerDirective':
      return node.children.reduce((sum, child) => sum + linesOf(child), 0)
    case 'table':
      return node.children.reduce((sum, row) => sum + Math.max(1, Math.ceil(textOf(row).length / lettersOn.cell)), 0)
    case 'code':
      return node.value.split('\n').length
    default:
      return 0
  }
}
