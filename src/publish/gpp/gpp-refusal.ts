import { EnvironmentError } from '../../system/environment-error.ts'
import type { GppAnswer, GppRequest } from './gpp-request.ts'

/** The platform does not accept what it was sent: about the document, not about the machine. */
export class GppRefusal extends Error {
  override readonly name = 'GppRefusal'
  /**
   * @param wrong what is wrong, one Dutch sentence; `what` is what was refused
   * @param advice what to do, one or more Dutch sentences
   */
  constructor(
    readonly status: number,
    readonly wrong: (what: string) => string,
    readonly advice: string,
  ) {
    super(wrong('…'))
  }
}

interface FaultFacts {
  readonly reason: string
  readonly advice: string
  /** `unknown`: the request may have been carried out, though no answer says so. */
  readonly outcome: 'unknown' | 'not-done'
  /** Whether the same request may succeed in a few seconds. */
  readonly repeat: 'later' | 'useless'
  readonly cause?: unknown
}

/** The platform, or the way to it, fails. */
export class GppFault extends EnvironmentError {
  readonly outcome: FaultFacts['outcome']
  readonly repeat: FaultFacts['repeat']
  constructor(code: 'gpp-onbereikbaar' | 'gpp-storing', { reason, advice, outcome, repeat, cause }: FaultFacts) {
    super(code, reason, advice, { cause })
    this.outcome = outcome
    this.repeat = repeat
  }
}

export function strangeAnswer(what: string, advice = checkAddress): EnvironmentError {
  return new EnvironmentError('gpp-antwoord', what, advice)
}

const checkAddress =
  'Kijk gpp.adres in collegevoorstel.yaml na: daar hoort een GPP-publicatiebank met API v2 te antwoorden.'

/** What an answer without success means. */
export function failureOf(request: GppRequest, answer: GppAnswer): EnvironmentError | GppRefusal {
  const { status } = answer
  if (status >= 300 && status < 400) {
    const advice = 'Zet het adres zelf in gpp.adres. De sleutel gaat niet mee naar een ander adres.'
    return strangeAnswer(`Het platform verwijst door naar een ander adres (${status}).`, advice)
  }
  if (status >= 500) return fault(answer)
  return named(status, request) ?? refusal(answer)
}

function named(status: number, request: GppRequest): EnvironmentError | GppRefusal | undefined {
  switch (status) {
    case 401: {
      const advice =
        'Kijk of COLLEGEVOORSTEL_GPP_TOKEN de sleutel van dit platform is, en vraag de beheerder of die nog geldt.'
      return new EnvironmentError('gpp-toegang', 'Het platform kent de API-sleutel niet (401).', advice)
    }
    case 403: {
      const advice = 'Vraag de beheerder van de publicatiebank om een sleutel met rechten om te lezen en te schrijven.'
      return new EnvironmentError('gpp-toegang', 'De API-sleutel mag dit niet op het platform (403).', advice)
    }
    case 404:
      if (request.method === 'GET' && request.path.includes('?'))
        return strangeAnswer('Op het adres van het platform is geen GPP-publicatiebank met API v2 (404).')
      return changedMeanwhile(status)
    case 409:
    case 412:
      return changedMeanwhile(status)
    case 413:
      return new GppRefusal(
        status,
        (what) => `Het platform vindt ${what}${sizeOf(request)} te groot (413).`,
        'Maak het bestand kleiner, bijvoorbeeld met minder grote foto’s. Of vraag de beheerder van de publicatiebank om grotere bestanden toe te laten.',
      )
    case 429: {
      const advice = 'Wacht een paar minuten en begin opnieuw: wat er al staat, wordt niet nog eens verstuurd.'
      const reason = 'Het platform krijgt te veel verzoeken tegelijk (429).'
      return new GppFault('gpp-storing', { reason, advice, outcome: 'not-done', repeat: 'later' })
    }
    default:
      return undefined
  }
}

function changedMeanwhile(status: number): EnvironmentError {
  const advice =
    'Kijk op het platform of er nog iemand aan werkt, en begin daarna opnieuw: wat er al staat, wordt niet nog eens verstuurd.'
  const reason = `De publicatie is op het platform intussen veranderd of verwijderd (${status}).`
  return new GppFault('gpp-storing', { reason, advice, outcome: 'not-done', repeat: 'useless' })
}

function fault({ status }: GppAnswer): EnvironmentError {
  const advice =
    'Begin straks opnieuw: wat er al staat, wordt niet nog eens verstuurd. Blijft het zo, meld het dan bij de beheerder van de publicatiebank.'
  // RFC 9110, 15.6.4: the server could not take the request.
  const outcome = status === 503 ? 'not-done' : 'unknown'
  const reason = `Het platform heeft een storing (${status}).`
  return new GppFault('gpp-storing', { reason, advice, outcome, repeat: 'later' })
}

/** Of an answer such as 400 or 422 the platform's own words, as its form `{"veld": ["wat er mis is"]}` gives them. */
function refusal({ status, text }: GppAnswer): GppRefusal {
  const words = saidIn(text)
  const said = words === '' ? '.' : `: ${/[.!?…]$/.test(words) ? words : `${words}.`}`
  const advice =
    'Kijk of dat in het document te verhelpen is, en begin opnieuw. Zegt het u niets, laat het dan aan de beheerder van de publicatiebank zien.'
  return new GppRefusal(status, (what) => `Het platform neemt ${what} niet aan (${status})${said}`, advice)
}

/** Characters of the platform's words that a message shows. */
const longest = 300

function saidIn(text: string): string {
  try {
    return wordsOf(JSON.parse(text) as unknown, '')
      .join('; ')
      .slice(0, longest)
  } catch {
    return ''
  }
}

function wordsOf(value: unknown, name: string): readonly string[] {
  if (typeof value === 'string') return [name === '' ? value : `${name}: ${value}`]
  if (Array.isArray(value)) return value.flatMap((each: unknown) => wordsOf(each, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => wordsOf(each, key))
}

function sizeOf({ body }: GppRequest): string {
  if (body === undefined || !('file' in body)) return ''
  return ` (${(body.file.part.length / 1024 ** 2).toFixed(1).replace('.', ',')} MB)`
}
