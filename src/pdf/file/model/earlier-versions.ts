import { unlessDamaged } from '../objects/refusal.ts'
import { openPdf } from '../read/open-pdf.ts'
import { pagesOf } from './pages.ts'

/** The newest versions that are read; an older one is only reported. */
const mostVersions = 30

export interface EarlierVersions {
  /** Each as a complete file. */
  readonly versions: readonly Buffer[]
  /** Whether there are more versions than are returned. */
  readonly more: boolean
}

/** An incremental update is appended to the previous file (ISO 32000-1, 7.5.6), so that each earlier version can be recovered. */
export function earlierVersions(bytes: Buffer): EarlierVersions {
  const ends: number[] = []
  for (let at = bytes.indexOf('%%EOF'); at >= 0; at = bytes.indexOf('%%EOF', at + 5)) ends.push(at + 5)
  // The last marker ends the file itself; the first one of a linearized file only ends its first page.
  const linearized = bytes.subarray(0, 1024).includes('/Linearized')
  const earlier = ends.slice(linearized ? 1 : 0, -1)
  const versions = earlier.slice(-mostVersions).map((end) => bytes.subarray(0, end))
  return { versions: versions.filter(isWhole), more: earlier.length > mostVersions }
}

function isWhole(bytes: Buffer): boolean {
  return unlessDamaged(() => pagesOf(openPdf(bytes)).length > 0) ?? false
}
