import type { IncomingMessage } from 'node:http'
import { editions } from '../../document/edition.ts'
import type { Keuze } from '../protocol.ts'
import type { Refusal } from './request-guard.ts'

const mostBytes = 2048

/** The choice that a request brings, or why it cannot be read. */
export async function choiceIn(request: IncomingMessage): Promise<Keuze | Refusal> {
  // A form of another site cannot send this type, and a script of one has to ask leave, which it does not get.
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json')
    return { status: 415, text: 'Een keuze hoort als application/json te komen.' }
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > mostBytes) return { status: 413, text: 'Deze keuze is te groot.' }
    parts.push(part)
  }
  return parsed(Buffer.concat(parts).toString('utf8')) ?? { status: 400, text: 'Deze keuze is niet te begrijpen.' }
}

function parsed(text: string): Keuze | undefined {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const { editie, huisstijl }: { readonly editie?: unknown; readonly huisstijl?: unknown } = data
  const edition = editions.find((one) => one === editie)
  if (editie !== undefined && edition === undefined) return undefined
  if (huisstijl !== undefined && typeof huisstijl !== 'string') return undefined
  return { ...(edition === undefined ? {} : { editie: edition }), ...(huisstijl === undefined ? {} : { huisstijl }) }
}
