import { createServer as createPlain, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createTls } from 'node:https'
import type { AddressInfo } from 'node:net'
import { organisationIri, stubToken } from './made-up.ts'
import { readOpenApi, type Traffic } from './openapi.ts'
import {
  type Answer,
  changeDocument,
  changePublication,
  createDocument,
  createPublication,
  deleteDocument,
  deletePublication,
  newState,
  notFound,
  putPart,
  type StubState,
  shownDocument,
  shownPublication,
} from './stub-state.ts'

/** A GPP-publicatiebank on this machine, with a state and faults on demand. Its requests and its answers are checked by the OpenAPI file. */
export interface GppStub {
  /** Of the setting `gpp.adres`. */
  readonly address: string
  readonly state: StubState
  readonly log: readonly Logged[]
  /** What requests and answers have that the OpenAPI file does not allow. */
  readonly problems: () => readonly string[]
  /** Asked before each request; undefined lets it pass. */
  fault: (request: Logged, index: number) => Fault | undefined
  readonly close: () => Promise<void>
}

export interface Logged extends Traffic {
  /** Bytes of the file in it. */
  readonly bytes?: number
  status?: number
}

export type Fault =
  | { readonly answer: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Carries the request out, and does not answer so. */
  | { readonly done: 'cut' | number }
  | { readonly cut: 'before' }
  | { readonly hang: true }
  /** Milliseconds before it is carried out; who has gone by then is not told. */
  | { readonly late: number }

export interface StubOptions {
  readonly partSize?: number
  readonly tls?: { readonly key: string; readonly cert: string }
  /** The address that it gives as its own, in the addresses of parts. */
  readonly own?: string
}

const organisation = {
  uuid: '5e9f3a52-4d0b-4c39-9a1e-6f1d2c7b8a90',
  identifier: organisationIri,
  naam: 'Gemeente Voorbeeldstad',
  oorsprong: 'gemeentelijst',
  isActief: true,
}
const stubCategories = ['c_3a248e3a', 'c_db4862c3', 'c_816e508d'].map((code, order) => ({
  uuid: `00000000-0000-4000-8000-00000000000${order}`,
  identifier: `https://identifier.overheid.nl/tooi/def/thes/kern/${code}`,
  naam: code,
  naamMeervoud: code,
  definitie: '',
  omschrijving: '',
  oorsprong: 'waardelijst',
  order,
}))

const openApi = readOpenApi()

export async function startStub({ partSize = 10_000, tls, own }: StubOptions = {}): Promise<GppStub> {
  const state = newState(partSize)
  const log: Logged[] = []
  const problems: string[] = []
  const listener: RequestListener = (request, response) => {
    void serve(request, response).catch((error: unknown) => {
      problems.push(String(error))
      response.destroy()
    })
  }
  const server = tls ? createTls(tls, listener) : createPlain(listener)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stub: GppStub = {
    address,
    state,
    log,
    problems: () => problems,
    fault: () => undefined,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { traffic, file } = await received(request)
    const entry: Logged = { ...traffic, ...(file ? { bytes: file.length } : {}) }
    log.push(entry)
    problems.push(...openApi.requestProblems(traffic).map((one) => `${traffic.method} ${traffic.path}: ${one}`))
    const fault = stub.fault(entry, log.length - 1)
    if (fault && isStopped(fault, entry, response)) return
    if (fault && 'late' in fault) await new Promise((done) => setTimeout(done, fault.late))
    const answer = carriedOut(state, traffic, { file, address: own ?? address })
    if (fault && 'done' in fault) {
      if (fault.done === 'cut') response.destroy()
      else answerWith({ status: fault.done }, entry, response)
      return
    }
    const wrong = openApi.answerProblems(traffic, answer.status, answer.body)
    problems.push(...wrong.map((one) => `answer to ${traffic.method} ${traffic.path}: ${one}`))
    answerWith(answer, entry, response)
  }
  return stub
}

/** Whether a fault keeps a request from being carried out. */
function isStopped(fault: Fault, entry: Logged, response: ServerResponse): boolean {
  if ('hang' in fault) return true
  if ('cut' in fault) response.destroy()
  else if ('answer' in fault) {
    entry.status = fault.answer
    response.writeHead(fault.answer, { 'Content-Type': 'application/json', ...fault.headers })
    response.end(fault.body ?? '{"detail": "fout"}')
  } else return false
  return true
}

function answerWith({ status, body }: Answer, entry: Logged, response: ServerResponse): void {
  entry.status = status
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}

interface Received {
  readonly traffic: Traffic
  readonly file: Buffer | undefined
}

async function received(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const { method = '', url: path = '', headers } = request
  const type = headers['content-type'] ?? ''
  if (bytes.length === 0) return { traffic: { method, path, headers }, file: undefined }
  if (!type.startsWith('multipart/')) {
    return { traffic: { method, path, headers, body: JSON.parse(bytes.toString('utf8')) }, file: undefined }
  }
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
  const entries = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : `${value.size} bytes`])
  const content = form.get('inhoud')
  const file = content instanceof File ? Buffer.from(await content.arrayBuffer()) : undefined
  return { traffic: { method, path, headers, body: Object.fromEntries(entries) }, file }
}

