import { hiddenGroups } from '../clean/layers.ts'
import { isArray, isDict, type PdfObject, PdfString, Ref } from '../file/objects/objects.ts'
import type { AssemblySource } from './assembly.ts'
import type { MergedPdf } from './merged-pdf.ts'

/** Deeper than any viewer displays. */
const deepest = 20

/**
 * Adds the layers of an entry to the merged file (ISO 32000-1, 8.11.4.3): their initial visibility, their order in the layer
 * panel, and which of them are mutually exclusive or locked.
 */
export function mergeLayers(merged: MergedPdf, source: AssemblySource): void {
  const { file } = source
  const properties = file.dict(file.catalog()?.get('OCProperties'))
  const defaults = file.dict(properties?.get('D'))
  const hidden = hiddenGroups(file)
  const groups = new Map<number, 'hidden' | 'shown'>()
  for (const each of file.array(properties?.get('OCGs')) ?? []) {
    const group = file.resolve(each)
    if (!(each instanceof Ref) || !isDict(group)) continue
    groups.set(each.number, hidden.has(group) ? 'hidden' : 'shown')
  }
  if (groups.size === 0) return
  const mergedRef = ({ number }: Ref) => merged.source.refTo(source.numberOf(new Ref(number)))
  const list = (object: PdfObject | undefined, depth = 0): readonly PdfObject[] =>
    (file.array(object) ?? []).flatMap((each): readonly PdfObject[] => {
      if (each instanceof Ref && groups.has(each.number)) return [mergedRef(each)]
      const resolved = file.resolve(each)
      if (resolved instanceof PdfString) return [resolved]
      return isArray(resolved) && depth < deepest ? [list(resolved, depth + 1)] : []
    })
  merged.addLayers({
    groups: [...groups].map(([number, state]) => ({ ref: mergedRef(new Ref(number)), state })),
    order: list(defaults?.get('Order')),
    exclusive: list(defaults?.get('RBGroups')).filter(isArray),
    locked: list(defaults?.get('Locked')).filter((each) => each instanceof Ref),
  })
}
