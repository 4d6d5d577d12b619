import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Plaats, Toestand } from '../protocol.ts'
import type { Piece } from '../session/maker.ts'
import type { Session } from '../session/session.ts'
import { answer, type Pages } from './answer.ts'
import type { AppFile } from './app-files.ts'
import { EventStream, heartbeat } from './event-stream.ts'
import { refuse, refuseConnection } from './refuse.ts'
import { admitted } from './request-guard.ts'
import { responseHeads } from './response-heads.ts'

export interface PreviewServer {
  /** Where the page is, token included. */
  readonly address: string
  /** The same for one visit: others on this machine may read it from the command line of the browser that is started. */
  readonly addressOnce: string
  readonly close: () => Promise<void>
}

export interface ServerOptions {
  /** 0: any that is free. */
  readonly port: number
  readonly app: ReadonlyMap<string, AppFile>
  readonly placesOf: (piece: Piece) => readonly Plaats[]
}

/** The port that was asked for cannot be had. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

const second = 1000
const silence = heartbeat + 2 * second

/**
 * Serves the preview on this machine alone: the page, the events, and the PDFs that the session holds. Nothing is found on the disk
 * by what a request says.
 *
 * @throws PortTaken
 */
export async function serve(session: Session, { port: wanted, app, placesOf }: ServerOptions): Promise<PreviewServer> {
  // New at every start: the address of a preview that has ended is worth nothing to whatever listens at its port next.
  const [token, once] = [newToken(), newToken()]
  let visited = false
  const events = new EventStream()
  const stopListening = session.listen((state: Toestand) => events.send(state))
  const pages: Pages = { session, events, app, placesOf }
  const server = createServer({
    maxHeaderSize: 8 * 1024,
    headersTimeout: 10 * second,
    requestTimeout: 10 * second,
    keepAliveTimeout: 5 * second,
    connectionsCheckingInterval: second,
  })
  server.maxConnections = 128
  // Whoever connects and asks nothing takes the place of a reader; one who listens hears something more often than this.
  server.setTimeout(silence)
  server.on('clientError', refuseConnection)
  const port = await listen(server, wanted).catch((error: unknown) => {
    stopListening()
    events.close()
    throw error
  })
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const asked = admitted(request, { port, token })
    if ('path' in asked) {
      answer(asked.path, request, response, pages).catch(() =>
        refuse(response, { status: 500, text: 'Er ging iets mis in de voorvertoning.' }),
      )
    } else if (asked.status === 404 && !visited && request.method === 'GET' && request.url === `/${once}/`) {
      visited = true
      response.writeHead(303, { ...responseHeads, location: `/${token}/` }).end()
    } else refuse(response, asked)
  })
  return {
    address: `http://127.0.0.1:${port}/${token}/`,
    addressOnce: `http://127.0.0.1:${port}/${once}/`,
    close: async () => {
      stopListening()
      events.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

/** 192 bits that nobody guesses, in signs that an address takes. */
function newToken(): string {
  return randomBytes(24).toString('base64url')
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) =>
      reject(port === 0 ? error : new PortTaken(error.code, { cause: error }))
    server.once('error', failed)
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', failed)
      resolve((server.address() as AddressInfo).port)
    })
  })
}
