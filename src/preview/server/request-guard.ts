import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The reason why a request is refused: an HTTP status and a Dutch sentence. */
export interface Refusal {
  readonly status: number
  readonly text: string
  /** The `Allow` header: the accepted methods. */
  readonly allow?: string
}

export interface Address {
  readonly port: number
  /** First segment of every path. */
  readonly token: string
}

/**
 * The path after the token; `''` for the page. Refuses everything that this page itself did not send: another host name (DNS
 * rebinding), a script of another site, a guessed token.
 */
export function checkRequest(request: IncomingMessage, { port, token }: Address): { readonly path: string } | Refusal {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = request.headers
  if (host === undefined || !hosts.includes(host))
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
  // Relative URLs on the page would not resolve from `/<token>` without the slash.
  return rest.length === 0
    ? { status: 404, text: 'Er ontbreekt een / aan het eind van het adres.' }
    : { path: rest.join('/') }
}

function sameToken(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
