import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { EnvironmentError } from '../../system/environment-error.ts'
import { isProgram, type Surroundings, searchPath } from '../../system/surroundings.ts'

const names = { win32: ['verapdf.bat', 'verapdf.exe'], other: ['verapdf'] } as const

/**
 * The path of veraPDF: that of `VERAPDF`, else the first on PATH.
 * @throws EnvironmentError `geen-verapdf`
 */
export function findVerapdf(here: Surroundings): string {
  const given = here.env.VERAPDF
  if (given) return chosenByUser(resolve(given))
  const found = searchPath(here)
    .flatMap((folder) => names[here.platform === 'win32' ? 'win32' : 'other'].map((name) => join(folder, name)))
    .find(isProgram)
  if (found !== undefined) return found
  throw new EnvironmentError(
    'geen-verapdf',
    'veraPDF is niet gevonden, dus de PDF’s kunnen niet worden getoetst.',
    'Installeer veraPDF (https://verapdf.org) en zet het in het PATH, of zet het pad van het programma in VERAPDF. Of laat --verapdf weg.',
  )
}

function chosenByUser(path: string): string {
  if (isProgram(path)) return path
  const problem = existsSync(path) ? 'is geen programma dat gestart mag worden' : 'bestaat niet'
  throw new EnvironmentError(
    'geen-verapdf',
    `veraPDF is niet gevonden: ${path} (uit VERAPDF) ${problem}.`,
    'Verbeter het pad in VERAPDF, of haal het weg: dan wordt in het PATH gezocht. Of laat --verapdf weg.',
  )
}
