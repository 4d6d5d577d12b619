import { type Element, element, isElement, type Kid } from '../tags/structure.ts'
import { isGroupType } from '../tags/structure-types.ts'

/**
 * Puts each heading and what follows it, up to the next heading of its level or above, in a `Sect` (ISO 32000-1, 14.8.4.2), so that the
 * tree shows where a part ends. Chromium has no element for `<section>`.
 */
export function nestSections(root: Element): void {
  for (const kid of root.kids) if (isElement(kid)) nestSections(kid)
  // A `Sect` that begins with its heading is one that was made before.
  const isMade = root.type === 'Sect' && levelOf(root.kids[0]) > 0
  if (isGroupType(root.type) && !isMade) root.kids = sectionsOf(root.kids)
}

function sectionsOf(kids: readonly Kid[]): Kid[] {
  const top: Kid[] = []
  const open: { readonly level: number; readonly section: Element }[] = []
  for (const kid of kids) {
    const level = levelOf(kid)
    if (level > 0) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop()
      const section = element('Sect', [])
      const around = open.at(-1)?.section.kids ?? top
      around.push(section)
      open.push({ level, section })
    }
    const target = open.at(-1)?.section.kids ?? top
    target.push(kid)
  }
  return top
}

/** 0 for anything but a heading. */
function levelOf(kid: Kid | undefined): number {
  if (kid === undefined || !isElement(kid)) return 0
  return kid.type === 'H' ? 1 : Number(/^H([1-6])$/.exec(kid.type)?.[1] ?? 0)
}
