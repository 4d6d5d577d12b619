import { onOneLine } from '../../report/message-text.ts'
import { attempt } from '../../system/attempt.ts'
import type { GppRequest, Send } from './gpp-request.ts'
import type { GppSettings } from './gpp-settings.ts'

/** A request as a person reads it. What does not exist before the run has a name instead of an identifier. */
export interface RecordedRequest {
  readonly methode: GppRequest['method']
  readonly adres: string
  readonly inhoud?: Readonly<Record<string, unknown>>
  /** Of the parts of one file together: the platform says how many. */
  readonly bestand?: { readonly naam: string; readonly bytes: number }
}

/** Keeps what is sent, in order; a repetition of a request is no other request. */
export function recordedSend(
  send: Send,
  { address }: GppSettings,
): { readonly send: Send; readonly requests: () => readonly RecordedRequest[] } {
  const requests: RecordedRequest[] = []
  const names = new Map<string, string>()
  const named = (text: string) => [...names].reduce((words, [uuid, name]) => words.replaceAll(uuid, name), text)
  const { origin } = new URL(address)
  return {
    requests: () => requests,
    send: async (request) => {
      const { method: methode, body } = request
      const adres = named(origin + request.path)
      if (body && 'file' in body) addPart(requests, adres.replace(/[^/]+$/, '<deel>'), body.file)
      else if (body) requests.push({ methode, adres, inhoud: JSON.parse(named(JSON.stringify(body.json))) })
      else if (!isNextPage(adres)) requests.push({ methode, adres })
      const answer = await send(request)
      if (methode === 'POST') {
        const uuid = uuidIn(answer.text)
        if (uuid !== undefined) names.set(uuid, `<nieuw-${names.size + 1}>`)
      }
      return answer
    },
  }
}

/** How many pages a list has is up to the platform: it is listed once. */
function isNextPage(adres: string): boolean {
  return Number(new URL(adres).searchParams.get('page') ?? 1) > 1
}

function addPart(
  requests: RecordedRequest[],
  adres: string,
  { name, part }: { readonly name: string; readonly part: Uint8Array },
): void {
  const last = requests.at(-1)
  const isSame = last?.methode === 'PUT' && last.adres === adres
  const bytes = part.length + (isSame ? (last.bestand?.bytes ?? 0) : 0)
  if (isSame) requests.pop()
  requests.push({ methode: 'PUT', adres, bestand: { naam: name, bytes } })
}

function uuidIn(text: string): string | undefined {
  const data = attempt(() => JSON.parse(text) as unknown)
  return typeof data === 'object' && data !== null && 'uuid' in data && typeof data.uuid === 'string'
    ? data.uuid
    : undefined
}

/** The requests of a dry run, numbered, for people. */
export function requestsText(requests: readonly RecordedRequest[]): string {
  const width = String(requests.length).length
  return requests
    .map(({ methode, adres, inhoud, bestand }, index) => {
      const lines = [`${String(index + 1).padStart(width)}. ${methode.padEnd(6)} ${onOneLine(adres)}`]
      if (inhoud) lines.push(`${' '.repeat(width + 9)}${onOneLine(JSON.stringify(inhoud))}`)
      if (bestand) lines.push(`${' '.repeat(width + 9)}${bestand.naam}, ${bestand.bytes} bytes`)
      return `${lines.join('\n')}\n`
    })
    .join('')
}
