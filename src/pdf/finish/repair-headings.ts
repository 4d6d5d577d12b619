import { type Element, forEachElement } from '../tags/structure.ts'

/**
 * Headings start at 1 and skip no level on the way down (ISO 14289-1, 7.4.2). One that does takes the level its place in the
 * order gives it; a document whose headings nest already keeps them all.
 */
export function repairHeadings(root: Element): void {
  const open: number[] = []
  forEachElement(root, (current) => {
    const level = current.type === 'H' ? 1 : Number(/^H([1-9])$/.exec(current.type)?.[1] ?? 0)
    if (level === 0) return
    while ((open.at(-1) ?? 0) >= level) open.pop()
    open.push(level)
    current.type = `H${Math.min(open.length, 6)}`
  })
}
