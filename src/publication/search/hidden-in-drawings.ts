import { extname } from 'node:path'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import { decoded } from '../../document/markdown/link-target.ts'
import type { Proposal } from '../../document/proposal.ts'
import { listInWords } from '../../forms/dutch-words.ts'
import type { Output } from '../../output/manifest.ts'
import { editionRules } from '../../rules/edition-rules.ts'
import { imagesOf } from '../../rules/text/nodes-of.ts'

/**
 * Reports text that the pages of a public edition hold and nobody sees: in a drawing, under a surface or in the colour of what lies
 * under it. The words are not told. Other text of these pages is placed by the templates, and always seen.
 *
 * @param own the proposal as the edition contains it
 */
export async function hiddenInDrawings(own: Proposal, outputs: readonly Output[]): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = []
  for (const { document, bytes, path } of printedOf(own, outputs)) {
    const drawings = imagesOf(document).filter(([, url]) => extname(decoded(url)).toLowerCase() === '.svg')
    const [first] = drawings
    if (first === undefined) continue
    const { hiddenGlyphs } = await import('../../pdf/clean/hidden-text.ts')
    const { openReadable } = await import('../../pdf/file/read/open-pdf.ts')
    const glyphs = [...hiddenGlyphs(openReadable(bytes))]
    if (glyphs.length === 0) continue
    const pages = [...new Set(glyphs.map(({ page }) => String(page)))]
    found.push(
      diagnostic({
        rule: editionRules['afbeeldingen/verborgen'],
        file: document.source.name,
        place: first[0].position,
        reason: `${drawings.length === 1 ? 'In deze tekening' : 'In een van de tekeningen'} staat tekst die niemand ziet, maar die wel te lezen is (${glyphs.length} letters op pagina ${listInWords(pages)} van ${path}). Er ligt een vlak over, of de tekst heeft de kleur van wat eronder ligt.`,
        advice: 'Haal die tekst uit het SVG-bestand, of maak er een PNG van.',
      }),
    )
  }
  return found
}

interface PrintedDocument extends Pick<Output, 'bytes' | 'path'> {
  readonly document: Document
}

function printedOf({ document, attachments }: Proposal, outputs: readonly Output[]): readonly PrintedDocument[] {
  const documents = new Map(
    attachments.flatMap(({ output, content }) => (content.type === 'document' ? [[output, content.document]] : [])),
  )
  return outputs
    .filter(({ path }) => path.endsWith('.pdf'))
    .flatMap(({ path, bytes }) => {
      const printed = path.startsWith('bijlagen/') ? documents.get(path) : document
      return printed === undefined ? [] : [{ document: printed, path, bytes }]
    })
}
