import type { Source } from '../diagnostics/read-source.ts'
import { type AttachedFile, attachedFiles } from '../document/attached-files.ts'
import type { Document } from '../document/document.ts'
import { readDocument } from '../document/read-document.ts'
import {
  noRedactionsOfSet,
  type RedactingProposal,
  type RedactionsOfSet,
  redactionsOfSet,
} from '../publication/search/redactions-of-set.ts'
import type { StatedFile } from './closed-in-run.ts'
import type { Context } from './context.ts'
import { readFront } from './proposal-front.ts'
import type { RequestedFile } from './requested-files.ts'

/**
 * What the documents of a run redact, for the search of each other. Parses those with a redaction, which most documents do not have.
 *
 * @param omitted documents of the run that are not made
 */
export function redactionsInRun(
  requested: readonly Pick<RequestedFile, 'file' | 'read'>[],
  omitted: readonly StatedFile[],
  context: Context,
): RedactionsOfSet {
  const files = [
    ...requested.flatMap(({ file, read }) => (read.source ? [{ path: read.source.path, file }] : [])),
    ...omitted,
  ]
  if (files.length < 2) return noRedactionsOfSet
  return redactionsOfSet(files.flatMap((one) => redactingProposal(one, context)))
}

function redactingProposal({ path, file }: StatedFile, context: Context): readonly RedactingProposal[] {
  const { config, kinds } = context.projectOf(path)
  const { source } = context.sources.read(path, file, context.files)
  if (source === undefined || !(mayRedact(source) || attachmentRedacts({ path, file }, context))) return []
  const { document } = readDocument(source, kinds)
  if (document === undefined) return []
  const attached = attachedFiles(document, { root: config.root, kinds, files: context.files })
  const documents = [document, ...attached.flatMap((one) => attachedDocument(one, context))]
  return [{ source: path, documents: documents.filter((one) => mayRedact(one.source)), config }]
}

function mayRedact({ text }: Pick<Source, 'text'>): boolean {
  return text.includes(':lak')
}

/** Reads front matter only: a proposal of which no file holds a redaction is not parsed here. */
function attachmentRedacts({ path, file }: StatedFile, context: Context): boolean {
  const { root } = context.projectOf(path).config
  return readFront(path, file, context).bijlagen.some(({ bestand }) => {
    if (!bestand.endsWith('.md')) return false
    const found = context.files.resolve(root, path, bestand)
    const { source } = found.ok ? context.sources.read(found.path, context.nameOf(found.path), context.files) : {}
    return source !== undefined && mayRedact(source)
  })
}

function attachedDocument({ proposal, entry, path }: AttachedFile, context: Context): readonly Document[] {
  if (!path.toLowerCase().endsWith('.md')) return []
  const { source } = context.sources.read(path, context.nameOf(path), context.files)
  if (source === undefined || !mayRedact(source)) return []
  const { kinds } = context.projectOf(proposal.source.path)
  const { document } = readDocument(source, kinds, { inherit: proposal.data, expect: entry.soort })
  return document === undefined ? [] : [document]
}
