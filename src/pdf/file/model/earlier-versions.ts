import { DamagedPdf } from '../objects/objects.ts'
import { openPdf } from '../read/open-pdf.ts'
import { pagesOf } from './pages.ts'

/** Versions of one file that are looked into, from the newest back. */
const mostVersions = 30

export interface EarlierVersions {
  /** Each as the whole file it was. */
  readonly versions: readonly Buffer[]
  /** There are more than are handed back. */
  readonly more: boolean
}

/** An update leaves the file as it was in front of it (ISO 32000-1, 7.5.6): what it was then can be had back. */
export function earlierVersions(bytes: Buffer): EarlierVersions {
  const ends: number[] = []
  for (let at = bytes.indexOf('%%EOF'); at >= 0; at = bytes.indexOf('%%EOF', at + 5)) ends.push(at + 5)
  // The last end is that of the file itself; the first of a linearized file is that of its first page only.
  const linearized = bytes.subarray(0, 1024).includes('/Linearized')
  const earlier = ends.slice(linearized ? 1 : 0, -1)
  const versions = earlier.slice(-mostVersions).map((end) => bytes.subarray(0, end))
  return { versions: versions.filter(isWhole), more: earlier.length > mostVersions }
}

function isWhole(bytes: Buffer): boolean {
  try {
    return pagesOf(openPdf(bytes)).length > 0
  } catch (error) {
    if (error instanceof DamagedPdf) return false
    throw error
  }
}
