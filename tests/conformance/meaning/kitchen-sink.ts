import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'

const everything = readFileSync(new URL('fixtures/alles.md', import.meta.url), 'utf8')
const examples = new URL('../../../examples/', import.meta.url)

/** Kinds of attachment that are written in Markdown, each with all that its front matter may say of itself. */
const attachmentKinds: Readonly<Record<string, string>> = {
  'brief-college': `geadresseerde: [De bewoners van de Brugstraat, T.a.v. het bestuur]
adres: [Brugstraat 1, 1234 AB Voorbeeldstad]
uwkenmerk: UW-1
email: post@voorbeeldstad.example
aanhef: Beste bewoner,
slot: Met vriendelijke groet,
afschrift: Team Wijken`,
  'brief-raad': 'geadresseerde: De gemeenteraad van Voorbeeldstad\naanhef: Geachte leden van de raad,',
  'beantwoording-vragen': `geadresseerde: De fractie Lokaal Voorbeeldstad
vragensteller: L. Voorbeeld
fractie: Lokaal Voorbeeldstad
ingekomen: 2026-10-29
vragen: [Waarom?, Wanneer?]
aanhef: Geachte heer of mevrouw Voorbeeld,`,
  'nota-raad': 'ondertitel: Met een ondertitel\nversie: "1.0"',
  overig: 'ondertitel: Met een ondertitel\nversie: "2.1"\nkenmerk: K-1',
}

const proposal = `---
soort: collegevoorstel
naam: alles
zaak: Alles wat *Markdown* kan & meer <dan> dat
zaaknummer: Z-2026-000001
registratienummer: 2026/1
bisnummer: BIS-2026-1
datum: 2026-11-24
auteur: E. Voorbeeld
bereikbaar: (0123) 45 67 89
team: Wijken
status: openbaar
embargo: 2026-12-01T09:00
behandelwijze: bespreekstuk
onderwerp: Alles wat in een voorstel kan staan, diep genest
portefeuillehouder: [C. Voorbeeld, D. Voorbeeld]
geraadpleegd: {vakgebieden: [Financiën, Juridische Zaken], conclusie: Akkoord}
communicatie: {nodig: ja, middelen: [wijkkrant, website]}
behandeling:
  - {orgaan: raad, datum: 2026-12-17, aard: ter besluitvorming, portefeuillehouder: D. Voorbeeld}
  - {orgaan: ondernemingsraad, datum: 2026-12-01, aard: ter advisering}
bijlagen:
BIJLAGEN
---

## Voorstel

1. In te stemmen met :taal[best practices]{en} en met **vet**, *schuin* en een noot.[^een]
2. De raad voor te stellen [de verordening](https://voorbeeld.example/verordening) vast te stellen:
   - met een streepje;
   - met een tweede streepje.
3. Het bedrag van € 1.000 te besteden.

## Samenvatting

Een korte samenvatting.

## Juridisch kader

n.v.t.

## Aanleiding

EVERYTHING

## Data

Data.

## Belanghebbenden

Belanghebbenden.

## Aanpak

Aanpak.

## Afweging

Afweging.

## Kosten

Kosten.

## Risico's

Risico's.

## Communicatie

### Kernboodschap

De kern.

### Communicatie inzet

De inzet.
`

/** Where the Markdown of each file that is made stands, by its path in the folder of the edition. */
export type Sources = ReadonlyMap<string, string>

/** Writes a project with a proposal and an attachment of every kind, each with everything Markdown can hold. */
export function writeKitchenSink(folder: string, style: string): Sources {
  const config = readFileSync(new URL('collegevoorstel.yaml', examples), 'utf8')
  writeFileSync(join(folder, 'collegevoorstel.yaml'), config.replace(/^huisstijl: .*$/m, `huisstijl: ${style}`))
  mkdirSync(join(folder, 'afbeeldingen'))
  mkdirSync(join(folder, 'bijlagen'))
  writePictures(join(folder, 'afbeeldingen'))
  const sources = new Map<string, string>()
  const put = (made: string, file: string, text: string) => {
    writeFileSync(join(folder, file), text)
    sources.set(made, text)
  }
  const listed = Object.entries(attachmentKinds).map(([kind, own], index) => {
    const body = everything
      .replaceAll('](afbeeldingen/', '](../afbeeldingen/')
      .replaceAll(': afbeeldingen/', ': ../afbeeldingen/')
    const text = `---\nsoort: ${kind}\nonderwerp: Alles in een stuk van de soort ${kind}\n${own}\n---\n\nEerst een alinea.\n\n## Het begin\n\n${body}`
    put(`bijlagen/0${index + 1}-${kind}.pdf`, `bijlagen/${kind}.md`, text)
    return `  - {soort: ${kind}, titel: Bijlage van de soort ${kind}, bestand: bijlagen/${kind}.md}`
  })
  const pictures = ['tekening.svg', 'foto.jpg', 'vlak.png'].map(
    (name) => `  - {soort: overig, titel: Het beeld ${name}, bestand: afbeeldingen/${name}}`,
  )
  const text = proposal.replace('BIJLAGEN', [...listed, ...pictures].join('\n')).replace('EVERYTHING', () => everything)
  put('voorstel.pdf', 'voorstel.md', text)
  return sources
}

function writePictures(folder: string): void {
  copyFileSync(
    new URL('parkeren-centrum/afbeeldingen/bezetting-per-moment.svg', examples),
    join(folder, 'tekening.svg'),
  )
  copyFileSync(new URL('parkeren-centrum/afbeeldingen/marktgarage.jpg', examples), join(folder, 'foto.jpg'))
  const png = new PNG({ width: 40, height: 24 })
  // Half transparent: PDF/A-2 allows that, and the finish has to deal with its mask.
  for (let at = 0; at < png.data.length; at += 4) png.data.set([0, 60, 160, at % 3 === 0 ? 255 : 120], at)
  writeFileSync(join(folder, 'vlak.png'), PNG.sync.write(png))
}
