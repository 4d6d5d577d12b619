/**
 * The element of the page with this id.
 * @throws when the page lacks it, or it is of another kind: page and program do not belong together
 */
export function element<Kind extends Element>(id: string, kind: abstract new (...given: never[]) => Kind): Kind {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`#${id} is missing from the page, or is no ${kind.name}`)
  return found
}

/** A new element with its attributes and what is in it. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}
