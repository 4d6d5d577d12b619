import type { Toestand } from '../../protocol.ts'
import { element, make } from '../element.ts'
import { placeText } from './findings-panel.ts'

/** The subjects of messages above the pages, in order; there is at most one message of each. */
const kinds = ['verbinding', 'verouderd', 'niet-hersteld', 'stuk', 'keuze'] as const

export type NoticeKind = (typeof kinds)[number]

/** Shows a message above the pages instead of the one of its kind. An equal message stays, with the focus in it. */
export function notice(kind: NoticeKind, text: string, ...more: readonly Node[]): void {
  const message = make('div', { class: `bericht ${kind}` }, make('p', {}, text), ...more)
  const shown = shownNotice(kind)
  if (shown?.isEqualNode(message)) return
  const next = kinds.slice(kinds.indexOf(kind) + 1).flatMap((later) => shownNotice(later) ?? [])[0]
  if (shown) shown.replaceWith(message)
  else element('berichten', HTMLElement).insertBefore(message, next ?? null)
}

export function withdraw(kind: NoticeKind): void {
  shownNotice(kind)?.remove()
}

function shownNotice(kind: NoticeKind): Element | undefined {
  return element('berichten', HTMLElement).getElementsByClassName(kind)[0]
}

/**
 * Reports that the program has ended, and how to start it again.
 * @param source the watched file, as typed; undefined when no state was received
 */
export function showEnd(source: string | undefined): void {
  notice(
    'verbinding',
    'Het programma is gestopt. Wat u hier ziet, wordt niet meer vernieuwd.',
    make('p', {}, 'Wilt u verder kijken? Geef dan in de terminal, in dezelfde map als eerst, deze opdracht:'),
    make(
      'pre',
      { tabindex: '0' },
      make('code', {}, `collegevoorstel watch ${source === undefined ? '<bestand>' : asArgument(source)}`),
    ),
    make('p', {}, 'U krijgt dan een nieuwe pagina, met een ander adres. Deze pagina kunt u sluiten.'),
  )
}

/** A file name as a shell argument, quoted where needed. */
function asArgument(file: string): string {
  if (/^[\p{L}\p{N}./\\:_-]+$/u.test(file)) return file
  return /["$`!]/.test(file) ? `'${file.replaceAll("'", "'\\''")}'` : `"${file}"`
}

/** Reports that the pages are older than the source, with the first error. */
export function showStale({ verouderd, meldingen, stukken }: Toestand): void {
  if (!verouderd) {
    withdraw('verouderd')
    return
  }
  const older = stukken.some(({ pdf }) => pdf !== null)
    ? 'De bladzijden hieronder zijn van vóór uw laatste wijziging. '
    : ''
  const errors = meldingen.filter(({ ernst }) => ernst === 'fout')
  const [first] = errors
  if (!first) {
    notice('verouderd', `${older}Er komen nieuwe zodra het kan.`)
    return
  }
  const todo = errors.length === 1 ? 'Herstel eerst deze fout:' : `Herstel eerst de ${errors.length} fouten. De eerste:`
  const where = first.editor ? make('a', { href: first.editor }, placeText(first)) : make('span', {}, placeText(first))
  notice(
    'verouderd',
    `${older}${todo}`,
    make('p', { class: 'fout' }, where, `: ${first.melding}`),
    make('p', { class: 'advies' }, first.herstel ? `${first.advies} Of kies Herstel, bij Meldingen.` : first.advies),
  )
}
