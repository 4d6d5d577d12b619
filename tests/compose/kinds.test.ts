import { describe, expect, test } from 'vitest'
import { secrecyOn } from '../../src/document/secrecy.ts'
import { fullBody, fullFront } from './fixtures-full.ts'
import { composed, config, documentOf, houseStyle, html, kinds, textOf } from './sample.ts'

const letter = `
soort: brief-college
zaaknummer: Z-2026-2
datum: 2026-11-26
onderwerp: Een nieuw fietspad
geadresseerde: [Stichting De Brug, T.a.v. het bestuur]
adres: [Brugstraat 12, 1234 AC Voorbeeldstad]
uwkenmerk: DB-17
behandelaar: H. Voorbeeld
email: fietspad@voorbeeldstad.example
aanhef: Geacht bestuur,
slot: Met vriendelijke groet,
afschrift: [Team Verkeer]
`
const answers = `
soort: beantwoording-vragen
zaaknummer: Z-2026-3
datum: 2026-11-26
onderwerp: Vragen over bomen
geadresseerde: Fractie Groen
vragensteller: L. Raadslid
fractie: Groen
ingekomen: 2026-10-29
vragen: [Hoeveel bomen zijn er?, Wie plantte ze?]
aanhef: Geachte heer Raadslid,
`
const note =
  'soort: nota-raad\ntitel: De nota\nondertitel: Over keuzes\nversie: "1.0"\ndatum: 2026-11-24\nzaaknummer: Z-4'
const paper = 'soort: overig\ntitel: Cijfers per wijk\ndatum: 2026-11-24\nzaaknummer: Z-5'

const councilProposal = `
soort: raadsvoorstel
zaaknummer: Z-6
datum: 2026-11-24
raadsvergadering: 2026-12-17
collegebesluit: {datum: 2026-11-24, nummer: "48.2"}
programma: Programma 3
raadsrol: Kaderstellend
status: openbaar
onderwerp: Een nieuw zwembad
portefeuillehouder: D. Voorbeeld
bijlagen: [{soort: raadsbesluit, titel: Het besluit, bestand: b.md}]
`
const councilDecision = `
soort: raadsbesluit
nummer: RB-12
datum: 2026-11-24
raadsvergadering: 2026-12-17
collegebesluit: {datum: 2026-11-24, nummer: "48.2"}
onderwerp: Een nieuw zwembad
geletop: [artikel 147 van de Gemeentewet, de begroting 2027]
`
const short = `
soort: collegevoorstel-kort
zaak: Buurtfeest
zaaknummer: Z-7
datum: 2026-11-24
auteur: E. Voorbeeld
bereikbaar: 0123
team: Wijken
status: openbaar
onderwerp: Een buurtfeest
portefeuillehouder: C. Voorbeeld
parafen: ja
bijlagen: [{soort: raadsinformatiebrief, titel: De brief, bestand: b.md}]
`

const samples: readonly (readonly [name: string, front: string, body: string])[] = [
  ['collegevoorstel', fullFront, fullBody],
  ['brief-college', letter, 'Er komt een fietspad.\n\n## Wanneer\n\nIn mei.'],
  ['brief-raad', letter.replace('brief-college', 'brief-raad'), 'Er komt een fietspad.'],
  [
    'beantwoording-vragen',
    answers,
    'Dank.\n\n## Vraag 1\n\n> Hoeveel bomen zijn er?\n\n18.400.\n\n## Vraag 2\n\nDe wijk.',
  ],
  ['nota-raad', note, '## Waarom\n\nDaarom.\n\n### Meer\n\nTekst.'],
  ['raadsvoorstel', councilProposal, '## Voorstel\n\n1. Het zwembad te bouwen.\n\n## Argumenten\n\nHet oude is op.'],
  ['raadsbesluit', councilDecision, '## Besluit\n\n1. Het zwembad te bouwen.'],
  [
    'raadsinformatiebrief',
    letter.replace('brief-college', 'raadsinformatiebrief\nnummer: RIB-48'),
    '## Kernboodschap\n\nEr komt een fietspad.\n\n## Gevolgen\n\n- minder auto’s',
  ],
  ['collegevoorstel-kort', short, '## Beslispunten\n\n1. Ja te zeggen.\n\n## Kanttekeningen\n\nn.v.t.'],
  ['overig', paper, '| Wijk | Aantal |\n| :--- | ---: |\n| Noord | 10 |'],
]

