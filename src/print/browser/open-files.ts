import { readFileSync } from 'node:fs'
import { EnvironmentError } from '../../system/environment-error.ts'
import type { Surroundings } from '../../system/surroundings.ts'

/**
 * Fewer than these and the browser cannot always show fonts and images, and does not say why: measured, a document of four parts came
 * out from 128 on.
 */
const fewest = 256

/**
 * Refuses to begin where a process may have too few files open for a browser. Only Linux tells: elsewhere nobody sets it so low.
 *
 * @throws EnvironmentError `browser-start-mislukt`
 */
export function refuseFewOpenFiles(here: Surroundings): void {
  const most = mostOpenFiles(here)
  if (most === undefined || most >= fewest) return
  throw new EnvironmentError(
    'browser-start-mislukt',
    `Hier mogen maar ${most} bestanden tegelijk open zijn; de browser heeft er ten minste ${fewest} nodig.`,
    'Geef eerst de opdracht: ulimit -n 1024. Mag dat niet, vraag het dan de beheerder; een container krijgt meer met --ulimit nofile=1024.',
  )
}

/** The hard limit: Node itself takes all it may have, and so does the browser. */
function mostOpenFiles({ root }: Surroundings): number | undefined {
  try {
    const found = /^Max open files\s+\S+\s+(\d+)/m.exec(readFileSync(`${root}/proc/self/limits`, 'latin1'))
    return found?.[1] === undefined ? undefined : Number(found[1])
  } catch {
    return undefined
  }
}
