import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { changeElsewhere } from '../output/public-record.ts'
import type { OutputPlace } from '../output/source-key.ts'
import { failure } from '../pipeline/findings.ts'
import type { MadeFile, Report } from '../report/report.ts'
import { entriesBelow } from '../system/files-below.ts'
import { type AddressBook, addressBookName, pagePath } from './address-book.ts'
import { applyPlan } from './apply-plan.ts'
import { folderFindings } from './folder-findings.ts'
import { type FolderSettings, folderSettings } from './folder-settings.ts'
import { withGathered } from './gather.ts'
import type { Gathered } from './gathered.ts'
import { nextBook } from './next-book.ts'
import {
  type End,
  endedReport,
  openPublishing,
  type Publishing,
  type PublishRequest,
  type PublishServices,
} from './open-publishing.ts'
import { type Plan, planTarget } from './plan.ts'
import type { FileContent, Publication } from './publication.ts'
import { robotsFile, sitemapFiles } from './sitemaps.ts'
import { slotsOf, withWithdrawnPages } from './slots.ts'
import { withdrawnDocuments } from './withdrawn-document.ts'

/** Request for a publication in a folder that a web server serves as it is. */
export interface FolderRequest extends PublishRequest {
  /** Relative to `cwd`. */
  readonly to: string
}

/** A change in the target, for people and programs. */
export interface PublishStep {
  readonly doe: 'schrijf' | 'verwijder'
  /** Below the target. */
  readonly pad: string
}

export interface FolderRun {
  readonly report: Report
  /** In order; of a dry run those that a real run makes. */
  readonly steps: readonly PublishStep[]
}

/**
 * Publishes the public edition of a meeting or a proposal in a folder: its files under addresses that never change, their HTML pages, and
 * sitemaps with what the Woo index asks. What may no longer be public is withdrawn there first.
 *
 * @throws the reason of `signal` when it is aborted; never because of a document or of a problem of the machine
 */
export async function publishToFolder(request: FolderRequest, services: PublishServices): Promise<FolderRun> {
  const begun = performance.now()
  const ended = (...end: End): FolderRun => ({ report: endedReport(request.file, begun, end), steps: [] })
  try {
    const publishing = openPublishing(request, services)
    if (isFindings(publishing)) return ended(publishing, 'configuratie')
    const target = resolve(request.cwd, request.to)
    const { config } = publishing.project
    const settings = folderSettings({ config, file: publishing.from.file, target, out: publishing.place.out })
    if (isFindings(settings)) return ended(settings, 'configuratie')
    const now = new Map(slotsOf(settings.book).map((slot) => [slot.path.replace(/^.*\/|\.\w+$/g, ''), slot]))
    const receiver = {
      destination: settings.basisadres,
      isPublished: (key: string) => {
        const slot = now.get(key)
        return slot !== undefined && slot.withdrawn === undefined
      },
    }
    return await withGathered(publishing, receiver, (gathered) =>
      publishGathered(gathered, { publishing, settings, target, request, services }),
    )
  } catch (cause) {
    services.signal?.throwIfAborted()
    return ended([failure(request.file, cause)], 'mislukt', cause)
  }
}

function isFindings<Value extends object>(value: Value | readonly Diagnostic[]): value is readonly Diagnostic[] {
  return Array.isArray(value)
}

interface FolderSetting {
  readonly publishing: Publishing
  readonly settings: FolderSettings
  /** Absolute. */
  readonly target: string
  readonly request: FolderRequest
  readonly services: PublishServices
}

async function publishGathered(gathered: Gathered, setting: FolderSetting): Promise<FolderRun> {
  const { publication, report } = gathered
  if (publication === undefined) return { report: withoutMade(report), steps: [] }
  const { settings, target, request, services } = setting
  const whole = await planOf(publication, setting)
  // Nothing of others is overwritten; what may not be public is withdrawn all the same.
  const reduced = whole.plan.occupied.length > 0 ? await planOf(onlyWithdrawals(publication), setting) : whole
  const { plan, book } = reduced
  const written: MadeFile[] = []
  if (request.run === 'real') {
    recordElsewhere(gathered, book, setting.publishing.place)
    await applyPlan(target, plan, {
      signal: services.signal,
      onDone: ({ type, path }) => {
        if (type === 'write') written.push(madeFile(join(target, path)))
      },
    })
  }
  const findings = folderFindings({
    file: setting.publishing.from.file,
    cwd: request.cwd,
    target,
    before: settings.book,
    book,
    plan: { ...plan, occupied: whole.plan.occupied },
    foreign: foreignIn(target, settings.book, book),
  })
  const steps = plan.operations.map(({ type, path }): PublishStep => {
    return { doe: type === 'write' ? 'schrijf' : 'verwijder', pad: path }
  })
  return { report: reportOf(withoutMade(report), findings, written), steps }
}

