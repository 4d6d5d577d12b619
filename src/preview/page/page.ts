import type { Melding, Plaats, Stuk, Toestand } from '../protocol.ts'
import { Choices } from './choices.ts'
import { connect, type Link } from './connection.ts'
import { element } from './element.ts'
import { FindingsPanel } from './panels/findings-panel.ts'
import { notice, withdraw } from './panels/notices.ts'
import { OutlinePanel } from './panels/outline-panel.ts'
import { Panels } from './panels/panels.ts'
import { SearchBar } from './panels/search-bar.ts'
import { SourceBar } from './panels/source-bar.ts'
import { showStale } from './panels/stale-notice.ts'
import { StatusLine } from './panels/status-line.ts'
import { Tabs } from './panels/tabs.ts'
import { listenToKeys } from './shortcuts.ts'
import { keepView, keptView } from './viewer/kept-view.ts'
import { markForAMoment } from './viewer/mark-changes.ts'
import type { OpenPdf } from './viewer/open-pdf.ts'
import { PageControl } from './viewer/page-control.ts'
import { printPdf } from './viewer/print-pdf.ts'
import { Sheets } from './viewer/sheets.ts'
import { SizeControl } from './viewer/size-control.ts'
import { areaOf, placeOfLine, SourcePlaces } from './viewer/source-places.ts'
import { type Target, Viewer } from './viewer/viewer.ts'

const desk = element('tafel', HTMLElement)
const sheets = new Sheets(desk, element('vellen', HTMLElement))
const places = new SourcePlaces()
const status = new StatusLine()
const viewer = new Viewer(sheets, { onPainted, onText: (frame) => search.mark(frame), onTrouble })
const tabs = new Tabs(element('stukken', HTMLElement), desk, () => (status.ended ? keepPages() : showTab('niets')))
const choices = new Choices((why) => notice('keuze', why))
const findings = new FindingsPanel((finding) => void jumpTo(finding))
const outline = new OutlinePanel((page, top) => {
  sheets.go(page, top)
  panels.closeMenu()
  desk.focus({ preventScroll: true })
})
const pages = new PageControl(sheets)
const sizes = new SizeControl(sheets, redraw)
const source = new SourceBar(desk, sheets, shownPlaces)
const search = new SearchBar({
  texts: () => viewer.texts(),
  frames: () => sheets.frames,
  go: (page, down) => {
    const height = sheets.frames[page - 1]?.size.height ?? 0
    if (down === undefined || !sheets.sees(page, down * height, 20)) sheets.go(page, (down ?? 0) * height)
  },
  current: () => sheets.current(),
  leave: () => desk.focus({ preventScroll: true }),
})
const panels = new Panels()

let state: Toestand | undefined
/** When the state that is being shown came, by `performance.now()`. */
let came = 0

connect({ onState: receive, onLink })
restoreView()

function receive(next: Toestand): void {
  const before = state
  state = next
  came = performance.now()
  const restyled = before?.editie !== next.editie || before.huisstijl !== next.huisstijl
  document.title = `${next.stukken[0]?.titel ?? next.bron} – ${next.bron}`
  element('bron', HTMLElement).textContent = next.bron
  tabs.show(next.stukken)
  choices.show(next)
  findings.show(next.meldingen)
  status.showState(next)
  showStale(next)
  withdraw('keuze')
  showTab(restyled ? 'niets' : 'wijzigingen')
}

function onLink(link: Link): void {
  status.showLink(link)
  if (!status.ended) return
  choices.disable()
  element('downloaden', HTMLAnchorElement).removeAttribute('href')
  element('afdrukken', HTMLButtonElement).disabled = true
}

/** After the end no other PDF can be had. */
function keepPages(): void {
  nobodyWaits()
  const stuk = chosen()
  if (stuk && viewer.document?.sha === shaOf(stuk)) withdraw('stuk')
  else notice('stuk', 'Dit stuk is niet meer op te halen. Hieronder staat nog het stuk dat u hiervoor bekeek.')
}

function chosen(): Stuk | undefined {
  return state?.stukken.find(({ sleutel }) => sleutel === tabs.chosen)
}

