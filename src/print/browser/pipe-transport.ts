import type { Readable, Writable } from 'node:stream'
import type { Browser, ConnectionTransport } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'

/** The DevTools protocol over the two pipes of a browser process: JSON messages, each terminated by a zero byte. */
export class PipeTransport implements ConnectionTransport {
  onmessage?: (message: string) => void
  onclose?: () => void
  /** Resolves, and never rejects, once the connection is closed: the browser is gone or ending. */
  readonly ended: Promise<void>
  #chunks: Buffer[] = []
  #closed = false
  #gone = false
  #end: () => void = () => undefined

  constructor(
    private readonly out: Writable,
    input: Readable,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
    input.on('data', (chunk: Buffer) => this.#receive(chunk))
    input.on('close', () => this.close())
    // A broken pipe means that the browser is ending.
    input.on('error', () => this.close())
    out.on('error', () => this.close())
  }

  get closed(): boolean {
    return this.#closed
  }

  /**
   * Drops a message while the pipe is closing: puppeteer answers messages that arrived before, and `onclose` rejects those calls.
   * @throws Error after that, so that puppeteer rejects the call instead of waiting forever
   */
  send(message: string): void {
    if (this.#gone) throw new Error('The browser is gone.')
    if (!this.#closed) this.out.write(`${message}\0`)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#end()
    // After the messages that are queued already.
    setImmediate(() => {
      this.#gone = true
      this.onclose?.()
    })
  }

  #receive(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      this.#chunks.push(chunk.subarray(start, end))
      const message =
        this.#chunks.length === 1 ? chunk.toString('utf8', start, end) : Buffer.concat(this.#chunks).toString()
      this.#chunks = []
      start = end + 1
      // One message per turn: puppeteer expects the continuations of one message to have run before the next.
      setImmediate(() => this.onmessage?.(message))
    }
    if (start < chunk.length) this.#chunks.push(chunk.subarray(start))
  }
}

/** Connects puppeteer, imported while the browser boots, from the entry point without launchers. The printer has the time limits. */
export async function connectBrowser(transport: PipeTransport): Promise<Browser> {
  const { default: puppeteer } = await import('puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js')
  return puppeteer.connect({
    transport,
    defaultViewport: null,
    networkEnabled: false,
    issuesEnabled: false,
    protocolTimeout: 0,
  })
}
