import { resolve } from 'node:path'
import type { BuildContext } from '../pipeline/context.ts'
import { readFront } from '../pipeline/proposal-front.ts'
import { reportUnattributed } from '../pipeline/report-unattributed.ts'
import { takeDocuments } from '../pipeline/take-documents.ts'
import { isPublic, standingOf } from '../publication/policy/point-policy.ts'
import { closedAttachments } from './closed-attachments.ts'
import type { GatherContext, Gathered } from './gathered.ts'
import type { Keys } from './keys.ts'
import type { WithdrawnDocument } from './publication.ts'
import { addressesIn } from './published-addresses.ts'
import { categoryOf, publishedDocuments } from './published-documents.ts'
import { proposalSource } from './published-source.ts'
import { categories, type WithdrawalReason } from './tooi.ts'

/** Judges what was made of a proposal outside a meeting, and gathers what of it may be published. */
export async function gatherProposal(
  file: string,
  context: BuildContext,
  { keys, staging, ...shared }: GatherContext & { readonly keys: Keys; readonly staging: string },
): Promise<Gathered> {
  const { config, place, today } = shared
  const take = takeDocuments({ addressesOf: (one) => addressesIn(one, keys, 'proposal'), staging })
  const report = reportUnattributed(await take({ files: [file], jobs: 1 }, context), context)
  const edition = report.documents[0]?.editions[0]
  const common = { type: 'proposal', today } as const
  if (edition?.taken) {
    const documents = publishedDocuments(edition.taken, keys, config, { datum: today })
    const [main] = documents
    if (main === undefined) return { report, sources: [] }
    const category = categoryOf(edition.taken, config)
    const { key, title } = main
    const withdrawn = closedAttachments(report.documents[0], { path: edition.taken.source, key }, keys, today)
    const publication = { ...common, key, title, category, documents, withdrawn, unjudged: [] }
    const source = proposalSource(edition.taken, documents, place)
    return { report, publication, sources: source ? [source] : [] }
  }
  const front = readFront(resolve(context.cwd, file), file, context)
  const { path, onderwerp = '', zaaknummer } = front
  const key = keys.of({ path, soort: 'collegevoorstel', titel: onderwerp, zaaknummer })
  if (key === undefined) return { report, sources: [] }
  const closed = (reason: WithdrawalReason): WithdrawnDocument => {
    const scope = standingOf(front, context.publication) === 'closed' ? 'everywhere' : 'here'
    return { key, reason, at: today, scope }
  }
  const isOpen = isPublic({ metVoorstel: true, voorstel: front }, context.publication)
  const reason = isOpen ? edition?.leak : 'procedure'
  const withdrawn = reason ? [closed(reason)] : closedAttachments(report.documents[0], { path, key }, keys, today)
  const unjudged = reason ? [] : [key]
  const category = categories.inspanningsverplichting
  return {
    report,
    publication: { ...common, key, title: '', category, documents: [], withdrawn, unjudged },
    sources: [],
  }
}
