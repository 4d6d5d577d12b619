import { type Dict, isDict, nameOf, type PdfObject } from '../objects/objects.ts'
import type { PdfFile } from '../read/pdf-file.ts'

/** The layers (optional content groups) that are hidden when the file is opened (ISO 32000-1, 8.11.4.3). */
export function hiddenGroups(file: PdfFile): ReadonlySet<Dict> {
  const properties = file.dict(file.catalog()?.get('OCProperties'))
  const defaults = file.dict(properties?.get('D'))
  const groups = (object: PdfObject | undefined) =>
    (file.array(object) ?? []).map((each) => file.resolve(each)).filter((each) => isDict(each))
  const hidden = new Set<Dict>(nameOf(defaults?.get('BaseState')) === 'OFF' ? groups(properties?.get('OCGs')) : [])
  for (const group of groups(defaults?.get('ON'))) hidden.delete(group)
  for (const group of groups(defaults?.get('OFF'))) hidden.add(group)
  return hidden
}
