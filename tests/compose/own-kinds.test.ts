import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { AttachmentView } from '../../src/compose/views/context.ts'
import { hasErrors } from '../../src/diagnostics/diagnostic.ts'
import type { Document } from '../../src/document/document.ts'
import { editions } from '../../src/document/edition.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { html, textOf } from './sample.ts'

const home = mkdtempSync(join(tmpdir(), 'eigen-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
let count = 0

/** A document of the first of these kinds of a project. */
function documentOf(kinds: Readonly<Record<string, string>>, front: string, body = ''): Document {
  const root = join(home, String(count++))
  for (const [soort, yaml] of Object.entries(kinds)) {
    const file = join(root, 'templates', 'documenten', soort, 'soort.yaml')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, yaml)
  }
  const [soort] = Object.keys(kinds)
  const text = `---\nsoort: ${soort}\nonderwerp: Proef\n${front}\n---\n\n${body}\n`
  const { document, diagnostics } = readDocument({ path: join(root, 'a.md'), name: 'a.md', text }, loadKinds(root))
  if (document === undefined || hasErrors(diagnostics)) throw new Error(diagnostics.map(String).join('\n'))
  return document
}

const labelsOf = (page: string) =>
  [...page.matchAll(/<tr><th scope="row">([\s\S]*?)<\/th>/g)].map(([, label = '']) => textOf(label).trim())

describe('an own field on the form', () => {
  const places: readonly (readonly [na: string, before: string, after: string])[] = [
    [', na: zaak', 'Zaak', 'Zaaknummer'],
    [', na: auteur', 'Auteur', 'Bereikbaar'],
    [', na: team', 'Team', 'Onderwerp'],
    [', na: onderwerp', 'Onderwerp', 'Portefeuillehouder'],
    [', na: geraadpleegd', 'Conclusie raadpleging', 'Communicatie'],
    [', na: bijlagen', 'Bijlagen', 'Raad'],
    // The last of the rows, above the tables.
    ['', 'Bijlagen', 'Raad'],
    // Below a table it has a table of its own.
    [', na: behandeling', 'Ondernemingsraad', 'Geheimhouding'],
    [', na: parafen', 'Geheimhouding', ''],
  ]
  test.each(places)('%s: after %s', (na, before, after) => {
    const kind = `basis: collegevoorstel\nvelden: [{veld: wijk, type: tekst${na}}]\n`
    const page = html(documentOf({ collegevoorstel: kind }, 'wijk: Zuid'))
    const labels = labelsOf(page).map((label) => label.replace(/^[☑☐] /, ''))
    const at = labels.indexOf('Wijk')
    expect([labels[at - 1], labels[at + 1] ?? '']).toEqual([before, after])
    const beside = /<div class="naast">[\s\S]*?<\/div>\s*<div class="handtekening">/.exec(page)?.[0] ?? ''
    expect(beside.includes('Wijk')).toBe(na === ', na: auteur' || na === ', na: team')
  })

  test.each([
    ['portefeuillehouder', 'datum'],
    ['auteur', 'portefeuillehouder'],
    ['team', 'datum'],
  ])('%s after %s: one box for the signature', (veld, na) => {
    const kind = `basis: collegevoorstel\nvelden: [{veld: ${veld}, na: ${na}}]\n`
    const page = html(documentOf({ collegevoorstel: kind }, 'portefeuillehouder: C. Voorbeeld'))
    expect(page.match(/<div class="handtekening">/g)).toHaveLength(1)
  })

  test('a known field is moved as well, and the order of the file is that of the form', () => {
    const kind =
      'basis: collegevoorstel\nvelden: [{veld: portefeuillehouder, na: zaak}, {veld: wijk, type: tekst, na: portefeuillehouder}]\n'
    const page = html(documentOf({ collegevoorstel: kind }, 'wijk: Zuid\nportefeuillehouder: C. Voorbeeld'))
    expect(labelsOf(page).slice(0, 4)).toEqual(['Zaak', 'Portefeuillehouder', 'Wijk', 'Zaaknummer'])
  })

  test('formulier: nee takes a field from the form, and empty ones stand there only if they are expected', () => {
    const kind =
      'basis: collegevoorstel\nvelden: [{veld: team, formulier: nee}, {veld: wijk, type: tekst}, {veld: buurt, type: tekst, verwacht: ja}]\n'
    const labels = labelsOf(html(documentOf({ collegevoorstel: kind }, 'team: Wijken')))
    expect(labels).not.toContain('Team')
    expect(labels).not.toContain('Wijk')
    expect(labels).toContain('Buurt')
  })
})

describe('an own field that is public', () => {
  const kind =
    'basis: collegevoorstel\nvelden: [{veld: wijk, type: tekst, na: team, openbaar: ja}, {veld: kosten, type: getal}, {veld: programma, openbaar: ja}]\n'
  const document = documentOf({ collegevoorstel: kind }, 'wijk: Zuid\nkosten: 12,5\nprogramma: Vier')

  test.each(editions)('is in the head of %s, and others are not', (edition) => {
    const page = html(document, { edition })
    const head = /<header class="titelblok">[\s\S]*?<\/header>/.exec(page.slice(page.indexOf('class="voorstel"')))?.[0]
    expect(textOf(head ?? '')).toContain('Wijk Zuid Programma Vier')
    expect(textOf(head ?? '')).not.toContain('12,5')
    expect(page.includes('12,5')).toBe(edition === 'intern')
  })

  test.each(['brief-raad', 'beantwoording-vragen', 'nota-raad', 'overig', 'raadsbesluit'])(
    'stands on a %s, which has no form',
    (basis) => {
      const own = documentOf({ proef: `basis: ${basis}\nvelden: [{veld: wijk, type: tekst}]\n` }, 'wijk: Zuid')
      for (const edition of editions) expect(textOf(html(own, { edition }))).toContain('Wijk Zuid')
    },
  )
})

describe('boxes for attachments', () => {
  const attached = (...kinds: readonly (readonly [title: string, ...names: string[]])[]): readonly AttachmentView[] =>
    kinds.map(([kindTitle, ...names], index) => ({
      number: index + 1,
      kinds: names,
      kindTitle,
      title: `Stuk ${index + 1}`,
      omitted: false,
    }))
  const boxesOf = (document: Document, attachments: readonly AttachmentView[]) =>
    [
      ...html(document, { attachments }).matchAll(/<li[^>]*><span class="vak[^"]*"[^>]*>([☑☐])<\/span>\s*(.*?)<\/li>/g),
    ].map(([, box, label = '']) => `${box} ${textOf(label).trim()}`)
  const usual = ['☐ Brief door college', '☐ Brief aan gemeenteraad', '☐ Brief beantwoording vragen ex art. 41']

  test('an own one stands where it is put, one of the basis can go, and its kind ticks it', () => {
    const kind =
      'basis: collegevoorstel\nvelden:\n  - veld: bijlagen\n    vakjes:\n      - {soort: nota-raad, weg: ja}\n      - {soort: kaart, label: Kaart of tekening, na: brief-college}\n'
    const document = documentOf({ collegevoorstel: kind, kaart: 'basis: overig\ntitel: Kaart\n' }, '')
    expect(boxesOf(document, [])).toEqual([usual[0], '☐ Kaart of tekening', ...usual.slice(1), '☐ Overige bijlagen'])
    expect(
      boxesOf(document, attached(['Kaart', 'kaart', 'overig'], ['Nota voor de raad', 'nota-raad', 'overig'])),
    ).toEqual([usual[0], '☑ Kaart of tekening', ...usual.slice(1), '☑ Nota voor de raad', '☐ Overige bijlagen'])
  })

  test('a kind without a box ticks that of its basis, or has one of its own', () => {
    const document = documentOf({ collegevoorstel: 'basis: collegevoorstel\n' }, '')
    const attachments = attached(
      ['Raadsinformatiebrief', 'raadsinformatiebrief', 'brief-raad', 'brief-college'],
      ['Kaart', 'kaart', 'overig'],
      ['Overige bijlage', 'overig'],
    )
    expect(boxesOf(document, attachments)).toEqual([
      '☐ Brief door college',
      '☑ Brief aan gemeenteraad',
      '☐ Brief beantwoording vragen ex art. 41',
      '☐ Nota voor de raad',
      '☑ Kaart',
      '☑ Overige bijlagen: Stuk 3',
    ])
  })
})

test('the grid of initials is a partial that any kind may place', () => {
  const root = { proef: 'basis: overig\nvelden: [{veld: parafen, label: Akkoord van het college}]\n' }
  const document = documentOf(root, 'parafen: [{naam: C. Voorbeeld, oordeel: akkoord}]')
  writeFileSync(
    join(document.kind.map, 'document.hbs'),
    '<article><h1>{{> onderwerp}}</h1>{{inhoud}}{{> parafen}}</article>\n',
  )
  const text = readFileText(document)
  expect(text).toMatch(
    /Akkoord van het college Lid van het college Akkoord Bespreken Paraaf Opmerking C\. Voorbeeld ☑ ☐/,
  )
})

/** Its kind is read again, with what was added to it. */
function readFileText({ source, kind }: Document): string {
  const kinds = loadKinds(join(kind.map, '..', '..', '..'))
  const { document } = readDocument(source, kinds)
  return document === undefined ? '' : textOf(html(document))
}

describe('a kind with other sections than its basis prints its text', () => {
  const sections = 'onderdelen: [{id: kern, kop: Kern}]\n'
  test.each([
    ['sections on a note', `basis: nota-raad\ntitel: Memo\n${sections}`],
    ['sections on another attachment', `basis: overig\ntitel: Memo\n${sections}`],
    ['sections on a letter', `basis: brief-raad\ntitel: Memo\n${sections}`],
    ['sections of its own on a proposal', `basis: collegevoorstel\ntitel: Memo\nzonder: [onderdelen]\n${sections}`],
    ['no sections on a proposal', 'basis: collegevoorstel\ntitel: Memo\nzonder: [onderdelen]\n'],
  ])('%s', (_, kind) => {
    const page = textOf(html(documentOf({ memo: kind }, '', '## Kern\n\nDit staat er.')))
    expect(page).toContain('Kern')
    expect(page).toContain('Dit staat er.')
  })
})
