/**
 * Makes tables fit on their page, in the browser's page. Sent as source text, so it uses nothing from outside itself. The style
 * sheet defines the classes that it adds: `liggend` (a landscape page), `afbreking` (a drawn hyphen), `afgebroken` (a table with hyphens), `kleiner` and `klein` (type).
 */

// The DOM members in use: the DOM library would declare browser names for all of the program.
interface Table {
  className: string
  innerHTML: string
  textContent: string
  readonly offsetWidth: number
  readonly parentElement: Table
  readonly previousSibling: TextNode | null
  readonly nextSibling: TextNode | null
  readonly style: { width: string }
  readonly classList: { add(name: string): void; remove(...names: string[]): void; contains(name: string): boolean }
  append(...nodes: (Table | string)[]): void
  closest(selector: string): Table | null
  querySelector(selector: string): Table | null
  querySelectorAll(selector: string): Iterable<Table>
  replaceWith(...nodes: (Table | string)[]): void
  getBoundingClientRect(): { readonly width: number }
}
interface TextNode extends Table {
  data: string
}
declare const document: {
  querySelectorAll(selector: string): Iterable<Table>
  createElement(name: string): Table
  createTreeWalker(root: Table, what: number): { nextNode(): TextNode | null }
}
declare function getComputedStyle(element: Table): { getPropertyValue(name: string): string }

/** A table that does not fit, by its caption or its first headers, and the column that asks most room, by its header. */
export interface UnfitTable {
  readonly table: string
  readonly column: string
  /** From 1. */
  readonly number: number
}

/** Tables of running text; those of a template have a class of their own, and a layout that was tried. */
export const fittedTables = 'table:not([class]), table.breed, table[class^="heel-"]'

/**
 * For each table that is wider than its page, in this order: a landscape page, hyphens in long words, smaller type. A number or
 * a code is never broken. On a landscape page columns of numbers get one width, where the table has room for it.
 * @returns the tables that still do not fit
 */
