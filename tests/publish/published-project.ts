import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { type AddressBook, readAddressBook } from '../../src/publish/address-book.ts'
import { type FolderRequest, publishToFolder } from '../../src/publish/publish-to-folder.ts'
import type { Report } from '../../src/report/report.ts'
import type { FinishedPart } from '../../src/reuse/part-store.ts'
import { sha256 } from '../../src/system/digest.ts'
import { filesBelow } from '../files-below.ts'

export const basisadres = 'https://www.voorbeeldstad.example/college/'

/** After the meeting, before the embargo of `later` ends. */
export const sourceDateEpoch = Date.UTC(2026, 10, 25, 9) / 1000

const config = `gemeente: {naam: Voorbeeldstad, code: gm0000}
huisstijl: voorbeeldstad
publicatie: {basisadres: ${basisadres}}
`

const proposal = (onderwerp: string, more: string, besluit: string) =>
  `---
soort: collegevoorstel
zaaknummer: Z-2026-${onderwerp.length}
datum: 2026-11-17
portefeuillehouder: C. Voorbeeld
onderwerp: ${onderwerp}
${more}---

## Voorstel

1. ${besluit}

## Samenvatting

In het kort: ${besluit.toLowerCase()}
`

/** Made-up words that no public file may have. */
export const secrets = ['Xobquajix', 'Zyvwuqdwo', 'Dwobyzfyx']

const sources: Readonly<Record<string, string>> = {
  'collegevoorstel.yaml': config,
  'week/agenda.yaml': `vergadering: College van burgemeester en wethouders
nummer: 48
datum: 2026-11-24
punten:
  - titel: Opening
  - rubriek: Hamerstukken
    punten:
      - voorstel: ../bankjes/voorstel.md
        besluit: conform
      - voorstel: ../contract/voorstel.md
        besluit: akkoord
      - voorstel: ../geheim/voorstel.md
        besluit: akkoord
      - voorstel: ../later/voorstel.md
        besluit: akkoord
        embargo: 2099-12-01
`,
  'bankjes/voorstel.md': proposal(
    'Bankjes in het park',
    'status: openbaar\nbijlagen:\n  - {soort: overig, titel: Kaart, bestand: kaart.md}\n  - {soort: brief-raad, bestand: brief.md}\n',
    'Tien bankjes te plaatsen volgens bijlage 1 en bijlage 2.',
  ),
  'bankjes/kaart.md': '---\nsoort: overig\ntitel: Kaart\n---\n\nDe bankjes staan langs het water.\n',
  'bankjes/brief.md':
    '---\nsoort: brief-raad\nonderwerp: Bankjes in het park\n---\n\nGeachte leden van de raad,\n\nDe bankjes komen in mei.\n',
  'contract/voorstel.md': proposal(
    'Contract voor het onderhoud',
    'status: openbaar\n',
    'Het contract met :lak[Zyvwuqdwo]{grond="5.1.2.f"} te tekenen, zoals Qoxbyzuwyn vroeg.',
  ),
  'geheim/voorstel.md': proposal('Aankoop Xobquajix', 'status: geheim\n', 'Te kopen: Dwobyzfyx.'),
  'later/voorstel.md': proposal('Speeltuin', 'status: openbaar\n', 'Een speeltuin te bouwen.'),
}

const kept = new Map<string, FinishedPart>()
const parts = {
  get: (key: string) => kept.get(key),
  set: (key: string, part: FinishedPart) => void kept.set(key, part),
}

/** A project of which the public edition was made once, copied for every test. */
export interface PublishedProject {
  readonly folder: string
  readonly out: string
  /** The folder that is published. */
  readonly web: string
  readonly write: (path: string, text: string) => void
  readonly read: (path: string) => string
  readonly change: (path: string, change: (text: string) => string) => void
  readonly meet: (file?: string) => Promise<Report>
  readonly make: (file: string) => Promise<Report>
  readonly publish: (request?: Partial<FolderRequest>) => ReturnType<typeof publishToFolder>
  readonly book: () => AddressBook
  /** Hashes of all files that are published. */
  readonly hashes: () => Promise<Readonly<Record<string, string>>>
  /** Puts everything back as it was made. */
  readonly restore: () => void
  readonly close: () => Promise<void>
}

export async function makePublishedProject(): Promise<PublishedProject> {
  const folder = mkdtempSync(join(tmpdir(), 'publiceren-'))
  const first = mkdtempSync(join(tmpdir(), 'publiceren-eerst-'))
  const web = join(folder, 'web')
  const printer: Printer = openPrinter({ jobs: 2 })
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const shared = { cwd: folder, strictness: 'lenient', jobs: 2, sourceDateEpoch } as const
  const making = { ...shared, editions: ['openbaar'], html: 'discard' } as const
  const project: PublishedProject = {
    folder,
    out: join(folder, 'uitvoer'),
    web,
    write,
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    change: (path, change) => write(path, change(readFileSync(join(folder, path), 'utf8'))),
    meet: (file = 'week/agenda.yaml') => makeAgenda({ ...making, file }, { printer, parts }),
    make: (file) => build({ ...making, files: [file] }, { printer, parts }),
    publish: (request = {}) =>
      publishToFolder({ ...shared, file: 'week/agenda.yaml', to: 'web', run: 'real', ...request }, { printer }),
    book: () => {
      const book = readAddressBook(web)
      if (typeof book === 'string') throw new Error(`the book of addresses is ${book}`)
      return book
    },
    hashes: async () =>
      Object.fromEntries((await filesBelow(web)).map((path) => [path, sha256(readFileSync(join(web, path)))])),
    restore: () => {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
      cpSync(first, folder, { recursive: true })
    },
    close: async () => {
      await printer.close()
      for (const made of [folder, first]) rmSync(made, { recursive: true, force: true })
    },
  }
  for (const [path, text] of Object.entries(sources)) write(path, text)
  await project.meet()
  cpSync(folder, first, { recursive: true })
  return project
}

export function rulesIn({ documents }: Report): readonly string[] {
  return documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))
}

export function saidIn({ documents }: Report): string {
  return documents.flatMap(({ diagnostics }) => diagnostics.map(({ reason, note }) => `${reason} ${note}`)).join('\n')
}
