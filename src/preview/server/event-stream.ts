import type { ServerResponse } from 'node:http'
import type { Toestand } from '../protocol.ts'
import { responseHeads } from './response-heads.ts'

/** Sent when nothing happens, so that both sides notice a connection that is gone, in ms. */
export const heartbeat = 10_000
/** A reader that leaves this many bytes unread is let go; it gets the newest state when it comes back. */
const mostUnread = 4 * 1024 * 1024
/** An event without data would not reach the page. */
const end = 'event: einde\ndata: gestopt\n\n'

/** The pages that listen for news (server-sent events, HTML Living Standard 9.2). */
export class EventStream {
  readonly #readers = new Set<ServerResponse>()
  readonly #beating: NodeJS.Timeout

  constructor() {
    this.#beating = setInterval(() => this.#write(': \n\n'), heartbeat)
    this.#beating.unref()
  }

  get readers(): number {
    return this.#readers.size
  }

  /** The state as it is goes out at once. */
  add(response: ServerResponse, state: Toestand): void {
    response.writeHead(200, { ...responseHeads, 'content-type': 'text/event-stream; charset=utf-8' })
    response.write(eventOf(state))
    this.#readers.add(response)
    response.on('close', () => this.#readers.delete(response))
  }

  send(state: Toestand): void {
    this.#write(eventOf(state))
  }

  /** Tells all readers that nothing more will come. */
  close(): void {
    clearInterval(this.#beating)
    for (const reader of this.#readers) reader.end(end)
    this.#readers.clear()
  }

  #write(text: string): void {
    for (const reader of this.#readers) {
      if (reader.writableLength > mostUnread) reader.destroy()
      else reader.write(text)
    }
  }
}

function eventOf(state: Toestand): string {
  return `id: ${state.sessie}.${state.versie}\nevent: toestand\ndata: ${JSON.stringify(state)}\n\n`
}
