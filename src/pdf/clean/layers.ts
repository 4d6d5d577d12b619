import { type Dict, isArray, isDict, nameOf, type PdfObject } from '../file/objects/objects.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'

/** The layers (optional content groups) that are hidden when the file is opened (ISO 32000-1, 8.11.4.3 to 8.11.4.5). */
export function hiddenGroups(file: PdfFile): ReadonlySet<Dict> {
  const properties = file.dict(file.catalog()?.get('OCProperties'))
  const defaults = file.dict(properties?.get('D'))
  const groups = (object: PdfObject | undefined) =>
    (file.array(object) ?? []).map((each) => file.resolve(each)).filter((each) => isDict(each))
  const hidden = new Set<Dict>(nameOf(defaults?.get('BaseState')) === 'OFF' ? groups(properties?.get('OCGs')) : [])
  for (const group of groups(defaults?.get('ON'))) hidden.delete(group)
  for (const group of groups(defaults?.get('OFF'))) hidden.add(group)
  const uses = (file.array(defaults?.get('AS')) ?? []).map((each) => file.dict(each))
  const onView = uses.filter((use) => use && file.name(use.get('Event')) === 'View')
  const advised = new Map<Dict, boolean>()
  for (const use of onView)
    for (const group of groups(use?.get('OCGs')))
      for (const isShown of advice(file, group, use?.get('Category')))
        advised.set(group, isShown && advised.get(group) !== false)
  for (const [group, isShown] of advised) {
    if (isShown) hidden.delete(group)
    else hidden.add(group)
  }
  return hidden
}

/** Categories of use that state visibility; the others (Zoom, Language, User) depend on who opens the file. */
const states: ReadonlyMap<string, string> = new Map([
  ['View', 'ViewState'],
  ['Print', 'PrintState'],
  ['Export', 'ExportState'],
])

/** Whether the group is to be shown, by each of the categories that say so (8.11.4.4). */
function advice(file: PdfFile, group: Dict, categories: PdfObject | undefined): readonly boolean[] {
  const usage = file.dict(group.get('Usage'))
  return (file.array(categories) ?? []).flatMap((each) => {
    const category = file.name(each) ?? ''
    const state = file.name(file.dict(usage?.get(category))?.get(states.get(category) ?? ''))
    return state === 'ON' || state === 'OFF' ? [state === 'ON'] : []
  })
}

/** Deeper than any genuine expression; bounds the recursion. */
const deepest = 20

/** Whether content with this layer, or membership of layers (8.11.2), is hidden when the file is opened. */
export function layerHiding(file: PdfFile): (layer: PdfObject | undefined) => boolean {
  const hidden = hiddenGroups(file)

  const isShown = (object: PdfObject | undefined): boolean => {
    const found = file.dict(object)
    return found === undefined || !hidden.has(found)
  }

  const satisfies = (object: PdfObject | undefined, depth: number): boolean => {
    const found = file.resolve(object)
    if (!isArray(found) || depth > deepest) return isShown(object)
    const [operator, ...operands] = found
    const results = operands.map((each) => satisfies(each, depth + 1))
    const kind = file.name(operator)
    if (kind === 'Not') return results[0] !== true
    return kind === 'Or' ? results.some(Boolean) : results.every(Boolean)
  }

  return (layer) => {
    const found = file.dict(layer)
    if (found === undefined) return false
    if (file.name(found.get('Type')) !== 'OCMD') return hidden.has(found)
    if (file.array(found.get('VE'))) return !satisfies(found.get('VE'), 0)
    const members = file.resolve(found.get('OCGs'))
    const groups = isArray(members) ? members : isDict(members) ? [members] : []
    const shown = groups.filter((each) => file.dict(each) !== undefined).map(isShown)
    if (shown.length === 0) return false
    switch (file.name(found.get('P'))) {
      case 'AllOn':
        return !shown.every(Boolean)
      case 'AnyOff':
        return shown.every(Boolean)
      case 'AllOff':
        return shown.some(Boolean)
      default:
        return !shown.some(Boolean)
    }
  }
}
