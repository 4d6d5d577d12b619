import { dirname, relative } from 'node:path'
import { type PublishedElsewhere, readElsewhere, readRecord } from '../output/public-record.ts'
import { isHiddenKey, isKeyOf, type OutputPlace, sourceKey, sourceOf } from '../output/source-key.ts'
import { isTitleOf } from '../publication/earlier/published.ts'
import { derivedKey } from './derived-key.ts'

/** A source that is published. */
export interface KeyedSource {
  /** Absolute. */
  readonly path: string
  /** `agenda`, or another for a document. */
  readonly soort: string
  readonly titel?: string | undefined
  /** Of the public edition. */
  readonly zaaknummer?: string | undefined
  /** SHA-256 of its public file, when there is one. */
  readonly content?: string | undefined
}

/** An attached file of a proposal. */
export interface KeyedAttachment extends Pick<KeyedSource, 'path' | 'content'> {
  readonly proposal: { readonly path: string; readonly key: string }
}

/** Gives the sources of an output folder the keys under which they are published. */
export interface Keys {
  /** Undefined for a source that can have none: its path may not be public, and there is no public file of it. */
  readonly of: (source: KeyedSource) => string | undefined
  readonly ofAttachment: (attachment: KeyedAttachment) => string | undefined
}

/**
 * The key of a source is that under which the record says it was published; also when it was moved since, which its case number or title
 * shows. Otherwise it is derived from its place in the project. For a source whose path may not be public it is derived from the public file: the
 * hash of the path would confirm a guess.
 *
 * @param destination where it is published
 */
export function openKeys(place: OutputPlace, destination: string): Keys {
  const known = readElsewhere(place.out).filter(({ doel }) => doel === destination)
  const recorded = readRecord(place.out)
  const hidden = recorded.flatMap(({ bron, bestanden }) => [bron, ...bestanden.flatMap((file) => file.bron ?? [])])
  const isHidden = (path: string) => hidden.some((bron) => isHiddenKey(bron) && isKeyOf(bron, path, place))
  return {
    of: (source) => {
      const same = known.find(({ bron }) => isKeyOf(bron, source.path, place))
      const moved = same ?? known.find((one) => isLike(one, source) && sourceOf(one.bron, place) === undefined)
      if (moved) return moved.sleutel
      if (isHidden(source.path)) return ofContent(source.content)
      return derivedKey(sourceKey(source.path, place))
    },
    ofAttachment: ({ path, content, proposal }) => {
      if (isHidden(path)) return ofContent(content && `${proposal.key} ${content}`)
      return derivedKey(`${proposal.key} ${relative(dirname(proposal.path), path).replaceAll('\\', '/')}`)
    },
  }
}

function ofContent(content: string | undefined): string | undefined {
  return content === undefined ? undefined : derivedKey(`inhoud ${content}`)
}

/** As for an earlier public folder: the case number, or the title, if only one of them can be meant. */
function isLike(known: PublishedElsewhere, { soort, zaaknummer, titel = '' }: KeyedSource): boolean {
  if ((known.soort === 'agenda') !== (soort === 'agenda')) return false
  return (zaaknummer !== undefined && known.zaaknummer === zaaknummer) || isTitleOf(known.titel, titel)
}
