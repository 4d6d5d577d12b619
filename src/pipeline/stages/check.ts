import { setImmediate as turn } from 'node:timers/promises'
import { checkCharacters } from '../../compose/house-style/characters.ts'
import { check as checkRules, sortByPosition } from '../../rules/check.ts'
import type { Context } from '../context.ts'
import { openPictures } from '../read-pictures.ts'
import type { Work } from '../work.ts'

/** Runs every rule on the document and sorts what was found in it by position. */
export async function check(work: Work, { day, remember }: Context): Promise<Work> {
  const { document, project, reading = [] } = work
  if (document === undefined || project === undefined) return work
  const { name, text } = document.source
  const { config, kinds } = project
  const pictures = openPictures(remember)
  const readPicture = (path: string) => pictures(path).picture
  const found = [
    ...reading,
    ...checkRules(document, { config, kinds, day, readPicture }),
    ...checkCharacters(name, work.read.source?.text ?? text),
  ]
  await turn()
  return { ...work, pictures, found: [...work.found, ...sortByPosition(found)] }
}
