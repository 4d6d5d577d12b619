import type { IncomingMessage } from 'node:http'
import { editions } from '../../document/edition.ts'
import { attempt } from '../../system/attempt.ts'
import type { Keuze } from '../protocol.ts'
import type { Refusal } from './request-guard.ts'

const maxBytes = 2048

/** The selection in the body of a request, or the reason why it is refused. */
export async function readChoice(request: IncomingMessage): Promise<Keuze | Refusal> {
  // Another site's form cannot send this type, and its script needs a CORS preflight, which fails.
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json')
    return { status: 415, text: 'Een keuze hoort als application/json te komen.' }
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBytes) return { status: 413, text: 'Deze keuze is te groot.' }
    chunks.push(chunk)
  }
  return (
    parseChoice(Buffer.concat(chunks).toString('utf8')) ?? { status: 400, text: 'Deze keuze is niet te begrijpen.' }
  )
}

function parseChoice(text: string): Keuze | undefined {
  const data: unknown = attempt(() => JSON.parse(text))
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const { editie, huisstijl }: { readonly editie?: unknown; readonly huisstijl?: unknown } = data
  const edition = editions.find((one) => one === editie)
  if (editie !== undefined && edition === undefined) return undefined
  if (huisstijl !== undefined && typeof huisstijl !== 'string') return undefined
  return { ...(edition === undefined ? {} : { editie: edition }), ...(huisstijl === undefined ? {} : { huisstijl }) }
}
