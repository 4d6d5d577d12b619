import type { Position } from 'unist'
import { placesIn } from '../diagnostics/positions.ts'
import type { Source } from '../document/document.ts'
import { onceFor } from '../document/once-for.ts'

const placesOf = onceFor((source: Source) => placesIn(source.text))

/** Position of the part of a file between two offsets. */
export function placeIn(source: Source, start: number, end: number): Position {
  return placesOf(source).position(start, end)
}
