import { basename, resolve } from 'node:path'
import { houseStyleNames } from '../../compose/house-style/house-style-names.ts'
import type { Config } from '../../config/config.ts'
import type { Document } from '../../document/document.ts'
import type { Attachment, AttachmentContent, Proposal } from '../../document/proposal.ts'
import type { EditionFiles } from '../../output/write-edition.ts'
import { type BuildContext, openSources } from '../../pipeline/context.ts'
import { startEdition } from '../../pipeline/make-editions.ts'
import { openBuild } from '../../pipeline/open-build.ts'
import { readRequested } from '../../pipeline/requested-files.ts'
import { runStages } from '../../pipeline/run-stages.ts'
import { admit } from '../../pipeline/stages/admit.ts'
import { attach } from '../../pipeline/stages/attach.ts'
import { check } from '../../pipeline/stages/check.ts'
import { compose } from '../../pipeline/stages/compose.ts'
import { finish } from '../../pipeline/stages/finish.ts'
import { guard } from '../../pipeline/stages/guard.ts'
import { print } from '../../pipeline/stages/print.ts'
import { read } from '../../pipeline/stages/read.ts'
import { redact } from '../../pipeline/stages/redact.ts'
import { search } from '../../pipeline/stages/search.ts'
import { stopOnErrors, stopUnread } from '../../pipeline/stages/stop.ts'
import { typeset } from '../../pipeline/stages/typeset.ts'
import { warm } from '../../pipeline/stages/warm.ts'
import { withholdAttachments } from '../../pipeline/stages/withhold-attachments.ts'
import type { EditionWork, ReadProposal } from '../../pipeline/work.ts'
import { startWork } from '../../pipeline/work.ts'
import type { Printer } from '../../print/printer.ts'
import type { PartStore } from '../../reuse/part-store.ts'
import { markOf, type TrackedFiles, trackFiles } from '../../system/tracked-files.ts'
import type { HuisstijlKeuze } from '../protocol.ts'
import {
  failedResult,
  type OnPrinted,
  type RenderedPdf,
  type Renderer,
  type RenderResult,
  type Selection,
} from './renderer.ts'

export interface ProposalRequest {
  /** As the user typed it, relative to `cwd`. */
  readonly file: string
  /** Absolute. */
  readonly cwd: string
  /** Config file instead of the one found upward from the file. */
  readonly config?: string | undefined
  /** The date in the output, in seconds since 1970 (SOURCE_DATE_EPOCH). Default the document's own date. */
  readonly sourceDateEpoch?: number | undefined
}

/** The stages of `build` in the same order, without those that concern files on disk. */
export const previewStages = [read, stopUnread, warm, check, attach, withholdAttachments, stopOnErrors] as const
export const previewEditionStages = [admit, redact, typeset, compose, print, finish, search, guard] as const

/** The config, kinds and house style, reused until one of their files changes. */
interface OpenContext {
  readonly context: BuildContext
  readonly selection: Selection
  readonly houseStyles: (config: Config) => readonly HuisstijlKeuze[]
}

