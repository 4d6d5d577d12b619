import type { GppAnswer, GppRequest, Send } from './gpp-request.ts'
import type { GppSettings } from './gpp-settings.ts'

/**
 * Sends what only reads, and answers the rest as the platform would. So a dry run takes the same steps as the real one, in the same order,
 * and changes nothing. A list of what it would have changed is empty: the real run reads it again only to see what others have put there.
 */
export function simulatedSend(send: Send, { address }: GppSettings): Send {
  let made = 0
  const changed = new Set<string>()
  return async (request) => {
    if (request.method === 'GET') {
      const { searchParams } = new URL(request.path, address)
      const isChanged = ['publicatie', 'kenmerk'].some((name) => changed.has(searchParams.get(name) ?? ''))
      return isChanged ? { status: 200, text: '{"results": []}' } : send(request)
    }
    if (request.method === 'POST') {
      made += 1
      for (const key of namedBy(request)) changed.add(key)
    }
    return { status: 200, text: JSON.stringify(answerTo(request, { uuid: uuidOf(made), address })) } satisfies GppAnswer
  }
}

/** The publication that a new thing belongs to, by which a list is asked for. */
function namedBy({ body }: GppRequest): readonly string[] {
  const { publicatie, kenmerken } = body && 'json' in body ? body.json : {}
  if (typeof publicatie === 'string') return [publicatie]
  return Array.isArray(kenmerken) ? kenmerken.map(({ kenmerk }: { readonly kenmerk: string }) => kenmerk) : []
}

function answerTo(
  { method, path, body }: GppRequest,
  { uuid, address }: { readonly uuid: string; readonly address: string },
): Readonly<Record<string, unknown>> {
  if (method === 'PUT') return { documentUploadVoltooid: true }
  const fields = body && 'json' in body ? body.json : {}
  if (method === 'POST' && path.endsWith('/documenten'))
    return {
      ...fields,
      uuid,
      bestandsdelen: [
        { url: `${address}/api/v2/documenten/${uuid}/bestandsdelen/1`, omvang: fields.bestandsomvang, volgnummer: 0 },
      ],
    }
  const own = method === 'POST' ? uuid : (path.split('/').at(-1) ?? '')
  return {
    kenmerken: [],
    informatieCategorieen: [],
    publisher: null,
    officieleTitel: '',
    publicatiestatus: 'concept',
    urlPublicatieIntern: '',
    urlPublicatieExtern: '',
    registratiedatum: '',
    ...fields,
    uuid: own,
  }
}

/** No platform gives this one out: it has no version (RFC 9562, 4.2). */
function uuidOf(number: number): string {
  return `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`
}
