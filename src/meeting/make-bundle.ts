import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import type { Output } from '../output/manifest.ts'
import { entryAddress } from '../pdf/file/model/link-addresses.ts'
import type { DocumentFacts } from '../pdf/file/model/xmp.ts'
import type { EntryLoss } from '../pdf/merge/merge-pdfs.ts'
import { dateOf } from '../pipeline/print-job.ts'
import type { Printable } from '../print/page/printable.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import { type FinishedPart, partKey } from '../reuse/part-store.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import { version } from '../system/package-folder.ts'
import { exclusionFindings, pointPlace } from './bundle-admission.ts'
import { type BundlePart, bundleParts, mergeTree } from './bundle-parts.ts'
import { stampPlace, stampSheet } from './bundle-stamps.ts'
import type { PointState } from './meeting-points.ts'
import { besidePdf, extent, meetingWords, type Whereabouts } from './meeting-words.ts'
import { composePart, type MeetingOutputs, type MeetingSetting, printMeeting } from './print-documents.ts'

/** Makes the whole meeting as one document: cover, agenda with page numbers, every proposal and attachment. */
export async function makeBundle(
  edition: EditionPolicy,
  points: readonly PointState[],
  setting: MeetingSetting,
): Promise<MeetingOutputs> {
  const parts = bundleParts(points, setting.agenda.waarden.bundel ?? 'conform')
  const left = exclusionFindings(parts, setting.agenda)
  const cover = await makeCover(edition, points, parts, setting)
  const [output] = cover.outputs
  if (output === undefined || cover.printable === undefined)
    return { ...cover, diagnostics: [...left, ...cover.diagnostics] }
  const bundled = await merged({ cover: output, printable: cover.printable, points, parts }, setting)
  const isStored = cover.isStored && bundled.isStored
  return { ...bundled, isStored, diagnostics: [...left, ...cover.diagnostics, ...bundled.diagnostics] }
}

interface Cover extends MeetingOutputs {
  readonly printable?: Printable
}

/** Limit on prints of the cover: beyond it, the page numbers themselves change the number of pages. */
const mostCovers = 6

/** Prints the cover until its length agrees with its page numbers; a long table of contents usually needs one more print. */
async function makeCover(
  edition: EditionPolicy,
  points: readonly PointState[],
  parts: readonly BundlePart[],
  setting: MeetingSetting,
): Promise<Cover> {
  const withoutHtml = { ...setting, print: { ...setting.print, html: 'discard' } } as const
  let own = 2
  let isStored = true
  for (let turn = 0; turn < mostCovers; turn++) {
    const starts = startsOf(parts, own)
    const total = parts.reduce((sum, part) => sum + (part.exclusion ? 0 : part.pages), own)
    const where: Whereabouts = {
      ...besidePdf,
      addressOf: (path) => (starts.has(path) ? entryAddress(path) : besidePdf.addressOf(path)),
      pageOf: (path) => String(starts.get(path) ?? ''),
      isApart: (path) => !starts.has(path),
    }
    const words = { ...meetingWords(setting.agenda, edition, points, where), omvang: extent(total) }
    const { printable, title, diagnostics } = composePart('bundelvoorblad', words, setting)
    if (printable === undefined || hasErrors(diagnostics)) return { isStored, outputs: [], browser: '', diagnostics }
    const printed = await printMeeting({ printable, path: 'bundel.pdf', title }, withoutHtml)
    const pages = printed.outputs[0]?.pages
    isStored &&= printed.isStored
    if (pages === undefined || pages === own)
      return { ...printed, isStored, printable, diagnostics: [...diagnostics, ...printed.diagnostics] }
    own = pages
  }
  const reason = 'de lengte van het voorblad verandert met de bladzijdenummers die erop staan.'
  const found = unmerged({ title: 'het sjabloon bundelvoorblad', reason }, setting.agenda.source.name)
  return { isStored, outputs: [], browser: '', diagnostics: [found] }
}

/** First page of every part that is in the bundle, after a cover of `cover` pages. */
function startsOf(parts: readonly BundlePart[], cover: number): ReadonlyMap<string, number> {
  const starts = new Map<string, number>()
  let page = cover + 1
  for (const { path, pages, exclusion } of parts) {
    if (exclusion) continue
    starts.set(path, page)
    page += pages
  }
  return starts
}

interface BundleContents {
  readonly cover: Output
  readonly printable: Printable
  readonly points: readonly PointState[]
  readonly parts: readonly BundlePart[]
}

