import { setTimeout as waitFor } from 'node:timers/promises'
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts'
import type { DocumentReport, Report } from '../../report/report.ts'
import { gppRules } from '../../rules/gpp-rules.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import type { Publication } from '../publication.ts'
import { gppApi } from './gpp-api.ts'
import { openConnection } from './gpp-connection.ts'
import type { GppContext, GppMode } from './gpp-context.ts'
import { failureFinding, resultFindings } from './gpp-findings.ts'
import type { Send } from './gpp-request.ts'
import type { GppSettings } from './gpp-settings.ts'
import { persistentSend } from './persistent-send.ts'
import { type RecordedRequest, recordedSend } from './recorded-send.ts'
import { simulatedSend } from './simulated-send.ts'
import { newStanding, type Standing } from './standing.ts'
import { syncPublication } from './sync-publication.ts'

/** A publication, with the file that messages about it name. */
export interface ToPublish {
  readonly file: string
  readonly publication: Publication
}

export interface GppOptions {
  readonly settings: GppSettings
  readonly mode: GppMode
  /** `dry`: reads on the platform, and lists what it would change there. */
  readonly run: 'real' | 'dry'
  /** Milliseconds without a sign of life. */
  readonly timeout: number
}

export interface GppServices {
  readonly signal?: AbortSignal | undefined
  /** Called before each publication. */
  readonly onPublication?: (publication: Publication) => void
  /** Default the clock. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

export interface GppRun {
  readonly report: Report
  readonly results: readonly GppResult[]
  /** In order; of a dry run those that the real run makes. */
  readonly requests: readonly RecordedRequest[]
}

export interface GppResult extends Pick<Standing, 'status' | 'address' | 'publicAddress' | 'changed'> {
  readonly publication: Publication
}

/**
 * Publishes to a GPP-publicatiebank, one publication after the other. What the platform refuses is reported with its publication, and the others
 * go on; when the platform or the way to it fails, the rest is skipped.
 */
export async function publishToGpp(
  requested: readonly ToPublish[],
  options: GppOptions,
  services: GppServices = {},
): Promise<GppRun> {
  const { settings, timeout } = options
  const { signal, wait = (milliseconds: number) => waitFor(milliseconds, undefined, { signal }) } = services
  const connection = openConnection(settings, { timeout, signal })
  const patient = persistentSend(connection.send, { timeout, wait })
  const { send, requests } = recordedSend(options.run === 'dry' ? simulatedSend(patient, settings) : patient, settings)
  try {
    const documents: DocumentReport[] = []
    const results: GppResult[] = []
    const open = opener(send, { settings, mode: options.mode, wait })
    for (const one of requested) {
      signal?.throwIfAborted()
      if (documents.some(({ outcome }) => outcome === 'mislukt' || outcome === 'configuratie')) {
        documents.push({ ...emptyReport(one.file), outcome: 'overgeslagen' })
        continue
      }
      services.onPublication?.(one.publication)
      const standing = newStanding()
      documents.push(await published(one, { open, standing, options }))
      const { status, address, publicAddress, changed } = standing
      results.push({ publication: one.publication, status, address, publicAddress, changed })
    }
    return { report: { documents }, results, requests: requests() }
  } finally {
    connection.close()
  }
}

interface Steps {
  readonly open: (publication: Publication) => Promise<GppContext | Diagnostic>
  readonly standing: Standing
  readonly options: GppOptions
}

async function published(
  { file, publication }: ToPublish,
  { open, standing, options }: Steps,
): Promise<DocumentReport> {
  const begun = performance.now()
  const end = (outcome: DocumentReport['outcome'], diagnostics: readonly Diagnostic[], cause?: unknown) => ({
    ...emptyReport(file),
    outcome,
    diagnostics,
    duration: performance.now() - begun,
    ...(cause === undefined ? {} : { cause }),
  })
  try {
    const context = await open(publication)
    if ('ruleId' in context) return end('configuratie', [Object.assign(context, { file })])
    await syncPublication(publication, context, standing)
    return end('gemaakt', options.run === 'dry' ? [] : resultFindings({ file, publication }, standing))
  } catch (error) {
    const found = failureFinding({ file, publication }, standing, error)
    if (found === undefined) throw error
    const outcome = error instanceof EnvironmentError ? 'mislukt' : hasErrors([found]) ? 'fouten' : 'gemaakt'
    return end(outcome, [found], error)
  }
}

function emptyReport(file: string): DocumentReport {
  return { file, outcome: 'gemaakt', diagnostics: [], made: [], duration: 0, texts: new Map() }
}

/** Looks up on the platform what identifies the organisation and the categories there, each once. */
function opener(send: Send, shared: Pick<GppContext, 'settings' | 'mode' | 'wait'>): Steps['open'] {
  const { settings } = shared
  const api = gppApi(send, settings)
  const known = new Map<string, string | undefined>()
  const find: typeof api.find = async (list, identifier) => {
    if (!known.has(identifier)) known.set(identifier, await api.find(list, identifier))
    return known.get(identifier)
  }
  return async ({ category }) => {
    const publisher = await find('organisaties', settings.organisation)
    if (publisher === undefined)
      return notThere(
        `Het platform kent de organisatie ${settings.organisation} niet, of zij is daar niet actief.`,
        'Vraag de beheerder van de publicatiebank om de organisatie actief te maken, of zet de goede URI bij gpp.organisatie.',
      )
    const found = await find('informatiecategorieen', category.resource)
    if (found === undefined)
      return notThere(
        `Het platform kent de informatiecategorie “${category.label}” niet.`,
        'Vraag de beheerder van de publicatiebank om de wettelijke informatiecategorieën in te laden, of kies een andere bij publicatie.categorie.',
      )
    return { ...shared, api, publisher, category: found }
  }
}

function notThere(reason: string, advice: string): Diagnostic {
  return diagnostic({ rule: gppRules['gpp/instelling'], file: '', reason, advice })
}
