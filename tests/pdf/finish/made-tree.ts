import { finished, printed } from '../printed.ts'
import { structureText } from '../structure-text.ts'
import { facts } from './whole-fixtures.ts'

export function finishedFixture(name: string): Uint8Array {
  return finished(printed(name), facts)
}

/** The lines of the tag tree of a fixture, with their indents. */
export function linesOf(name: string): readonly string[] {
  return structureText(finishedFixture(name)).split('\n')
}
