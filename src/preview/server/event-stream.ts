import type { ServerResponse } from 'node:http'
import type { Toestand } from '../protocol.ts'
import { responseHeaders } from './response-headers.ts'

/** Interval of comments on an idle stream, in ms, so that both sides notice a lost connection. */
export const heartbeat = 10_000
/** A reader with this many unread bytes is disconnected; it gets the newest state when it reconnects. */
const maxUnread = 4 * 1024 * 1024
/** With data: browsers do not dispatch an event without it. */
const end = 'event: einde\ndata: gestopt\n\n'

/** The open server-sent event streams (HTML Living Standard, 9.2). */
export class EventStream {
  readonly #readers = new Set<ServerResponse>()
  readonly #heartbeat: NodeJS.Timeout

  constructor() {
    this.#heartbeat = setInterval(() => this.#write(': \n\n'), heartbeat)
    this.#heartbeat.unref()
  }

  get readers(): number {
    return this.#readers.size
  }

  /** Adds a reader and sends it the current state. */
  add(response: ServerResponse, state: Toestand): void {
    response.writeHead(200, { ...responseHeaders, 'content-type': 'text/event-stream; charset=utf-8' })
    response.write(eventOf(state))
    this.#readers.add(response)
    response.on('close', () => this.#readers.delete(response))
  }

  send(state: Toestand): void {
    this.#write(eventOf(state))
  }

  /** Ends all streams with an event that announces the end of the program. */
  close(): void {
    clearInterval(this.#heartbeat)
    for (const reader of this.#readers) reader.end(end)
    this.#readers.clear()
  }

  #write(text: string): void {
    for (const reader of this.#readers) {
      if (reader.writableLength > maxUnread) reader.destroy()
      else reader.write(text)
    }
  }
}

function eventOf(state: Toestand): string {
  return `id: ${state.sessie}.${state.versie}\nevent: toestand\ndata: ${JSON.stringify(state)}\n\n`
}
