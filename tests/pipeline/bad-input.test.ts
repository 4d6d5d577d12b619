import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { earlier, type Files, failing, proposal, trialProject } from '../cli/trial-project.ts'

type Links = Readonly<Record<string, string>>
/** What is wrong (the name of the file with the whole of stderr), the project, and the symbolic links in it. */
type Case = readonly [name: string, files: Files, links?: Links]

const text = (words: string, more: Files = {}): Files => ({ 'voorstel.md': proposal({ text: words }), ...more })
const front = (lines: string, more: Files = {}): Files => ({ 'voorstel.md': proposal({ front: lines }), ...more })
const attach = (bestand: string, more: Files = {}, soort = 'overig'): Files =>
  front(`bijlagen:\n  - {soort: ${soort}, bestand: ${bestand}}`, more)
const without = (key: string, instead = ''): Files => ({
  'voorstel.md': proposal({ without: [key], front: instead }),
})
const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">\n${inside}\n</svg>`

/** Whole and with the right sums, but of a sort of colour that does not exist. */
function undrawable(): Buffer {
  const png = PNG.sync.write(new PNG({ width: 30, height: 20 }))
  png[25] = 5
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

const unreadable: readonly Case[] = [
  ['geen-voormatter', { 'voorstel.md': '# Een voorstel\n\nTekst.\n' }],
  ['leeg-bestand', { 'voorstel.md': '' }],
  ['geen-einde', { 'voorstel.md': '---\nzaak: Proef\n\n## Voorstel\n\n1. Ja.\n' }],
  ['yaml-fout', { 'voorstel.md': '---\nzaak: Proef\nonderwerp: Plan: fase 2\n---\n\n## Voorstel\n\n1. Ja.\n' }],
  ['een-map', { 'voorstel.md/tekst.md': 'x' }],
  ['bestaat-niet', {}],
  ['geen-tekst', { 'voorstel.md': Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0) }],
  ['te-groot', { 'voorstel.md': proposal({ text: 'woord '.repeat(900_000) }) }],
  ['andere-taal', { 'voorstel.md': '---js\n{zaak: process.exit(9)}\n---\n' }],
]

const frontMatter: readonly Case[] = [
  ['verkeerd-type', without('datum', 'datum: morgen')],
  ['onbekende-sleutel', front('bisnumer: BIS-1')],
  ['heel-onbekende-sleutel', front('kleur: rood')],
  ['meer-fouten', front('bisnumer: BIS-1\nembargo: straks\nbehandelwijze: hamer')],
  ['onbekende-soort', front('soort: collegevorstel')],
  ['verplicht-ontbreekt', without('onderwerp')],
  ['naam-met-pad', front('naam: ../elders')],
  ['naam-te-lang', front(`naam: ${'a'.repeat(300)}`)],
  ['teken-in-voormatter', front('bisnummer: BIS 漢')],
  ['geheime-bijlage-die-er-niet-is', front('geheimhouding: [{op: bijlage 2, grondslag: Woo 5.1.2.b}]')],
]

const body: readonly Case[] = [
  ['onbekend-onderdeel', { 'voorstel.md': proposal({ end: '\n## Samenvating\n\nNog eens.\n' }) }],
  ['html', text('Een <b>vet</b> woord.\n\n<script>alert(1)</script>')],
  ['afbeelding-ontbreekt', text('![Kaart van de wijk](afbeeldingen/kaart.png)')],
  ['afbeelding-buiten', text('![Kaart](../../../../etc/hostname)')],
  ['afbeelding-buiten-via-koppeling', text('![Kaart](kaart.png)'), { 'kaart.png': '/etc/hostname' }],
  ['afbeelding-op-internet', text('![Kaart](https://voorbeeld.example/kaart.png)')],
  ['afbeelding-zonder-adres', text('![Kaart]()')],
  ['afbeelding-is-er-geen', text('![Kaart](kaart.png)', { 'kaart.png': 'geen afbeelding' })],
  ['afbeelding-beschadigd', text('![Kaart](kaart.png)', { 'kaart.png': Buffer.from('\x89PNG\r\n\x1a\nxx', 'latin1') })],
  [
    'afbeelding-niet-te-tonen',
    text('Eerst tekst.\n\n![Plattegrond van de wijk Noord met drie straten](kaart.png "De wijk")', {
      'kaart.png': undrawable(),
    }),
  ],
  ['teken-zonder-lettertype', text('Het teken 𓀀 staat hier.')],
  ['tekening-met-script', text('![Kaart](kaart.svg)', { 'kaart.svg': svg('<script>alert(1)</script>') })],
  [
    'tekening-van-elders',
    text('![Kaart](kaart.svg)', { 'kaart.svg': svg('<image href="https://voorbeeld.example/a.png"/>') }),
  ],
]