async function merged(
  { cover, printable, points, parts }: BundleContents,
  setting: MeetingSetting,
): Promise<MeetingOutputs> {
  const { agenda, print, project } = setting
  const { parts: store } = print
  const { naam } = project.config.gemeente
  const facts: DocumentFacts = {
    title: printable.title,
    ...(naam === undefined ? {} : { author: `Gemeente ${naam}` }),
    lang: printable.lang,
    created: dateOf(print.sourceDateEpoch, agenda.waarden.datum),
    producer: `collegevoorstel ${version}`,
  }
  const included = parts.filter(({ exclusion }) => exclusion === undefined)
  const reasons = included.flatMap(({ shortcomings, title, nummer }) =>
    shortcomings.map((reason) => `${title} (punt ${nummer}): ${reason}`),
  )
  const numberOf = (path: string) => included.find((part) => part.path === path)?.nummer
  const result = ({ pdf, pages, browser, losses = [] }: FinishedPart, isStored: boolean): MeetingOutputs => ({
    isStored,
    outputs: [
      {
        path: 'bundel.pdf',
        bytes: pdf,
        title: printable.title,
        pages,
        missing: losses.map(({ key, title, sentence }) => `${title} (punt ${numberOf(key)}): ${sentence}`),
        conformance:
          reasons.length === 0
            ? { manier: 'gemaakt', normen: ['PDF/A-2a', 'PDF/UA-1'] }
            : { manier: 'gemaakt', normen: [], redenen: reasons },
      },
    ],
    browser,
    diagnostics: lossFindings(losses, included, setting),
  })
  const key = store ? keyOf(printable, facts, included) : ''
  const kept = store?.get(key)
  if (kept) return result(kept, true)
  const { mergePdfs } = await import('../pdf/merge/merge-pdfs.ts')
  const total = included.reduce((sum, { pages }) => sum + pages, cover.pages ?? 0)
  const pointAt = included.flatMap(({ nummer, pages }) => Array.from({ length: pages }, () => nummer))
  const words = Array.from({ length: total }, (_, index) => {
    const nummer = pointAt[index - (cover.pages ?? 0)]
    return `${nummer === undefined ? '' : `Agendapunt ${nummer} · `}bundel ${index + 1} van ${total}`
  })
  const stamps = await print.printer.print(stampSheet(words, printable))
  const whole = mergePdfs(mergeTree(cover, agenda, points, parts), facts, {
    admit: agenda.waarden.bundel === 'alles' ? 'all' : 'conforming',
    // The first page of the cover has no stamp.
    stamps: ({ page, width }) => (page === 1 ? [] : [{ pdf: stamps.pdf, page, ...stampPlace(width) }]),
  })
  if (!whole.ok)
    return {
      isStored: false,
      outputs: [],
      browser: stamps.browser,
      diagnostics: whole.problems.map((one) => unmerged(one, agenda.source.name)),
    }
  const { pdf, pages, losses } = whole
  const made: FinishedPart = { pdf, pages, losses, browser: stamps.browser, lines: [] }
  store?.set(key, made)
  return result(made, false)
}

/** Key of a bundle: equal for two bundles exactly when their bytes are equal. */
function keyOf(printable: Printable, facts: DocumentFacts, parts: readonly BundlePart[]): string {
  const hash = createHash('sha256').update(partKey(printable, facts))
  for (const { path, title, nummer, file } of parts) {
    hash.update(JSON.stringify([path, title, nummer]))
    hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

/** Findings about what a document loses in the bundle, one per document. */
function lossFindings(
  losses: readonly EntryLoss[],
  parts: readonly BundlePart[],
  { agenda }: MeetingSetting,
): readonly Diagnostic[] {
  return parts.flatMap(({ path, title, nummer }) => {
    const sentences = losses.filter(({ key }) => key === path).map(({ sentence }) => sentence)
    if (sentences.length === 0) return []
    return diagnostic({
      rule: meetingRules['agenda/weggevallen-in-bundel'],
      file: agenda.source.name,
      place: pointPlace(nummer, agenda),
      reason: `${title} (punt ${nummer}) staat niet helemaal zo in de bundel als in het eigen bestand. ${sentences.join(' ')}`,
      advice: 'Geef wie dat nodig heeft ook het bestand zelf; het staat in de map van dit punt.',
    })
  })
}

function unmerged({ title, reason }: { readonly title: string; readonly reason: string }, file: string): Diagnostic {
  return diagnostic({
    rule: meetingRules['agenda/bundel'],
    file,
    reason: `De bundel kan niet worden gemaakt${title === '' ? '' : `, om ${title}`}: ${reason}`,
    advice: 'De andere stukken kloppen wel. Kijk dit stuk na, of meld het bij de beheerder.',
  })
}
