import type { Making, Piece } from '../../src/preview/session/maker.ts'

/** A piece whose PDF is these words. */
export function piece(words: string, key = 'voorstel'): Piece {
  const pdf = Buffer.from(words)
  return { key, title: key, name: `${key}.pdf`, pdf, pages: 1, documents: () => [], file: 'voorstel.md' }
}

/** What a run comes to, without a browser. */
export function making(more: Partial<Making> = {}): Making {
  return {
    diagnostics: [],
    texts: new Map(),
    keys: new Map([['voorstel.md', 'voorstel']]),
    houseStyle: 'neutraal',
    houseStyles: [
      { naam: 'neutraal', titel: 'Neutraal' },
      { naam: 'voorbeeldstad', titel: 'Voorbeeldstad' },
    ],
    marks: new Map(),
    ...more,
  }
}
