import type { OutlineItem } from '../file/model/outline.ts'
import type { DocumentFacts } from '../file/objects/document-facts.ts'
import { DamagedPdf } from '../file/objects/objects.ts'
import { type MergedPart, mergePart } from './merge-part.ts'
import { type LossKind, partLosses } from './part-loss.ts'
import { type PartStanding, wholeClaims } from './part-standing.ts'
import type { Stamp } from './stamp-forms.ts'
import { WholePdf, type WholePlace } from './whole-pdf.ts'

/** Bookmarks go no deeper: item, document, its headings. */
const deepestBookmark = 3

interface Titled {
  /** Unique in the whole. Links in any part lead to it by `partAddress(key)`; it stands in the file, as the name of a place. */
  readonly key: string
  /** Of its bookmark, and of its part of the structure. */
  readonly title: string
}

/** A PDF in a whole, with the parts under it behind it: its attachments. */
export interface DocumentPart extends Titled {
  /** Called once, when its turn comes; its bytes are let go after that. */
  readonly read: () => Uint8Array
  readonly parts?: readonly MergePart[]
}

/** A title above parts, without pages of its own: an item of an agenda. */
export interface GroupPart extends Titled {
  readonly parts: readonly MergePart[]
}

export type MergePart = DocumentPart | GroupPart

/** A page in the whole, seen from a stamp. */
export interface StampedPage {
  /** In the whole, from 1. */
  readonly page: number
  /** The part it belongs to, and which of its pages it is, from 1. */
  readonly key: string
  readonly pageOfPart: number
  /** In points, as it is seen. */
  readonly width: number
  readonly height: number
}

export interface MergeOptions {
  /** `all`: also parts with which the whole is no longer PDF/A-2a and PDF/UA-1; it then claims neither. Default `conforming`. */
  readonly admit?: 'conforming' | 'all'
  /** What comes on a page, as artifacts; nothing when absent. */
  readonly stamps?: (page: StampedPage) => readonly Stamp[]
}

/** Where a part stands in the whole; of a group, where the first document under it stands. */
export interface PlacedPart extends Titled {
  /** From 1. */
  readonly firstPage: number
  readonly pages: number
}

export interface NonConforming extends Titled {
  /** Sentences in Dutch. */
  readonly reasons: readonly string[]
}

/** What a part has lost by being put into a whole. */
export interface PartLoss extends Titled {
  readonly kind: LossKind
  /** In Dutch. */
  readonly sentence: string
}

export interface PartProblem extends Titled {
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
      /** `PDF/A-2a` and `PDF/UA-1`, or nothing. */
      readonly claims: readonly string[]
      /** Every part and group, in order, a part before those under it. */
      readonly parts: readonly PlacedPart[]
      readonly nonConforming: readonly NonConforming[]
      readonly losses: readonly PartLoss[]
    }
  | { readonly ok: false; readonly problems: readonly PartProblem[] }

/**
 * Makes one PDF of many: PDF/A-2a and PDF/UA-1 when every part is. Pages, fonts and images are taken over as they are, each
 * once; the structure of each part becomes a `Part` of the whole, its bookmarks stand under its title, its links lead where
 * they led, or to another part. Parts are read one at a time. What does something of itself (scripts, forms, actions, files) is
 * left out and told in `losses`. The same input gives the same bytes; never throws for what is in a part.
 * @throws Error when two parts have one key
 */
export function mergePdfs(parts: readonly MergePart[], facts: DocumentFacts, options: MergeOptions = {}): Merged {
  return new Merge(facts, options).whole(parts)
}

interface Bookmarked {
  readonly outline: readonly OutlineItem[]
  readonly place: WholePlace | undefined
}

class Merge {
  readonly #whole = new WholePdf()
  readonly #facts: DocumentFacts
  readonly #options: MergeOptions
  readonly #placed: PlacedPart[] = []
  readonly #nonConforming: NonConforming[] = []
  readonly #losses: PartLoss[] = []
  readonly #problems: PartProblem[] = []
  readonly #links: { readonly from: Titled; readonly to: string }[] = []
  readonly #keys = new Set<string>()

  constructor(facts: DocumentFacts, options: MergeOptions) {
    this.#facts = facts
    this.#options = options
  }

