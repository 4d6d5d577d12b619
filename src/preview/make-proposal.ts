import { basename, resolve } from 'node:path'
import { afterComments } from '../build/after-comments.ts'
import type { Attachment, AttachmentContent } from '../build/attachments.ts'
import { type Desk, openDesk } from '../build/desk.ts'
import { forEdition } from '../build/for-edition.ts'
import { renderEdition } from '../build/make-edition.ts'
import type { PartStore } from '../build/part-store.ts'
import { type Prepared, prepare } from '../build/prepare.ts'
import type { EditionFiles } from '../build/write.ts'
import { houseStyleNames } from '../compose/house-style-names.ts'
import { layoutOf } from '../compose/layout.ts'
import type { Config } from '../config/config.ts'
import type { Document } from '../document/document.ts'
import type { Edition } from '../document/edition.ts'
import type { Printer } from '../print/printer.ts'
import { type Asked, keepAsked, listening, markOf } from '../project/asked.ts'
import { standInTheWay } from '../report/diagnostic.ts'
import { type Maker, type Making, type OnPrinted, type Piece, stranded, type Wish } from './maker.ts'
import type { HuisstijlKeuze } from './protocol.ts'

export interface ProposalRequest {
  /** As the user typed it. */
  readonly file: string
  /** Absolute. */
  readonly cwd: string
  readonly config?: string | undefined
  readonly sourceDateEpoch?: number | undefined
}

/** What is read beside the documents (config, kinds, house style), as long as nothing of it changes. */
interface OpenDesk {
  readonly desk: Desk
  readonly houseStyle: string | undefined
  readonly houseStyles: (config: Config) => readonly HuisstijlKeuze[]
  /** With their marks. */
  readonly kept: Map<string, string>
}

/** Makes a proposal and its attachments along the same road as `build`, up to the writing. */
export function proposalMaker(request: ProposalRequest, printer: Printer, parts: PartStore): Maker {
  let open: OpenDesk | undefined
  let warmed = ''
  const warm: Parameters<typeof prepare>[2] = (kind, houseStyle) => {
    const { style, resources } = layoutOf(kind, houseStyle)
    if (style !== warmed) void printer.warm(style, resources)
    warmed = style
  }
  return async (wish, onPrinted) => {
    const asked: Asked = { paths: new Map(), kept: new Set() }
    const making = await listening(asked, async () => {
      if (open === undefined || open.houseStyle !== wish.houseStyle || hasChanged(open.kept)) open = openFor(wish)
      return make(wish, open, onPrinted)
    }).catch((error: unknown) => stranded(request.file, wish, error))
    for (const path of asked.kept) open?.kept.set(path, asked.paths.get(path) ?? '')
    return { ...making, asked }
  }

  function openFor({ houseStyle }: Wish): OpenDesk {
    const desk = openDesk({ ...request, houseStyle, runs: 'many' })
    let names: (() => readonly HuisstijlKeuze[]) | undefined
    const houseStyles = ({ home, huisstijl }: Config) => {
      names ??= keepAsked(() => houseStyleNames(huisstijl, home))
      return names()
    }
    return { desk, houseStyle, houseStyles, kept: new Map() }
  }

  async function make(
    wish: Wish,
    { desk, houseStyles }: OpenDesk,
    onPrinted: OnPrinted,
  ): Promise<Omit<Making, 'asked'>> {
    const { prepared, fault, diagnostics, texts } = await prepare(request.file, desk, warm)
    const { config } = desk.workplaceOf(prepared?.document.source.path ?? resolve(request.cwd, request.file))
    const about = {
      texts,
      keys: keysOf(prepared),
      houseStyle: wish.houseStyle ?? config.huisstijl,
      houseStyles: houseStyles(config),
    }
    const weighed = afterComments(diagnostics, prepared, 'checked')
    if (fault === 'config' || prepared === undefined || standInTheWay(weighed.diagnostics, 'lenient'))
      return { ...about, ...weighed }
    const rendered = await renderEdition(
      prepared,
      wish.edition,
      diagnostics,
      { ...lenient, cwd: request.cwd, html: 'discard', sourceDateEpoch: request.sourceDateEpoch },
      {
        printer,
        parts,
        onStep: () => {},
        onPrinted: () => {},
        onPages: (path, pdf) => onPrinted(keyAt(path, prepared), pdf),
      },
    )
    const pieces = rendered.files && piecesOf(rendered.files, prepared, wish.edition)
    return { ...about, diagnostics: rendered.diagnostics, pieces }
  }
}

const lenient = { strictness: 'lenient' } as const

function hasChanged(kept: ReadonlyMap<string, string>): boolean {
  return [...kept].some(([path, mark]) => markOf(path) !== mark)
}

function piecesOf({ outputs, name }: EditionFiles, prepared: Prepared, edition: Edition): readonly Piece[] {
  let own: Prepared | undefined
  const ofEdition = () => {
    own ??= forEdition(prepared, edition)
    return own
  }
  return outputs.map(({ path, title, bytes, pages }) => {
    const attachment = prepared.attachments.find(({ output }) => output === path)
    const { content } = attachment ?? {}
    const file = attachment === undefined ? prepared.document.source.name : sourceOf(content)
    return {
      key: keyOf(attachment),
      title: attachment === undefined ? 'Voorstel' : `Bijlage ${attachment.number}: ${title}`,
      name: `${name}${edition === 'intern' ? '' : `-${edition}`}${attachment === undefined ? '' : `-${basename(path, '.pdf')}`}.pdf`,
      pdf: bytes,
      pages: pages ?? 0,
      documents: () => documentsOf(ofEdition(), attachment?.number),
      ...(file === undefined ? {} : { file }),
    }
  })
}

function keyAt(path: string, { attachments }: Prepared): string {
  return keyOf(attachments.find(({ output }) => output === path))
}

/** Of the proposal's own tab when there is no attachment. */
function keyOf(attachment: Attachment | undefined): string {
  return attachment === undefined ? 'voorstel' : `bijlage-${attachment.number}`
}

/** Of the proposal, or of one of its attachments. */
function documentsOf({ document, attachments }: Prepared, number: number | undefined): readonly Document[] {
  if (number === undefined) return [document]
  const content = attachments.find((attachment) => attachment.number === number)?.content
  return content?.type === 'document' ? [content.document] : []
}

function sourceOf(content: AttachmentContent | undefined): string | undefined {
  return content?.type === 'document' ? content.document.source.name : undefined
}

function keysOf(prepared: Prepared | undefined): ReadonlyMap<string, string> {
  if (prepared === undefined) return new Map()
  const attached = prepared.attachments.flatMap(({ content, number }): [string, string][] => {
    const file = sourceOf(content)
    return file === undefined ? [] : [[file, `bijlage-${number}`]]
  })
  return new Map([...attached, [prepared.document.source.name, 'voorstel']])
}
