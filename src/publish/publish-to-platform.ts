import { changeElsewhere, type PublishedElsewhere, readElsewhere } from '../output/public-record.ts'
import { failure } from '../pipeline/findings.ts'
import type { DocumentReport, Report } from '../report/report.ts'
import { withGathered } from './gather.ts'
import type { Gathered } from './gathered.ts'
import type { GppMode } from './gpp/gpp-context.ts'
import { type GppSettings, gppSettings } from './gpp/gpp-settings.ts'
import { type GppResult, publishToGpp } from './gpp/publish-to-gpp.ts'
import type { RecordedRequest } from './gpp/recorded-send.ts'
import {
  type End,
  endedReport,
  openPublishing,
  type Publishing,
  type PublishRequest,
  type PublishServices,
} from './open-publishing.ts'

/** Request for a publication on a GPP-publicatiebank. */
export interface PlatformRequest extends PublishRequest {
  readonly mode: GppMode
  /** Milliseconds without a sign of life from the platform. */
  readonly timeout: number
  /** Holds the token. */
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface PlatformRun {
  readonly report: Report
  /** Where people find the publication: who manages it, or everyone once it is public. */
  readonly address?: string | undefined
  /** In order; of a dry run those that a real run makes. */
  readonly requests: readonly RecordedRequest[]
}

/**
 * Publishes the public edition of a meeting or a proposal on a platform.
 *
 * @throws the reason of `signal` when it is aborted; never because of a document or of a problem of the machine
 */
export async function publishToPlatform(request: PlatformRequest, services: PublishServices): Promise<PlatformRun> {
  const begun = performance.now()
  const ended = (...end: End): PlatformRun => ({ report: endedReport(request.file, begun, end), requests: [] })
  try {
    const publishing = openPublishing(request, services)
    if (!('project' in publishing)) return ended(publishing, 'configuratie')
    const { settings, diagnostics } = gppSettings(publishing.project.config, request.env)
    if (settings === undefined) return ended(diagnostics, 'configuratie')
    const known = readElsewhere(publishing.place.out).filter(({ doel }) => doel === settings.address)
    const receiver = {
      destination: settings.address,
      isPublished: (key: string) => known.some(({ sleutel, adressen }) => sleutel === key && adressen.length > 0),
    }
    return await withGathered(publishing, receiver, (gathered) =>
      publishGathered(gathered, { publishing, settings, request, services }),
    )
  } catch (cause) {
    services.signal?.throwIfAborted()
    return ended([failure(request.file, cause)], 'mislukt', cause)
  }
}

interface PlatformSetting {
  readonly publishing: Publishing
  readonly settings: GppSettings
  readonly request: PlatformRequest
  readonly services: PublishServices
}

async function publishGathered(
  gathered: Gathered,
  { publishing, settings, request, services }: PlatformSetting,
): Promise<PlatformRun> {
  const { publication, report } = gathered
  const documents = report.documents.map((document) => ({ ...document, made: [] }))
  if (publication === undefined) return { report: { documents }, requests: [] }
  const { mode, run, timeout } = request
  const { file } = publishing.from
  const result = await publishToGpp(
    publication,
    { settings, mode, run, timeout, file },
    services.signal === undefined ? {} : { signal: services.signal },
  )
  if (run === 'real') record(gathered, result, { doel: settings.address, out: publishing.place.out })
  return {
    report: { documents: withResult(documents, result) },
    address: result.status === 'gepubliceerd' ? result.publicAddress || result.address : result.address,
    requests: result.requests,
  }
}

/** Keeps the keys of the sources, and where their documents are public. */
function record(
  { publication, sources }: Gathered,
  { status, publicAddress, address }: GppResult,
  { doel, out }: { readonly doel: string; readonly out: string },
): void {
  if (publication === undefined) return
  const isPublic = status === 'gepubliceerd' || status === 'uncertain'
  const adressen = isPublic ? [publicAddress || address].filter((one) => one !== '') : []
  const renewed = new Set(sources.map(({ key }) => key))
  const gone = new Set(publication.withdrawn.map(({ key }) => key))
  const isLeft = status === 'ingetrokken' || status === 'absent'
  const own = sources.map(({ key, bron, soort, titel, zaaknummer }): PublishedElsewhere => {
    return { doel, sleutel: key, bron, soort, titel, ...(zaaknummer === undefined ? {} : { zaaknummer }), adressen }
  })
  changeElsewhere(out, (known) => [
    ...known
      .filter((one) => one.doel !== doel || !renewed.has(one.sleutel))
      .map((one) => {
        const isGone = gone.has(one.sleutel) || (isLeft && one.sleutel === publication.key)
        return one.doel === doel && isGone ? { ...one, adressen: [] } : one
      }),
    ...own,
  ])
}

/** The first document of the report is what the user named. */
function withResult(
  [first, ...others]: readonly DocumentReport[],
  { outcome, diagnostics, cause }: GppResult,
): readonly DocumentReport[] {
  if (first === undefined) return []
  const isWorse = outcome === 'mislukt' || first.outcome === 'gemaakt'
  return [
    {
      ...first,
      outcome: isWorse ? outcome : first.outcome,
      diagnostics: [...first.diagnostics, ...diagnostics],
      ...(cause === undefined ? {} : { cause }),
    },
    ...others,
  ]
}
