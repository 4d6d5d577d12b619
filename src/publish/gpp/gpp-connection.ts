import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'
import { sha256 } from '../../system/digest.ts'
import { version } from '../../system/package-folder.ts'
import { GppFault, strangeAnswer } from './gpp-refusal.ts'
import type { GppAnswer, GppRequest, Send } from './gpp-request.ts'
import type { GppSettings } from './gpp-settings.ts'

export interface GppConnection {
  readonly send: Send
  readonly close: () => void
}

export interface ConnectionOptions {
  /** Milliseconds without a sign of life after which a request is given up. */
  readonly timeout: number
  readonly signal?: AbortSignal | undefined
}

/** Bytes of an answer; a list of publications is far below it. */
const largestAnswer = 20_000_000

/**
 * Sends requests over HTTPS, each with the token. node:http and not fetch: it follows no redirect, and its limit is on silence, so that a
 * large file over a slow line is not cut off.
 */
export function openConnection(settings: GppSettings, options: ConnectionOptions): GppConnection {
  const isTls = settings.address.startsWith('https:')
  const agent = isTls ? new TlsAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true })
  return { send: (request) => exchange(request, { settings, options, agent }), close: () => agent.destroy() }
}

interface Line {
  readonly settings: GppSettings
  readonly options: ConnectionOptions
  readonly agent: PlainAgent
}

function exchange(request: GppRequest, { settings, options, agent }: Line): Promise<GppAnswer> {
  const { timeout, signal } = options
  signal?.throwIfAborted()
  const url = new URL(request.path, settings.address)
  // The token goes nowhere else, whatever an answer of the platform says.
  if (url.origin !== new URL(settings.address).origin) throw strangeAnswer('Een adres van het platform ligt elders.')
  const { headers, bytes } = contentOf(request)
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, {
      method: request.method,
      // A connection that the server closed in the meantime would leave it unknown whether a POST was carried out.
      agent: request.method === 'POST' ? false : agent,
      timeout,
      signal,
      // Also where NODE_TLS_REJECT_UNAUTHORIZED switches the check off.
      rejectUnauthorized: true,
      headers: { ...headers, ...ownHeaders(settings) },
    })
    const silent = () => sent.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' }))
    let patience: NodeJS.Timeout | undefined
    sent.on('timeout', silent)
    sent.on('finish', () => {
      patience = setTimeout(silent, timeout)
    })
    sent.on('close', () => clearTimeout(patience))
    sent.on('error', (error) => reject(signal?.aborted ? signal.reason : connectionFault(error, settings, timeout)))
    sent.on('response', (answer) => {
      const chunks: Buffer[] = []
      let length = 0
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > largestAnswer) sent.destroy(strangeAnswer('Het antwoord van het platform is veel te groot.'))
        else chunks.push(chunk)
      })
      answer.on('error', (error) => sent.destroy(error))
      answer.on('end', () => {
        const waiting = secondsOf(answer.headers['retry-after'])
        const text = Buffer.concat(chunks).toString('utf8').replaceAll(settings.token, '…')
        resolve({ status: answer.statusCode ?? 0, text, ...(waiting === undefined ? {} : { retryAfter: waiting }) })
      })
    })
    sent.end(bytes)
  })
}

function ownHeaders({ token, user }: GppSettings): Readonly<Record<string, string>> {
  return {
    Authorization: `Token ${token}`,
    Accept: 'application/json',
    'User-Agent': `collegevoorstel/${version}`,
    'Audit-User-ID': user,
    'Audit-User-Representation': user,
    'Audit-Remarks': 'openbare stukken, met collegevoorstel',
  }
}

function contentOf({ body }: GppRequest): {
  readonly headers: Record<string, string | number>
  readonly bytes: Buffer
} {
  if (body === undefined) return { headers: {}, bytes: Buffer.alloc(0) }
  if ('json' in body) {
    const bytes = Buffer.from(JSON.stringify(body.json))
    return { headers: { 'Content-Type': 'application/json', 'Content-Length': bytes.length }, bytes }
  }
  const { part } = body.file
  const boundary = `deel-${sha256(part).slice(0, 32)}`
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="inhoud"; filename="deel.bin"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const bytes = Buffer.concat([Buffer.from(head), part, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const type = `multipart/form-data; boundary=${boundary}`
  return { headers: { 'Content-Type': type, 'Content-Length': bytes.length }, bytes }
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function secondsOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}

function connectionFault(error: Error, { address }: GppSettings, timeout: number): Error {
  if (!('code' in error) || typeof error.code !== 'string') return error
  if (error.name === 'EnvironmentError') return error
  const { host } = new URL(address)
  const { code } = error
  const fault = (facts: Omit<ConstructorParameters<typeof GppFault>[1], 'cause'>) =>
    new GppFault('gpp-onbereikbaar', { ...facts, cause: error })
  if (untrusted.test(code))
    return fault({
      reason: `Het certificaat van ${host} is niet te vertrouwen (${code}).`,
      advice:
        'Er is niets verstuurd. Kijk of het adres klopt. Heeft de organisatie een eigen certificaatautoriteit, noem dan het bestand daarvan in NODE_EXTRA_CA_CERTS.',
      outcome: 'not-done',
      repeat: 'useless',
    })
  if (code === 'ETIMEDOUT')
    return fault({
      reason: `${host} antwoordt niet binnen ${Math.round(timeout / 1000)} seconden.`,
      advice: `Begin straks opnieuw, of geef met --timeout meer tijd. ${sentOnce}`,
      outcome: 'unknown',
      repeat: 'useless',
    })
  if (unsent.includes(code))
    return fault({
      reason: `Er is geen verbinding met ${host} (${code}).`,
      advice: 'Kijk of gpp.adres klopt, en of deze computer dat adres mag bereiken (netwerk, firewall, VPN).',
      outcome: 'not-done',
      repeat: code === 'ENOTFOUND' ? 'useless' : 'later',
    })
  return fault({
    reason: `De verbinding met ${host} viel weg (${code}).`,
    advice: `Begin opnieuw. ${sentOnce}`,
    outcome: 'unknown',
    repeat: 'later',
  })
}

const sentOnce = 'Wat er al staat, wordt niet nog eens verstuurd.'

/** Of the connection: no request was sent. */
const unsent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** Codes of OpenSSL and Node for a certificate that does not prove who answers. */
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS_CERT|INVALID_CA|CRL_/
