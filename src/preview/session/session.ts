import { randomUUID } from 'node:crypto'
import { type Edition, editions } from '../../document/edition.ts'
import { editionPolicy } from '../../publication/edition-policy.ts'
import type { Keuze, Toestand } from '../protocol.ts'
import { DiskWatch } from './disk-watch.ts'
import { EarlyPages } from './early-pages.ts'
import { firstChangedLine } from './first-changed-line.ts'
import { HeldPdfs } from './held-pdfs.ts'
import type { Maker, Making, Piece, Wish } from './maker.ts'
import { type MessageContext, messagesOf } from './messages.ts'

export interface SessionOptions extends MessageContext {
  /** The file that is watched, as the user typed it. */
  readonly file: string
  readonly edition: Edition
  readonly make: Maker
}

/** A run shorter than this is not worth saying that it is under way, in ms. */
const worthTelling = 150

/** Editions in which good pages are kept for when errors come. */
const wishesKept = 6

type Listener = (state: Toestand) => void

/**
 * Makes the pages again at every change of what the last run looked at, one run at a time; what changes meanwhile is taken up by the
 * next. Whoever listens is told the newest state.
 */
export class Session {
  readonly #options: SessionOptions
  readonly #watch: DiskWatch
  readonly #held = new HeldPdfs()
  readonly #early = new EarlyPages()
  readonly #listeners = new Set<Listener>()
  /** The last good pages, by what was wished for. */
  readonly #good = new Map<string, readonly Piece[]>()
  #wish: Wish
  /** What was wished for, of the pages that are shown. */
  #shown = ''
  #state: Toestand
  #texts: ReadonlyMap<string, string> = new Map()
  /** When the change was seen that is not shown yet; undefined when there is none. */
  #since: number | undefined = performance.now()
  #savedAt: string | undefined
  #running = false
  #comparing = false
  #closed = false

  constructor(options: SessionOptions) {
    const { file, edition } = options
    this.#options = options
    this.#wish = { edition, houseStyle: undefined }
    this.#state = {
      versie: 0,
      sessie: randomUUID(),
      bron: file,
      bezig: true,
      editie: edition,
      edities: editions,
      huisstijl: '',
      huisstijlen: [],
      stukken: [],
      meldingen: [],
      verouderd: false,
    }
    this.#watch = new DiskWatch(() => this.#saved())
    void this.#run()
  }

  get state(): Toestand {
    return this.#state
  }

  /** @returns the way to stop listening */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A PDF that is shown, or was a moment ago. */
  find(hash: string): Piece | undefined {
    return this.#held.find(hash) ?? this.#early.find(hash)
  }

  /** A reader has received the whole of a PDF. */
  sent(hash: string): void {
    this.#early.fetched(hash)
  }

  /** A reader has a PDF on the screen. */
  painted(hash: string): void {
    this.#early.painted(hash)
  }

  /** Another edition or house style. @returns false when there is no such thing to choose */
  choose({ editie, huisstijl }: Keuze): boolean {
    const { edities, huisstijlen } = this.#state
    if (editie !== undefined && !edities.includes(editie)) return false
    if (huisstijl !== undefined && !huisstijlen.some(({ naam }) => naam === huisstijl)) return false
    this.#wish = { edition: editie ?? this.#wish.edition, houseStyle: huisstijl ?? this.#wish.houseStyle }
    this.#since ??= performance.now()
    void this.#run()
    return true
  }

  close(): void {
    this.#closed = true
    this.#watch.close()
    this.#listeners.clear()
  }

  #saved(): void {
    // What is saved while a run is under way is found afterwards, by comparing what that run read with the disk.
    if (this.#running && !this.#comparing) return
    this.#savedAt = clock(new Date())
    this.#since ??= performance.now()
    void this.#run()
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    while (this.#since !== undefined && !this.#closed) {
      const since = this.#since
      this.#since = undefined
      const wish = this.#wish
      const late = setTimeout(() => this.#tell({ ...this.#state, bezig: true }), worthTelling)
      const onPrinted = (key: string, pdf: Uint8Array) => this.#showEarly(wish, key, pdf)
      const made = await this.#options.make(wish, onPrinted).finally(() => clearTimeout(late))
      if (this.#closed) return
      this.#show(made, wish, since)
      this.#comparing = true
      this.#watch.follow(made.asked.paths)
      this.#comparing = false
    }
    this.#running = false
  }

  /** What is printed is on the screen while it is being finished. Of a public edition nothing is seen before it has been searched. */
  async #showEarly(wish: Wish, key: string, pdf: Uint8Array): Promise<void> {
    const isShown = JSON.stringify(wish) === this.#shown && !this.#state.verouderd
    const piece = this.#good.get(this.#shown)?.find((one) => one.key === key)
    if (
      this.#closed ||
      !isShown ||
      !editionPolicy(wish.edition).showsUnsearchedPages ||
      piece === undefined ||
      this.#listeners.size === 0
    )
      return
    const vooraf = this.#early.hold({ ...piece, pdf })
    const stukken = this.#state.stukken.map((stuk) => (stuk.sleutel === key ? { ...stuk, vooraf } : stuk))
    this.#tell({ ...this.#state, stukken })
    await this.#early.seenBy(this.#listeners.size)
  }

  #show(made: Making, wish: Wish, since: number): void {
    const key = JSON.stringify(wish)
    this.#shown = key
    if (made.pieces) this.#keep(key, made.pieces)
    const pieces = this.#good.get(key) ?? []
    const hashes = this.#held.hold(pieces)
    const changed = this.#changedLine(made.texts)
    this.#tell({
      ...this.#state,
      bezig: this.#since !== undefined,
      editie: wish.edition,
      huisstijl: made.houseStyle,
      huisstijlen: made.houseStyles.length > 0 ? made.houseStyles : this.#state.huisstijlen,
      stukken: pieces.map(({ key, title, name, pages, file }, index) => ({
        sleutel: key,
        titel: title,
        naam: name,
        pdf: hashes[index] ?? null,
        paginas: pages,
        ...(file === undefined ? {} : { bestand: file }),
      })),
      meldingen: messagesOf(made.diagnostics, made.keys, this.#options),
      verouderd: pieces.length > 0 && made.pieces === undefined,
      ...(this.#savedAt === undefined ? {} : { opgeslagen: this.#savedAt }),
      duur: Math.round(performance.now() - since),
      ...(changed ? { bewerkt: changed } : {}),
    })
  }

  #keep(key: string, pieces: readonly Piece[]): void {
    // The newest last, so that the one that goes is the one that was not looked at for longest.
    this.#good.delete(key)
    this.#good.set(key, pieces)
    const [oldest] = this.#good.keys()
    if (this.#good.size > wishesKept && oldest !== undefined) this.#good.delete(oldest)
  }

  #changedLine(texts: ReadonlyMap<string, string>): Toestand['bewerkt'] {
    const before = this.#texts
    if (texts.size > 0) this.#texts = texts
    for (const [file, text] of texts) {
      const old = before.get(file)
      const line = old === undefined ? undefined : firstChangedLine(old, text)
      if (line !== undefined) return { bestand: file, regel: line }
    }
    return undefined
  }

  #tell(state: Toestand): void {
    this.#state = { ...state, versie: this.#state.versie + 1 }
    for (const listener of this.#listeners) listener(this.#state)
  }
}

/** `10:42:07`, in local time. */
function clock(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((each) => String(each).padStart(2, '0')).join(':')
}
