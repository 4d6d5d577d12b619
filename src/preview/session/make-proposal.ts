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
import { startWork } from '../../pipeline/run.ts'
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
import { stopOnErrors } from '../../pipeline/stages/stop-on-errors.ts'
import { warm } from '../../pipeline/stages/warm.ts'
import type { EditionWork, ReadProposal } from '../../pipeline/work.ts'
import type { Printer } from '../../print/printer.ts'
import type { PartStore } from '../../reuse/part-store.ts'
import { markOf, type TrackedFiles, trackFiles } from '../../system/tracked-files.ts'
import type { HuisstijlKeuze } from '../protocol.ts'
import { type Maker, type Making, type OnPrinted, type Piece, stranded, type Wish } from './maker.ts'

export interface ProposalRequest {
  /** As the user typed it. */
  readonly file: string
  /** Absolute. */
  readonly cwd: string
  readonly config?: string | undefined
  readonly sourceDateEpoch?: number | undefined
}

/** The stages of a watched proposal, in this order: those of `build`, without what concerns files on disk. */
export const previewStages = [read, warm, check, attach, stopOnErrors] as const
export const previewEditionStages = [admit, redact, compose, print, finish, search, guard] as const

/** What is read beside the documents (config, kinds, house style), as long as none of it changes. */
interface OpenContext {
  readonly context: BuildContext
  readonly wish: Wish
  readonly houseStyles: (config: Config) => readonly HuisstijlKeuze[]
}

/** Makes a proposal and its attachments by the same stages as `build`, up to the writing. */
export function proposalMaker(request: ProposalRequest, printer: Printer, parts: PartStore): Maker {
  let open: OpenContext | undefined
  return async (wish, onPrinted) => {
    const tracked = trackFiles()
    const attempt = async () => {
      if (open === undefined || !isSameWish(open.wish, wish) || hasChanged(open.context.files)) open = openFor(wish)
      return make(open, tracked, onPrinted)
    }
    const making = await attempt().catch((error: unknown) => stranded(request.file, wish, error))
    return { ...making, marks: new Map([...tracked.marks, ...(open?.context.files.marks ?? [])]) }
  }

  function openFor(wish: Wish): OpenContext {
    const choice = { ...request, houseStyle: wish.houseStyle, editions: [wish.edition], runs: 'many' } as const
    const context = openBuild(
      { ...choice, files: [request.file], strictness: 'lenient', html: 'discard', jobs: 1 },
      { printer: warmedOnce(printer), parts },
    )
    let names: readonly HuisstijlKeuze[] | undefined
    const houseStyles = ({ home, huisstijl }: Config) => {
      names ??= houseStyleNames(huisstijl, home, context.files)
      return names
    }
    return { context, wish, houseStyles }
  }

  async function make(
    { context: shared, wish, houseStyles }: OpenContext,
    watched: TrackedFiles,
    onPrinted: OnPrinted,
  ): Promise<Omit<Making, 'marks'>> {
    let proposal: ReadProposal | undefined
    const context: BuildContext = {
      ...shared,
      watched,
      sources: openSources(),
      // Finishing waits until a reader who is looking has the pages.
      emit: (event) =>
        event.type === 'bladzijden' && proposal ? onPrinted(keyAt(event.path, proposal), event.pdf) : undefined,
    }
    const [requested] = readRequested([request.file], context, {})
    if (requested === undefined) throw new Error('the watched file was not read')
    const work = await runStages(previewStages, startWork(requested), context)
    proposal = work.proposal
    const source = work.read.source?.path ?? resolve(request.cwd, request.file)
    const { config } = context.projectOf(source)
    const about = {
      texts: work.texts,
      keys: keysOf(proposal),
      houseStyle: wish.houseStyle ?? config.huisstijl,
      houseStyles: houseStyles(config),
    }
    const [edition] = context.policy.editions
    if (work.outcome !== undefined || proposal === undefined || edition === undefined)
      return { ...about, diagnostics: work.diagnostics }
    const made = await runStages(previewEditionStages, startEdition({ ...work, proposal }, edition), context)
    const pieces = made.files && piecesOf(made.files, made)
    return { ...about, diagnostics: made.diagnostics, pieces }
  }
}

function isSameWish(one: Wish, other: Wish): boolean {
  return one.edition === other.edition && one.houseStyle === other.houseStyle
}

/** A printer that warms a page for each style once. */
function warmedOnce(printer: Printer): Printer {
  let warmed = ''
  return {
    ...printer,
    warm: async (style, resources) => {
      if (style === warmed) return
      warmed = style
      await printer.warm(style, resources)
    },
  }
}

function hasChanged({ marks }: TrackedFiles): boolean {
  return [...marks].some(([path, mark]) => markOf(path) !== mark)
}

function piecesOf({ outputs, name }: EditionFiles, { proposal, own, edition }: EditionWork): readonly Piece[] {
  return outputs.map(({ path, title, bytes, pages }) => {
    const attachment = proposal.attachments.find(({ output }) => output === path)
    const { content } = attachment ?? {}
    const file = attachment === undefined ? proposal.document.source.name : sourceOf(content)
    return {
      key: keyOf(attachment),
      title: attachment === undefined ? 'Voorstel' : `Bijlage ${attachment.number}: ${title}`,
      name: `${name}${edition.fileSuffix}${attachment === undefined ? '' : `-${basename(path, '.pdf')}`}.pdf`,
      pdf: bytes,
      pages: pages ?? 0,
      documents: () => documentsAt(own, attachment?.number),
      ...(file === undefined ? {} : { file }),
    }
  })
}

function keyAt(path: string, { attachments }: Proposal): string {
  return keyOf(attachments.find(({ output }) => output === path))
}

/** Of the proposal's own tab when there is no attachment. */
function keyOf(attachment: Attachment | undefined): string {
  return attachment === undefined ? 'voorstel' : `bijlage-${attachment.number}`
}

/** Of the proposal, or of one of its attachments. */
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
    return file === undefined ? [] : [[file, `bijlage-${number}`]]
  })
  return new Map([...attached, [proposal.document.source.name, 'voorstel']])
}
