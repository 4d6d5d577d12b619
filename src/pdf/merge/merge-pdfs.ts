import type { OutlineItem } from '../file/model/outline.ts'
import type { DocumentFacts } from '../file/model/xmp.ts'
import { ifDamaged } from '../file/objects/refusal.ts'
import { type EntryConformance, mergedClaims } from './entry-conformance.ts'
import { type LossKind, lossSentences } from './entry-loss.ts'
import { type MergedEntry, mergeEntry } from './merge-entry.ts'
import { type EntryElements, MergedPdf, type PagePosition } from './merged-pdf.ts'
import type { Stamp } from './stamp-forms.ts'

/** Levels of bookmarks: group, document, headings. */
const deepestBookmark = 3

interface Titled {
  /** Unique. Also the name of its destination, to which a link with `entryAddress(key)` leads. */
  readonly key: string
  /** Of its bookmark and of its structure element. */
  readonly title: string
}

/** A PDF, followed by the entries below it, such as its attachments. */
export interface DocumentEntry extends Titled {
  /** Called once, when it is merged; the bytes are not retained. */
  readonly read: () => Uint8Array
  /** What `assessEntry` found, or none for a file that conforms by its origin; without it, the entry is assessed here. */
  readonly shortcomings?: readonly string[]
  readonly entries?: readonly BundleEntry[]
}

/** A title above other entries, without pages, such as an item of an agenda. */
export interface GroupEntry extends Titled {
  readonly entries: readonly BundleEntry[]
}

export type BundleEntry = DocumentEntry | GroupEntry

/** A page to be stamped. */
export interface StampedPage {
  /** In the merged file, from 1. */
  readonly page: number
  /** The entry to which it belongs, and its page in that entry, from 1. */
  readonly key: string
  readonly pageOfEntry: number
  /** In points, as displayed. */
  readonly width: number
  readonly height: number
}

export interface MergeOptions {
  /** `all` also admits entries that do not conform, after which the merged file claims no standard. By default `conforming`. */
  readonly admit?: 'conforming' | 'all'
  /** The stamps of a page, painted as artifacts; by default none. */
  readonly stamps?: (page: StampedPage) => readonly Stamp[]
}

/** The pages of an entry in the merged file; of a group, those of the documents below it. */
export interface PlacedEntry extends Titled {
  /** From 1. */
  readonly firstPage: number
  readonly pages: number
}

export interface NonConforming extends Titled {
  /** Sentences in Dutch. */
  readonly reasons: readonly string[]
}

/** What an entry lost when it was merged. */
export interface EntryLoss extends Titled {
  readonly kind: LossKind
  /** In Dutch. */
  readonly sentence: string
}

export interface EntryProblem extends Titled {
  /** `versleuteld`, `beschadigd`, `formulier`, `voldoet-niet`, `link-zonder-doel` … */
  readonly code: string
  /** Sentences in Dutch. */
  readonly reason: string
}

export type Merged =
  | {
      readonly ok: true
      readonly pdf: Uint8Array
      readonly pages: number
      /** `PDF/A-2a` and `PDF/UA-1`, or none. */
      readonly claims: readonly string[]
      /** Every document and group, in order, each before the entries below it. */
      readonly entries: readonly PlacedEntry[]
      readonly nonConforming: readonly NonConforming[]
      readonly losses: readonly EntryLoss[]
    }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] }

/**
 * Merges PDFs into one, which is PDF/A-2a and PDF/UA-1 when every entry is. The structure of an entry becomes a `Part` element,
 * its bookmarks are placed below its title, and links keep their targets. Scripts, form fields, actions and embedded files are
 * left out and listed in `losses`. Entries are read one at a time; objects that occur in several are written once.
 *
 * The same input gives the same bytes; never throws because of the contents of an entry.
 * @throws Error when two entries have the same key
 */
export function mergePdfs(entries: readonly BundleEntry[], facts: DocumentFacts, options: MergeOptions = {}): Merged {
  return new Merge(facts, options).run(entries)
}

/** The bookmarks of an entry, and its first page. */
interface Bookmarked {
  readonly outline: readonly OutlineItem[]
  readonly position: PagePosition | undefined
}

class Merge {
  readonly #merged = new MergedPdf()
  readonly #facts: DocumentFacts
  readonly #options: MergeOptions
  readonly #placed: PlacedEntry[] = []
  readonly #nonConforming: NonConforming[] = []
  readonly #losses: EntryLoss[] = []
  readonly #problems: EntryProblem[] = []
  readonly #links: { readonly from: Titled; readonly to: string }[] = []
  readonly #keys = new Set<string>()