function showTab(mark: Target['mark']): void {
  const stuk = chosen()
  const download = element('downloaden', HTMLAnchorElement)
  element('afdrukken', HTMLButtonElement).disabled = !stuk?.pdf
  if (!stuk?.pdf) {
    download.removeAttribute('href')
    void viewer.show('leeg')
    void outline.show(undefined)
    source.close()
    nobodyWaits()
    if (state && !state.bezig) {
      notice(
        'stuk',
        'Er zijn nog geen bladzijden. Herstel de fouten die bij Meldingen staan; dan verschijnen ze hier vanzelf.',
      )
    }
    markPainted(performance.now(), '')
    return
  }
  download.href = `pdf/${stuk.pdf}?download=${encodeURIComponent(stuk.naam)}`
  download.download = stuk.naam
  const intent = stuk.bestand === undefined ? 'display' : 'print'
  void viewer.show({ sleutel: stuk.sleutel, sha: shaOf(stuk), mark, intent })
}

/** Pages that can be seen before the file is finished go first. */
function shaOf({ vooraf, pdf }: Stuk): string {
  return vooraf ?? pdf ?? ''
}

function onPainted(target: Target, { sha, document: pdf }: OpenPdf, at: number): void {
  const stuk = chosen()
  if (!stuk || target.sleutel !== stuk.sleutel) return
  markPainted(at, sha)
  // Finishing takes the processor that drawing wants too, so it waits for this.
  if (sha === stuk.vooraf) void fetch(`getoond/${sha}`, { method: 'POST' }).catch(() => undefined)
  if (sha === stuk.pdf && stuk.vooraf === undefined) {
    withdraw('stuk')
    status.showPainted(at - came)
    if (source.open && shownSha !== sha) source.close()
    nobodyWaits()
    void followEdit()
  }
  if (shownSha === sha) return
  shownSha = sha
  pages.show()
  sizes.show()
  void outline.show(pdf).then(markOutline)
  void search.refresh()
}
let shownSha = ''

/**
 * Lets a measurement, or a test, see what is on the screen.
 * @param at since when, by `performance.now()`
 * @param sha of the pages; empty where there are none. They may be older than the state
 */
function markPainted(at: number, sha: string): void {
  performance.clearMarks('op-het-scherm')
  performance.mark('op-het-scherm', { startTime: at })
  const { dataset } = document.documentElement
  dataset.pdf = sha
  const stuk = chosen()
  if (!stuk || sha === shaOf(stuk)) dataset.versie = String(state?.versie ?? 0)
}

function onTrouble(target: Target, error: unknown): void {
  const stuk = chosen()
  if (!stuk || target.sha !== shaOf(stuk)) return
  const why =
    error instanceof Error && error.name === 'PasswordException'
      ? 'er zit een wachtwoord op'
      : 'het bestand is niet te lezen'
  void viewer.show('leeg')
  nobodyWaits()
  notice('stuk', `Dit stuk kan hier niet worden getoond: ${why}. Download het om het te bekijken.`)
  markPainted(performance.now(), target.sha)
}

/** To the place of a finding on paper. One that is not on the pages, such as a missing key, is at the line before it that is. */
async function jumpTo({ bestand, plaats, stuk }: Melding): Promise<void> {
  if (!plaats || !stuk) return
  panels.closeMenu()
  const waiting = stuk === tabs.chosen ? undefined : new Promise<void>((resolve) => painted.push(resolve))
  tabs.choose(stuk)
  await waiting
  const known = await shownPlaces()
  const place = placeOfLine(known, bestand, plaats.begin.regel) ?? known.find((one) => one.bestand === bestand)
  if (place) source.show(place)
  else sheets.go(1)
}

/** Where the source of what is in view stands. Of pages that were only just printed, the finished ones know it: they are a moment away. */
async function shownPlaces(): Promise<readonly Plaats[]> {
  const stuk = chosen()
  const isFinished = stuk?.vooraf === undefined && viewer.document?.sha === stuk?.pdf
  if (stuk?.pdf && !isFinished) await new Promise<void>((resolve) => painted.push(resolve))
  return viewer.document ? places.of(viewer.document.sha) : []
}
/** Those who wait until finished pages are in view. */
const painted: (() => void)[] = []

function nobodyWaits(): void {
  for (const resolve of painted.splice(0)) resolve()
}

