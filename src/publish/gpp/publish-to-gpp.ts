import { setTimeout as waitFor } from 'node:timers/promises'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { gppRules } from '../../rules/gpp-rules.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import type { Publication } from '../publication.ts'
import { type GppApi, gppApi } from './gpp-api.ts'
import { openConnection } from './gpp-connection.ts'
import type { GppContext, GppMode } from './gpp-context.ts'
import { failureFinding, resultFindings } from './gpp-findings.ts'
import type { GppSettings } from './gpp-settings.ts'
import { persistentSend } from './persistent-send.ts'
import { type RecordedRequest, recordedSend } from './recorded-send.ts'
import { simulatedSend } from './simulated-send.ts'
import { newStanding, type Standing } from './standing.ts'
import { syncPublication } from './sync-publication.ts'

export interface GppOptions {
  readonly settings: GppSettings
  readonly mode: GppMode
  /** `dry`: reads on the platform, and lists what it would change there. */
  readonly run: 'real' | 'dry'
  /** Milliseconds without a sign of life. */
  readonly timeout: number
  /** What was published, as the user names it. */
  readonly file: string
}

export interface GppServices {
  readonly signal?: AbortSignal | undefined
  /** Default the clock. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

export interface GppResult extends Readonly<Pick<Standing, 'status' | 'address' | 'publicAddress' | 'changed'>> {
  /** `fouten`: something for a person to decide. `mislukt`: the platform, or the way to it, fails. */
  readonly outcome: 'gemaakt' | 'fouten' | 'configuratie' | 'mislukt'
  readonly diagnostics: readonly Diagnostic[]
  /** Of `mislukt` and `fouten`. */
  readonly cause?: unknown
  /** In order; of a dry run those that the real run makes. */
  readonly requests: readonly RecordedRequest[]
}

/**
 * Publishes to a GPP-publicatiebank.
 *
 * @throws the reason of `signal` when it is aborted; never because of the document, the platform or the machine
 */
export async function publishToGpp(
  publication: Publication,
  options: GppOptions,
  services: GppServices = {},
): Promise<GppResult> {
  const { settings, mode, run, timeout, file } = options
  const { signal, wait = (milliseconds: number) => waitFor(milliseconds, undefined, { signal }) } = services
  const connection = openConnection(settings, { timeout, signal })
  const patient = persistentSend(connection.send, { timeout, wait })
  const { send, requests } = recordedSend(run === 'dry' ? simulatedSend(patient, settings) : patient, settings)
  const standing = newStanding()
  const about = { file, publication }
  const ended = (outcome: GppResult['outcome'], diagnostics: readonly Diagnostic[], cause?: unknown): GppResult => {
    const { status, address, publicAddress, changed } = standing
    return { outcome, diagnostics, cause, status, address, publicAddress, changed, requests: requests() }
  }
  try {
    const context = await openContext(about, { settings, mode, wait, api: gppApi(send, settings) })
    if ('ruleId' in context) return ended('configuratie', [context])
    await syncPublication(publication, context, standing)
    return ended('gemaakt', run === 'dry' ? [] : resultFindings(about, standing))
  } catch (error) {
    const found = failureFinding(about, standing, error)
    if (found === undefined) throw error
    return ended(error instanceof EnvironmentError ? 'mislukt' : 'fouten', [found], error)
  } finally {
    connection.close()
  }
}

interface About {
  readonly file: string
  readonly publication: Publication
}

type Shared = Pick<GppContext, 'settings' | 'mode' | 'wait'> & { readonly api: GppApi }

/** Looks up by what the platform knows the organisation and the categories of the documents. */
async function openContext({ file, publication }: About, shared: Shared): Promise<GppContext | Diagnostic> {
  const { api, settings } = shared
  const notThere = (reason: string, advice: string) =>
    diagnostic({ rule: gppRules['gpp/instelling'], file, reason, advice })
  const publisher = await api.find('organisaties', settings.organisation)
  if (publisher === undefined)
    return notThere(
      `Het platform kent de organisatie ${settings.organisation} niet, of zij is daar niet actief.`,
      'Vraag de beheerder van de publicatiebank om de organisatie actief te maken, of zet de goede URI bij gpp.organisatie.',
    )
  const used = [publication, ...publication.documents].map(({ category }) => category)
  const categories: string[] = []
  for (const { resource, label } of new Map(used.map((one) => [one.resource, one])).values()) {
    const category = await api.find('informatiecategorieen', resource)
    if (category === undefined)
      return notThere(
        `Het platform kent de informatiecategorie “${label}” niet.`,
        'Vraag de beheerder van de publicatiebank om de wettelijke informatiecategorieën in te laden, of kies een andere bij publicatie.categorie.',
      )
    categories.push(category)
  }
  return { ...shared, publisher, categories }
}
