import { readFileSync } from 'node:fs'
import { type DocumentFacts, finish } from '../../src/pdf/finish/finish.ts'

/** A page of fixtures/ as a browser printed it, with the date of that day in it; `npm run print-fixtures` prints them all. */
export function printed(name: string): Uint8Array {
  return readFileSync(new URL(`fixtures/${name}.pdf`, import.meta.url))
}

/** @throws when the file has a problem: for the fixtures that have none */
export function finished(pdf: Uint8Array, facts: DocumentFacts): Uint8Array {
  const result = finish(pdf, facts)
  if (!result.ok) throw new Error(result.problems.map(({ reason }) => reason).join(' '))
  return result.pdf
}
