import type { Toestand } from '../../protocol.ts'
import { make } from '../element.ts'
import { placeText } from './findings-panel.ts'
import { notice, withdraw } from './notices.ts'

/** Says above the pages that they are older than the source, and what is in the way. */
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
    make('p', { class: 'advies' }, first.advies),
  )
}
