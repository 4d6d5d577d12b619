import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sectionTitled } from '../../src/document/markdown/sections.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { showDiagnostics } from '../diagnostics/show-diagnostics.ts'

const home = mkdtempSync(join(tmpdir(), 'soorten-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
let count = 0

function kindsWith(files: { readonly [path: string]: string }) {
  const root = join(home, String(count++))
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, 'templates', 'documenten', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return loadKinds(root)
}

describe('kinds of document', () => {
  it('are all well-formed as built in', () => {
    const kinds = loadKinds()
    expect(kinds.soorten).toEqual([
      'beantwoording-vragen',
      'brief-college',
      'brief-raad',
      'collegevoorstel',
      'collegevoorstel-kort',
      'nota-raad',
      'overig',
      'raadsbesluit',
      'raadsinformatiebrief',
      'raadsvoorstel',
    ])
    for (const soort of kinds.soorten) expect(showDiagnostics(kinds.load(soort)?.diagnostics ?? [])).toBe('niets\n')
  })

  it('are told of a folder that stands where a file should', () => {
    const layout = { 'memo/soort.yaml': 'titel: Memo\n', 'memo/document.hbs': 'a' }
    const told = (files: { readonly [path: string]: string }, soort: string) =>
      (kindsWith(files).load(soort)?.diagnostics ?? []).map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
    expect(told({ 'memo/soort.yaml/x': '', 'memo/document.hbs': 'a' }, 'memo')).toEqual([
      'soort/bestand-ontbreekt: templates/documenten/memo/soort.yaml is een map, geen bestand.',
    ])
    expect(told({ ...layout, 'memo/document.css/x': '' }, 'memo')).toEqual([
      'soort/bestand-ontbreekt: templates/documenten/memo/document.css is een map, geen bestand.',
    ])
    expect(told({ 'overig/document.hbs/x': '' }, 'overig')).toEqual([
      'soort/bestand-ontbreekt: templates/documenten/overig/document.hbs is een map, geen bestand.',
    ])
  })

  it('can be added by a folder', () => {
    const kinds = kindsWith({
      'memo/soort.yaml':
        'titel: Memo\nvelden:\n  - {veld: onderwerp, verplicht: ja}\n  - {veld: wijk, type: keuze, waarden: [Noord]}\nonderdelen:\n  - {id: kern, kop: De kern (kort)}\n',
      'memo/document.hbs': 'a',
    })
    expect(kinds.load('memo')?.kind).toMatchObject({
      titel: 'Memo',
      velden: [
        { veld: 'onderwerp', label: 'Onderwerp', verplicht: true },
        { veld: 'wijk', type: 'keuze', waarden: ['Noord'] },
      ],
      onderdelen: [{ id: 'kern', kern: 'De kern', verplicht: false }],
      sjabloon: 'a',
    })
    expect(kinds.load('niets')).toBeUndefined()
  })

  it.each([
    ['argumenten', 'Waarom zo?', ['Waarom zo?', 'Argumenten']],
    ['aanleiding', 'Waarom nu?', ['Waarom nu?', 'Aanleiding', 'Inleiding']],
    ['samenvatting', 'In het kort (tien regels)', ['In het kort', 'Samenvatting']],
  ])('can rename a section, which documents may call by its old name: %s', (id, kop, names) => {
    const yaml = `basis: raadsvoorstel\nonderdelen:\n  - {id: ${id}, kop: ${kop}}\n`
    const kind = kindsWith({ 'raadsvoorstel/soort.yaml': yaml }).load('raadsvoorstel')?.kind
    const section = kind?.onderdelen.find((each) => each.id === id)
    expect(section?.aliassen).toEqual(names)
    expect(kind && names.map((name) => sectionTitled(kind, name)?.id)).toEqual(names.map(() => id))
  })

  it('keeps the short name of a renamed section, and the names that the project states', () => {
    const aliases = (more: string) =>
      kindsWith({
        'collegevoorstel/soort.yaml': `basis: collegevoorstel\nonderdelen:\n  - {id: aanpak, kop: Hoe gaan we het doen?${more}}\n`,
      })
        .load('collegevoorstel')
        ?.kind?.onderdelen.find(({ id }) => id === 'aanpak')?.aliassen
    const before = loadKinds()
      .load('collegevoorstel')
      ?.kind?.onderdelen.find(({ id }) => id === 'aanpak')
    expect(aliases('')).toEqual([...(before?.aliassen ?? []), before?.kop])
    expect(aliases(', aliassen: [Plan]')).toEqual(['Plan'])
  })

  it('gives a heading to the section that has it now', () => {
    const yaml =
      'basis: raadsvoorstel\nonderdelen:\n  - {id: argumenten, kop: Waarom zo?}\n  - {id: nieuw, kop: Argumenten, na: uitvoering}\n'
    const kind = kindsWith({ 'raadsvoorstel/soort.yaml': yaml }).load('raadsvoorstel')?.kind
    expect(kind && sectionTitled(kind, 'Argumenten')?.id).toBe('nieuw')
  })

  it.each(['velden:\n  - {veld: wijk, type: tekst}\n', 'onderdelen:\n  - {id: argumenten, kop: Waarom zo?}\n'])(
    'cannot replace a built-in one without saying so',
    (yaml) => {
      const load = (text: string) => kindsWith({ 'raadsvoorstel/soort.yaml': text }).load('raadsvoorstel')?.diagnostics
      expect(load(yaml)?.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toEqual([
        'soort/basis: Zonder basis vervangt dit bestand de hele soort raadsvoorstel, met al haar velden en onderdelen.',
      ])
      expect(load(`basis: raadsvoorstel\n${yaml}`)).toEqual([])
      expect(load(`titel: Voorstel aan de raad\n${yaml}`)).toEqual([])
    },
  )

  it('can extend a built-in one, of the same or another name', () => {
    const yaml =
      'basis: collegevoorstel\nvelden:\n  - {veld: zaak, label: Dossier}\n  - {veld: bisnummer, weg: ja}\n  - {veld: wijk, type: tekst, na: zaak}\n'
    const kinds = kindsWith({
      'collegevoorstel/soort.yaml': yaml,
      // The basis of this one is that of the project, without the field.
      'spoed/soort.yaml': `${yaml.replace(/.*bisnummer.*\n/, '')}onderdelen:\n  - {id: haast, kop: Haast, na: voorstel}\n`,
    })
    const plain = loadKinds().load('collegevoorstel')?.kind
    for (const soort of ['collegevoorstel', 'spoed']) {
      const kind = kinds.load(soort)?.kind
      expect(kind?.velden.slice(0, 2).map((field) => `${field.veld} ${field.label}`)).toEqual([
        'zaak Dossier',
        'wijk Wijk',
      ])
      expect(kind?.velden.some((field) => field.veld === 'bisnummer')).toBe(false)
      expect(kind?.sjabloon).toBe(plain?.sjabloon)
    }
    expect(kinds.load('spoed')?.kind?.onderdelen[1]?.id).toBe('haast')
  })

  it('name the PDF after themselves, unless they state a name or replace a built-in kind', () => {
    const kinds = kindsWith({
      'collegevoorstel/soort.yaml': 'basis: collegevoorstel\n',
      'nota-raad/soort.yaml': 'titel: Nota\n',
      'overig/document.css': 'p{}',
      'spoed/soort.yaml': 'basis: collegevoorstel\n',
      'memo/soort.yaml': 'basis: overig\nbestandsnaam: Memo-B.2\n',
      'fout/soort.yaml': 'basis: overig\nbestandsnaam: ../memo\n',
    })
    const names = ['collegevoorstel', 'nota-raad', 'overig', 'brief-raad', 'spoed', 'memo', 'fout']
    expect(names.map((soort) => kinds.load(soort)?.kind?.bestandsnaam)).toEqual([
      'voorstel',
      'nota',
      'overig',
      'brief-raad',
      'spoed',
      'Memo-B.2',
      undefined,
    ])
  })

  it('can get another coat only', () => {
    const kinds = kindsWith({ 'overig/document.css': 'p{}' })
    expect(kinds.load('overig')?.kind).toMatchObject({ stijl: 'p{}', soort: 'overig' })
    expect(kinds.load('overig')?.kind?.sjabloon).not.toBe('')
  })

  it('say what is wrong, with the place', () => {
    const kinds = kindsWith({
      'fout/soort.yaml':
        'titl: A\nvelden:\n  - {veld: Zaak, label: a}\n  - {veld: onderwrp}\n  - {veld: datum, type: tekst}\n  - {veld: soortje, type: keuze}\n  - {veld: datum}\n  - {veld: x, type: teks}\nonderdelen:\n  - {id: a, verplicht: misschien}\n',
      'fout/document.hbs': 'a',
      'typen/soort.yaml':
        'velden:\n  - {veld: onderwrp}\n  - {veld: datum, type: tekst}\n  - {veld: kleur, type: keuze}\n  - {veld: datum}\nonderdelen:\n  - {id: a}\n  - {id: a}\n',
      'een/soort.yaml': 'basis: twee\n',
      'twee/soort.yaml': 'basis: een\n',
      'rond/soort.yaml': 'basis: rond\n',
      'weg/soort.yaml': 'basis: overg\n',
      'kaal/soort.yaml': 'titel: Kaal\nvelden: []\n',
      'los/document.hbs': 'a',
    })
    const all = ['fout', 'typen', 'een', 'rond', 'weg', 'kaal', 'los'].map((soort) =>
      showDiagnostics(kinds.load(soort)?.diagnostics ?? []),
    )
    expect(all.join('--\n')).toMatchInlineSnapshot(`
      "templates/documenten/fout/soort.yaml:1:1-1:5 error yaml/onbekende-sleutel
        De sleutel “titl” is onbekend.
        Bedoelde u “titel”? Alles wat hier kan: collegevoorstel explain soort
      templates/documenten/fout/soort.yaml:3:12-3:16 error yaml/verkeerd-type
        Bij velden 1, veld staat “Zaak”: een sleutel bestaat uit kleine letters, cijfers en lage streepjes.
        Pas de waarde aan.
      templates/documenten/fout/soort.yaml:8:21-8:25 error yaml/onbekende-waarde
        Bij velden 6, type staat “teks”; dat is geen van de woorden die hier kunnen staan.
        Bedoelde u “tekst”? Kies uit: tekst, getal, datum, moment, ja-nee, lijst, keuze.
      templates/documenten/fout/soort.yaml:10:24-10:33 error yaml/verkeerd-type
        Bij onderdelen 1, verplicht staat “misschien”: dat is geen ja of nee.
        Schrijf ja of nee.
      --
      templates/documenten/typen/soort.yaml:5:12-5:17 error soort/dubbel
        Het veld “datum” staat er twee keer.
        Haal een van de twee weg.
      templates/documenten/typen/soort.yaml:2:12-2:20 error soort/type
        Het veld “onderwrp” is geen bekend veld en heeft geen type.
        Bedoelde u “onderwerp”? Een eigen veld krijgt een type: tekst, getal, datum, moment, ja-nee, lijst of keuze.
      templates/documenten/typen/soort.yaml:3:25-3:30 error soort/type
        Het veld “datum” heeft al een vast type.
        Haal type weg, of geef uw veld een andere naam.
      templates/documenten/typen/soort.yaml:4:12-4:17 error soort/type
        Het veld “kleur” is een keuze zonder waarden.
        Zet bij waarden een lijst met woorden.
      templates/documenten/typen/soort.yaml:8:10-8:11 error soort/dubbel
        Het onderdeel “a” staat er twee keer.
        Geef elk onderdeel een eigen id.
      --
      templates/documenten/twee/soort.yaml:1:8-1:11 error soort/basis
        Deze soort bouwt op zichzelf voort.
        Kies een andere basis.
      --
      templates/documenten/rond/soort.yaml:1:8-1:12 error soort/basis
        De soort “rond” bestaat niet.
        Het meest lijken hierop: nota-raad, brief-raad, brief-college. Alles wat hier kan: collegevoorstel explain soorten
      --
      templates/documenten/weg/soort.yaml:1:8-1:13 error soort/basis
        De soort “overg” bestaat niet.
        Bedoelde u “overig”? Alles wat hier kan: collegevoorstel explain soorten
      --
      templates/documenten/kaal/soort.yaml:- error soort/bestand-ontbreekt
        De soort kaal heeft geen document.hbs.
        Zet er een document.hbs naast, of geef met basis de soort waarvan de opmaak komt.
      --
      templates/documenten/los/soort.yaml:- error soort/bestand-ontbreekt
        De soort los heeft geen soort.yaml.
        Maak dit bestand met titel, velden en onderdelen, of geef de map de naam van een bestaande soort.
      "
    `)
    expect(kinds.load('fout')?.kind).toBeUndefined()
  })
})
