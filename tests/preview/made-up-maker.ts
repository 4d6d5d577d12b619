import type { RenderedPdf, RenderResult } from '../../src/preview/session/renderer.ts'

/** A rendered PDF with these words as its bytes. */
export function rendered(words: string, key = 'voorstel'): RenderedPdf {
  const bytes = Buffer.from(words)
  return { key, title: key, name: `${key}.pdf`, bytes, pages: 1, documents: () => [], file: 'voorstel.md' }
}

/** The result of a run. */
export function result(more: Partial<RenderResult> = {}): RenderResult {
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
