import { realpathSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { UsageError } from '../terminal/exit.ts'
import type { ReporterChoice } from './reporter-choices.ts'

/** What is read or made: a report in its place would destroy it. */
const taken: readonly string[] = '.md .markdown .pdf .html .png .jpg .jpeg .svg .yaml .yml .hbs .css .woff2'.split(' ')

/**
 * Makes sure, before anything is made, that no report takes the place of a document, of what it is made of or of what is made.
 *
 * @throws UsageError
 */
export function refuseReportFiles(reporter: readonly ReporterChoice[], files: readonly string[], cwd: string): void {
  const asked = new Set(files.map((file) => placeOf(file, cwd)))
  const reports = new Map<string, string>()
  for (const { name, file } of reporter) {
    if (file === undefined) continue
    const place = placeOf(file, cwd)
    const before = reports.get(place)
    if (before !== undefined && before !== name)
      throw new UsageError(
        `--reporter: ${before} en ${name} kunnen niet allebei in ${file}. Geef elk een eigen bestand.`,
      )
    reports.set(place, name)
    const isInput = asked.has(place) || taken.includes(extname(file).toLowerCase())
    if (isInput || basename(file).toLowerCase() === 'manifest.json')
      throw new UsageError(
        `--reporter: ${file} kan geen verslag worden, want dat is de naam van een document, een onderdeel daarvan of het resultaat. Kies een ander bestand, bijvoorbeeld verslag.${name === 'pretty' ? 'txt' : name === 'junit' ? 'xml' : 'json'}.`,
      )
  }
}

/** Upper and lower case are one on many a disk. */
function placeOf(file: string, cwd: string): string {
  const path = resolve(cwd, file)
  try {
    return realpathSync.native(path).toLowerCase()
  } catch {
    return path.toLowerCase()
  }
}
