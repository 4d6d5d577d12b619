import { resolve } from 'node:path'
import pLimit from 'p-limit'
import type { HouseStyle } from '../compose/house-style/house-style.ts'
import { layoutOf } from '../compose/layout.ts'
import { type Diagnostic, hasErrors, standInTheWay } from '../diagnostics/diagnostic.ts'
import { atLevels } from '../diagnostics/levels.ts'
import { readSource } from '../diagnostics/read-source.ts'
import type { RuleLevel } from '../diagnostics/rule.ts'
import type { Edition } from '../document/edition.ts'
import type { Kind } from '../forms/kind.ts'
import type { OutputChoice } from '../output/output-choice.ts'
import { outputFolder } from '../output/output-folder.ts'
import { outputName } from '../output/output-name.ts'
import type { EditionFiles } from '../output/write-edition.ts'
import type { Printer } from '../print/printer.ts'
import { discreet } from '../publication/discreet.ts'
import { notUpdated, withdrawSecret } from '../publication/earlier-public.ts'
import type { Part } from '../report/shard.ts'
import type { PartStore } from '../reuse/part-store.ts'
import { type OnMade, type Outcome, type Reuse, reuseOf } from '../reuse/reuse.ts'
import type { ReuseServices } from '../reuse/reuse-services.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import { afterComments } from './after-comments.ts'
import { askedFiles } from './asked-files.ts'
import { type NamesTwice, namesTwice } from './claimed-names.ts'
import { type Desk, openDesk } from './desk.ts'
import { collision, failure } from './document-edge.ts'
import type { BuildReport, BuiltDocument, NotPublic } from './edition-report.ts'
import type { BuildEvent, BuildStep } from './events.ts'
import { filesOfPart } from './files-of-part.ts'
import { type EditionMade, makeEdition } from './make-edition.ts'
import { keyOf } from './not-yet-told.ts'
import { type Prepared, prepare } from './prepare.ts'
import type { RenderOptions } from './render.ts'
import { textsShown } from './texts-shown.ts'

/** What is asked of one run. */
export interface BuildRequest extends OutputChoice {
  /** As the user typed them, relative to `cwd`. */
  readonly files: readonly string[]
  /** Config file instead of the one found upward from each document. */
  readonly config?: string | undefined
  /** Name of a house style instead of that of the config. */
  readonly houseStyle?: string | undefined
  /** Levels that go before those of the config, by rule. */
  readonly levels?: ReadonlyMap<string, RuleLevel> | undefined
  /** Each has a folder of its own. Default `intern`. */
  readonly editions?: readonly Edition[]
  /** Whether a public edition is made before its embargo has ended. Default `respect`. */
  readonly embargo?: 'respect' | 'ignore'
  /** What else than a proposal itself puts it under embargo, by its absolute path: the agenda of a meeting. */
  readonly embargoOf?: ((source: string) => string | undefined) | undefined
  /** What becomes of what may not be public in a public edition: an error (default), or left out as a meeting does. */
  readonly notPublic?: 'error' | 'leave-out' | undefined
  /** Left out of the public edition for a reason of the meeting's own, by the absolute path of the document. */
  readonly keptFromPublic?: ((source: string) => NotPublic | undefined) | undefined
  /** `strict`: a document with warnings is not made. */
  readonly strictness: 'lenient' | 'strict'
  /** Whether the composed HTML is kept beside the PDF. */
  readonly html: 'keep' | 'discard'
  /** Documents at a time, 1 or more. */
  readonly jobs: number
  /** Only the files that fall to this part. */
  readonly part?: Part | undefined
  /** Whether documents are still begun after one could not be made. Default `go-on`. */
  readonly onFailure?: 'go-on' | 'stop'
  /** Seconds since 1970 that the dates in the files are set to (SOURCE_DATE_EPOCH); default the document's own date. */
  readonly sourceDateEpoch?: number | undefined
}

/** What a run needs of its surroundings. */
export interface BuildServices {
  readonly printer: Printer
  /** What was printed before and may be taken again; default nothing. */
  readonly parts?: PartStore | undefined
  /** What earlier runs made, taken again and added to; default nothing. */
  readonly reuse?: ReuseServices | undefined
  readonly signal?: AbortSignal | undefined
  readonly onEvent?: ((event: BuildEvent) => void) | undefined
  /** Nothing of this run will be printed any more: whoever owns the printer can close it while the rest is finished and written. */
  readonly onLastPrint?: (() => void) | undefined
}

