import { createHash } from 'node:crypto'
import type { Melding, Plaats, Toestand } from '../../../src/preview/protocol.ts'
import { openPrinter } from '../../../src/print/printer.ts'
import { sampleDocument } from '../../print/sample-document.ts'
import { testBrowser } from '../../print/test-browser.ts'
import type { FakeFiles } from './fake-server.ts'

export interface Samples extends FakeFiles {
  /** SHA-256 by name: a document of some pages, the same with another sentence on its last page, and a letter. */
  readonly sha: Readonly<Record<'voorstel' | 'gewijzigd' | 'brief', string>>
}

const paragraph = 'Het college stelt voor om wijkgericht te werken en daarvoor middelen vrij te maken. '.repeat(6)

function bodyOf(last: string): string {
  const parts = Array.from({ length: 12 }, (_, at) => `<h2 id="k${at}">Onderdeel ${at + 1}</h2><p>${paragraph}</p>`)
  return `<main><h1>Wijkgericht werken</h1>${parts.join('')}<p>${last}</p><p><a href="#k1">Terug</a> <a href="https://voorbeeld.example/">Meer</a></p></main>`
}

/** Real PDFs, printed once. */
export async function samples(): Promise<Samples> {
  const printer = openPrinter({ ...testBrowser, jobs: 1 })
  try {
    const bodies = {
      voorstel: bodyOf('Wij betalen dit uit het wijkbudget van 2026.'),
      gewijzigd: bodyOf('Wij betalen dit uit het nieuwe wijkbudget van 2026.'),
      brief: '<main><h1>Brief</h1><p>Geachte raad, crème brûlée.</p></main>',
    }
    const pdfs = new Map<string, Uint8Array>()
    const sha: Record<string, string> = {}
    for (const [name, body] of Object.entries(bodies)) {
      const { pdf } = await printer.print(sampleDocument({ body }))
      sha[name] = createHash('sha256').update(pdf).digest('hex')
      pdfs.set(sha[name], pdf)
    }
    const places = new Map(Object.values(sha).map((one) => [one, samplePlaces]))
    return { pdfs, places, sha: sha as Samples['sha'] }
  } finally {
    await printer.close()
  }
}

/** The first paragraph of page 1 and the last line of the document, about where they are printed. */
const samplePlaces: readonly Plaats[] = [
  {
    bestand: 'voorstel.md',
    regel: 12,
    eindregel: 14,
    pagina: 1,
    x: 56,
    y: 130,
    breedte: 480,
    hoogte: 80,
    editor: 'vscode://file/voorstel.md:12:1',
  },
  {
    bestand: 'voorstel.md',
    regel: 90,
    eindregel: 90,
    pagina: 3,
    x: 56,
    y: 200,
    breedte: 480,
    hoogte: 20,
    editor: 'vscode://file/voorstel.md:90:1',
  },
]

export const finding: Melding = {
  regel: 'taal/lange-zin',
  ernst: 'info',
  bestand: 'voorstel.md',
  plaats: { begin: { regel: 90, kolom: 1 }, eind: { regel: 90, kolom: 40 } },
  melding: 'Deze zin heeft 32 woorden; meer dan 25 leest moeilijk.',
  advies: 'Maak er twee zinnen van.',
  uitleg:
    '# taal/lange-zin\n\nEen zin heeft niet meer dan **25** woorden.\n\n- Ernst: `info`\n\n```markdown\nOmdat\n```\n',
  editor: 'vscode://file/voorstel.md:90:1',
  stuk: 'voorstel',
}

export const mistake: Melding = {
  regel: 'voormatter/datum',
  ernst: 'fout',
  bestand: 'voorstel.md',
  plaats: { begin: { regel: 4, kolom: 8 }, eind: { regel: 4, kolom: 20 } },
  melding: '“31-02-2026” is geen datum.',
  advies: 'Schrijf de datum als 2026-02-28.',
  editor: 'vscode://file/voorstel.md:4:8',
  stuk: 'voorstel',
  herstel: { sleutel: 'a'.repeat(64), wordt: 'datum: 2026-02-28' },
}

export function sampleState({ sha }: Samples, change: Partial<Toestand> = {}): Toestand {
  return {
    versie: 1,
    sessie: 'eerste',
    bron: 'voorstellen/wijkgericht-werken/voorstel.md',
    bezig: false,
    editie: 'intern',
    edities: ['intern', 'raad', 'openbaar'],
    huisstijl: 'voorbeeldstad',
    huisstijlen: [
      { naam: 'neutraal', titel: 'Neutraal' },
      { naam: 'voorbeeldstad', titel: 'Voorbeeldstad' },
    ],
    stukken: piecesOf(sha.voorstel, sha.brief),
    meldingen: [finding],
    verouderd: false,
    opgeslagen: '10:42:07',
    duur: 62,
    ...change,
  }
}

export function piecesOf(voorstel: string, brief?: string): Toestand['stukken'] {
  const proposal = {
    sleutel: 'voorstel',
    titel: 'Voorstel',
    naam: 'voorstel.pdf',
    pdf: voorstel,
    paginas: 3,
    bestand: 'voorstel.md',
  }
  if (brief === undefined) return [proposal]
  return [
    proposal,
    { sleutel: 'bijlage-1', titel: 'Brief aan gemeenteraad', naam: '01-brief-raad.pdf', pdf: brief, paginas: 1 },
  ]
}
