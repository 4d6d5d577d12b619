import { printable, uncovered } from '../compose/characters.ts'
import { isTriedLayout } from '../compose/templates/tried-layout.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Prepared } from './prepare.ts'

/** All that composing tells of a proposal and its attachments. Most have nothing that only their pages show: those wait for no page to be composed. */
export async function problemsOfPages(prepared: Prepared): Promise<readonly Diagnostic[]> {
  if (isUsual(prepared)) return []
  const { problemsOf } = await import('./render.ts')
  return problemsOf(prepared)
}

/** The package's own layout, which was tried before it was packed, and texts that are printed as they are written. */
function isUsual({ document, attachments, workplace: { config, houseStyle } }: Prepared): boolean {
  const documents = [
    document,
    ...attachments.flatMap(({ content }) => (content.type === 'document' ? [content.document] : [])),
  ]
  const texts = [
    config.text ?? '',
    ...documents.map(({ source }) => source.text),
    document.source.name,
    ...attachments.flatMap(({ title, path }) => [title, path]),
  ]
  return (
    houseStyle !== undefined &&
    documents.every(({ kind }) => isTriedLayout(kind, houseStyle)) &&
    texts.every(isAsWritten)
  )
}

/** Nothing in it is written as code (`&#x4e2d;`, `"\\u4e2d"`), and all of it has a font: so has whatever is printed of it. */
function isAsWritten(text: string): boolean {
  return !/[&\\]/.test(text) && uncovered(printable(text)).length === 0
}
