import { isKeyOf } from '../../output/source-key.ts'
import type { EarlierPublic } from './earlier-public.ts'
import { livingSource } from './published.ts'

/** What another agenda states about a proposal. */
export interface ClosedByAgenda {
  /** Absolute path of the agenda. */
  readonly agenda: string
  readonly status: 'besloten' | 'geheim'
}

/**
 * The agendas in the record of the output that keep a proposal from the public and still exist: secret ones first.
 *
 * @param source absolute path of the proposal
 * @param own absolute path of the agenda that asks
 */
export function closedByAgendas(
  source: string,
  { all, place }: EarlierPublic,
  own: string | undefined,
): readonly ClosedByAgenda[] {
  return all
    .flatMap((meeting) => {
      const found = meeting.gesloten?.find(({ bron }) => isKeyOf(bron, source, place))
      const agenda = found && livingSource(meeting, place)
      return found === undefined || agenda === undefined || agenda === own ? [] : [{ agenda, status: found.status }]
    })
    .sort((one, other) => (one.status < other.status ? 1 : -1))
}
