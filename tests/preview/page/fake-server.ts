import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import type { Herstelling, Keuze, Plaats, Toestand } from '../../../src/preview/protocol.ts'

/** Says what a test has it say, at the addresses of the protocol: for what the real server does only when something is wrong. */
export interface FakeServer {
  readonly address: string
  readonly choices: readonly Keuze[]
  readonly repairs: readonly Herstelling[]
  /** Has it refuse the next repairs with this reason. */
  readonly refuseRepairs: (why: string) => void
  /** Every path that was asked for. */
  readonly asked: readonly string[]
  readonly tell: (change: Partial<Toestand>) => Toestand
  readonly stop: () => Promise<void>
  /** Listens again at the same address. */
  readonly start: () => Promise<void>
  /** Says that the program ends. */
  readonly end: () => void
}

export interface FakeFiles {
  /** By SHA-256, or whatever stands for it. */
  readonly pdfs: ReadonlyMap<string, Uint8Array>
  readonly places: ReadonlyMap<string, readonly Plaats[]>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export async function fakeServer(first: Toestand, files: FakeFiles): Promise<FakeServer> {
  let state = first
  const readers = new Set<ServerResponse>()
  const choices: Keuze[] = []
  const repairs: Herstelling[] = []
  let refusal: string | undefined
  const asked: string[] = []
  const posts = {
    keuze: { received: choices as object[], answer: () => undefined },
    herstel: { received: repairs as object[], answer: () => refusal },
  }
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').replace(/\?.*/, '').replace('/teken/', '')
    const send = (type: string, body: Uint8Array | string) =>
      response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body)
    if (path === 'gebeurtenissen') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(eventOf(state))
      readers.add(response)
      response.on('close', () => readers.delete(response))
    } else if (path === 'keuze' || path === 'herstel') {
      const { received, answer } = posts[path]
      request.on('data', (chunk) => received.push(JSON.parse(String(chunk))))
      request.on('end', () => response.writeHead(answer() === undefined ? 204 : 409).end(answer()))
    } else if (files.pdfs.has(path.replace('pdf/', ''))) {
      send('application/pdf', files.pdfs.get(path.replace('pdf/', '')) ?? '')
    } else if (path.startsWith('plaatsen/'))
      send('application/json', JSON.stringify(files.places.get(path.slice(9)) ?? []))
    else if (path === '' || /^app\/[\w.-]+$/.test(path)) {
      const name = path === '' ? 'page.html' : path.slice(4)
      send(types[extname(name)] ?? 'application/octet-stream', readFileSync(`dist/preview/${name}`))
    } else response.writeHead(404).end()
  }
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  const port = await listen(server, 0)
  return {
    address: `http://127.0.0.1:${port}/teken/`,
    choices,
    repairs,
    refuseRepairs: (why) => {
      refusal = why
    },
    asked,
    tell: (change) => {
      state = { ...state, ...change, versie: state.versie + 1 }
      for (const reader of readers) reader.write(eventOf(state))
      return state
    },
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
    end: () => {
      for (const reader of readers) reader.end('event: einde\ndata: gestopt\n\n')
    },
    start: async () => {
      await listen(server, port)
    },
  }
}

/** What the real one says (src/preview/server/response-headers.ts), as strict. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'"

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
}

function eventOf(state: Toestand): string {
  return `event: toestand\ndata: ${JSON.stringify(state)}\n\n`
}