/**
 * Makes every document asked for, each with its attachments. One that fails never stops the others; the report has them in the
 * order they were asked for.
 *
 * @throws the reason of `signal` when it is aborted; never because of a document, or of what its machine lacks
 */
export async function build(request: BuildRequest, services: BuildServices): Promise<BuildReport> {
  const { part } = request
  const all = askedFiles(request.files, request.cwd)
  const desk = openDesk(request)
  // Names that collide are seen here, whichever machine makes the other one.
  const twice = namesTwice(all, desk, request)
  const files = part ? filesOfPart(all, part) : all
  services.onEvent?.({ type: 'begin', total: files.length })
  const reuse = services.reuse && reuseOf(services.reuse, desk, request)
  const limit = pLimit(request.jobs)
  const onPrinted = countdown(files.length, services.onLastPrint)
  let failed = false
  const one = async (file: string): Promise<BuiltDocument> => {
    if (failed && request.onFailure === 'stop') return skipped(file, services, onPrinted())
    const report = await timed(file, { twice, desk, request, services, reuse }, onPrinted())
    failed ||= report.outcome !== 'gemaakt'
    return report
  }
  const running = files.map((file) => limit(one, file))
  // Also when it is aborted: none of them runs on behind it, and nothing is written once this has returned.
  await Promise.allSettled(running)
  return { ...(part ? { part } : {}), documents: await Promise.all(running) }
}

function skipped(file: string, { signal, onEvent }: BuildServices, onPrinted: () => void): BuiltDocument {
  signal?.throwIfAborted()
  onPrinted()
  const nothing = { diagnostics: [], made: [], editions: [], duration: 0, texts: new Map() }
  const report: BuiltDocument = { file, outcome: 'overgeslagen', ...nothing }
  onEvent?.({ type: 'klaar', report })
  return report
}

/** Calls `last` at the end of the last of so many; each is told once, however often it ends. */
function countdown(count: number, last: (() => void) | undefined): () => () => void {
  let left = count
  return () => {
    let told = false
    return () => {
      if (told) return
      told = true
      left -= 1
      if (left === 0) last?.()
    }
  }
}

/** What the documents of a run share. */
interface Run {
  readonly twice: NamesTwice
  readonly desk: Desk
  readonly request: BuildRequest
  readonly services: BuildServices
  readonly reuse: Reuse | undefined
}

async function timed(file: string, run: Run, onPrinted: () => void): Promise<BuiltDocument> {
  const { services } = run
  services.signal?.throwIfAborted()
  const start = performance.now()
  const onStep = (step: BuildStep) => services.onEvent?.({ type: 'stap', file, step })
  const outcome = await foundOrBuilt(file, run, { onStep, onPrinted })
    .catch((error: unknown): Outcome => {
      services.signal?.throwIfAborted()
      const told = { diagnostics: [failure(file, error)], texts: new Map() }
      // What the machine lacks can be said; what went wrong in the program itself may quote the document.
      const isSafe = !isPublicOnly(run.request) || error instanceof EnvironmentError
      const { diagnostics } = isSafe ? told : discreet(told, undefined)
      return { outcome: 'mislukt', diagnostics, made: [], editions: [], texts: new Map(), cause: error }
    })
    .finally(onPrinted)
  const report = { ...outcome, texts: textsShown(outcome), file, duration: performance.now() - start }
  services.onEvent?.({ type: 'klaar', report })
  return report
}

function isPublicOnly({ editions = ['intern'] }: BuildRequest): boolean {
  return editions.every((edition) => edition === 'openbaar')
}

type Steps = Pick<RenderOptions, 'onStep' | 'onPrinted'>

async function foundOrBuilt(file: string, run: Run, steps: Steps): Promise<Outcome> {
  const { reuse, twice } = run
  // Whether a name collides depends on the other documents.
  if (reuse === undefined || twice.has(file)) return buildOne(file, run, steps, () => {})
  const found = await reuse.find(file, run.services.signal)
  return found ?? reuse.making(file, (onMade) => buildOne(file, run, steps, onMade))
}