test('every built-in kind has its sample here', () => {
  expect(samples.map(([name]) => name).sort()).toEqual([...kinds.soorten].sort())
})

test.each(samples)('%s', async (name, front, body) => {
  const { printable, diagnostics } = composed(documentOf(front, body))
  expect(diagnostics).toEqual([])
  await expect(`${printable?.title}\n${printable?.head}\n${printable?.body}\n`).toMatchFileSnapshot(
    `goldens/${name}.html`,
  )
})

test.each(samples)(
  '%s: the style is the same for each document, and in both house styles every template holds',
  (_, front, body) => {
    const style = houseStyle()
    const one = composed(documentOf(front, body), { houseStyle: style }).printable
    const other = composed(documentOf(`${front}\nnaam: ander`, `${body}\n\nMeer.`), {
      houseStyle: style,
      config: { ...config, gemeente: {} },
    }).printable
    expect(one?.style).toBe(other?.style)
    expect(composed(documentOf(front, body), { houseStyle: houseStyle('neutraal') }).diagnostics).toEqual([])
  },
)

describe('letters', () => {
  const page = html(documentOf(letter, 'Tekst.'))
  const text = textOf(page)

  test('addressee, references, subject, greetings, copy', () => {
    expect(text).toContain('Stichting De Brug T.a.v. het bestuur Brugstraat 12 1234 AC Voorbeeldstad')
    expect(text).toContain('Ons kenmerk Uw kenmerk Datum Behandeld door Z-2026-2 DB-17 26 november 2026 H. Voorbeeld')
    expect(text).toMatch(/Onderwerp Een nieuw fietspad Geacht bestuur, Tekst\. Met vriendelijke groet,/)
    expect(text).toContain('fietspad@voorbeeldstad.example')
    expect(text).toContain('Afschrift aan Team Verkeer')
  })

  test('who wrote it is asked where it may be known, and outside the town hall not even as missing', () => {
    const nobody = letter.replace(/^behandelaar:.*\n/m, '')
    expect(textOf(html(documentOf(nobody)))).toContain(
      'Datum Behandeld door Z-2026-2 DB-17 26 november 2026 niet ingevuld',
    )
    for (const edition of ['raad', 'openbaar'] as const) {
      expect(textOf(html(documentOf(nobody), { edition }))).toContain('Datum Z-2026-2 DB-17 26 november 2026 Onderwerp')
      const author = documentOf(`${nobody}\nauteur: E. Voorbeeld`)
      expect(textOf(html(author, { edition }))).toContain('Datum Behandeld door Z-2026-2')
    }
  })

  test('the college signs: secretaris left, burgemeester right (Gemeentewet art. 59a)', () => {
    expect(text).toContain(
      'Het college van burgemeester en wethouders van Voorbeeldstad, de secretaris, B. Voorbeeld de burgemeester, A. Voorbeeld',
    )
  })

  test('others sign when the letter names them', () => {
    const other = textOf(
      html(documentOf(`${letter}\nondertekening: [{naam: C. Teamleider, functie: teamleider Verkeer}]`)),
    )
    expect(other).toContain('teamleider Verkeer C. Teamleider')
    expect(other).not.toContain('Het college van burgemeester en wethouders')
  })

  test('without a config nothing is invented', () => {
    const unnamed = { ...config, gemeente: {}, college: { portefeuillehouders: [] } }
    const bare = textOf(html(documentOf('soort: brief-raad\nonderwerp: Kaal'), { config: unnamed }))
    expect(bare).toContain('Het college van burgemeester en wethouders, de secretaris, de burgemeester,')
    expect(bare).not.toContain('gemeente ')
  })
})

