import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { titleKey } from '../../../src/document/markdown/sections.ts'
import { readDocument } from '../../../src/document/read-document.ts'
import { loadKinds } from '../../../src/forms/load-kind.ts'

const kinds = loadKinds(join(import.meta.dirname, '..', 'fixtures', 'kinds'))
const sections = (body: string) =>
  readDocument({ path: '/a.md', name: 'a.md', text: `---\nzaak: a\n---\n${body}` }, kinds).document?.sections ?? []

describe('sections', () => {
  it('are found by question, key words or alias, whatever case, accents, punctuation and number', () => {
    for (const title of [
      'Wat mag het kosten en waar gaan we het van betalen?',
      'KOSTEN',
      '3. Financiën',
      'financien:',
      '7) kosten',
    ]) {
      expect(sections(`## ${title}\nTekst`).find((section) => section.form.id === 'kosten')?.state).toBe('filled')
    }
    expect(titleKey('2. Risico’s?')).toBe('risicos')
  })

  it('come in the order of the form: filled, empty or absent', () => {
    const found = sections('## Samenvatting\n<!-- nog niets -->\n\n[^1]: noot\n\n## Voorstel\n1. a\n')
    expect(found.map((section) => `${section.form.id} ${section.state}`)).toEqual([
      'voorstel filled',
      'samenvatting empty',
      'kosten absent',
      'risicos absent',
      'communicatie absent',
    ])
  })
})
