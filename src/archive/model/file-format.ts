import { closeSync, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'
import type { Conformance } from '../../report/report.ts'
import type { Term } from './archive-object.ts'

/** Formats by the register PRONOM of The National Archives. */
export const formatList = 'PRONOM-register'

const pdfA: Readonly<Record<string, Term>> = {
  'PDF/A-1a': { label: 'Acrobat PDF/A - Portable Document Format 1a', code: 'fmt/95' },
  'PDF/A-1b': { label: 'Acrobat PDF/A - Portable Document Format 1b', code: 'fmt/354' },
  'PDF/A-2a': { label: 'Acrobat PDF/A - Portable Document Format 2a', code: 'fmt/476' },
  'PDF/A-2b': { label: 'Acrobat PDF/A - Portable Document Format 2b', code: 'fmt/477' },
  'PDF/A-2u': { label: 'Acrobat PDF/A - Portable Document Format 2u', code: 'fmt/478' },
  'PDF/A-3a': { label: 'Acrobat PDF/A - Portable Document Format 3a', code: 'fmt/479' },
  'PDF/A-3b': { label: 'Acrobat PDF/A - Portable Document Format 3b', code: 'fmt/480' },
  'PDF/A-3u': { label: 'Acrobat PDF/A - Portable Document Format 3u', code: 'fmt/481' },
}

const pdf: Readonly<Record<string, string>> = {
  '1.0': 'fmt/14',
  '1.1': 'fmt/15',
  '1.2': 'fmt/16',
  '1.3': 'fmt/17',
  '1.4': 'fmt/18',
  '1.5': 'fmt/19',
  '1.6': 'fmt/20',
  '1.7': 'fmt/276',
  '2.0': 'fmt/1129',
}

const byExtension: Readonly<Record<string, Term>> = {
  '.md': { label: 'Markdown', code: 'fmt/1149' },
  '.markdown': { label: 'Markdown', code: 'fmt/1149' },
  '.yaml': { label: 'YAML', code: 'fmt/818' },
  '.yml': { label: 'YAML', code: 'fmt/818' },
  '.xml': { label: 'Extensible Markup Language', code: 'fmt/101' },
  '.html': { label: 'Hypertext Markup Language 5', code: 'fmt/471' },
  // The register has a code for each version, which only the receiver's own identification can tell.
  '.svg': { label: 'Scalable Vector Graphics' },
  '.png': { label: 'Portable Network Graphics' },
  '.jpg': { label: 'JPEG' },
  '.jpeg': { label: 'JPEG' },
  '.gif': { label: 'Graphics Interchange Format' },
  '.webp': { label: 'WebP' },
}

/** The format of a file that this program wrote or passed through; of a PDF without a claim, the version in its header. */
export function formatOf(path: string, { normen }: Pick<Conformance, 'normen'> = { normen: [] }): Term {
  const claimed = normen.map((norm) => pdfA[norm]).find((term) => term !== undefined)
  if (claimed) return claimed
  const extension = extname(path).toLowerCase()
  if (extension === '.pdf') return pdfFormat(headerOf(path))
  return byExtension[extension] ?? { label: extension.slice(1) || 'onbekend' }
}

function pdfFormat(header: string): Term {
  const version = /%PDF-(\d\.\d)/.exec(header)?.[1] ?? ''
  const label = `Acrobat PDF ${version} - Portable Document Format`.replace('  ', ' ')
  return { label, ...(pdf[version] === undefined ? {} : { code: pdf[version] }) }
}

/** The header of a PDF is within its first 1024 bytes. */
function headerOf(path: string): string {
  const bytes = Buffer.alloc(1024)
  const handle = openSync(path, 'r')
  try {
    return bytes.toString('latin1', 0, readSync(handle, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(handle)
  }
}
