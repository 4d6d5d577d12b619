import { type Diagnostic, diagnostic, type Finding } from '../diagnostics/diagnostic.ts'
import { assessEntry } from '../pdf/merge/assess-entry.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import { type Agenda, pointsOf } from './agenda.ts'

/** `damaged`: it cannot be read as a whole. `undrawn`: a program has to draw it first. `nonconforming`: it breaks a standard. */
export type Exclusion = 'damaged' | 'undrawn' | 'nonconforming'

/** Whether a PDF from elsewhere is in the bundle. */
export interface Admission {
  readonly pages?: number
  /** Why the bundle cannot claim both standards with it, or cannot hold it, as sentences in Dutch. */
  readonly shortcomings: readonly string[]
  readonly exclusion?: Exclusion | undefined
}

export function admission(pdf: Uint8Array, admit: 'conform' | 'alles'): Admission {
  const state = assessEntry(pdf)
  if (!state.ok) return { shortcomings: [state.reason], exclusion: state.code === 'formulier' ? 'undrawn' : 'damaged' }
  const { pages, shortcomings } = state
  return {
    pages,
    shortcomings,
    exclusion: shortcomings.length > 0 && admit === 'conform' ? 'nonconforming' : undefined,
  }
}

/** A document that may be outside the bundle. */
interface Excludable extends Pick<Admission, 'shortcomings' | 'exclusion'> {
  readonly title: string
  readonly nummer: string
}

const advices: Readonly<Record<Exclusion, string>> = {
  damaged: 'Open de PDF en bewaar haar opnieuw, of vraag de maker om een nieuwe.',
  undrawn: 'Open het formulier en druk het af naar een nieuwe PDF.',
  nonconforming: 'Vraag om een toegankelijke PDF. Moet dit stuk er toch in, zet dan in de agenda bundel: alles.',
}

/** Findings about what is left out of the bundle, one per document, each at its point. */
export function exclusionFindings(parts: readonly Excludable[], agenda: Agenda): readonly Diagnostic[] {
  return parts.flatMap(({ title, nummer, shortcomings, exclusion }) =>
    exclusion === undefined
      ? []
      : diagnostic({
          rule: meetingRules[exclusion === 'damaged' ? 'agenda/beschadigd-stuk' : 'agenda/niet-in-bundel'],
          file: agenda.source.name,
          place: pointPlace(nummer, agenda),
          reason: `${title} (punt ${nummer}) staat niet in de bundel, maar in een apart bestand. ${shortcomings.join(' ')}`,
          advice: advices[exclusion],
        }),
  )
}

export function pointPlace(nummer: string, agenda: Agenda): Finding['place'] {
  const punt = pointsOf(agenda).find((one) => one.nummer === nummer)
  return punt && agenda.at(punt.path)
}