/** Shows what is being edited, unless it is in view already. */
let followed = ''
async function followEdit(): Promise<void> {
  const { bewerkt, versie, opgeslagen } = state ?? {}
  const edit = `${bewerkt?.bestand}:${bewerkt?.regel}:${opgeslagen}`
  if (!bewerkt || edit === followed) return
  followed = edit
  const place = placeOfLine(await shownPlaces(), bewerkt.bestand, bewerkt.regel)
  if (versie !== state?.versie || !place || sheets.sees(place.pagina, place.y, place.hoogte)) return
  sheets.go(place.pagina, place.y)
  const frame = sheets.frames[place.pagina - 1]
  // Of a page that was not drawn before, nobody knows which words are new.
  if (frame && !frame.drawn) markForAMoment(frame, [areaOf(place, frame.size)])
}

function redraw(): void {
  pages.show()
  void viewer.fill()
}

function markOutline(): void {
  const { page, down } = sheets.position()
  const height = sheets.frames[page - 1]?.size.height ?? 0
  outline.mark(page, Math.max(0, down) * height + 90)
}

function restoreView(): void {
  const kept = keptView()
  if (!kept) return
  sheets.setZoom(kept.zoom)
  viewer.startAt(kept.sleutel, kept.position)
  tabs.prefer(kept.sleutel)
}

function print(): void {
  const stuk = chosen()
  if (stuk?.pdf && !status.ended) printPdf(stuk.pdf)
}

/** Closes what lies over the pages, one thing at a time. */
function dismiss(): void {
  if (panels.closeMenu()) return
  if (source.open) source.close()
  else search.close()
}

element('afdrukken', HTMLButtonElement).addEventListener('click', print)
// On a narrow screen the menu lies over what is searched: it goes first, or there is nothing to type in.
element('zoekknop', HTMLButtonElement).addEventListener('click', () => panels.closeMenu(), { capture: true })
element('hulpknop', HTMLButtonElement).addEventListener('click', showHelp)
function showHelp(): void {
  element('hulp', HTMLDialogElement).showModal()
}

listenToKeys(
  [
    { keys: ['ctrl+f'], does: 'Zoeken in het stuk', run: () => search.open() },
    { keys: ['ctrl+p'], does: 'Het stuk afdrukken', run: print },
    { keys: ['F8'], does: 'Naar de volgende melding', run: () => findings.step(1) },
    { keys: ['shift+F8'], does: 'Naar de vorige melding', run: () => findings.step(-1) },
    { keys: ['Escape'], does: 'Sluiten wat openstaat', run: dismiss },
  ],
  [
    { keys: ['n'], does: 'Volgende pagina', run: () => pages.step(1) },
    { keys: ['p'], does: 'Vorige pagina', run: () => pages.step(-1) },
    { keys: ['g'], does: 'Een paginanummer typen', run: () => pages.focus() },
    { keys: ['+', '='], does: 'Groter', run: () => sizes.step('groter') },
    { keys: ['-'], does: 'Kleiner', run: () => sizes.step('kleiner') },
    { keys: ['0'], does: 'Zo groot als op papier', run: () => sizes.set(1) },
    { keys: ['w'], does: 'Zo breed als het scherm', run: () => sizes.set('breedte') },
    { keys: [']'], does: 'Volgende stuk', run: () => tabs.step(1) },
    { keys: ['['], does: 'Vorige stuk', run: () => tabs.step(-1) },
    { keys: ['/'], does: 'Zoeken in het stuk', run: () => search.open() },
    { keys: ['j'], does: 'Bron van de (volgende) alinea', run: () => void source.step(1) },
    { keys: ['k'], does: 'Bron van de vorige alinea', run: () => void source.step(-1) },
    { keys: ['Enter'], does: 'Die alinea openen in de editor', run: () => source.openEditor() },
    { keys: ['z'], does: 'Meldingen en inhoud tonen of verbergen', run: () => panels.toggleSide() },
    { keys: ['?'], does: 'Deze uitleg', run: showHelp },
  ],
)

addEventListener('pagehide', () => keepView({ sleutel: tabs.chosen, position: sheets.position(), zoom: sheets.zoom }))
desk.addEventListener('scroll', () => {
  redraw()
  markOutline()
})
new ResizeObserver(() => {
  sheets.refit()
  sizes.show()
  redraw()
}).observe(desk)
