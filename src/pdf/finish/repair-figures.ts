import { alternativeOf, type Element, isElement, type Kid, mapElements } from '../tags/structure.ts'

/**
 * Makes an HTML `<figure>` a `Div` with a `Figure` and a `Caption`: an alternative text on the whole would suppress the caption.
 * A figure with an alternative text keeps no inner structure, because only that text is read aloud.
 * @returns the figures without alternative text (ISO 14289-1, 7.3)
 */
export function repairFigures(root: Element): readonly Element[] {
  const withoutAlternative: Element[] = []
  mapElements(root, (current) => {
    if (current.type !== 'Figure' && current.type !== 'Formula') return [current]
    if (alternativeOf(current) !== undefined) {
      current.kids = current.kids.flatMap(leaves)
      return [current]
    }
    if (current.kids.some((kid) => isElement(kid))) {
      current.type = 'Div'
      return [current]
    }
    withoutAlternative.push(current)
    return [current]
  })
  return withoutAlternative
}

/** Content and annotations without the enclosing elements, except that of a link. */
function leaves(kid: Kid): readonly Kid[] {
  if (!isElement(kid)) return [kid]
  return kid.type === 'Link' ? [kid] : kid.kids.flatMap(leaves)
}
