import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Refusal } from './request-guard.ts'
import { responseHeaders } from './response-headers.ts'

const headers = { ...responseHeaders, 'content-type': 'text/plain; charset=utf-8', connection: 'close' }

/** Refuses a request with a reason in plain text, and does not wait for the rest of it. */
export function refuse(response: ServerResponse, { status, text, allow }: Refusal): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const body = `${text}\n`
  const more = { 'content-length': Buffer.byteLength(body), ...(allow === undefined ? {} : { allow }) }
  response.writeHead(status, { ...headers, ...more }).end(body)
}

const connectionTexts: Readonly<Record<string, readonly [status: string, text: string]>> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'Dit adres of deze vraag is te lang.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'Deze vraag kwam te langzaam binnen.'],
}

/** Refuses a connection whose request is malformed, too large or too slow, so that no request event follows. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const [status, text] = connectionTexts[error.code ?? ''] ?? ['400 Bad Request', 'Deze vraag is niet te begrijpen.']
  const body = `${text}\n`
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body) })
  socket.end(`HTTP/1.1 ${status}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
}
