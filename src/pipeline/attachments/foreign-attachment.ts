import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import type { Attachment, AttachmentContent } from '../../document/proposal.ts'
import type { Output } from '../../output/manifest.ts'
import { editionRules } from '../../rules/edition-rules.ts'

/** A PDF from elsewhere, with its attachment. */
export interface ForeignAttachment {
  readonly attachment: Attachment
  readonly content: ForeignPdf
}

type ForeignPdf = Extract<AttachmentContent, { type: 'pdf' }>

export function outputOf(
  { output, title }: Attachment,
  { inspected }: ForeignPdf,
  bytes: Uint8Array,
  manier: Output['conformance']['manier'],
): Output {
  return { path: output, bytes, title, pages: inspected.pages, conformance: { manier, normen: inspected.claims } }
}

export function cannotAdapt({ number }: Attachment, reason: string, document: Document): Diagnostic {
  return diagnostic({
    rule: editionRules['bijlagen/niet-aan-te-passen'],
    file: document.source.name,
    place: document.at(['bijlagen', number - 1, 'bestand']),
    reason: `Bijlage ${number} kan voor deze editie niet worden aangepast: ${reason}`,
    advice: 'Bewaar het stuk opnieuw als PDF, zonder handtekening of beveiliging.',
  })
}
