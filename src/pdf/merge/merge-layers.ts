import { hiddenGroups } from '../file/model/hidden-layers.ts'
import { isArray, isDict, type PdfObject, PdfString, Ref } from '../file/objects/objects.ts'
import type { AssemblySource } from './assembly.ts'
import type { WholePdf } from './whole-pdf.ts'

/** Deeper than any reader's panel shows. */
const deepest = 20

/**
 * Takes the layers of a part into the whole (ISO 32000-1, 8.11.4.3): shown or hidden as when its file is opened, in the order of its
 * panel, those that exclude each other and those that are locked as they were.
 */
export function mergeLayers(whole: WholePdf, source: AssemblySource): void {
  const { file } = source
  const properties = file.dict(file.catalog()?.get('OCProperties'))
  const usual = file.dict(properties?.get('D'))
  const hidden = hiddenGroups(file)
  const groups = new Map<number, 'hidden' | 'shown'>()
  for (const each of file.array(properties?.get('OCGs')) ?? []) {
    const group = file.resolve(each)
    if (!(each instanceof Ref) || !isDict(group)) continue
    groups.set(each.number, hidden.has(group) ? 'hidden' : 'shown')
  }
  if (groups.size === 0) return
  const taken = ({ number }: Ref) => whole.source.borrow(source.numberOf(new Ref(number)))
  const list = (object: PdfObject | undefined, depth = 0): readonly PdfObject[] =>
    (file.array(object) ?? []).flatMap((each): readonly PdfObject[] => {
      if (each instanceof Ref && groups.has(each.number)) return [taken(each)]
      const resolved = file.resolve(each)
      if (resolved instanceof PdfString) return [resolved]
      return isArray(resolved) && depth < deepest ? [list(resolved, depth + 1)] : []
    })
  whole.addLayers({
    groups: [...groups].map(([number, state]) => ({ ref: taken(new Ref(number)), state })),
    order: list(usual?.get('Order')),
    exclusive: list(usual?.get('RBGroups')).filter(isArray),
    locked: list(usual?.get('Locked')).filter((each) => each instanceof Ref),
  })
}
