import { describe, expect, test } from 'vitest'
import { fullBody, fullFront } from './fixtures-full.ts'
import { config, documentOf, html, textOf } from './sample.ts'

const full = documentOf(fullFront, fullBody)
const page = html(full)
const text = textOf(page)

/** form.md, field by field: what the form calls it, and what this proposal has there. */
const fields: readonly (readonly [label: string, value: string])[] = [
  ['Zaak', 'Proefzaak'],
  ['Zaaknummer', 'Z-2026-000001'],
  ['Datum', '24 november 2026'],
  ['Auteur', 'E. Schrijver'],
  ['Bereikbaar', '(0123) 45 67 89'],
  ['Status', 'Openbaar'],
  ['Team', 'Proefteam'],
  ['Onderwerp', 'Proef met alle velden'],
  ['Geraadpleegde vakgebieden', 'Financiën, Juridische Zaken en Communicatie'],
  ['Conclusie raadpleging', 'Akkoord met opmerking'],
  ['Communicatie', '☑ ja d.m.v.: infobulletin en website ☐ nee'],
  ['Registratienummer', 'REG-77'],
  ['Embargo tot', '26 november 2026, 09.00 uur'],
  ['Behandelwijze', 'Bespreekstuk'],
  ['Portefeuillehouder', 'C. Voorbeeld en D. Voorbeeld'],
  ['Programma', 'Programma Vier'],
  ['Rol van de raad', 'kaderstellend'],
  ['Actieve informatieplicht', 'ja'],
  ['Subsidie', 'Aangevraagd'],
  ['Duurzaamheid', 'Minder verbruik'],
  ['Participatie', 'Drie avonden'],
]

describe('part A, the routing sheet', () => {
  test.each(fields)('%s', (label, value) => {
    const rows = [...page.matchAll(/<tr><th scope="row">(.*?)<\/th><td>([\s\S]*?)<\/td><\/tr>/g)]
    expect(rows.map((row) => [textOf(row[1] ?? '').trim(), textOf(row[2] ?? '').trim()])).toContainEqual([label, value])
  })

  test('a box to sign in', () => {
    expect(page).toMatch(
      /<div class="handtekening"><p class="label"><span role="img" aria-label="Vak voor de handtekening">Handtekening<\/span><\/p><\/div>/,
    )
  })

  test('five boxes for attachments, ticked by what is attached', () => {
    const row = /<th scope="row">Bijlagen<\/th>[\s\S]*?<\/tr>/.exec(page)?.[0] ?? ''
    const boxes = [
      ...row.matchAll(/<li[^>]*><span class="vak[^"]*" role="img" aria-label="([^"]*)">[☑☐]<\/span>\s*(.*?)<\/li>/g),
    ]
    expect(boxes.map((box) => [box[1], textOf(box[2] ?? '')])).toEqual([
      ['niet aangevinkt', 'Brief door college'],
      ['aangevinkt', 'Brief aan gemeenteraad'],
      ['niet aangevinkt', 'Brief beantwoording vragen ex art. 41'],
      ['niet aangevinkt', 'Nota voor de raad'],
      ['aangevinkt', 'Overige bijlagen: De cijfers'],
    ])
  })

  test('the article of the box is that of the council itself', () => {
    expect(textOf(html(full, { config: { ...config, vragenrecht: { artikel: '38', dagen: 30 } } }))).toContain(
      'ex art. 38',
    )
  })

  test('Raad and Ondernemingsraad are always listed, ticked or not, before other bodies', () => {
    const table = /<table class="lijst behandeling">[\s\S]*?<\/table>/.exec(page)?.[0] ?? ''
    const rows = [...table.matchAll(/<tr><th scope="row">([\s\S]*?)<\/tr>/g)].map((row) => [
      /aria-label="([^"]*)"/.exec(row[1] ?? '')?.[1],
      textOf(row[1] ?? '').trim(),
    ])
    expect(rows).toEqual([
      ['aangevinkt', '☑ Raad 17 december 2026 ter besluitvorming C. Voorbeeld en D. Voorbeeld'],
      ['niet aangevinkt', '☐ Ondernemingsraad – – –'],
      ['aangevinkt', '☑ Commissie Ruimte 3 december 2026 ter advisering C. Voorbeeld'],
    ])
    expect(textOf(table)).toContain('Behandeling in / door Datum Aard behandeling Portefeuillehouder')
  })

  test('secrecy: title from the attachment, ground in words, who can lift it', () => {
    expect(text).toContain('Geheimhouding op Titel Grondslag (art. 5.1 Woo) Tot wanneer Moet raad bekrachtigen?')
    expect(text).toMatch(/Bijlage 2 De cijfers art\. 5\.1 lid 2 onder b Woo \(.*?\) 31 december 2027 nee/)
    expect(text).toContain('Opheffen kan het college')
  })

  test('whether the council must confirm is left open only under a law that asks it', () => {
    const row = (day: string, ground: string) => {
      const front = `onderwerp: X\ndatum: ${day}\ngeheimhouding: [{op: voorstel, grondslag: [${ground}], tot: 2031-01-01}]`
      return textOf(html(documentOf(front)))
    }
    expect(row('2026-11-24', 'Woo 5.1.2.b')).toContain('1 januari 2031 nee')
    expect(row('2021-03-30', 'Wob 10.2.b')).toContain('1 januari 2031 niet ingevuld')
  })

  test('the heading of the ground column follows the law of the date', () => {
    const secret = 'geheimhouding: [{op: voorstel, grondslag: [Wob 10.2.b]}]'
    const old = documentOf(`onderwerp: Oud\ndatum: 2021-03-30\n${secret}`, '## Voorstel\n\n1. Ja.')
    expect(textOf(html(old))).toContain('Grondslag (art. 10 Wob)')
  })

  test('without secrecy one row says so', () => {
    const table =
      /<table class="[^"]*geheimhouding">[\s\S]*?<\/table>/.exec(html(documentOf('onderwerp: Open')))?.[0] ?? ''
    expect(textOf(table).trim()).toBe('Geheimhouding Geen geheimhouding')
    expect(table.match(/<tr>/g)).toHaveLength(1)
  })

  test('advice, concept decision and the grid of initials are printed when given, and only then', () => {
    expect(text).toContain('Afdeling Geld I. Adviseur nee Eerst rekenen')
    expect(text).toContain('Concept-besluit Eerste besluitregel Tweede besluitregel')
    expect(text).toContain('Waarom nu')
    const bare = textOf(html(documentOf('onderwerp: Kaal')))
    for (const label of ['Adviezen', 'Concept-besluit', 'Parafen', 'Registratienummer', 'Programma', 'Duurzaamheid'])
      expect(bare).not.toContain(label)
  })

  test('stays in the town hall', () => {
    for (const edition of ['raad', 'openbaar'] as const) {
      const out = html(full, { edition })
      expect(out).not.toContain('(0123) 45 67 89')
      expect(out).not.toContain('formulier')
      expect(out.match(/<h1/g)).toHaveLength(1)
    }
  })
})

