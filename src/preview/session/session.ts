import { randomUUID } from 'node:crypto'
import type { RepairableFile } from '../../diagnostics/repair-file.ts'
import { type Edition, editions } from '../../document/edition.ts'
import { editionPolicy } from '../../publication/policy/edition-policy.ts'
import type { Keuze, Toestand } from '../protocol.ts'
import { FileWatcher } from './file-watcher.ts'
import { type MessageContext, messagesOf } from './messages.ts'
import { OfferedRepairs, type RepairRefusal } from './offered-repairs.ts'
import type { RenderedPdf, Renderer, RenderResult, Selection } from './renderer.ts'
import { ServedPdfs } from './served-pdfs.ts'
import { firstChangedLine } from './source-blocks.ts'
import { type ReadingStep, UnfinishedPages } from './unfinished-pages.ts'

export interface SessionOptions extends Omit<MessageContext, 'repairOf'> {
  /** The watched file, as the user typed it. */
  readonly file: string
  readonly edition: Edition
  readonly render: Renderer
  /** The files in which findings may be repaired; absent when the preview only reads. */
  readonly repairable?: (() => readonly RepairableFile[]) | undefined
}

/** A run is reported as busy after this time, in ms. */
const busyDelay = 150

/** Selections whose last valid pages are kept, to be shown while the source has errors. */
const maxSelections = 6

type Listener = (state: Toestand) => void

/**
 * Renders the pages again at every change of a file that the last run read, one run at a time; changes during a run start the next.
 * Listeners receive every new state.
 */
export class Session {
  readonly #watcher: FileWatcher
  readonly #served = new ServedPdfs()
  readonly #unfinished = new UnfinishedPages()
  readonly #listeners = new Set<Listener>()
  readonly #repairs: OfferedRepairs | undefined
  /** The last valid pages by selection. */
  readonly #valid = new Map<string, readonly RenderedPdf[]>()
  #selection: Selection
  /** Key of the selection whose pages are shown. */
  #shown = ''
  #state: Toestand
  #texts: ReadonlyMap<string, string> = new Map()
  /** Time of the first change that is not rendered yet. */
  #since: number | undefined = performance.now()
  #savedAt: string | undefined
  #running = false
  #comparing = false
  #closed = false

  constructor(private readonly options: SessionOptions) {
    const { file, edition, repairable } = options
    this.#repairs = repairable && new OfferedRepairs(file, repairable)
    this.#selection = { edition, houseStyle: undefined }
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
    this.#watcher = new FileWatcher(() => this.#onSave())
    void this.#run()
  }

  get state(): Toestand {
    return this.#state
  }

  /** @returns a function that removes the listener */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A PDF that is shown or was recently. */
  find(hash: string): RenderedPdf | undefined {
    return this.#served.find(hash) ?? this.#unfinished.find(hash)
  }

  /** Records how far a reader is with a PDF. */
  record(hash: string, step: ReadingStep): void {
    this.#unfinished.count(hash, step)
  }

  /** Selects another edition or house style. @returns false when it is not available */
  choose({ editie, huisstijl }: Keuze): boolean {
    const { edities, huisstijlen } = this.#state
    if (editie !== undefined && !edities.includes(editie)) return false
    if (huisstijl !== undefined && !huisstijlen.some(({ naam }) => naam === huisstijl)) return false
    this.#selection = {
      edition: editie ?? this.#selection.edition,
      houseStyle: huisstijl ?? this.#selection.houseStyle,
    }
    this.#since ??= performance.now()
    void this.#run()
    return true
  }

  /** Whether findings can be repaired here. */
  get canRepair(): boolean {
    return this.#repairs !== undefined
  }

  /** Applies a repair that the state offers; the change is then rendered as any other. @returns why not */
  async repair(key: string): Promise<RepairRefusal | undefined> {
    return this.#repairs?.repair(key)
  }

  close(): void {
    this.#closed = true
    this.#watcher.close()
    this.#listeners.clear()
  }

  #onSave(): void {
    // Saves during a run are found after it, by comparing the files it read with the disk.
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
      const selection = this.#selection
      const busy = setTimeout(() => this.#publish({ ...this.#state, bezig: true }), busyDelay)
      const onPrinted = (key: string, bytes: Uint8Array) => this.#showUnfinished(selection, key, bytes)
      const result = await this.options.render(selection, onPrinted).finally(() => clearTimeout(busy))
      if (this.#closed) return
      this.#show(result, selection, since)
      this.#comparing = true
      this.#watcher.follow(result.marks)
      this.#comparing = false
    }
    this.#running = false
  }

  /** Shows printed pages while they are finished; those of a public edition only after the search for secrets. */
  async #showUnfinished(selection: Selection, key: string, bytes: Uint8Array): Promise<void> {
    const isShown = JSON.stringify(selection) === this.#shown && !this.#state.verouderd
    const rendered = this.#valid.get(this.#shown)?.find((one) => one.key === key)
    if (
      this.#closed ||
      !isShown ||
      !editionPolicy(selection.edition).showsUnsearchedPages ||
      rendered === undefined ||
      this.#listeners.size === 0
    )
      return
    const vooraf = this.#unfinished.add({ ...rendered, bytes })
    const stukken = this.#state.stukken.map((stuk) => (stuk.sleutel === key ? { ...stuk, vooraf } : stuk))
    this.#publish({ ...this.#state, stukken })
    await this.#unfinished.seenBy(this.#listeners.size)
  }

  #show(result: RenderResult, selection: Selection, since: number): void {
    const key = JSON.stringify(selection)
    this.#shown = key
    if (result.pdfs) this.#storeValid(key, result.pdfs)
    const pdfs = this.#valid.get(key) ?? []
    const hashes = this.#served.add(pdfs)
    const changed = this.#changedLine(result.texts)
    const repairOf = this.#repairs?.offer(result.diagnostics, result.texts)
    this.#publish({
      ...this.#state,
      bezig: this.#since !== undefined,
      editie: selection.edition,
      huisstijl: result.houseStyle,
      huisstijlen: result.houseStyles.length > 0 ? result.houseStyles : this.#state.huisstijlen,
      stukken: pdfs.map(({ key, title, name, pages, file }, index) => ({
        sleutel: key,
        titel: title,
        naam: name,
        pdf: hashes[index] ?? null,
        paginas: pages,
        ...(file === undefined ? {} : { bestand: file }),
      })),
      meldingen: messagesOf(result.diagnostics, result.keys, { ...this.options, repairOf }),
      verouderd: pdfs.length > 0 && result.pdfs === undefined,
      ...(this.#savedAt === undefined ? {} : { opgeslagen: this.#savedAt }),
      duur: Math.round(performance.now() - since),
      ...(changed ? { bewerkt: changed } : {}),
    })
  }

  #storeValid(key: string, pdfs: readonly RenderedPdf[]): void {
    // Least recently used first: a map iterates in insertion order.
    this.#valid.delete(key)
    this.#valid.set(key, pdfs)
    const [oldest] = this.#valid.keys()
    if (this.#valid.size > maxSelections && oldest !== undefined) this.#valid.delete(oldest)
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

  #publish(state: Toestand): void {
    this.#state = { ...state, versie: this.#state.versie + 1 }
    for (const listener of this.#listeners) listener(this.#state)
  }
}

/** Local time as `10:42:07`. */
function clock(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((each) => String(each).padStart(2, '0')).join(':')
}