const attachments: readonly Case[] = [
  ['bijlage-ontbreekt', attach('bijlagen/cijfers.pdf')],
  ['bijlage-zonder-bestand', front('bijlagen:\n  - {soort: overig, titel: Cijfers}')],
  ['bijlage-hoofdletters', attach('Cijfers.pdf', { 'cijfers.pdf': '%PDF-' })],
  ['bijlage-buiten', attach('../../geheim.pdf')],
  ['bijlage-buiten-via-koppeling', attach('cijfers.pdf'), { 'cijfers.pdf': '/etc/hostname' }],
  ['bijlage-in-map-buiten-via-koppeling', attach('elders/hostname'), { elders: '/etc' }],
  ['bijlage-is-een-map', attach('bijlagen', { 'bijlagen/a.md': 'x' })],
  ['bijlage-is-voorstel-zelf', attach('voorstel.md')],
  ['bijlage-onbekende-soort', attach('brief.md', { 'brief.md': 'x' }, 'brief-rad')],
  [
    'bijlage-andere-soort',
    attach('brief.md', { 'brief.md': '---\nsoort: brief-college\nonderwerp: Brief\n---\n\nTekst.\n' }, 'nota-raad'),
  ],
  ['bijlage-word', attach('cijfers.docx', { 'cijfers.docx': 'PK' })],
  ['bijlage-zonder-extensie', attach('cijfers', { cijfers: '%PDF-1.7\n' })],
  ['bijlage-pdf-is-rommel', attach('cijfers.pdf', { 'cijfers.pdf': 'dit is geen PDF' })],
  ['bijlage-pdf-half', attach('cijfers.pdf', { 'cijfers.pdf': '%PDF-1.7\n1 0 obj\n<</Type/Catalog' })],
  ['bijlage-pdf-leeg', attach('cijfers.pdf', { 'cijfers.pdf': '' })],
  ['bijlage-foto-is-rommel', attach('foto.jpg', { 'foto.jpg': 'geen foto' })],
  ['bijlage-tekening-met-script', attach('kaart.svg', { 'kaart.svg': svg('<g onload="alert(1)"/>') })],
  [
    'bijlage-met-eigen-fouten',
    attach(
      'bijlagen/brief.md',
      { 'bijlagen/brief.md': '---\nonderwerp: Brief\naanhef: [a, b]\n---\n\nTekst met <i>html</i>.\n' },
      'brief-raad',
    ),
  ],
]

/** A document with errors writes nothing, leaves what was there before as it was, and says all there is to say on stderr. */
async function expectRefused(name: string, files: Files, links: Links): Promise<void> {
  const project = await trialProject({ ...earlier, ...files })
  for (const [path, target] of Object.entries(links)) await symlink(target, join(project.root, path))
  const err = await failing(project, 1, 'build', 'voorstel.md')
  await expect(err).toMatchFileSnapshot(`fixtures/bad-input/${name}.txt`)
}

describe.each([
  ['a file that cannot be read', unreadable],
  ['front matter with errors', frontMatter],
  ['a text with errors', body],
  ['an attachment with errors', attachments],
] as const)('%s is refused', (_, cases) => {
  for (const [name, files, links = {}] of cases) it(name, () => expectRefused(name, files, links))
})
