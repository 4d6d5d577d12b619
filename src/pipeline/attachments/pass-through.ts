import { bandFromTop, bandHeight, bandPage } from '../../compose/band-page.ts'
import type { SecrecyView } from '../../document/secrecy.ts'
import type { Printer } from '../../print/printer.ts'
import type { EditionPolicy } from '../../publication/policy/edition-policy.ts'
import type { PassedThrough, ReadProposal } from '../work.ts'
import { cannotAdapt, type ForeignAttachment, outputOf } from './foreign-attachment.ts'
import { publicAttachment } from './public-attachment.ts'

/** Outputs a PDF from elsewhere for an edition: with a band when it is secret, cleaned for a public edition, otherwise unchanged. */
export async function passThrough(
  foreign: ForeignAttachment,
  proposal: ReadProposal,
  edition: EditionPolicy,
  printer: Printer,
): Promise<PassedThrough> {
  const { attachment, content } = foreign
  if (attachment.secret) return withBand(foreign, attachment.secret, proposal, printer)
  if (edition.inspectsForeignFiles) return publicAttachment(foreign, proposal)
  return { outputs: [outputOf(attachment, content, content.bytes, 'onveranderd overgenomen')], diagnostics: [] }
}

async function withBand(
  { attachment, content }: ForeignAttachment,
  secrecy: SecrecyView,
  { document, project: { houseStyle } }: ReadProposal,
  printer: Printer,
): Promise<PassedThrough> {
  if (houseStyle === undefined) throw new Error('the project has no house style')
  const { stampPages } = await import('../../pdf/merge/stamp.ts')
  const widths = new Set<number>()
  const measured = stampPages(content.bytes, (_, { width }) => {
    widths.add(width)
    return undefined
  })
  if (!measured.ok) return { outputs: [], diagnostics: [cannotAdapt(attachment, measured.reason, document)] }
  const bands = new Map<number, Uint8Array>()
  for (const width of widths) {
    const { pdf } = await printer.print(bandPage(secrecy, width, document.kind, houseStyle))
    bands.set(width, pdf)
  }
  const stamped = stampPages(content.bytes, (_, { width, height }) => {
    const pdf = bands.get(width)
    return pdf && { pdf, x: 0, y: height - bandFromTop - bandHeight }
  })
  if (!stamped.ok) return { outputs: [], diagnostics: [cannotAdapt(attachment, stamped.reason, document)] }
  const claims = content.inspected.claims.filter((claim) => !stamped.lost.includes(claim))
  const summary = { ...content.inspected, claims }
  return {
    outputs: [outputOf(attachment, { ...content, inspected: summary }, stamped.pdf, 'overgenomen met band')],
    diagnostics: [],
  }
}
