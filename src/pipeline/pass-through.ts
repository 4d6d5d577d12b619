import { bandFromTop, bandHeight, bandPage } from '../compose/band-page.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document } from '../document/document.ts'
import type { Attachment, AttachmentContent } from '../document/proposal.ts'
import type { SecrecyView } from '../document/secrecy.ts'
import type { Output } from '../output/manifest.ts'
import type { Printer } from '../print/printer.ts'
import type { EditionPolicy } from '../publication/edition-policy.ts'
import { editionRules } from '../rules/edition-rules.ts'
import type { PassedThrough, ReadProposal } from './work.ts'

/** A PDF from elsewhere, with its attachment. */
interface ForeignAttachment {
  readonly attachment: Attachment
  readonly content: ForeignPdf
}

type ForeignPdf = Extract<AttachmentContent, { type: 'pdf' }>

/** Outputs a PDF from elsewhere for an edition: with a band when it is secret, inspected for a public edition, otherwise unchanged. */
export async function passThrough(
  foreign: ForeignAttachment,
  proposal: ReadProposal,
  edition: EditionPolicy,
  printer: Printer,
): Promise<PassedThrough> {
  const { attachment, content } = foreign
  if (attachment.secret) return withBand(foreign, attachment.secret, proposal, printer)
  if (edition.inspectsForeignFiles) return inspected(foreign, proposal)
  return { outputs: [outputOf(attachment, content, content.bytes, 'onveranderd overgenomen')], diagnostics: [] }
}

async function withBand(
  { attachment, content }: ForeignAttachment,
  secrecy: SecrecyView,
  { document, project: { houseStyle } }: ReadProposal,
  printer: Printer,
): Promise<PassedThrough> {
  if (houseStyle === undefined) throw new Error('the project has no house style')
  const { stampPages } = await import('../pdf/merge/stamp.ts')
  const widths = new Set<number>()
  const measured = stampPages(content.bytes, (_, { width }) => {
    widths.add(width)
    return undefined
  })
  if (!measured.ok) return { outputs: [], diagnostics: [cannot(attachment, measured.reason, document)] }
  const bands = new Map<number, Uint8Array>()
  for (const width of widths) {
    const { pdf } = await printer.print(bandPage(secrecy, width, document.kind, houseStyle))
    bands.set(width, pdf)
  }
  const stamped = stampPages(content.bytes, (_, { width, height }) => {
    const pdf = bands.get(width)
    return pdf && { pdf, x: 0, y: height - bandFromTop - bandHeight }
  })
  if (!stamped.ok) return { outputs: [], diagnostics: [cannot(attachment, stamped.reason, document)] }
  const claims = content.inspected.claims.filter((claim) => !stamped.lost.includes(claim))
  const summary = { ...content.inspected, claims }
  return {
    outputs: [outputOf(attachment, { ...content, inspected: summary }, stamped.pdf, 'overgenomen met band')],
    diagnostics: [],
  }
}

async function inspected(
  { attachment, content }: ForeignAttachment,
  { document }: ReadProposal,
): Promise<PassedThrough> {
  if (document.data.bijlagen?.[attachment.number - 1]?.openbaar === 'schoon') {
    const { cleanPdf } = await import('../pdf/clean/clean-pdf.ts')
    const cleaned = cleanPdf(content.bytes)
    if (!cleaned.ok) return { outputs: [], diagnostics: [cannot(attachment, cleaned.reason, document)] }
    return {
      outputs: [outputOf(attachment, content, cleaned.pdf, 'schoongemaakt overgenomen')],
      diagnostics: traceFinding(
        attachment,
        cleaned.left,
        document,
        'Dit kan er niet uit zonder dat de bladzijden anders worden.',
      ),
    }
  }
  const { inspectPrivacy } = await import('../pdf/clean/inspect-privacy.ts')
  const found = inspectPrivacy(content.bytes)
  if (!found.ok) return { outputs: [], diagnostics: [cannot(attachment, found.reason, document)] }
  return {
    outputs: [outputOf(attachment, content, content.bytes, 'onveranderd overgenomen')],
    diagnostics: traceFinding(
      attachment,
      found.traces,
      document,
      'Zet bij deze bijlage openbaar: schoon, dan gaat eruit wat eruit kan.',
    ),
  }
}

function outputOf(
  { output, title }: Attachment,
  { inspected }: ForeignPdf,
  bytes: Uint8Array,
  manier: Output['conformance']['manier'],
): Output {
  return { path: output, bytes, title, pages: inspected.pages, conformance: { manier, normen: inspected.claims } }
}

function traceFinding(
  { number }: Attachment,
  traces: readonly { readonly sentence: string }[],
  document: Document,
  advice: string,
): readonly Diagnostic[] {
  if (traces.length === 0) return []
  return [
    diagnostic({
      rule: editionRules['bijlagen/sporen'],
      file: document.source.name,
      place: document.at(['bijlagen', number - 1, 'bestand']),
      reason: `Bijlage ${number} zegt meer dan op de bladzijden staat. ${traces.map(({ sentence }) => sentence).join(' ')}`,
      advice,
    }),
  ]
}

function cannot({ number }: Attachment, reason: string, document: Document): Diagnostic {
  return diagnostic({
    rule: editionRules['bijlagen/niet-aan-te-passen'],
    file: document.source.name,
    place: document.at(['bijlagen', number - 1, 'bestand']),
    reason: `Bijlage ${number} kan voor deze editie niet worden aangepast: ${reason}`,
    advice: 'Bewaar het stuk opnieuw als PDF, zonder handtekening of beveiliging.',
  })
}
