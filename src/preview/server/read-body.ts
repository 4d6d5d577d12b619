import type { IncomingMessage } from 'node:http'
import { editions } from '../../document/edition.ts'
import { attempt } from '../../system/attempt.ts'
import type { Herstelling, Keuze } from '../protocol.ts'
import type { Refusal } from './request-guard.ts'

const maxBytes = 2048

/** The value in the JSON body of a request, or the reason why it is refused. @param parse returns undefined for any other value */
export async function readBody<Value extends object>(
  request: IncomingMessage,
  parse: (data: object) => Value | undefined,
): Promise<Value | Refusal> {
  // Another site's form cannot send this type, and its script needs a CORS preflight, which fails.
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json')
    return { status: 415, text: 'Een vraag hoort als application/json te komen.' }
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBytes) return { status: 413, text: 'Deze vraag is te groot.' }
    chunks.push(chunk)
  }
  const data: unknown = attempt(() => JSON.parse(Buffer.concat(chunks).toString('utf8')))
  const value = typeof data !== 'object' || data === null || Array.isArray(data) ? undefined : parse(data)
  return value ?? { status: 400, text: 'Deze vraag is niet te begrijpen.' }
}

export function parseChoice(data: object): Keuze | undefined {
  const { editie, huisstijl }: { readonly editie?: unknown; readonly huisstijl?: unknown } = data
  const edition = editions.find((one) => one === editie)
  if (editie !== undefined && edition === undefined) return undefined
  if (huisstijl !== undefined && typeof huisstijl !== 'string') return undefined
  return { ...(edition === undefined ? {} : { editie: edition }), ...(huisstijl === undefined ? {} : { huisstijl }) }
}

export function parseRepair(data: object): Herstelling | undefined {
  const { sleutel }: { readonly sleutel?: unknown } = data
  return typeof sleutel === 'string' ? { sleutel } : undefined
}
