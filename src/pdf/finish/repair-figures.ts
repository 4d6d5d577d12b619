import { PdfString } from '../file/objects/objects.ts'
import { textOf } from '../file/objects/text-string.ts'
import { type Element, isElement, type Kid, mapElements } from '../tags/structure.ts'

/** A figure that nobody can hear: an image without alternative text (ISO 14289-1, 7.3). */
export type Unspoken = readonly Element[]

function hasAlternative(figure: Element): boolean {
  return ['Alt', 'ActualText'].some((key) => {
    const value = figure.entries.get(key)
    return value instanceof PdfString && textOf(value).trim() !== ''
  })
}

/**
 * `<figure>` around an image becomes a `Div` that holds the `Figure` and its `Caption`: the alternative text belongs to the
 * image alone, and would silence the caption. A figure with a text of its own keeps no structure inside: the text is what is
 * spoken. Hands back the figures that are left without one.
 */
export function repairFigures(root: Element): Unspoken {
  const unspoken: Element[] = []
  mapElements(root, (current) => {
    if (current.type !== 'Figure' && current.type !== 'Formula') return [current]
    if (hasAlternative(current)) {
      current.kids = current.kids.flatMap(leaves)
      return [current]
    }
    if (current.kids.some((kid) => isElement(kid))) {
      current.type = 'Div'
      return [current]
    }
    unspoken.push(current)
    return [current]
  })
  return unspoken
}

/** Content and active areas, without the elements around them. A link inside stays one. */
function leaves(kid: Kid): readonly Kid[] {
  if (!isElement(kid)) return [kid]
  return kid.type === 'Link' ? [kid] : kid.kids.flatMap(leaves)
}
