/**
 * Fits a letter that spills only its ending to one more page, in the browser's page. Sent as source text, so it uses nothing from
 * outside itself. The style sheet states the heights of the pages (`--blad-eerste`, `--blad`) and what each class changes.
 */

// The DOM members in use: the DOM library would declare browser names for all of the program.
interface PageElement {
  readonly classList: { add(name: string): void; remove(...names: string[]): void }
  readonly style: { height: string }
  append(child: PageElement): void
  remove(): void
  getBoundingClientRect(): { readonly height: number }
}
declare const document: {
  readonly body: PageElement
  querySelector(selector: string): PageElement | null
  createElement(name: string): PageElement
}

/** The class of what may be fitted, in the HTML of a template. */
export const fittedPages = 'passend'

/** Adds the first of the classes `krap`, `krapper` and `krapst` with which the document needs one page less; otherwise none. */
export function fitPages(fitted: string): void {
  const letter = document.querySelector(`.${fitted}`)
  if (letter === null) return
  const steps = ['krap', 'krapper', 'krapst']
  /** In CSS pixels: what may spill, and what a page between the first and the last may leave white. */
  const mostSpilled = heightOf('40mm')
  const slack = heightOf('8mm')
  const first = heightOf('var(--blad-eerste)')
  const next = heightOf('var(--blad)')
  const needed = lengthOf()
  if (first === 0 || next === 0 || needed <= first) return
  const pages = 1 + Math.ceil((needed - first) / next)
  const room = first + (pages - 2) * next
  if (needed - room > mostSpilled) return
  for (const step of steps) {
    letter.classList.add(step)
    if (lengthOf() <= room - (pages - 2) * slack) return
  }
  letter.classList.remove(...steps)

  function lengthOf(): number {
    return document.body.getBoundingClientRect().height
  }

  function heightOf(length: string): number {
    const probe = document.createElement('div')
    probe.style.height = length
    document.body.append(probe)
    const { height } = probe.getBoundingClientRect()
    probe.remove()
    return height
  }
}