describe('part B, the proposal', () => {
  const headings = [
    'Voorstel',
    'Samenvatting (circa 10 regels)',
    'Juridisch kader (inclusief onderbouwing geheimhouding)',
    'Aanleiding',
    'Welke data is gebruikt en op welke manier wordt de uitvoering gemonitord?',
    'Welke externe belanghebbenden zijn betrokken en hoe is het proces gevoerd?',
    'Wat willen we gaan doen?',
    'Afweging van argumenten voor en tegen?',
    'Wat mag het kosten en waar gaan we het van betalen?',
    'Risico’s?',
    'Communicatie',
  ]

  test('every section under its whole question, in the order of the form', () => {
    const found = [...page.matchAll(/<h2 id="[^"]*">(.*?)<\/h2>/g)].map((match) =>
      (match[1] ?? '').replace(/<[^>]+>/g, '').replaceAll('&#x27;', "'"),
    )
    expect(found.filter((heading) => headings.includes(heading))).toEqual(headings)
    expect(page).toContain('<span class="kern">Welke data is gebruikt</span> en op welke manier')
  })

  test('decision points are a real list, in the tinted block', () => {
    expect(page).toMatch(/<section class="besluit"[^>]*>\s*<h2[^>]*>.*?<\/h2>\s*<ol>/)
  })

  test('empty and absent sections stand there with "niet ingevuld"', () => {
    const bare = html(documentOf('onderwerp: Kaal', '## Voorstel\n\n1. Ja.\n\n## Afweging\n'))
    for (const name of ['afweging', 'kosten', 'samenvatting'])
      expect(bare).toMatch(new RegExp(`data-onderdeel="${name}">[\\s\\S]*?niet ingevuld[\\s\\S]*?</section>`))
  })

  test('an unknown case number is shown as dots, on the form and in the request', () => {
    const bare = html(documentOf('onderwerp: Kaal\nzaaknummer: "..."'))
    expect(textOf(bare)).toContain('Zaaknummer … nog niet bekend')
    expect(textOf(bare)).toContain('zaaknummer: …')
  })

  test('asks to quote the case number', () => {
    expect(text).toContain('Vermeld in alle communicatie over dit voorstel het zaaknummer: Z-2026-000001')
  })

  test('headings never skip a level, and there is one h1', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [index, level] of levels.entries())
      if (index > 0) expect(level - (levels[index - 1] ?? 0)).toBeLessThan(2)
  })

  test('a secret attachment: marked for the council, without a word of a secret title for everyone', () => {
    expect(textOf(html(full, { edition: 'raad' }))).toMatch(/De cijfers geheim/)
    const attachments = [
      {
        number: 1,
        kinds: ['bibob-advies', 'overig'],
        kindTitle: 'Bibob-advies',
        title: 'Verboden titel',
        secret: { gronden: ['grond x'], titelgeheim: true, isImposed: true, opgelegd: '', tot: '', basis: '' },
        omitted: true,
      },
    ]
    const open = html(full, { edition: 'openbaar', attachments })
    expect(open).not.toMatch(/Verboden titel|Bibob/)
    expect(textOf(open)).toMatch(/Geheime bijlage niet openbaar.*grond x/)
  })
})
