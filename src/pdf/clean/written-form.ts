import { nameOf } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import type { WrittenForm } from '../file/write/write-pdf.ts'
import { claimsOf } from '../text/inspect.ts'

/** How a file made elsewhere is written anew, so that what it claims of itself stays true and its version is not lowered. */
export function writtenForm(file: PdfFile): WrittenForm {
  // PDF/A-1 is PDF 1.4: no object streams, no cross-reference streams (ISO 19005-1, 6.1.3).
  if (claimsOf(file).some((claim) => claim.startsWith('PDF/A-1'))) return { version: '1.4', objects: 'plain' }
  const later = nameOf(file.resolve(file.catalog()?.get('Version')))
  const versions = ['1.7', file.version, /^\d\.\d$/.test(later ?? '') ? (later ?? '') : '']
  return { version: versions.sort().at(-1) ?? '1.7', objects: 'packed' }
}
