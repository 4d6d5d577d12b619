import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plaats } from '../protocol.ts'
import type { RepairRefusal } from '../session/offered-repairs.ts'
import type { RenderedPdf } from '../session/renderer.ts'
import type { Session } from '../session/session.ts'
import type { AppFile } from './app-files.ts'
import type { EventStream } from './event-stream.ts'
import { parseChoice, parseRepair, readBody } from './read-body.ts'
import { refuse } from './refuse.ts'
import { pdfHeaders, responseHeaders } from './response-headers.ts'

/** What the server offers. */
export interface Pages {
  readonly session: Session
  readonly events: EventStream
  readonly app: ReadonlyMap<string, AppFile>
  readonly placesOf: (rendered: RenderedPdf) => readonly Plaats[]
}

/** Limit of open event streams. */
const maxReaders = 32

/** Answers a request that `checkRequest` accepted. @param path the part after the token, query included */
export async function answer(
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
  pages: Pages,
): Promise<void> {
  const [name = '', query] = path.split('?')
  const shown = /^getoond\/([0-9a-f]{64})$/.exec(name)?.[1]
  const methods = methodsOf(name, shown)
  if (!methods.includes(request.method ?? ''))
    refuse(response, { status: 405, text: 'Zo kan dit adres niet worden gebruikt.', allow: methods.join(', ') })
  else if (name === 'keuze') await choose(request, response, pages)
  else if (name === 'herstel') await repair(request, response, pages)
  else if (shown !== undefined) {
    pages.session.record(shown, 'painted')
    response.writeHead(204, responseHeaders).end()
  } else if (name === 'gebeurtenissen') follow(response, pages)
  else {
    const found = contentAt(name, query, pages)
    if (found === undefined) refuse(response, { status: 404, text: 'Dit is er niet, of niet meer.' })
    else send(found, request, response)
  }
}

function methodsOf(name: string, shown: string | undefined): readonly string[] {
  if (name === 'keuze' || name === 'herstel' || shown !== undefined) return ['POST']
  // An event stream has no end, so HEAD makes no sense.
  return name === 'gebeurtenissen' ? ['GET'] : ['GET', 'HEAD']
}

async function choose(request: IncomingMessage, response: ServerResponse, { session }: Pages): Promise<void> {
  const choice = await readBody(request, parseChoice)
  if ('status' in choice) refuse(response, choice)
  else if (!session.choose(choice)) refuse(response, { status: 422, text: 'Deze editie of huisstijl is er niet.' })
  else response.writeHead(204, responseHeaders).end()
}

const statuses: Readonly<Record<RepairRefusal['cause'], number>> = { outdated: 409, useless: 422, environment: 500 }

/** Writes to a source file, so unlike the rest it also requires the origin, which every browser sends with a POST. */
async function repair(request: IncomingMessage, response: ServerResponse, { session }: Pages): Promise<void> {
  if (request.headers.origin === undefined)
    refuse(response, { status: 403, text: 'Herstellen kan alleen vanaf de pagina zelf.' })
  else if (!session.canRepair) refuse(response, { status: 403, text: 'Met --read-only wordt er niets hersteld.' })
  else {
    const asked = await readBody(request, parseRepair)
    const refusal = 'status' in asked ? undefined : await session.repair(asked.sleutel)
    if ('status' in asked) refuse(response, asked)
    else if (refusal) refuse(response, { status: statuses[refusal.cause], text: refusal.text })
    else response.writeHead(204, responseHeaders).end()
  }
}

function follow(response: ServerResponse, { events, session }: Pages): void {
  if (events.readers >= maxReaders)
    refuse(response, { status: 503, text: 'Deze voorvertoning staat al in te veel vensters open.' })
  else events.add(response, session.state)
}

interface Content {
  readonly type: string
  readonly body: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly onSent?: () => void
}

function contentAt(name: string, query: string | undefined, { app, session, placesOf }: Pages): Content | undefined {
  const file = name === '' ? app.get('page.html') : name.startsWith('app/') ? app.get(name.slice(4)) : undefined
  if (file) return { type: file.type, body: file.read() }
  const [, kind, hash = ''] = /^(pdf|plaatsen)\/([0-9a-f]{64})$/.exec(name) ?? []
  const rendered = kind === undefined ? undefined : session.find(hash)
  if (rendered === undefined) return undefined
  if (kind === 'pdf')
    return {
      type: 'application/pdf',
      body: rendered.bytes,
      headers: { ...pdfHeaders, ...downloadHeader(query) },
      onSent: () => session.record(hash, 'fetched'),
    }
  return { type: 'application/json', body: Buffer.from(JSON.stringify(placesOf(rendered))) }
}

function send({ type, body, headers, onSent }: Content, { method }: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { ...responseHeaders, ...headers, 'content-type': type, 'content-length': body.length })
  if (method === 'HEAD') response.end()
  else response.end(body, onSent)
}

/** `?download=naam.pdf` requests a download (RFC 6266). The name is reduced to characters that cannot end it or form a path. */
function downloadHeader(query: string | undefined): Readonly<Record<string, string>> {
  const name = new URLSearchParams(query ?? '').get('download')
  if (name === null) return {}
  const plain = name.replace(/[^\p{L}\p{N} ._-]/gu, '').slice(-120) || 'voorstel.pdf'
  const ascii = plain.replace(/[^\x20-\x7e]/g, '_')
  return { 'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(plain)}` }
}
