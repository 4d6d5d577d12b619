import type { Melding, Plaats, Stuk, Toestand } from '../protocol.ts'
import { Choices } from './choices.ts'
import type { Link } from './connection.ts'
import { element } from './element.ts'
import { FindingsPanel } from './panels/findings-panel.ts'
import { notice, showStale, withdraw } from './panels/notices.ts'
import { OutlinePanel } from './panels/outline-panel.ts'
import { Panels } from './panels/panels.ts'
import { SearchBar } from './panels/search-bar.ts'
import { SourceBar } from './panels/source-bar.ts'
import { StatusLine } from './panels/status-line.ts'
import { Tabs } from './panels/tabs.ts'
import { post } from './post.ts'
import { markForAMoment } from './viewer/mark-changes.ts'
import { type OpenPdf, printPdf } from './viewer/open-pdf.ts'
import { PageControl } from './viewer/page-control.ts'
import { loadView, Sheets, storeView } from './viewer/sheets.ts'
import { SizeControl } from './viewer/size-control.ts'
import { areaOf, placeOfLine, SourcePlaces } from './viewer/source-places.ts'
import { type Target, Viewer } from './viewer/viewer.ts'

/** The page as a whole: connects the state from the server, the viewer and the panels. */
export class PreviewPage {
  readonly #scrollArea = element('tafel', HTMLElement)
  readonly #download = element('downloaden', HTMLAnchorElement)
  readonly #print = element('afdrukken', HTMLButtonElement)
  readonly #sheets = new Sheets(this.#scrollArea, element('vellen', HTMLElement))
  readonly #places = new SourcePlaces()
  readonly #status = new StatusLine()
  readonly #choices = new Choices((why) => notice('keuze', why))
  readonly #viewer = new Viewer(this.#sheets, {
    onPainted: (target, pdf, at) => this.#onPainted(target, pdf, at),
    onText: (frame) => this.search.mark(frame),
    onTrouble: (target, error) => this.#onTrouble(target, error),
  })
  readonly #outline = new OutlinePanel((page, top) => {
    this.#sheets.go(page, top)
    this.panels.closeMenu()
    this.#focusPages()
  })
  readonly panels = new Panels()
  readonly tabs = new Tabs(element('stukken', HTMLElement), this.#scrollArea, () =>
    this.#status.ended ? this.#keepPages() : this.#showTab('niets'),
  )
  readonly findings = new FindingsPanel({
    jump: (finding) => void this.#jumpTo(finding),
    repair: (finding) => repair(finding),
  })
  readonly pages = new PageControl(this.#sheets)
  readonly sizes = new SizeControl(this.#sheets, () => this.#redraw())
  readonly source = new SourceBar(this.#scrollArea, this.#sheets, () => this.#shownPlaces())
  readonly search = new SearchBar({
    texts: () => this.#viewer.texts(),
    frames: () => this.#sheets.frames,
    go: (page, down) => {
      const height = this.#heightOf(page)
      if (down === undefined || !this.#sheets.sees(page, down * height, 20)) this.#sheets.go(page, (down ?? 0) * height)
    },
    current: () => this.#sheets.current(),
    leave: () => this.#focusPages(),
  })
  #state: Toestand | undefined
  /** When the state arrived, by `performance.now()`. */
  #receivedAt = 0
  /** SHA-256 of the pages in view. */
  #shownSha = ''
  /** The edit that was scrolled to. */
  #followed = ''
  /** Callbacks that wait until finished pages are in view. */
  #waiting: (() => void)[] = []

  constructor() {
    this.#restoreView()
    addEventListener('pagehide', () =>
      storeView({ sleutel: this.tabs.chosen, position: this.#sheets.position(), zoom: this.#sheets.zoom }),
    )
    this.#scrollArea.addEventListener('scroll', () => {
      this.#redraw()
      this.#markOutline()
    })
    new ResizeObserver(() => {
      this.#sheets.refit()
      this.sizes.show()
      this.#redraw()
    }).observe(this.#scrollArea)
  }

  receive(next: Toestand): void {
    const before = this.#state
    this.#state = next
    this.#receivedAt = performance.now()
    const restyled = before?.editie !== next.editie || before.huisstijl !== next.huisstijl
    document.title = `${next.stukken[0]?.titel ?? next.bron} – ${next.bron}`
    element('bron', HTMLElement).textContent = next.bron
    this.tabs.show(next.stukken)
    this.#choices.show(next)
    this.findings.show(next.meldingen)
    this.#status.showState(next)
    showStale(next)
    withdraw('keuze')
    withdraw('niet-hersteld')
    this.#showTab(restyled ? 'niets' : 'wijzigingen')
  }

  showLink(link: Link): void {
    this.#status.showLink(link)
    if (!this.#status.ended) return
    this.#choices.disable()
    this.findings.disable()
    this.#download.removeAttribute('href')
    this.#print.disabled = true
  }

  print(): void {
    const { pdf } = this.#chosen() ?? {}
    if (pdf && !this.#status.ended) printPdf(pdf)
  }

  /** Closes the topmost element over the pages. */
  dismiss(): void {
    if (this.panels.closeMenu()) return
    if (this.source.open) this.source.close()
    else this.search.close()
  }

  #chosen(): Stuk | undefined {
    return this.#state?.stukken.find(({ sleutel }) => sleutel === this.tabs.chosen)
  }

  /** After the end of the program no other PDF can be fetched. */
  #keepPages(): void {
    this.#resolveWaiting()
    const stuk = this.#chosen()
    if (stuk && this.#viewer.document?.sha === shaOf(stuk)) withdraw('stuk')
    else notice('stuk', 'Dit stuk is niet meer op te halen. Hieronder staat nog het stuk dat u hiervoor bekeek.')
  }

  #showTab(mark: Target['mark']): void {
    const stuk = this.#chosen()
    this.#print.disabled = !stuk?.pdf
    if (!stuk?.pdf) {
      this.#showNoPages()
      return
    }
    this.#download.href = `pdf/${stuk.pdf}?download=${encodeURIComponent(stuk.naam)}`
    this.#download.download = stuk.naam
    const intent = stuk.bestand === undefined ? 'display' : 'print'
    void this.#viewer.show({ sleutel: stuk.sleutel, sha: shaOf(stuk), mark, intent })
  }

  #showNoPages(): void {
    this.#download.removeAttribute('href')
    void this.#viewer.show('leeg')
    void this.#outline.show(undefined)
    this.source.close()
    this.#resolveWaiting()
    if (this.#state && !this.#state.bezig)
      notice(
        'stuk',
        'Er zijn nog geen bladzijden. Herstel de fouten die bij Meldingen staan; dan verschijnen ze hier vanzelf.',
      )
    this.#markPainted(performance.now(), '')
  }

  #onPainted(target: Target, { sha, document: pdf }: OpenPdf, at: number): void {
    const stuk = this.#chosen()
    if (!stuk || target.sleutel !== stuk.sleutel) return
    this.#markPainted(at, sha)
    // Finishing needs the processor that drawing uses, so the server waits for this report.
    if (sha === stuk.vooraf) void fetch(`getoond/${sha}`, { method: 'POST' }).catch(() => undefined)
    if (sha === stuk.pdf && stuk.vooraf === undefined) {
      withdraw('stuk')
      this.#status.showPainted(at - this.#receivedAt)
      if (this.source.open && this.#shownSha !== sha) this.source.close()
      this.#resolveWaiting()
      void this.#followEdit()
    }
    if (this.#shownSha === sha) return
    this.#shownSha = sha
    this.pages.show()
    this.sizes.show()
    void this.#outline.show(pdf).then(() => this.#markOutline())
    void this.search.refresh()
  }

  #onTrouble(target: Target, error: unknown): void {
    const stuk = this.#chosen()
    if (!stuk || target.sha !== shaOf(stuk)) return
    const why =
      error instanceof Error && error.name === 'PasswordException'
        ? 'er zit een wachtwoord op'
        : 'het bestand is niet te lezen'
    void this.#viewer.show('leeg')
    this.#resolveWaiting()
    notice('stuk', `Dit stuk kan hier niet worden getoond: ${why}. Download het om het te bekijken.`)
    this.#markPainted(performance.now(), target.sha)
  }

  /**
   * Exposes what is on the screen to benchmarks and tests.
   * @param at time of painting, by `performance.now()`
   * @param sha of the pages, which may be older than the state; empty without pages
   */
  #markPainted(at: number, sha: string): void {
    performance.clearMarks('op-het-scherm')
    performance.mark('op-het-scherm', { startTime: at })
    const { dataset } = document.documentElement
    dataset.pdf = sha
    const stuk = this.#chosen()
    if (!stuk || sha === shaOf(stuk)) dataset.versie = String(this.#state?.versie ?? 0)
  }

  /** Goes to the position of a finding; one that is not printed, such as a missing key, is at the last printed line before it. */
  async #jumpTo({ bestand, plaats, stuk }: Melding): Promise<void> {
    if (!plaats || !stuk) return
    this.panels.closeMenu()
    const shown = stuk === this.tabs.chosen ? undefined : this.#finishedPages()
    this.tabs.choose(stuk)
    await shown
    const places = await this.#shownPlaces()
    const place = placeOfLine(places, bestand, plaats.begin.regel) ?? places.find((one) => one.bestand === bestand)
    if (place) this.source.show(place)
    else this.#sheets.go(1)
  }

  /** The positions of source blocks on the pages in view. Unfinished pages have none; the finished ones follow in a moment. */
  async #shownPlaces(): Promise<readonly Plaats[]> {
    const stuk = this.#chosen()
    const isFinished = stuk?.vooraf === undefined && this.#viewer.document?.sha === stuk?.pdf
    if (stuk?.pdf && !isFinished) await this.#finishedPages()
    return this.#viewer.document ? this.#places.of(this.#viewer.document.sha) : []
  }

  #finishedPages(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #resolveWaiting(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  /** Scrolls to the last edit, unless it is in view. */
  async #followEdit(): Promise<void> {
    const { bewerkt, versie, opgeslagen } = this.#state ?? {}
    const edit = `${bewerkt?.bestand}:${bewerkt?.regel}:${opgeslagen}`
    if (!bewerkt || edit === this.#followed) return
    this.#followed = edit
    const place = placeOfLine(await this.#shownPlaces(), bewerkt.bestand, bewerkt.regel)
    if (versie !== this.#state?.versie || !place) return
    if (this.#sheets.sees(place.pagina, place.y, place.hoogte)) return
    this.#sheets.go(place.pagina, place.y)
    const frame = this.#sheets.frames[place.pagina - 1]
    // The changed words of a page that was never drawn are unknown.
    if (frame && !frame.drawn) markForAMoment(frame, [areaOf(place, frame.size)])
  }

  #redraw(): void {
    this.pages.show()
    void this.#viewer.fill()
  }

  #markOutline(): void {
    const { page, down } = this.#sheets.position()
    this.#outline.mark(page, Math.max(0, down) * this.#heightOf(page) + 90)
  }

  #heightOf(page: number): number {
    return this.#sheets.frames[page - 1]?.size.height ?? 0
  }

  #focusPages(): void {
    this.#scrollArea.focus({ preventScroll: true })
  }

  #restoreView(): void {
    const view = loadView()
    if (!view) return
    this.#sheets.setZoom(view.zoom)
    this.#viewer.startAt(view.sleutel, view.position)
    this.tabs.prefer(view.sleutel)
  }
}

async function repair({ herstel }: Melding): Promise<string | undefined> {
  if (herstel === undefined) return undefined
  const why = await post('herstel', { sleutel: herstel.sleutel })
  if (why !== undefined) notice('niet-hersteld', why)
  return why
}

/** Unfinished pages, when there are any, come first. */
function shaOf({ vooraf, pdf }: Stuk): string {
  return vooraf ?? pdf ?? ''
}
