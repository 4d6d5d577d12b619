import type { Readable, Writable } from 'node:stream'
import type { ConnectionTransport } from 'puppeteer-core/lib/esm/puppeteer/puppeteer-core-browser.js'

/** The DevTools protocol over the two pipes of a browser process: JSON messages, each ended by a zero byte. */
export class PipeTransport implements ConnectionTransport {
  onmessage?: (message: string) => void
  onclose?: () => void
  /** Settles, never fails, once nothing can be asked any more: the browser is gone, or going. */
  readonly ended: Promise<void>
  readonly #out: Writable
  #parts: Buffer[] = []
  #closed = false
  #end: () => void = () => undefined

  constructor(out: Writable, input: Readable) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
    this.#out = out
    input.on('data', (chunk: Buffer) => this.#receive(chunk))
    input.on('close', () => this.close())
    // A pipe that breaks means that the browser is dying.
    input.on('error', () => this.close())
    out.on('error', () => this.close())
  }

  get closed(): boolean {
    return this.#closed
  }

  /** @throws Error on a closed pipe: puppeteer then rejects the call, which nobody would ever answer */
  send(message: string): void {
    if (this.#closed) throw new Error('The browser is gone.')
    this.#out.write(`${message}\0`)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#end()
    // After the messages that are still to be delivered.
    setImmediate(() => this.onclose?.())
  }

  #receive(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      this.#parts.push(chunk.subarray(start, end))
      const message =
        this.#parts.length === 1 ? chunk.toString('utf8', start, end) : Buffer.concat(this.#parts).toString()
      this.#parts = []
      start = end + 1
      // A turn of its own for each: puppeteer expects that whatever waited for one message has run before the next.
      setImmediate(() => this.onmessage?.(message))
    }
    if (start < chunk.length) this.#parts.push(chunk.subarray(start))
  }
}
