import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'

/** Made-up words that only a secret, besloten or embargoed proposal has, or what is redacted. */
export const secretWords = ['Xobquajix', 'Kyfvuxqez', 'Dwobyzfyx', 'Guxhyqpuw', 'Zyvwuqdwo', 'Hyqzoxbyz', 'Fyxpuwsyx']

const front = (onderwerp: string, more: string) =>
  `---\nsoort: collegevoorstel\nzaaknummer: Z-2026-1\ndatum: 2026-11-17\nportefeuillehouder: C. Voorbeeld\nonderwerp: ${onderwerp}\n${more}---\n`

const body = (besluit: string) =>
  `\n## Voorstel\n\n1. ${besluit}\n\n## Samenvatting\n\nIn het kort: ${besluit.toLowerCase()}\n`

/** A project with a meeting of seven points: open, redacted, with attachments, secret, besloten, under embargo, with an error. */
export function makeMeeting(folder: string): void {
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('collegevoorstel.yaml', 'gemeente: {naam: Voorbeeldstad}\nhuisstijl: voorbeeldstad\n')
  write(
    'week/agenda.yaml',
    `vergadering: College van burgemeester en wethouders
nummer: 48
datum: 2026-11-24
punten:
  - titel: Opening
  - rubriek: Hamerstukken
    punten:
      - voorstel: ../open/voorstel.md
        besluit: conform
      - voorstel: ../gelakt/voorstel.md
        besluit: akkoord-met-aanpassingen
        toelichting: De brief wordt korter.
  - rubriek: Bespreekstukken
    punten:
      - voorstel: ../Xobquajix/voorstel.md
        besluit: akkoord
        toelichting: Alleen als Hyqzoxbyz meedoet.
      - voorstel: ../Guxhyqpuw/voorstel.md
        besluit: aangehouden
      - voorstel: ../later/voorstel.md
        besluit: akkoord
        embargo: 2026-12-01
      - voorstel: ../kapot/voorstel.md
  - titel: Fyxpuwsyx
    status: besloten
`,
  )
  write(
    'open/voorstel.md',
    `${front('Bankjes in het park', 'status: openbaar\nbehandelwijze: hamerstuk\nbijlagen:\n  - {soort: overig, titel: Kaart, bestand: kaart.md}\n  - {soort: overig, titel: Scan, bestand: scan.pdf}\n')}${body('Tien bankjes te plaatsen.')}\nZie bijlage 1 en bijlage 2.\n`,
  )
  write('open/kaart.md', '---\nsoort: overig\ntitel: Kaart\n---\n\nDe bankjes staan langs het water.\n')
  write('open/scan.pdf', scan())
  write(
    'gelakt/voorstel.md',
    `${front('Contract', 'status: openbaar\n')}${body('Het contract met :lak[Zyvwuqdwo]{grond="5.1.2.f"} te tekenen.')}`,
  )
  write('Xobquajix/voorstel.md', `${front('Aankoop Kyfvuxqez', 'status: geheim\n')}${body('Te kopen: Dwobyzfyx.')}`)
  write('Guxhyqpuw/voorstel.md', `${front('Werving Guxhyqpuw', 'status: besloten\n')}${body('Te werven.')}`)
  write(
    'later/voorstel.md',
    `${front('Speeltuin', 'status: openbaar\n')}${body('Een speeltuin te bouwen bij Kyfvuxqez.')}`,
  )
  write('kapot/voorstel.md', front('Fout in de voormatter', 'status: onbekend\n') + body('Niets.'))
}

/** A page with a grey area and nothing else, as a scanner makes it: no tags, no claims. */
function scan(): Uint8Array {
  const pixels = deflateSync(Buffer.alloc(16, 0xcc))
  const paint = 'q 595 0 0 842 0 0 cm /Im Do Q'
  const objects = [
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'),
    Buffer.from('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</Im 4 0 R>>>>/Contents 5 0 R>>'),
    Buffer.concat([
      Buffer.from(
        `<</Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length ${pixels.length}>>stream\n`,
      ),
      pixels,
      Buffer.from('\nendstream'),
    ]),
    Buffer.from(`<</Length ${paint.length}>>stream\n${paint}\nendstream`),
  ]
  let file = Buffer.from('%PDF-1.4\n')
  const places: number[] = []
  for (const [index, object] of objects.entries()) {
    places.push(file.length)
    file = Buffer.concat([file, Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(end)])
}