export function fitTables(selector: string): readonly UnfitTable[] {
  const longestPiece = 22
  const readablePiece = 10
  const shortestPiece = 6
  const vowel = 'aeiouyáàâäéèêëíìîïóòôöúùûü'
  /** Consonants that begin a syllable together. */
  const onsets = /^(?:sch|[bcfgkp][lr]|[dtv]r|vl|wr|kn|zw|ch|ph|th|sj)$/
  /** Words that often are the second part of a compound in the papers of a municipality: a break before them reads best. */
  const joined =
    /^(?:ont[^aeiou]|onder|over[^aeiou]|uit[^aeiou]|aan[^aeiou]|advies|agenda|arbeid|begroting|beheer|beleid|bijdrage|budget|commissie|dienst|fonds|gebied|handhaving|inkomst|inrichting|kosten|lijk|middelen|omgeving|opgave|participatie|plan|programma|project|raad|regeling|rekening|ruimte|samenwerking|toezicht|veiligheid|ver[^aeiou]|verant|veror|voor[^aeiou]|wijziging|zaken)/
  return [...document.querySelectorAll(selector)].flatMap((table) => {
    const isWhole = isFitted(table)
    if (table.closest('.liggend')) equalize(table)
    return isWhole ? [] : [unfit(table)]
  })

  /** Gives the columns of numbers the width of the widest of them. */
  function equalize(table: Table): void {
    const rows = [...table.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('th, td')])
    const [heads = []] = rows
    const number = /^[-\u2212\u2013\u20ac%\s\d.,]*$/
    const like = heads.filter((head, column) => {
      const cells = rows.slice(1).map((row) => row[column]?.textContent ?? '')
      return head.classList.contains('rechts') || (cells.length > 0 && cells.every((cell) => number.test(cell)))
    })
    if (like.length < 2 || !fits(table)) return
    const widthsAt = (width: string) => {
      table.style.width = width
      // The last column of a table has no gap behind it.
      const widths = like.map((head) => {
        const gap = Number.parseFloat(getComputedStyle(head).getPropertyValue('padding-right')) || 0
        return head.getBoundingClientRect().width - gap
      })
      table.style.width = ''
      return widths
    }
    const [least, most] = [Math.max(...widthsAt('min-content')), Math.max(...widthsAt('max-content'))]
    for (const width of [most, (most + least) / 2, least]) {
      for (const head of like) head.style.width = `${Math.ceil(width)}px`
      const widths = widthsAt('')
      if (fits(table) && Math.max(...widths) - Math.min(...widths) < 1) return
    }
    for (const head of like) head.style.width = ''
  }

  function fits(table: Table): boolean {
    const style = getComputedStyle(table.parentElement)
    const size = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0
    const edges = ['padding-left', 'padding-right', 'border-left-width', 'border-right-width'].map(size)
    const isBorderBox = style.getPropertyValue('box-sizing') === 'border-box'
    const room = size('width') - (isBorderBox ? edges.reduce((sum, edge) => sum + edge, 0) : 0)
    return table.getBoundingClientRect().width <= room + 0.5
  }

  function isFitted(table: Table): boolean {
    keepCodes(table)
    if (fits(table)) return true
    table.className = table.className.replace(/\bheel-\d+\s*/g, '').trim()
    if (fits(table)) return true
    turn(table)
    if (fits(table)) return true
    const whole = table.innerHTML
    // A smaller letter reads better than words in short pieces.
    for (const [longest, shortest] of [
      [longestPiece, readablePiece],
      [readablePiece - 2, shortestPiece],
    ] as const)
      for (const size of ['afgebroken', 'kleiner', 'klein']) {
        table.classList.remove('afgebroken', 'kleiner', 'klein')
        table.classList.add(size)
        for (let piece = longest; piece >= shortest; piece -= 2) {
          table.innerHTML = whole
          hyphenate(table, piece)
          if (fits(table)) return true
        }
      }
    return false
  }

  /** A long word may break anywhere in running text; in a cell only an address may. A code breaks at no hyphen or stroke either. */
  function keepCodes(table: Table): void {
    for (const word of table.querySelectorAll('.lang')) if (!/[/@]/.test(word.textContent)) word.className = ''
    for (const kept of table.querySelectorAll('.bijeen')) takeNeighbours(kept)
    for (const node of textsIn(table)) {
      if (node.parentElement.closest('caption, .bijeen, .lang')) continue
      const made: (Table | string)[] = []
      let done = 0
      for (const found of node.data.matchAll(/(?<!\S)(?=\S*\p{N})(?!\S*(?:@|:\/))[^\s]*[-\u2013/.](?=\S)\S*/gu)) {
        const code = document.createElement('span')
        code.className = 'bijeen'
        code.append(found[0])
        made.push(node.data.slice(done, found.index), code)
        done = found.index + found[0].length
      }
      if (made.length > 0) node.replaceWith(...made, node.data.slice(done))
    }
  }

  /** A part of a code that is kept together already takes in the rest of it. */
  function takeNeighbours(kept: Table): void {
    const [before, after] = [kept.previousSibling, kept.nextSibling]
    const start = /[^\s]*[-\u2013/]$/.exec(before?.data ?? '')?.[0] ?? ''
    const end = /^[-\u2013/][^\s]*/.exec(after?.data ?? '')?.[0] ?? ''
    if (before && start !== '') before.data = before.data.slice(0, -start.length)
    if (after && end !== '') after.data = after.data.slice(end.length)
    if (start + end !== '') kept.textContent = start + kept.textContent + end
  }

  function textsIn(table: Table): readonly TextNode[] {
    const walker = document.createTreeWalker(table, 4)
    const texts: TextNode[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node)
    return texts
  }

  function turn(table: Table): void {
    if (table.closest('.liggend, li, blockquote, td, .lak, .noten, .besluit')) return
    const page = document.createElement('div')
    page.className = 'liggend'
    table.replaceWith(page)
    page.append(table)
  }

  function hyphenate(table: Table, piece: number): void {
    for (const node of textsIn(table)) {
      if (node.parentElement.closest('caption, code, .bijeen, .datum, .gelakt')) continue
      const made: (Table | string)[] = []
      let done = 0
      // A word, not a code: small letters with at most three digits behind them, or capitals without any.
      const words =
        /(?<![\p{L}\p{N}_@./\\:])(?:\p{L}\p{Ll}{7,}(?![\p{Lu}_@/\\:]|\p{N}{4}|\.\p{L})|\p{Lu}{8,}(?![\p{L}\p{N}_@/\\:]))/gu
      for (const found of node.data.matchAll(words)) {
        let from = found.index
        for (const length of pieces(found[0], piece)) {
          const hyphen = document.createElement('span')
          hyphen.className = 'afbreking'
          hyphen.append('\u200b')
          made.push(node.data.slice(done, from + length), hyphen, document.createElement('br'))
          from += length
          done = from
        }
      }
      if (made.length > 0) node.replaceWith(...made, node.data.slice(done))
    }
  }

  /** The lengths of all pieces of a word but the last. */
  function pieces(word: string, most: number): readonly number[] {
    const lengths: number[] = []
    let from = 0
    while (word.length - from > most) {
      const last = Math.min(from + most, word.length - 3)
      const places = Array.from({ length: Math.max(0, last - from - 2) }, (_, index) => last - index)
      const rest = word.toLowerCase()
      const at = places.find((place) => joined.test(rest.slice(place))) ?? places.find((place) => breaks(rest, place))
      if (at === undefined) return lengths
      lengths.push(at - from)
      from = at
    }
    return lengths
  }

  /** Whether a syllable begins here: at a consonant, or consonants that begin one together, before a vowel. */
  function breaks(word: string, at: number): boolean {
    const isVowel = (index: number) => vowel.includes(word[index] ?? '-')
    const before = word.slice(0, at)
    // The s that joins two words, and the prefix ver- with a vowel behind it.
    if (/(?:ings|heids|teits|schaps|ieds|aads|eers|uurs|ver)$/.test(before))
      return !/^(?:ch|e[nr]?$)/.test(word.slice(at))
    if (/(?:ing|heid|teit|schap|ied|aad|eer|uur)$/.test(before) && word[at] === 's' && word.length > at + 3)
      return false
    if (/lij$/.test(before) && word[at] === 'k') return false
    if (isVowel(at) || !isVowel(firstVowel(word, at))) return false
    const onset = word.slice(at, firstVowel(word, at))
    if (onset.length > 1 && !onsets.test(onset)) return false
    return !onsets.test(word.slice(at - 1, at + onset.length))
  }

  function firstVowel(word: string, from: number): number {
    let at = from
    while (at < word.length && !vowel.includes(word[at] ?? '')) at++
    return at
  }

  function unfit(table: Table): UnfitTable {
    const [row] = table.querySelectorAll('tr')
    const heads = [...(row?.querySelectorAll('th, td') ?? [])]
    const widths = heads.map((cell) => cell.getBoundingClientRect().width)
    const widest = widths.indexOf(Math.max(...widths))
    const words = (element: Table | null | undefined) =>
      (element?.textContent ?? '')
        .replace(/[\s\u200b]+/g, ' ')
        .trim()
        .slice(0, 60)
    const first = heads.map(words).filter((text) => text !== '')
    return {
      table: words(table.querySelector('caption')) || first.slice(0, 3).join(', '),
      column: words(heads[widest]),
      number: widest + 1,
    }
  }
}