  constructor(facts: DocumentFacts, options: MergeOptions) {
    this.#facts = facts
    this.#options = options
  }

  run(entries: readonly BundleEntry[]): Merged {
    const { top } = this.#merged
    const elements = entries.map(() => this.#merged.assembly.reserve())
    const made = entries.map((entry, index) => this.#entry(entry, elements[index] ?? 0, top, 1))
    // A link to an entry that has a problem of its own is no second problem.
    const broken = new Set(this.#problems.map(({ key }) => key))
    for (const { from, to } of this.#links)
      if (!this.#merged.positions.has(to) && !broken.has(to))
        this.#problem(from, 'link-zonder-doel', `Een link leidt naar een stuk dat er niet in zit (${to}).`)
    if (this.#merged.pages === 0 && this.#problems.length === 0)
      this.#problem({ key: '', title: '' }, 'geen-bladzijden', 'Er is geen enkele bladzijde om samen te voegen.')
    if (this.#problems.length > 0) return { ok: false, problems: this.#problems }
    const claims = this.#nonConforming.length === 0 ? 'archive-and-accessible' : 'none'
    const outline = made.flatMap((each) => each.outline)
    return {
      ok: true,
      pdf: this.#merged.close(this.#facts, claims, elements, outline),
      pages: this.#merged.pages,
      claims: claims === 'none' ? [] : mergedClaims,
      entries: this.#placed,
      nonConforming: this.#nonConforming,
      losses: this.#losses,
    }
  }

  #entry(entry: BundleEntry, element: number, parent: number, level: number): Bookmarked {
    const { key, title } = entry
    if (this.#keys.has(key)) throw new Error(`Two entries have the key ${key}.`)
    this.#keys.add(key)
    const below = entry.entries ?? []
    const elements = { element, parent, kids: below.map(() => this.#merged.assembly.reserve()) }
    const index = this.#placed.push({ key, title, firstPage: this.#merged.pages + 1, pages: 0 }) - 1
    const own = 'read' in entry ? this.#document(entry, elements, level) : undefined
    if (!('read' in entry)) this.#merged.addElement(elements, title)
    const made = below.map((each, kid) => this.#entry(each, elements.kids[kid] ?? 0, element, level + 1))
    const position = own?.position ?? made.find((each) => each.position)?.position
    const firstPage = this.#placed[index]?.firstPage ?? 1
    this.#placed[index] = { key, title, firstPage, pages: this.#merged.pages + 1 - firstPage }
    if (!position) return { outline: [], position }
    this.#merged.positions.set(key, position)
    const items = [...(own?.outline ?? []), ...made.flatMap((each) => each.outline)]
    const destination = this.#merged.destination(position)
    const bookmark = { title, destination, element: this.#merged.source.refTo(element), items }
    return { outline: level > deepestBookmark ? [] : [bookmark], position }
  }

  #document(entry: DocumentEntry, elements: EntryElements, level: number): MergedEntry | undefined {
    const before = this.#merged.pages
    const made = ifDamaged(
      () =>
        mergeEntry(this.#merged, entry.read(), {
          ...elements,
          title: entry.title,
          lang: this.#facts.lang,
          levels: deepestBookmark - level,
          ...(entry.shortcomings === undefined ? {} : { shortcomings: entry.shortcomings }),
          accepts: (conformance) => this.#accepts(entry, conformance),
          stamps: (page, { width, height }) =>
            this.#options.stamps?.({ page: before + page, key: entry.key, pageOfEntry: page, width, height }) ?? [],
        }),
      ({ code, message }) => this.#problem(entry, code, message),
    )
    if (!made) return undefined
    for (const to of made.keys) this.#links.push({ from: entry, to })
    for (const kind of [...made.losses].sort())
      this.#losses.push({ key: entry.key, title: entry.title, kind, sentence: lossSentences[kind] })
    return made
  }

  #accepts(entry: Titled, conformance: EntryConformance): boolean {
    if (!conformance.ok) {
      this.#problem(entry, conformance.code, conformance.reason)
      return false
    }
    const { shortcomings: reasons } = conformance
    if (reasons.length === 0) return true
    if (this.#options.admit !== 'all') {
      this.#problem(entry, 'voldoet-niet', reasons.join(' '))
      return false
    }
    this.#nonConforming.push({ key: entry.key, title: entry.title, reasons })
    return true
  }

  #problem({ key, title }: Titled, code: string, reason: string): void {
    this.#problems.push({ key, title, code, reason })
  }
}