async function planOf(
  publication: Publication,
  { publishing, settings, target, services }: FolderSetting,
): Promise<{ readonly plan: Plan; readonly book: AddressBook }> {
  const { basisadres, publisher, book: before } = settings
  const withdrawn = withdrawnDocuments(basisadres, publishing.project, services.printer)
  const own = withWithdrawnPages(nextBook(before, publication, publishing.now), withdrawn.withdrawnPage)
  const general = [...sitemapFiles({ book: own, publisher }), ...robotsFile(own, { before, target })]
  const book = { ...own, eigen: general.map(({ path }) => path) }
  const plan = await planTarget({
    target,
    before,
    next: book,
    key: publication.key,
    contents: contentsOf(publication),
    ...withdrawn,
    general,
  })
  return { plan, book }
}

function contentsOf({ key, documents, page }: Publication): ReadonlyMap<string, FileContent> {
  return new Map([
    ...documents.flatMap((document): (readonly [string, FileContent])[] => [
      [`${key}/${document.key}.pdf`, document],
      ...(document.web ? [[`${key}/${document.key}.html`, document.web] as const] : []),
    ]),
    ...(page ? [[pagePath({ sleutel: key }), page] as const] : []),
  ])
}

function onlyWithdrawals(publication: Publication): Publication {
  const { documents, unjudged, page: _page, ...rest } = publication
  return { ...rest, documents: [], unjudged: [...unjudged, ...documents.map(({ key }) => key)] }
}

/** What is published elsewhere, so that a later withdrawal from the output names it. Before it is there, as in a public edition. */
function recordElsewhere({ publication, sources }: Gathered, book: AddressBook, { out }: OutputPlace): void {
  if (publication === undefined) return
  const { basisadres } = book
  const open = slotsOf(book).filter(({ withdrawn }) => withdrawn === undefined)
  const addressesOf = (documents: readonly string[]) =>
    open
      .filter(({ path }) => documents.includes(path.replace(/^.*\/|\.\w+$/g, '')))
      .map(({ path }) => basisadres + path)
  changeElsewhere(out, (known) => {
    const renewed = new Set(sources.map(({ key }) => key))
    const others = known
      .filter(({ doel, sleutel }) => doel !== basisadres || !renewed.has(sleutel))
      .map((one) => {
        if (one.doel !== basisadres) return one
        return {
          ...one,
          adressen: one.adressen.filter((address) => open.some(({ path }) => address === basisadres + path)),
        }
      })
    const own = sources.map(({ key, documents, bron, soort, titel, zaaknummer }) => ({
      doel: basisadres,
      sleutel: key,
      bron,
      soort,
      titel,
      ...(zaaknummer === undefined ? {} : { zaaknummer }),
      adressen: [...addressesOf(documents)],
    }))
    return [...others, ...own]
  })
}

function foreignIn(target: string, before: AddressBook, book: AddressBook): readonly string[] {
  const own = new Set([
    ...[before, book].flatMap((one) => [...slotsOf(one).map(({ path }) => path), ...one.eigen]),
    addressBookName,
  ])
  if (!existsSync(target)) return []
  const foreign = entriesBelow(target).filter((path) => !own.has(path))
  // A web server serves hidden folders and what links lead to as well; a folder such as `.git/` is one thing.
  return [...new Set(foreign.map((path) => path.replace(/^((?:[^/]+\/)*?\.[^/]+\/).*$/, '$1')))]
}

function madeFile(path: string): MadeFile {
  return { path, conformance: { manier: 'geen', normen: [] } }
}

/** The files of the output were only read. */
function withoutMade({ documents }: Report): Report {
  return { documents: documents.map((document) => ({ ...document, made: [] })) }
}

/** The first document of the report is what the user named. */
function reportOf({ documents }: Report, findings: readonly Diagnostic[], made: readonly MadeFile[]): Report {
  const [first, ...others] = documents
  if (first === undefined) return { documents }
  const outcome = first.outcome === 'gemaakt' && hasErrors(findings) ? 'fouten' : first.outcome
  return { documents: [{ ...first, outcome, made, diagnostics: [...first.diagnostics, ...findings] }, ...others] }
}
