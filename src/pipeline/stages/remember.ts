import { relative } from 'node:path'
import { jsonFinding } from '../../report/json-finding.ts'
import {
  closedAmong,
  type EditionRecord,
  ignoredAsJson,
  type ReuseRecord,
  referencesOf,
  register,
} from '../../reuse/reuse-record.ts'
import type { BuildContext } from '../context.ts'
import { subjectOf } from '../earlier-of.ts'
import { textsShown } from '../findings.ts'
import type { EditionWork, Work } from '../work.ts'
import { keyOfWork } from './recall.ts'

/** Stores the findings and outputs of a document, so that a later run can reuse them. */
export async function remember(work: Work, context: BuildContext): Promise<Work> {
  const { reuse, policy } = context
  const { proposal, editions, outcome, claim } = work
  if (reuse === undefined || proposal === undefined || outcome !== 'gemaakt') return work
  const browser = editions.map((one) => one.browser).find((version) => version !== '')
  if (browser === undefined || claim?.others.length) return work
  reuse.onPrintedBy?.(browser)
  const { path } = proposal.document.source
  if (editions.some(({ leftOut }) => policy.expires(path, leftOut))) return work
  // Another run may find that the embargo of an attachment has ended.
  if (policy.makesPublic && proposal.attachments.some(({ kept }) => kept === 'embargo')) return work
  const read = [...proposal.files, ...editions.flatMap(({ images }) => images)]
  const source = read.find((one) => one.path === path)
  const references = referencesOf(work.tracked.references, read, proposal.project.config.root)
  if (source === undefined || references === undefined) return work
  const record: ReuseRecord = {
    references,
    findings: work.diagnostics.filter(({ rule }) => rule.about !== 'earlier-output').map(jsonFinding),
    ignored: work.ignored.map(ignoredAsJson),
    texts: [...textsShown(work)],
    editions: editions.map(recordOf),
    withheld: storedWithheld(work.withheld, proposal.project.config.root),
    closed: closedAmong(source.sha256, references, context.closed),
    redactions: context.redactions.keyFor(path),
    subject: subjectOf(path, work),
  }
  const key = keyOfWork({ file: work.file, source, project: proposal.project, browser }, context)
  reuse.files.write(register, key, Buffer.from(JSON.stringify(record)))
  return work
}

/** With paths relative to the project, so that another machine can read it. */
function storedWithheld(withheld: Work['withheld'], root: string): ReuseRecord['withheld'] {
  if (withheld === undefined) throw new Error('what may not be public must be known before anything is made')
  return {
    ...withheld,
    source: relative(root, withheld.source),
    attachments: withheld.attachments.map((one) => ({ ...one, source: relative(root, one.source) })),
  }
}

function recordOf({ edition: { edition }, leftOut, stored, facts }: EditionWork): EditionRecord {
  if (stored === undefined) return { edition, ...(leftOut ? { leftOut } : {}) }
  return { edition, files: stored, ...(facts ? { facts } : {}) }
}