describe('the council', () => {
  const head =
    'Raadsvergadering 17 december 2026 Besluit van het college 24 november 2026, nummer 48.2 Programma Programma 3 Rol van de raad Kaderstellend'

  test.each(['intern', 'raad', 'openbaar'] as const)('its proposal has no form, and the same head in %s', (edition) => {
    const page = html(documentOf(councilProposal), { edition })
    expect(page).not.toContain('class="formulier"')
    expect(textOf(page)).toContain(head)
    expect(textOf(page)).toContain('de secretaris, B. Voorbeeld de burgemeester, A. Voorbeeld')
  })

  test('its decision says what was read, on what it rests and who signs: clerk left, chair right', () => {
    const text = textOf(html(documentOf(councilDecision)))
    expect(text).toContain('Ontwerp-raadsbesluit Een nieuw zwembad')
    expect(text).toContain(
      'De raad van de gemeente Voorbeeldstad, gelezen het voorstel van het college van burgemeester en wethouders van 24 november 2026, nummer 48.2; gelet op artikel 147 van de Gemeentewet; de begroting 2027; Besluit niet ingevuld',
    )
    expect(text).toMatch(
      /vergadering van de raad van 17 december 2026\. de griffier, G\. Voorbeeld de voorzitter, A\. Voorbeeld/,
    )
    expect(text).not.toContain('Het college van burgemeester en wethouders van Voorbeeldstad,')
  })

  test('once adopted it is no draft, and other words of the author take precedence', () => {
    const adopted = textOf(html(documentOf(`${councilDecision}vastgesteld: 2026-12-18\ngelezen: [de motie van 1 mei]`)))
    expect(adopted).toContain('Raadsbesluit Een nieuw zwembad')
    expect(adopted).toContain('gelezen de motie van 1 mei; gelet op')
    expect(adopted).toContain('vergadering van de raad van 18 december 2026.')
    expect(adopted).not.toContain('Ontwerp')
    const signed = `${councilDecision}ondertekening: [{naam: W. Waarnemer, functie: plaatsvervangend griffier}]`
    expect(textOf(html(documentOf(signed)))).toContain('plaatsvervangend griffier W. Waarnemer')
  })

  test('what is secret was not adopted in public', () => {
    const page = (band: string) => textOf(html(documentOf(councilDecision), { band }))
    expect(page('Geheim')).toContain('Aldus vastgesteld in de vergadering van de raad')
    expect(page('')).toContain('Aldus vastgesteld in de openbare vergadering van de raad')
  })

  test('the chair is stated in the config, or is the mayor', () => {
    const chaired = { ...config, raad: { voorzitter: 'V. Voorzitter' } }
    const text = textOf(html(documentOf(councilDecision), { config: chaired }))
    expect(text).toMatch(/de griffier, de voorzitter, V\. Voorzitter/)
  })
})

test('the grid of initials has all members of the college, once', () => {
  const college = { burgemeester: 'A. Voorbeeld', portefeuillehouders: ['A. Voorbeeld', 'C. Voorbeeld'] }
  const members = (front: string) =>
    [
      ...(/<table class="lijst parafen">[\s\S]*?<\/table>/
        .exec(html(documentOf(front), { config: { ...config, college } }))?.[0]
        .matchAll(/<th scope="row">(.*?)<\/th>/g) ?? []),
    ].map(([, cell = '']) => textOf(cell).trim())
  expect(members(short)).toEqual(['A. Voorbeeld', 'C. Voorbeeld'])
  expect(members(short.replace('parafen: ja', 'parafen: [{naam: Z. Ander}]'))).toEqual(['Z. Ander'])
  expect(members(short.replace('parafen: ja', 'parafen: nee'))).toEqual([])
})

