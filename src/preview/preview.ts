import { resolve } from 'node:path'
import type { Edition } from '../document/edition.ts'
import { isAgendaName } from '../document/file-role.ts'
import type { Printer } from '../print/printer.ts'
import type { Plaats } from './protocol.ts'
import { appFiles } from './server/app-files.ts'
import { serve } from './server/server.ts'
import { editorLink } from './session/editor-link.ts'
import { type ClosingMaker, meetingMaker } from './session/make-meeting.ts'
import { proposalMaker } from './session/make-proposal.ts'
import type { Piece } from './session/maker.ts'
import type { MessageContext } from './session/messages.ts'
import { RecentParts } from './session/recent-parts.ts'
import { Session } from './session/session.ts'
import { sourcePlaces } from './session/source-places.ts'

export interface PreviewRequest {
  /** As the user typed it, relative to `cwd`. */
  readonly file: string
  /** Absolute. */
  readonly cwd: string
  /** Config file instead of the one found upward from the file. */
  readonly config?: string | undefined
  /** What is shown first. Default `intern`. */
  readonly edition?: Edition | undefined
  /** Of this machine. Default 0: any that is free. */
  readonly port?: number | undefined
  /** Link that opens a place in the editor, with `{pad}`, `{regel}` and `{kolom}`; default none. */
  readonly editor?: string | undefined
  /** Seconds since 1970 that the dates in the files are set to (SOURCE_DATE_EPOCH); default the document's own date. */
  readonly sourceDateEpoch?: number | undefined
}

export interface PreviewServices extends Pick<MessageContext, 'pageOf'> {
  readonly printer: Printer
}

/** A preview that runs. */
export interface Preview {
  /** Where a browser of this machine finds it; whoever knows it can see the pages. */
  readonly address: string
  /** The same, good for one visit: safe to hand to a program on its command line. */
  readonly addressOnce: string
  /** Stops watching and serving. The printer is left to whoever opened it. */
  readonly close: () => Promise<void>
}

/**
 * Shows the pages of a proposal or a meeting in the user's own browser, and makes them anew at every change of what they are made of.
 * Nothing is written to the output.
 *
 * @throws PortTaken
 */
export async function preview(request: PreviewRequest, { printer, pageOf }: PreviewServices): Promise<Preview> {
  const parts = new RecentParts()
  const { make, close: clear } = makerFor(request, printer, parts)
  const session = new Session({
    file: request.file,
    cwd: request.cwd,
    edition: request.edition ?? 'intern',
    editor: request.editor,
    pageOf,
    make: (wish, onPrinted) => {
      parts.nextRun()
      return make(wish, onPrinted)
    },
  })
  const placesOf = ({ pdf, documents }: Piece) =>
    sourcePlaces(pdf, documents()).map((place) => withEditor(place, request))
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

function makerFor(request: PreviewRequest, printer: Printer, parts: RecentParts): ClosingMaker {
  if (isAgendaName(request.file)) return meetingMaker(request, printer, parts)
  return { make: proposalMaker(request, printer, parts), close: async () => {} }
}

function withEditor(place: Plaats, { editor, cwd }: PreviewRequest): Plaats {
  if (editor === undefined) return place
  return { ...place, editor: editorLink(editor, resolve(cwd, place.bestand), place.regel, 1) }
}
