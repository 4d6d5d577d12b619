import { realpathSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { attempt } from '../../system/attempt.ts'
import type { ReporterChoice } from './reporter-choices.ts'
import { UsageError } from './usage-error.ts'

/** Extensions of input and output files, which a report would overwrite. */
const reserved: readonly string[] =
  '.md .markdown .pdf .html .png .jpg .jpeg .gif .webp .svg .yaml .yml .hbs .css .woff2'.split(' ')

/**
 * Checks, before anything is made, that no report overwrites an input or output file.
 * @throws UsageError
 */
export function refuseReportFiles(reporter: readonly ReporterChoice[], files: readonly string[], cwd: string): void {
  const inputs = new Set(files.map((file) => canonicalPath(file, cwd)))
  const reports = new Map<string, string>()
  for (const { name, file } of reporter) {
    if (file === undefined) continue
    const path = canonicalPath(file, cwd)
    const before = reports.get(path)
    if (before !== undefined && before !== name)
      throw new UsageError(
        `--reporter: ${before} en ${name} kunnen niet allebei in ${file}. Geef elk een eigen bestand.`,
      )
    reports.set(path, name)
    const isInput = inputs.has(path) || reserved.includes(extname(file).toLowerCase())
    if (isInput || basename(file).toLowerCase() === 'manifest.json')
      throw new UsageError(
        `--reporter: ${file} kan geen verslag worden, want dat is de naam van een document, een onderdeel daarvan of het resultaat. Kies een ander bestand, bijvoorbeeld verslag.${name === 'pretty' ? 'txt' : name === 'junit' ? 'xml' : 'json'}.`,
      )
  }
}

/** In lower case, because many file systems are case-insensitive. */
function canonicalPath(file: string, cwd: string): string {
  const path = resolve(cwd, file)
  return (attempt(() => realpathSync.native(path)) ?? path).toLowerCase()
}
