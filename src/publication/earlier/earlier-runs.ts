import { lstatSync } from 'node:fs'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { OutputPlace } from '../../output/source-key.ts'
import { type About, type EarlierPublic, withoutSource } from './earlier-public.ts'
import { isFrom, livingSource, type Published, publishedIn, type Subject } from './published.ts'

/** What earlier runs made public in the output folders of this run. */
export interface EarlierRuns {
  /** Read at the first call for an output folder: what this run itself makes there is not in it. */
  readonly in: (place: OutputPlace) => EarlierPublic
  /** Public folders of a source of this run, which are thereby attributed to it. */
  readonly from: (subject: Subject, earlier: EarlierPublic) => readonly Published[]
  /** States that a source or point may not be public and may be in a public folder that was not attributed. */
  readonly suspect: () => void
  readonly isSuspect: () => boolean
  /**
   * Reports, at the end of the run, public folders whose source is gone or unknown and that no source of this run was moved to.
   *
   * @param hasNamesake whether the project has a document, or for a meeting an agenda, with the name of a folder
   */
  readonly unattributed: (about: About, hasNamesake: (published: Published) => boolean) => readonly Diagnostic[]
}

export function openEarlierRuns(): EarlierRuns {
  const known = new Map<string, EarlierPublic>()
  const attributed = new Set<string>()
  let isSuspect = false
  return {
    in: (place) => {
      const before = known.get(place.out)
      // Of one project, what the place has read of its files is kept too.
      const earlier = before?.place.root === place.root ? before : { place, all: before?.all ?? publishedIn(place.out) }
      known.set(place.out, earlier)
      return earlier
    },
    from: (subject, { all, place }) => {
      const found = all.filter((one) => isFrom(one, subject, place))
      for (const { folder } of found) attributed.add(folder)
      return found
    },
    suspect: () => {
      isSuspect = true
    },
    isSuspect: () => isSuspect,
    unattributed: (about, hasNamesake) => {
      const lost = [...known.values()].flatMap(({ all, place }) =>
        all.filter((one) => !attributed.has(one.folder) && exists(one.folder) && !isAlive(one, place, hasNamesake)),
      )
      return withoutSource(lost, about, isSuspect ? 'error' : 'warning')
    },
  }
}

/** For a run that changes nothing: as if earlier runs had made nothing public. */
export function unseenRuns(): EarlierRuns {
  return {
    in: (place) => ({ place, all: [] }),
    from: () => [],
    suspect: () => {},
    isSuspect: () => false,
    unattributed: () => [],
  }
}

function isAlive(published: Published, place: OutputPlace, hasNamesake: (published: Published) => boolean): boolean {
  if (livingSource(published, place) !== undefined) return true
  return published.bron === undefined && hasNamesake(published)
}

function exists(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false }) !== undefined
}