interface Setting {
  readonly file: Buffer | undefined
  readonly address: string
}

function carriedOut(
  state: StubState,
  { method, path, headers, body = {} }: Traffic,
  { file, address }: Setting,
): Answer {
  if (headers.authorization !== `Token ${stubToken}`) return { status: 401, body: { detail: 'Ongeldige token.' } }
  const url = new URL(path, 'http://stub.example')
  const [, , , list = '', ...ids] = url.pathname.split('/')
  const [id = ''] = ids
  switch (`${method} ${list}${ids.length > 0 ? '/' : ''}`) {
    case 'GET organisaties':
      return listed([organisation], url, (one) => one.identifier === url.searchParams.get('identifier'))
    case 'GET informatiecategorieen':
      return listed(stubCategories, url, (one) => one.identifier === url.searchParams.get('identifier'))
    case 'GET publicaties':
      return listed([...state.publications.values()].map(shownPublication), url, (one) => isNamed(one, url))
    case 'GET documenten':
      return listed([...state.documents.values()].map(shownDocument), url, (one) => isAskedFor(one, url))
    case 'GET publicaties/':
      return shown(state.publications.get(id), shownPublication)
    case 'GET documenten/':
      return shown(state.documents.get(id), shownDocument)
    case 'POST publicaties': {
      const who = String(headers['audit-user-id'])
      return createPublication(state, body, { identifier: who, weergaveNaam: who })
    }
    case 'POST documenten':
      return createDocument(state, body, address)
    case 'PATCH publicaties/':
      return changePublication(state, id, body)
    case 'PATCH documenten/':
      return changeDocument(state, id, body)
    case 'DELETE publicaties/':
      return deletePublication(state, id)
    case 'DELETE documenten/':
      return deleteDocument(state, id)
    case 'PUT documenten/':
      return putPart(state, [id, ids[2] ?? ''], file)
    default:
      return notFound
  }
}

function shown<One>(one: One | undefined, show: (one: One) => Readonly<Record<string, unknown>>): Answer {
  return one === undefined ? notFound : { status: 200, body: show(one) }
}

function isAskedFor({ publicatie, identifier }: Readonly<Record<string, unknown>>, url: URL): boolean {
  const isOf = (name: string, value: unknown) => !url.searchParams.has(name) || url.searchParams.get(name) === value
  return isOf('publicatie', publicatie) && isOf('identifier', identifier)
}

/** As the platform does: the two may be of different identifiers. */
function isNamed({ kenmerken }: Readonly<Record<string, unknown>>, url: URL): boolean {
  const all = kenmerken as readonly { readonly kenmerk: string; readonly bron: string }[]
  return (
    all.some(({ kenmerk }) => kenmerk === url.searchParams.get('kenmerk')) &&
    all.some(({ bron }) => bron === url.searchParams.get('bron'))
  )
}

/** Three on a page, whatever size is asked for: the most that this server gives. */
function listed<One>(all: readonly One[], url: URL, isWanted: (one: One) => boolean): Answer {
  const found = all.filter(isWanted)
  const page = Number(url.searchParams.get('page') ?? 1)
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  const results = found.slice((page - 1) * 3, page * 3)
  if (page > 1 && results.length === 0) return notFound
  return {
    status: 200,
    body: { count: found.length, next: page * 3 < found.length ? next.href : null, previous: null, results },
  }
}
