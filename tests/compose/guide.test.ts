import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadHouseStyle } from '../../src/compose/house-style/house-style.ts'
import { type Shape, viewShape } from '../../src/compose/views/view.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { composed, documentOf, html, textOf } from './sample.ts'

/** What docs/huisstijl.md tells a designer to type is typed here, and works. */
const guide = readFileSync(new URL('../../docs/huisstijl.md', import.meta.url), 'utf8')
const blocks = [...guide.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, text = '']) => ({ language, text }))

function block(mark: string): string {
  const found = blocks.find(({ text }) => text.includes(mark))
  if (found === undefined) throw new Error(`docs/huisstijl.md has no example with ${mark}`)
  return found.text
}

const root = mkdtempSync(join(tmpdir(), 'handleiding-proef-'))
afterAll(() => rmSync(root, { recursive: true }))
const files: Readonly<Record<string, string>> = {
  'huisstijlen/duinwijk/huisstijl.yaml': block('naam: Duinwijk'),
  'huisstijlen/duinwijk/tokens.css': block('--duinwijk-blauw'),
  'huisstijlen/duinwijk/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
  'huisstijlen/duinwijk/partials/briefhoofd.hbs': block('<div class="briefhoofd">'),
  'documenten/uitnodiging/soort.yaml': block('titel: Uitnodiging'),
  'documenten/uitnodiging/document.hbs': block('veld.plaats'),
  'documenten/uitnodiging/document.css': block('.soort-uitnodiging'),
  'documenten/collegevoorstel/soort.yaml': block('basis: collegevoorstel'),
  'documenten/spoedvoorstel/soort.yaml': block('titel: Spoedvoorstel'),
}
for (const [path, text] of Object.entries(files)) {
  const full = join(root, 'templates', path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, text)
}

function read(text: string) {
  const { document, diagnostics } = readDocument({ path: join(root, 'a.md'), name: 'a.md', text }, loadKinds(root))
  if (document === undefined) throw new Error(diagnostics.map(String).join('\n'))
  return document
}

function duinwijk() {
  const { houseStyle, diagnostics } = loadHouseStyle('duinwijk', { root })
  if (houseStyle === undefined) throw new Error(diagnostics.map(String).join('\n'))
  expect(diagnostics).toEqual([])
  return houseStyle
}

test('the house style draws its own letterhead', () => {
  const page = html(documentOf('soort: brief-raad\nonderwerp: Proef'), { houseStyle: duinwijk() })
  expect(page).toContain('alt="Logo van de gemeente Duinwijk, een vuurtoren"')
  expect(page).toContain('<div class="afzender"><p class="enkel kort vier">www.voorbeeldstad.example</p></div>')
})

test('text is set in the family of the house style: no rule of ours is as strong and later', () => {
  const style = composed(documentOf('soort: brief-raad\nonderwerp: Proef'), { houseStyle: duinwijk() }).printable?.style
  const rules = [...(style ?? '').matchAll(/(?:^|\})\s*(?:\/\*[^*]*\*\/\s*)?(:root|html|body)\s*\{([^}]*)\}/gm)]
  const families = rules.filter(([, , text = '']) => /(?:^|;)\s*font(?:-family)?:/.test(text))
  expect(families.map(([, selector]) => selector)).toEqual([':root', ':root'])
  expect(families.at(-1)?.[2]).toContain('var(--utrecht-document-font-family)')
})

test('the new kind prints its own field', () => {
  const document = read(block('soort: uitnodiging'))
  const made = composed(document, { houseStyle: duinwijk() })
  expect(made.diagnostics).toEqual([])
  expect(textOf(made.printable?.body ?? '')).toContain(
    'Opening van het wijkhuis Datum 11 december 2026 Plaats Stadhuis, Marktplein 1 Wij nodigen u uit',
  )
  expect(made.printable?.style).toContain('.soort-uitnodiging h1')
})

test('the changed form has a field more and one less, and its new section in place', () => {
  const document = read('---\nonderwerp: Proef\nwijk: Zuid\n---\n\n## Aanpak\n\nZo.')
  const text = textOf(html(document))
  expect(text).toContain('Wijk Zuid')
  expect(text.toLowerCase()).not.toContain('nummer niet ingevuld')
  expect(text).toContain('Hoe gaan we het doen? Zo.')
  expect(text).toMatch(/Risico’s\? niet ingevuld Wat betekent dit voor het klimaat\? niet ingevuld Communicatie/)
})

test('a kind that resembles another has its layout, without its form and its sections', () => {
  const page = html(
    read('---\nsoort: spoedvoorstel\nonderwerp: Proef\n---\n\n## Voorstel\n\n1. Het hek te herstellen.\n'),
  )
  expect(page).not.toContain('class="formulier"')
  expect(textOf(page)).toMatch(/Spoedvoorstel Proef .*Voorstel Het hek te herstellen\. Waarom nu\? niet ingevuld/)
})

test('every name of the view is in the guide', () => {
  const names = new Set<string>()
  const walk = (at: Shape): void => {
    if (typeof at === 'string' || 'woorden' in at) return
    if ('lijst' in at) walk(at.lijst)
    else
      for (const [name, below] of Object.entries(at.groep)) {
        names.add(name)
        if (name !== 'veld') walk(below)
      }
  }
  walk(viewShape(documentOf('onderwerp: Proef').kind))
  expect([...names].filter((name) => !guide.includes(`\`${name}\``) && name !== 'veld')).toEqual([])
})