describe('answers to questions', () => {
  test('each question quoted, then its answer; one without an answer says so', () => {
    const body = 'Dank voor uw vragen.\n\n## Vraag 1\n\n> Hoeveel *bomen* zijn er?\n\n18.400.\n\n## Tot slot\n\nEinde.'
    const page = html(documentOf(answers, body))
    expect(textOf(page)).toMatch(
      /Dank voor uw vragen\. Vraag 1 Hoeveel bomen zijn er\? Antwoord 18\.400\. Vraag 2 Wie plantte ze\? Antwoord niet ingevuld Tot slot Einde\./,
    )
    expect(page.match(/<blockquote>/g)).toHaveLength(2)
  })

  test('quotations alone may mark the questions', () => {
    const page = textOf(html(documentOf(answers, '> Eerste?\n\nJa.\n\n> Tweede?\n\nNee.')))
    expect(page).toMatch(/Vraag 1 Eerste\? Antwoord Ja\. Vraag 2 Tweede\? Antwoord Nee\./)
  })

  test('article and last day from the rules of order', () => {
    const page = textOf(html(documentOf(answers)))
    expect(page).toContain('artikel 41 van het reglement van orde van de raad; antwoord uiterlijk 28 november 2026')
  })
})

test('a note numbers its chapters, unless the author does', () => {
  expect(html(documentOf(note, '## Waarom\n\nTekst.'))).toContain('<article class="nota">')
  expect(html(documentOf(note, '## 1. Waarom\n\nTekst.'))).toContain('<article class="nota genummerd">')
})

describe('the band at the head of every page', () => {
  const secrecy = (geheimhouding: string) => {
    const proposal = documentOf(`onderwerp: T\ndatum: 2026-11-24\ngeheimhouding: [{op: voorstel, ${geheimhouding}}]`)
    return secrecyOn(proposal, 'voorstel')
  }
  const pageOf = (front: string, imposed?: string) =>
    composed(
      documentOf(`soort: overig\ntitel: T\n${front}`),
      imposed === undefined ? {} : { secrecy: secrecy(imposed) },
    ).printable
  const bandOf = (front: string, imposed?: string) => /--band:"(.*?)"/.exec(pageOf(front, imposed)?.head ?? '')?.[1]
  const grounds = 'grondslag: [Woo 5.1.1.c, Woo 5.1.2.b, Woo 5.1.2.f]'
  const until = 'tot: 2027-12-31'
  const stated = 'opgelegd: 2026-11-24'

  test.each([
    ['status: geheim', undefined, 'GEHEIM'],
    ['status: besloten', undefined, 'BESLOTEN'],
    ['embargo: 2026-11-26T09:00', undefined, 'EMBARGO tot 26 november 2026, 09.00 uur'],
    ['status: besloten\nembargo: 2026-11-26', undefined, 'BESLOTEN – EMBARGO tot 26 november 2026'],
    ['', `${grounds}, ${stated}`, 'GEHEIM'],
    ['', `${grounds}, ${stated}, ${until}`, 'GEHEIM tot en met 31 december 2027'],
    ['', `${grounds}, ${stated}, tot: opheffing door een besluit`, 'GEHEIM'],
    ['', `${grounds}, ${until}`, 'GEHEIM (voorgesteld) tot en met 31 december 2027'],
    ['', `${grounds}, opgelegd: 2026-11-25`, 'GEHEIM (voorgesteld)'],
    [
      'embargo: 2026-11-26T09:00',
      `${grounds}, door: de burgemeester, ${until}`,
      'GEHEIM (voorgesteld) tot en met 31 december 2027 – EMBARGO tot 26 november 2026, 09.00 uur',
    ],
  ])('%s with secrecy %s: kind and end', (front, imposed, words) => {
    expect(bandOf(front, imposed)).toBe(words)
  })
  test('none on what is public', () => {
    const head = pageOf('status: openbaar')?.head
    expect(head).toContain('--band:""')
    expect(head).not.toContain('--band-vlak')
    expect(head).not.toContain('--bovenmarge')
  })
  test('by whom and why stands on the page, once, below the title', () => {
    const page = textOf(pageOf('', `${grounds}, ${stated}, ${until}`)?.body ?? '')
    expect(page).toContain(
      'Geheim tot en met 31 december 2027 Opgelegd door het college op 24 november 2026, tot en met 31 december 2027: art. 5.1',
    )
    expect(textOf(pageOf('', grounds)?.body ?? '')).toMatch(
      /Geheim \(voorgesteld\) Voorgesteld aan het college, tot het college/,
    )
    expect(textOf(pageOf('', grounds)?.body ?? '')).not.toMatch(/opgelegd/i)
  })
})
