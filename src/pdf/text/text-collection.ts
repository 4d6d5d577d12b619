/** A text of a PDF, and its place in plain Dutch: `pagina 3`, `bladwijzers`, `XMP`, `koppeling` … */
export interface PlacedText {
  readonly place: string
  /** Several short texts of one place are joined with `textSeparator`. */
  readonly text: string
}

/** Stands between texts of one place. A search must find nothing that extends over it. */
export const textSeparator = '\u001e'

/** Characters; stops a file made to exhaust the memory. */
const most = 64 * 1024 * 1024

/** Texts by place, each once. */
export class TextCollection {
  private readonly places = new Map<string, Set<string>>()
  private readonly problems = new Set<string>()
  private size = 0

  add(place: string, text: string): void {
    if (text === '') return
    const known = this.places.get(place) ?? new Set<string>()
    this.places.set(place, known)
    if (known.has(text)) return
    this.size += text.length
    if (this.size > most) this.problems.add('een deel van de teksten: het zijn er te veel')
    else known.add(text)
  }

  addUnread(what: string): void {
    this.problems.add(what)
  }

  all(): readonly PlacedText[] {
    return [...this.places].map(([place, texts]) => ({ place, text: [...texts].join(`\n${textSeparator}\n`) }))
  }

  unread(): readonly string[] {
    return [...this.problems]
  }
}
