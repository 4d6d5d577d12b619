import { type Dict, isDict, names, type PdfObject } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** Dictionary keys whose value is an action (ISO 32000-1, 12.6.2). */
export const actionKeys = ['A', 'PA', 'Next', 'OpenAction'] as const

/** `script` for scripts, `other` for actions that open, send or refer to a local file; undefined for a mere jump or no action. */
export function riskOf(file: PdfFile, object: PdfObject | undefined): 'script' | 'other' | undefined {
  const action = file.resolve(object)
  if (!isDict(action)) return undefined
  const kind = file.name(action.get('S'))
  if (kind === undefined || !risky.has(kind)) return undefined
  if (kind === 'JavaScript' || kind === 'Rendition') return 'script'
  if (kind === 'URI') return isLocal(file, action) ? 'other' : undefined
  return 'other'
}

/** Listed, because `S` has another meaning in structure elements and page labels. */
const risky = names(
  'JavaScript Rendition URI Launch GoToR GoToE SubmitForm ResetForm ImportData Sound Movie Hide GoTo3DView ' +
    'RichMediaExecute',
)

function isLocal(file: PdfFile, action: Dict): boolean {
  return /^(?:file:|[a-z]:[\\/]|\\\\)/i.test((file.text(action.get('URI')) ?? '').trim())
}