  whole(parts: readonly MergePart[]): Merged {
    const { top } = this.#whole
    const elements = parts.map(() => this.#whole.assembly.reserve())
    const made = parts.map((part, index) => this.#part(part, elements[index] ?? 0, top, 1))
    for (const { from, to } of this.#links)
      if (!this.#whole.places.has(to))
        this.#problem(from, 'link-zonder-doel', `Een link leidt naar een stuk dat er niet in zit (${to}).`)
    if (this.#whole.pages === 0 && this.#problems.length === 0)
      this.#problem({ key: '', title: '' }, 'geen-bladzijden', 'Er is geen enkele bladzijde om samen te voegen.')
    if (this.#problems.length > 0) return { ok: false, problems: this.#problems }
    const claims = this.#nonConforming.length === 0 ? 'archive-and-accessible' : 'none'
    const outline = made.flatMap((each) => each.outline)
    return {
      ok: true,
      pdf: this.#whole.close(this.#facts, claims, elements, outline),
      pages: this.#whole.pages,
      claims: claims === 'none' ? [] : wholeClaims,
      parts: this.#placed,
      nonConforming: this.#nonConforming,
      losses: this.#losses,
    }
  }

  #part(part: MergePart, element: number, above: number, level: number): Bookmarked {
    const { key, title } = part
    if (this.#keys.has(key)) throw new Error(`Two parts have the key ${key}.`)
    this.#keys.add(key)
    const parts = part.parts ?? []
    const under = parts.map(() => this.#whole.assembly.reserve())
    const order = this.#placed.push({ key, title, firstPage: this.#whole.pages + 1, pages: 0 }) - 1
    const own = 'read' in part ? this.#document(part, element, above, under, level) : undefined
    if (!('read' in part)) this.#whole.addElement(element, above, title, under)
    const made = parts.map((each, index) => this.#part(each, under[index] ?? 0, element, level + 1))
    const place = own?.place ?? made.find((each) => each.place)?.place
    const firstPage = this.#placed[order]?.firstPage ?? 1
    this.#placed[order] = { key, title, firstPage, pages: this.#whole.pages + 1 - firstPage }
    if (!place) return { outline: [], place }
    this.#whole.places.set(key, place)
    const items = [...(own?.outline ?? []), ...made.flatMap((each) => each.outline)]
    const destination = this.#whole.destination(place)
    const bookmark = { title, destination, element: this.#whole.source.borrow(element), items }
    return { outline: level > deepestBookmark ? [] : [bookmark], place }
  }

  #document(
    part: DocumentPart,
    element: number,
    above: number,
    under: readonly number[],
    level: number,
  ): MergedPart | undefined {
    const before = this.#whole.pages
    try {
      const made = mergePart(this.#whole, part.read(), {
        title: part.title,
        lang: this.#facts.lang,
        element,
        above,
        under,
        levels: deepestBookmark - level,
        admits: (standing) => this.#admits(part, standing),
        stamps: (page, { width, height }) =>
          this.#options.stamps?.({ page: before + page, key: part.key, pageOfPart: page, width, height }) ?? [],
      })
      if (!('outline' in made)) return undefined
      for (const to of made.keys) this.#links.push({ from: part, to })
      for (const kind of [...made.losses].sort())
        this.#losses.push({ key: part.key, title: part.title, kind, sentence: partLosses[kind] })
      return made
    } catch (error) {
      if (!(error instanceof DamagedPdf)) throw error
      this.#problem(part, error.code, error.message)
      return undefined
    }
  }

  #admits(part: Titled, standing: PartStanding): boolean {
    if (!standing.ok) {
      this.#problem(part, standing.code, standing.reason)
      return false
    }
    const { shortcomings: reasons } = standing
    if (reasons.length === 0) return true
    if (this.#options.admit !== 'all') {
      this.#problem(part, 'voldoet-niet', reasons.join(' '))
      return false
    }
    this.#nonConforming.push({ key: part.key, title: part.title, reasons })
    return true
  }

  #problem({ key, title }: Titled, code: string, reason: string): void {
    this.#problems.push({ key, title, code, reason })
  }
}
