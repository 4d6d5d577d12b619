import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Toestand } from '../protocol.ts'
import type { Session } from '../session/session.ts'
import { answer, type Pages } from './answer.ts'
import { EventStream, heartbeat } from './event-stream.ts'
import { limitStrangers } from './limit-strangers.ts'
import { refuse, refuseConnection } from './refuse.ts'
import { checkRequest } from './request-guard.ts'
import { responseHeaders } from './response-headers.ts'

export interface PreviewServer {
  /** The URL of the page, token included. */
  readonly address: string
  /** A URL that works once: other users of this machine may read it from the command line of the browser. */
  readonly addressOnce: string
  readonly close: () => Promise<void>
}

export interface ServerOptions extends Pick<Pages, 'app' | 'placesOf'> {
  /** 0 for any free port. */
  readonly port: number
}

/** The requested port is not available. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

const second = 1000
const idleTimeout = heartbeat + 2 * second

/**
 * Serves the page, the events and the PDFs of the session on the loopback interface. No request path reaches the file system.
 *
 * @throws PortTaken
 */
export async function serve(session: Session, { port: wanted, app, placesOf }: ServerOptions): Promise<PreviewServer> {
  // New at every start, so that an old address is useless to another program that gets the port.
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
  const admit = limitStrangers(server)
  // Idle connections of readers would use up the limit; an event stream has a heartbeat within this time.
  server.setTimeout(idleTimeout)
  server.on('clientError', refuseConnection)
  const port = await listen(server, wanted).catch((error: unknown) => {
    stopListening()
    events.close()
    throw error
  })
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const checked = checkRequest(request, { port, token })
    if ('path' in checked) {
      admit(request.socket)
      answer(checked.path, request, response, pages).catch(() =>
        refuse(response, { status: 500, text: 'Er ging iets mis in de voorvertoning.' }),
      )
    } else if (checked.status === 404 && !visited && request.method === 'GET' && request.url === `/${once}/`) {
      visited = true
      admit(request.socket)
      response.writeHead(303, { ...responseHeaders, location: `/${token}/` }).end()
    } else refuse(response, checked)
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

/** 192 random bits in the URL-safe alphabet of base64 (RFC 4648, 5). */
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
