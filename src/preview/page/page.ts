import { connect } from './connection.ts'
import { element } from './element.ts'
import { PreviewPage } from './preview-page.ts'
import { listenToKeys } from './shortcuts.ts'

const page = new PreviewPage()
const { findings, pages, panels, search, sizes, source, tabs } = page
connect({ onState: (state) => page.receive(state), onLink: (link) => page.showLink(link) })

element('afdrukken', HTMLButtonElement).addEventListener('click', () => page.print())
// On a narrow screen the menu covers the search bar, so it closes first.
element('zoekknop', HTMLButtonElement).addEventListener('click', () => panels.closeMenu(), { capture: true })
element('hulpknop', HTMLButtonElement).addEventListener('click', showHelp)
function showHelp(): void {
  element('hulp', HTMLDialogElement).showModal()
}

listenToKeys(
  [
    { keys: ['ctrl+f'], does: 'Zoeken in het stuk', run: () => search.open() },
    { keys: ['ctrl+p'], does: 'Het stuk afdrukken', run: () => page.print() },
    { keys: ['F8'], does: 'Naar de volgende melding', run: () => findings.step(1) },
    { keys: ['shift+F8'], does: 'Naar de vorige melding', run: () => findings.step(-1) },
    { keys: ['Escape'], does: 'Sluiten wat openstaat', run: () => page.dismiss() },
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
