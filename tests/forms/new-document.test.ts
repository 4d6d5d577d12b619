import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { newDocument, nothingKnown } from '../../src/forms/new-document.ts'
import { sectionHint } from '../../src/forms/section-help.ts'
import { findingsIn } from '../../src/pipeline/repair-proposal.ts'

const kinds = loadKinds()
const { config } = parseConfig('', '/project/collegevoorstel.yaml', 'collegevoorstel.yaml')

/** What a document in which nothing is filled in may be told. */
const unfilled = [
  'voormatter/verplicht',
  'voormatter/verwacht',
  'voormatter/zaaknummer',
  'onderdelen/leeg',
  'beslispunten/geen-beslispunten',
]

function kindOf(soort: string) {
  const kind = kinds.load(soort)?.kind
  if (kind === undefined) throw new Error(`no kind ${soort}`)
  return kind
}

describe.each(kinds.soorten)('a new %s', (soort) => {
  const kind = kindOf(soort)
  const text = newDocument(kind, nothingKnown)
  const source = { path: '/project/stuk.md', name: 'stuk.md', text }

  it('lacks nothing but what its author fills in', () => {
    const found = findingsIn(source, { config, kinds }, {}).map(({ ruleId }) => ruleId)
    expect(found.filter((id) => !unfilled.includes(id))).toEqual([])
  })

  it('has each field that the kind requires or expects, and each section in the order of the form', () => {
    const { document } = readDocument(source, kinds)
    const expected = kind.velden.filter(({ verplicht, verwacht }) => verplicht || verwacht).map(({ veld }) => veld)
    const keys = [...text.slice(0, text.lastIndexOf('\n---\n')).matchAll(/^([a-z_]+):/gm)].map(([, key]) => key)
    expect(keys).toEqual(['soort', ...expected])
    expect(document?.sections.map(({ state }) => state)).toEqual(kind.onderdelen.map(() => 'empty'))
  })

  it('has a hint for each section, which is in no document', () => {
    const { document } = readDocument(source, kinds)
    const hints = kind.onderdelen.length === 0 ? [kind.toelichting ?? 'Schrijf hier'] : kind.onderdelen.map(sectionHint)
    for (const hint of hints) {
      expect(hint.length).toBeGreaterThan(10)
      expect(text).toContain(hint)
      expect(document && textOf(document.body)).not.toContain(hint)
    }
  })
})

describe('what is known', () => {
  it('is filled in, with the names to choose from where there are several', () => {
    const text = newDocument(kindOf('collegevoorstel'), {
      values: { datum: '2026-11-24', programma: 'Samen: leven', soort: 'overig', onzin: 'x' },
      choices: { portefeuillehouder: ['A. Voorbeeld', 'C. Voorbeeld'] },
    })
    expect(text).toContain('\ndatum: 2026-11-24\n')
    expect(text).toContain('\nprogramma: "Samen: leven"\n')
    expect(text).toMatch(/^portefeuillehouder: {2}# .*Kies uit: A\. Voorbeeld, C\. Voorbeeld\.$/m)
    expect(text).toMatch(/^soort: collegevoorstel$/m)
    expect(text).not.toContain('onzin')
  })

  it('fills in what the kind begins with, where the municipality is known', () => {
    const kind = kindOf('brief-raad')
    const begin = (gemeente?: string) => newDocument(kind, { values: {}, choices: {}, gemeente })
    expect(begin("'s-$&-dorp")).toContain("geadresseerde: De gemeenteraad van 's-$&-dorp\n")
    expect(begin()).toMatch(/^geadresseerde: {2}#/m)
    expect(begin()).toContain('aanhef: Geachte leden van de raad,\n')
  })
})

describe('a hint', () => {
  it('cannot end its comment', () => {
    const [section] = kindOf('collegevoorstel').onderdelen
    if (section === undefined) throw new Error('no section')
    const kind = { ...kindOf('collegevoorstel'), onderdelen: [{ ...section, toelichting: 'a --> b\n## Geen kop' }] }
    const text = newDocument(kind, nothingKnown)
    const { document } = readDocument({ path: '/stuk.md', name: 'stuk.md', text }, kinds)
    expect(document && textOf(document.body)).toBe('Voorstel')
  })
})
