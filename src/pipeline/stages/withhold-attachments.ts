import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import type { Attachment } from '../../document/proposal.ts'
import { withEmbargoes } from '../../publication/policy/attachment-secrecy.ts'
import { withClosedFiles } from '../../publication/policy/closed-files.ts'
import { editionRules } from '../../rules/edition-rules.ts'
import type { BuildContext } from '../context.ts'
import type { Work } from '../work.ts'

/**
 * Marks the attachments that the public edition omits because of an embargo of their own, or because another document of the run keeps the
 * same file from the public; and the proposal itself, if it is attached to such a document.
 */
export async function withholdAttachments(
  work: Work,
  { publication, closed }: Pick<BuildContext, 'publication' | 'closed'>,
): Promise<Work> {
  const { proposal } = work
  if (proposal === undefined) return work
  const own = withEmbargoes(proposal.attachments, publication)
  const attachments = withClosedFiles(own, closed)
  const later = attachments.filter(({ kept }, index) => kept !== undefined && own[index]?.kept === undefined)
  const found = later.map((attachment) => closedElsewhere(attachment, proposal.document))
  const known = { ...proposal, attachments, closed: closed.get(work.read.file?.sha256 ?? '') }
  return { ...work, proposal: known, found: [...work.found, ...found] }
}

const reasons = {
  geheim: 'geheim',
  besloten: 'besloten',
  embargo: 'onder embargo',
} as const

function closedElsewhere({ number, kept = 'geheim' }: Attachment, { source, at }: Document): Diagnostic {
  return diagnostic({
    rule: editionRules['editie/elders-gesloten'],
    file: source.name,
    place: at(['bijlagen', number - 1, 'bestand']),
    reason: `Bijlage ${number} blijft weg uit de openbare editie: hetzelfde bestand is in deze opdracht ook bijlage van een ander document, en daar is het ${reasons[kept]}.`,
    advice:
      'Mag iedereen het lezen, haal dan bij dat andere document weg wat het tegenhoudt. Gaat het om een ander stuk, kijk dan of hier het goede bestand staat.',
  })
}
