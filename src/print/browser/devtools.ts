import type { Readable, Writable } from 'node:stream'
import type { ProtocolMapping } from 'devtools-protocol/types/protocol-mapping.js'

type Commands = ProtocolMapping.Commands
type Events = ProtocolMapping.Events
type Method = keyof Commands
type Params<M extends Method> = Commands[M]['paramsType'][0]
type Result<M extends Method> = Commands[M]['returnType']

/** The browser, or the page asked, is no longer there. */
export class PageGone extends Error {
  override readonly name = 'PageGone'
}

interface Pending {
  readonly session: string | undefined
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly sessionId?: string
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}

/** How the browser answers for a page that is no longer there: by a code, or by these words under a code that says nothing. */
const noSession = -32001
const goneWords: readonly string[] = ['Target crashed', 'Inspected target navigated or closed']

type Listener = (params: unknown) => void

/**
 * Speaks the Chrome DevTools Protocol over the two pipes of a browser process: JSON messages, each ended by a zero byte.
 * A page is a session. The few commands that printing needs do not outweigh the 0.1 s that loading a driver library costs.
 */
export class DevTools {
  readonly #out: Writable
  readonly #pending = new Map<number, Pending>()
  readonly #listeners = new Map<string, Map<string, Listener>>()
  /** Sessions that ended: what is asked of a crashed page would never be answered. */
  readonly #endedSessions = new Set<string>()
  #last = 0
  #parts: Buffer[] = []
  /** Nothing can be asked any more: the browser is gone, or going. */
  ended = false

  constructor(out: Writable, input: Readable) {
    this.#out = out
    input.on('data', (chunk: Buffer) => this.#receive(chunk))
    input.on('close', () => this.end())
    // A pipe that breaks is the browser dying; its end is told by `close`.
    input.on('error', () => this.end())
    out.on('error', () => this.end())
  }

  /** @throws PageGone when browser or page goes before it answers; Error with the browser's words when it refuses */
  send<M extends Method>(method: M, params: Params<M>, session?: string): Promise<Result<M>> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.ended || (session !== undefined && this.#endedSessions.has(session))) {
        reject(new PageGone(this.ended ? 'The browser is gone.' : 'The page is gone.'))
        return
      }
      const id = ++this.#last
      this.#pending.set(id, { session, resolve, reject })
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`)
    }) as Promise<Result<M>>
  }

  /** Hears one kind of event of one session, until that session ends. */
  listen<E extends keyof Events>(session: string, event: E, listener: (params: Events[E][0]) => void): void {
    const listeners = this.#listeners.get(session) ?? new Map<string, Listener>()
    listeners.set(event, (params) => listener(params as Events[E][0]))
    this.#listeners.set(session, listeners)
  }

  /** Fails everything that still waits. */
  end(): void {
    this.ended = true
    this.#fail(() => true)
    this.#listeners.clear()
  }

  /** Fails what waits for one page: it crashed or was closed. */
  endSession(session: string): void {
    this.#endedSessions.add(session)
    this.#listeners.delete(session)
    this.#fail((pending) => pending.session === session)
  }

  #fail(concerns: (pending: Pending) => boolean): void {
    for (const [id, pending] of this.#pending) {
      if (!concerns(pending)) continue
      this.#pending.delete(id)
      pending.reject(new PageGone('The page is gone.'))
    }
  }

  #receive(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      this.#parts.push(chunk.subarray(start, end))
      const text = this.#parts.length === 1 ? chunk.toString('utf8', start, end) : Buffer.concat(this.#parts).toString()
      this.#parts = []
      start = end + 1
      this.#dispatch(JSON.parse(text) as Message)
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start))
  }

  #dispatch(message: Message): void {
    const { id, method, params, sessionId } = message
    if (id !== undefined) this.#answer(id, message)
    else if (method === 'Target.detachedFromTarget') this.endSession((params as { sessionId: string }).sessionId)
    else if (method === undefined || sessionId === undefined) return
    else if (method === 'Inspector.targetCrashed') this.endSession(sessionId)
    else this.#listeners.get(sessionId)?.get(method)?.(params)
  }

  #answer(id: number, message: Message): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (message.error) pending?.reject(refusal(message.error))
    else pending?.resolve(message.result)
  }
}

function refusal({ code, message }: NonNullable<Message['error']>): Error {
  return code === noSession || goneWords.includes(message) ? new PageGone(message) : new Error(message)
}
