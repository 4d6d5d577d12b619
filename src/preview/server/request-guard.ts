import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request gets no answer: a status and a sentence. */
export interface Refusal {
  readonly status: number
  readonly text: string
  /** The methods that would do. */
  readonly allow?: string
}

export interface Address {
  readonly port: number
  /** First part of every path. */
  readonly token: string
}

/**
 * What a request asks for, behind the token: `''` for the page. Everything is refused that does not come from this machine's own
 * browser, looking at this very page: another name for this machine (DNS rebinding), another site's script, a guessed address.
 */
export function admitted(request: IncomingMessage, { port, token }: Address): { readonly path: string } | Refusal {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (host === undefined || !own.includes(host))
    return {
      status: 421,
      text: 'Dit adres hoort niet bij de voorvertoning. Gebruik het adres dat in de terminal staat.',
    }
  const fromElsewhere =
    request.headers['sec-fetch-site'] === 'cross-site' || request.headers['sec-fetch-site'] === 'same-site'
  if ((origin !== undefined && origin !== `http://${host}`) || fromElsewhere)
    return { status: 403, text: 'Een andere website mag de voorvertoning niet gebruiken.' }
  const [, given = '', ...rest] = (request.url ?? '').split('/')
  if (!sameToken(given, token))
    return { status: 404, text: 'Hier is niets. Gebruik het adres dat in de terminal staat.' }
  // `/<token>` without the slash would make all addresses on the page wrong.
  return rest.length === 0
    ? { status: 404, text: 'Er ontbreekt een / aan het eind van het adres.' }
    : { path: rest.join('/') }
}

function sameToken(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
