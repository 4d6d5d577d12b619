import { resolve } from 'node:path'
import type { RepairableFile } from '../diagnostics/repair-file.ts'
import type { Edition } from '../document/edition.ts'
import { isAgendaName } from '../document/file-role.ts'
import { repairableMeeting } from '../meeting/repair-agenda.ts'
import { openContext } from '../pipeline/context.ts'
import { repairableFiles } from '../pipeline/repair-proposal.ts'
import type { Printer } from '../print/printer.ts'
import type { Plaats } from './protocol.ts'
import { appFiles } from './server/app-files.ts'
import { serve } from './server/server.ts'
import { editorLink } from './session/editor-link.ts'
import { type DisposableRenderer, meetingRenderer } from './session/meeting-renderer.ts'
import { MemoryCache } from './session/memory-cache.ts'
import type { MessageContext } from './session/messages.ts'
import { type ProposalRequest, proposalRenderer } from './session/proposal-renderer.ts'
import type { RenderedPdf } from './session/renderer.ts'
import { Session } from './session/session.ts'
import { sourcePlaces } from './session/source-places.ts'

export interface PreviewRequest extends ProposalRequest {
  /** The edition shown first. Default `intern`. */
  readonly edition?: Edition | undefined
  /** Port on the loopback interface. Default 0 for any free one. */
  readonly port?: number | undefined
  /** Pattern of editor links, with `{pad}`, `{regel}` and `{kolom}`. Default none. */
  readonly editor?: string | undefined
  /** `offered`: the reader can have a finding repaired in its file. Default `none`: nothing is written. */
  readonly repairs?: 'offered' | 'none' | undefined
}

export interface PreviewServices extends Pick<MessageContext, 'pageOf'> {
  readonly printer: Printer
}

/** A running preview. */
export interface Preview {
  /** The URL of the page. It is a secret: it gives access to the documents. */
  readonly address: string
  /** A URL that works once, so that it is safe on the command line of a browser. */
  readonly addressOnce: string
  /** Stops watching and serving. The caller closes the printer. */
  readonly close: () => Promise<void>
}

/**
 * Serves the pages of a proposal or meeting to the user's browser and renders them again at every change of their sources.
 * Nothing is written to the output folder, and to a source only a repair that the reader chose.
 *
 * @throws PortTaken
 */
export async function preview(request: PreviewRequest, { printer, pageOf }: PreviewServices): Promise<Preview> {
  const cache = new MemoryCache()
  const { render, close: clear } = rendererFor(request, printer, cache)
  const session = new Session({
    file: request.file,
    cwd: request.cwd,
    edition: request.edition ?? 'intern',
    editor: request.editor,
    pageOf,
    repairable: request.repairs === 'offered' ? () => repairable(request) : undefined,
    render: (selection, onPrinted) => {
      cache.nextRun()
      return render(selection, onPrinted)
    },
  })
  const placesOf = ({ bytes, documents }: RenderedPdf) =>
    sourcePlaces(bytes, documents()).map((place) => withEditor(place, request))
  try {
    const server = await serve(session, { port: request.port ?? 0, app: appFiles(), placesOf })
    return {
      address: server.address,
      addressOnce: server.addressOnce,
      close: async () => {
        session.close()
        await server.close()
        await clear()
      },
    }
  } catch (error) {
    session.close()
    await clear()
    throw error
  }
}

function rendererFor(request: PreviewRequest, printer: Printer, cache: MemoryCache): DisposableRenderer {
  if (isAgendaName(request.file)) return meetingRenderer(request, printer, cache)
  return { render: proposalRenderer(request, printer, cache), close: async () => {} }
}

/** In a context of its own, so that it is about the files as they are now. */
function repairable(request: PreviewRequest): readonly RepairableFile[] {
  const context = openContext({ ...request, strictness: 'lenient' })
  return isAgendaName(request.file)
    ? repairableMeeting(request.file, context)
    : repairableFiles(request.file, context).files
}

function withEditor(place: Plaats, { editor, cwd }: PreviewRequest): Plaats {
  if (editor === undefined) return place
  return { ...place, editor: editorLink(editor, resolve(cwd, place.bestand), place.regel, 1) }
}
