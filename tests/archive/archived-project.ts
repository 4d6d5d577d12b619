import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PNG } from 'pngjs'
import { onTestFinished } from 'vitest'
import { type AgendaRequest, makeAgenda } from '../../src/meeting/make-agenda.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { testBrowser } from '../print/test-browser.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

const archiveConfig = `archief:
  archiefvormer: {naam: Gemeente Proefstad, kenmerk: gm0000, bron: TOOI register gemeenten compleet}
  bron: Proefstukken
  waardering: {collegevoorstel: B, brief-raad: V}
  bewaartermijn: {brief-raad: 7 jaar}
  beperking: {openbaar: {label: Geen beperking}}
  begrippenlijsten: {vergadering: Vergadersoorten Proefstad}
`

const picture = PNG.sync.write(new PNG({ width: 30, height: 20 }))
const pdf = readFileSync(
  new URL('../../examples/parkeren-centrum/bijlagen/cijfers-parkeeronderzoek.pdf', import.meta.url),
)

const proposal = (front: string, text: string) => `---
datum: 2026-11-20
auteur: E. Voorbeeld
team: Directie
portefeuillehouder: C. Voorbeeld
${front}
---

## Voorstel

1. Het college besluit ${text}

## Samenvatting

Dit gaat over ${text}
`

/** A meeting with everything that an archive treats in a way of its own. */
const files: Files = {
  'collegevoorstel.yaml': `gemeente: {naam: Proefstad, code: gm0000}
college: {burgemeester: A. Voorbeeld, secretaris: B. Voorbeeld, portefeuillehouders: [C. Voorbeeld]}
${archiveConfig}`,
  'week/agenda.yaml': `soort: agenda
vergadering: College van burgemeester en wethouders
nummer: 48
datum: 2026-11-24
aanvang: "09:30"
voorzitter: A. Voorbeeld
secretaris: B. Voorbeeld
aanwezig: [A. Voorbeeld, B. Voorbeeld]
afwezig: [C. Voorbeeld]
punten:
  - titel: Opening
  - rubriek: Hamerstukken
    punten:
      - {voorstel: ../bankjes/voorstel.md, besluit: conform}
      - {voorstel: ../werf/voorstel.md, besluit: akkoord-met-aanpassingen, toelichting: Het bod gaat omlaag.}
  - rubriek: Bespreekstukken
    punten:
      - {voorstel: ../feest/voorstel.md, besluit: teruggenomen, toelichting: Er komt een nieuw voorstel.}
`,
  'bankjes/voorstel.md': `${proposal(
    `zaak: Bankjes
zaaknummer: Z-1
onderwerp: Bankjes in het park
status: openbaar
bijlagen:
  - {soort: brief-raad, bestand: brief.md}
  - {soort: overig, titel: Cijfers, bestand: cijfers.pdf}
  - {soort: overig, titel: Kaart, bestand: kaart.png}
  - {soort: overig, titel: Offerte, bestand: offerte.pdf}
geheimhouding:
  - {op: bijlage 4, grondslag: [Woo 5.1.2.b], opgelegd: 2026-11-20, tot: 2031-11-20}`,
    'twintig bankjes te plaatsen, naast het huis van :lak[mevrouw Kwikstaart]{grond="5.1.2.e"}.',
  )}
![Een bankje met een rugleuning van hout](beeld/bankje.png)
`,
  'bankjes/brief.md': '---\nsoort: brief-raad\nonderwerp: Bankjes\naanhef: Geachte raad,\n---\n\nEr komen bankjes.\n',
  'bankjes/cijfers.pdf': pdf,
  // Other bytes: a copy of a secret file is secret as well.
  'bankjes/offerte.pdf': Buffer.concat([pdf, Buffer.from('\n% offerte\n')]),
  'bankjes/kaart.png': picture,
  'bankjes/beeld/bankje.png': picture,
  'werf/voorstel.md': proposal(
    `zaak: Werf
zaaknummer: Z-2
onderwerp: Aankoop van de werf
status: geheim
geheimhouding:
  - {op: voorstel, grondslag: [Woo 5.1.2.b], opgelegd: 2026-11-24, tot: 2030-01-01}`,
    'de werf te kopen.',
  ),
  'feest/voorstel.md': proposal(
    `zaak: Feest
zaaknummer: Z-3
onderwerp: Feest op het plein
status: openbaar`,
    'een feest te geven.',
  ),
}

function put(root: string, more: Files): void {
  for (const [path, content] of Object.entries(more)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** 1 December 2026, 09:00 UTC. */
export const sourceDateEpoch = Date.UTC(2026, 11, 1, 9) / 1000

/** The project with its meeting and one proposal made in the editions intern and openbaar. @returns its folder, absolute */
export async function makeArchivedProject(): Promise<string> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'archief-')))
  put(root, files)
  const printer = openPrinter({ ...testBrowser, jobs: 4 })
  const request = {
    cwd: root,
    editions: ['intern', 'openbaar'],
    strictness: 'lenient',
    html: 'discard',
    jobs: 4,
    sourceDateEpoch,
  } as const satisfies Omit<AgendaRequest, 'file'>
  try {
    const reports = [
      await makeAgenda({ ...request, file: 'week/agenda.yaml' }, { printer }),
      await build({ ...request, files: ['bankjes/voorstel.md'] }, { printer }),
    ]
    const errors = reports.flatMap(({ documents }) => documents.flatMap(({ diagnostics }) => diagnostics))
    const wrong = errors.filter(({ fatal }) => fatal === true)
    if (wrong.length > 0) throw new Error(wrong.map(String).join('\n'))
    return root
  } finally {
    await printer.close()
  }
}

/** A copy of a made project, gone when the test is done. @param changed files that differ */
export function copyOf(project: string, changed: Files = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'archief-kopie-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(project, root, { recursive: true })
  put(root, changed)
  return root
}
