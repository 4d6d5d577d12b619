import { readFileSync } from 'node:fs'
import { attempt } from '../../system/attempt.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import type { Surroundings } from '../../system/surroundings.ts'

/** With fewer open files the browser silently drops fonts and images. Measured: four documents at a time need 128. */
const minOpenFiles = 256

/**
 * Refuses to start where the limit of open files is too low for a browser. Only Linux reports it.
 *
 * @throws EnvironmentError `browser-start-mislukt`
 */
export function checkOpenFileLimit(here: Surroundings): void {
  const limit = openFileLimit(here)
  if (limit === undefined || limit >= minOpenFiles) return
  throw new EnvironmentError(
    'browser-start-mislukt',
    `Hier mogen maar ${limit} bestanden tegelijk open zijn; de browser heeft er ten minste ${minOpenFiles} nodig.`,
    'Geef eerst de opdracht: ulimit -n 1024. Mag dat niet, vraag het dan de beheerder; een container krijgt meer met --ulimit nofile=1024.',
  )
}

/** The hard limit: Node and the browser raise the soft limit to it. */
function openFileLimit({ root }: Surroundings): number | undefined {
  const limits = attempt(() => readFileSync(`${root}/proc/self/limits`, 'latin1')) ?? ''
  const found = /^Max open files\s+\S+\s+(\d+)/m.exec(limits)
  return found ? Number(found[1]) : undefined
}