/** The whole road of one document: read, check, compose, print, finish, write. */
async function buildOne(file: string, run: Run, { onStep, onPrinted }: Steps, onMade: OnMade): Promise<Outcome> {
  const { twice, desk, request, services } = run
  onStep('controleren')
  const warm = (kind: Kind, houseStyle: HouseStyle) => {
    // While attachments are read and pages composed, the browser loads the style and its fonts.
    const { style, resources } = layoutOf(kind, houseStyle)
    void services.printer.warm(style, resources)
  }
  const { prepared, fault, diagnostics, texts } = await prepare(file, desk, warm, request.embargoOf)
  const found: Diagnostic[] = [...diagnostics, ...collision(file, twice)]
  const editions = request.editions ?? ['intern']
  const told = (outcome: Outcome): Outcome =>
    isPublicOnly(request) ? { ...outcome, ...discreet(outcome, prepared) } : outcome
  const done: EditionMade[] = []
  const reported = (): Pick<Outcome, 'made' | 'editions'> => ({
    made: done.flatMap((one) => one.made),
    editions: done.map(({ diagnostics: _found, ignored: _ignored, pictures: _pictures, ...report }) => report),
  })
  // Of a config with errors not so much as the name of the folder is known; of two with one name, not whose it is.
  const open = editions.includes('openbaar') && fault !== 'config' ? publicFolder(file, prepared, run) : undefined
  const about = { file, cwd: desk.cwd }
  const gone = open && prepared && !twice.has(file) ? withdrawSecret(open.folder, prepared, request, about) : []
  const withEarlier = (outcome: Outcome): Outcome => {
    const isMade = done.some(({ edition, made }) => edition === 'openbaar' && made.length > 0)
    // What was taken away, or named because it could not be, is not told again.
    const earlier = gone.length > 0 || !open || isMade ? gone : notUpdated(open.folder, about)
    const leveled = atLevels(earlier, open?.config.regels ?? new Map())
    const isStuck = outcome.outcome === 'gemaakt' && hasErrors(leveled)
    return {
      ...outcome,
      ...(isStuck ? { outcome: 'fouten' } : {}),
      diagnostics: [...outcome.diagnostics, ...leveled],
    }
  }
  const failed = (outcome: 'fouten' | 'configuratie' | 'mislukt'): Outcome =>
    withEarlier(told({ outcome, ...afterComments(found, prepared, 'checked'), ...reported(), texts }))
  if (fault === 'config') return failed('configuratie')
  if (
    prepared === undefined ||
    standInTheWay(afterComments(found, prepared, 'checked').diagnostics, request.strictness)
  )
    return failed('fouten')
  services.signal?.throwIfAborted()
  try {
    for (const edition of editions) {
      const last = edition === editions.at(-1)
      let written: EditionFiles | undefined
      const steps = {
        onStep,
        onPrinted: last ? onPrinted : () => {},
        onWritten: (files: EditionFiles) => {
          written = files
        },
      }
      const one = await makeEdition(prepared, edition, found, request, { ...services, ...steps })
      done.push(one)
      onMade(prepared, one, written)
    }
    const outcome = done.every((one) => one.made.length > 0 || one.leftOut) ? 'gemaakt' : 'fouten'
    return withEarlier(told({ outcome, ...together(done), ...reported(), texts }))
  } catch (error) {
    services.signal?.throwIfAborted()
    found.push(failure(file, error))
    return { ...failed('mislukt'), cause: error }
  }
}

/** Where the public edition of a document goes; of what could not be read where it would, by the name of its file. */
function publicFolder(file: string, prepared: Prepared | undefined, { desk, request }: Run) {
  const path = prepared?.document.source.path ?? readSource(resolve(desk.cwd, file), file).source?.path
  // A file that is not there has no folder of its own in a meeting.
  if (path === undefined && request.folderOf) return undefined
  const source = path ?? resolve(desk.cwd, file)
  const { config } = desk.workplaceOf(source)
  const name = prepared?.name ?? outputName(source, undefined)
  return { folder: outputFolder({ source, name }, config, request, 'openbaar'), config }
}

/** What was found in any of the editions, each thing once. */
function together(ofEditions: readonly EditionMade[]): Pick<Outcome, 'diagnostics' | 'ignored'> {
  const found = new Map(ofEditions.flatMap(({ diagnostics }) => diagnostics.map((each) => [keyOf(each), each])))
  const ignored = new Map(ofEditions.flatMap((one) => one.ignored.map((each) => [keyOf(each.finding), each])))
  return { diagnostics: [...found.values()], ignored: [...ignored.values()] }
}