/** Renders a proposal and its attachments with the stages of `build`, up to but not including writing. */
export function proposalRenderer(request: ProposalRequest, printer: Printer, parts: PartStore): Renderer {
  let open: OpenContext | undefined
  return async (selection, onPrinted) => {
    const tracked = trackFiles()
    const attempt = async () => {
      if (open === undefined || !isSameSelection(open.selection, selection) || hasChanged(open.context.files))
        open = openFor(selection)
      return render(open, tracked, onPrinted)
    }
    const result = await attempt().catch((error: unknown) => failedResult(request.file, selection, error))
    return { ...result, marks: new Map([...tracked.marks, ...(open?.context.files.marks ?? [])]) }
  }

  function openFor(selection: Selection): OpenContext {
    const choice = {
      ...request,
      houseStyle: selection.houseStyle,
      editions: [selection.edition],
      runs: 'many',
    } as const
    const context = openBuild(
      { ...choice, files: [request.file], strictness: 'lenient', html: 'discard', jobs: 1 },
      { printer, parts },
    )
    let names: readonly HuisstijlKeuze[] | undefined
    const houseStyles = ({ home, huisstijl }: Config) => {
      names ??= houseStyleNames(huisstijl, home, context.files)
      return names
    }
    return { context, selection, houseStyles }
  }

  async function render(
    { context: shared, selection, houseStyles }: OpenContext,
    watched: TrackedFiles,
    onPrinted: OnPrinted,
  ): Promise<Omit<RenderResult, 'marks'>> {
    let proposal: ReadProposal | undefined
    const context: BuildContext = {
      ...shared,
      watched,
      sources: openSources(),
      // Finishing waits until the readers have fetched the printed pages.
      emit: (event) =>
        event.type === 'bladzijden' && proposal ? onPrinted(keyAt(event.path, proposal), event.pdf) : undefined,
    }
    const [requested] = readRequested([request.file], context, {})
    if (requested === undefined) throw new Error('the watched file was not read')
    const work = await runStages(previewStages, startWork(requested), context)
    proposal = work.proposal
    const source = work.read.source?.path ?? resolve(request.cwd, request.file)
    const { config } = context.projectOf(source)
    const common = {
      texts: work.texts,
      keys: keysOf(proposal),
      houseStyle: selection.houseStyle ?? config.huisstijl,
      houseStyles: houseStyles(config),
    }
    const [edition] = context.policy.editions
    if (work.outcome !== undefined || proposal === undefined || edition === undefined)
      return { ...common, diagnostics: work.diagnostics }
    const made = await runStages(previewEditionStages, startEdition({ ...work, proposal }, edition), context)
    const pdfs = made.files && renderedPdfs(made.files, made)
    return { ...common, diagnostics: made.diagnostics, pdfs }
  }
}

function isSameSelection(one: Selection, other: Selection): boolean {
  return one.edition === other.edition && one.houseStyle === other.houseStyle
}

function hasChanged({ marks }: TrackedFiles): boolean {
  return [...marks].some(([path, mark]) => markOf(path) !== mark)
}

function renderedPdfs(
  { outputs, name }: EditionFiles,
  { proposal, own, edition }: EditionWork,
): readonly RenderedPdf[] {
  return outputs.map(({ path, title, bytes, pages }) => {
    const attachment = proposal.attachments.find(({ output }) => output === path)
    const { content } = attachment ?? {}
    const file = attachment === undefined ? proposal.document.source.name : sourceOf(content)
    return {
      key: keyOf(attachment),
      title: attachment === undefined ? 'Voorstel' : `Bijlage ${attachment.number}: ${title}`,
      name: `${name}${edition.fileSuffix}${attachment === undefined ? '' : `-${basename(path, '.pdf')}`}.pdf`,
      bytes,
      pages: pages ?? 0,
      documents: () => documentsAt(own, attachment?.number),
      ...(file === undefined ? {} : { file }),
    }
  })
}

function keyAt(path: string, { attachments }: Proposal): string {
  return keyOf(attachments.find(({ output }) => output === path))
}

/** The key of the attachment's tab; of the proposal's own tab without one. */
function keyOf(attachment: Pick<Attachment, 'number'> | undefined): string {
  return attachment === undefined ? 'voorstel' : `bijlage-${attachment.number}`
}

/** The Markdown documents of the attachment with this number; of the proposal itself without one. */
function documentsAt({ document, attachments }: Proposal, number: number | undefined): readonly Document[] {
  if (number === undefined) return [document]
  const content = attachments.find((attachment) => attachment.number === number)?.content
  return content?.type === 'document' ? [content.document] : []
}

function sourceOf(content: AttachmentContent | undefined): string | undefined {
  return content?.type === 'document' ? content.document.source.name : undefined
}

function keysOf(proposal: Proposal | undefined): ReadonlyMap<string, string> {
  if (proposal === undefined) return new Map()
  const attached = proposal.attachments.flatMap(({ content, number }): [string, string][] => {
    const file = sourceOf(content)
    return file === undefined ? [] : [[file, keyOf({ number })]]
  })
  return new Map([...attached, [proposal.document.source.name, keyOf(undefined)]])
}
