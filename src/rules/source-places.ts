import type { Position } from 'unist'
import type { Source } from '../document/document.ts'
import { type Places, placesIn } from '../yaml/places.ts'

const known = new WeakMap<Source, Places>()

/** Where the part of a file between two offsets stands. */
export function placeIn(source: Source, start: number, end: number): Position {
  const places = known.get(source) ?? placesIn(source.text)
  known.set(source, places)
  return places.position(start, end)
}
