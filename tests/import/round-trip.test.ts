import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, expect, it } from 'vitest'
import { importFiles } from '../../src/import/import-word.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { documentsFolder, inFolder } from './import-fixture.ts'

const printer = openPrinter({ jobs: 2 })
afterAll(() => printer.close())

async function textOfPdf(path: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  await pdf.destroy()
  return pages.join('\n').replace(/\s+/g, ' ')
}

/** The documents, with words that their public edition must not have and one that it must have. */
const documents: readonly (readonly [name: string, absent: readonly string[], present: string])[] = [
  ['formulier-tabs', ['Wijkmakelaars, Financiën'], 'zes wijkbudgetten'],
  ['formulier-koppen', ['E. Voorbeeld'], 'zes wijkbudgetten'],
  ['formulier-invulvakken', ['Klik hier om tekst'], 'zes wijkbudgetten'],
  ['libreoffice-formulier', [], 'straat te vergroenen'],
  ['pandoc-notitie', [], 'De vijver is'],
  ['verborgen-tekst', ['verborgen zeven', 'door haar stijl'], 'Dit ziet iedereen'],
  ['onzichtbare-tekst', ['Wit op wit', 'Lichtgeel', 'Geel op geel', 'groen op groen', 'blauw'], 'Oostwijk'],
  ['gelakt', ['Verzonnen', 'Dorpsstraat'], 'sprak de wethouder'],
  ['kop-en-voettekst', ['niet verspreiden'], 'Subsidie voor de speeltuin'],
  ['beelden', [], 'De kaart staat'],
]

it.each(documents)(
  '%s: build makes its PDFs, and its public edition has nothing hidden',
  async (name, absent, present) => {
    await inFolder(async (folder) => {
      await importFiles({ files: [join(documentsFolder, `${name}.docx`)], cwd: folder, out: folder })
      const proposal = join(folder, name, 'voorstel.md')
      // What only the author can state: that it is public, and on which ground something is redacted.
      const text = readFileSync(proposal, 'utf8')
      const stated = text.includes('\nstatus:') ? text : text.replace('---\n', '---\nstatus: openbaar\n')
      writeFileSync(proposal, stated.replace(/(:lak\[[^\]]*\])/g, '$1{grond="5.1.2.e"}'))
      const out = join(folder, 'uitvoer')
      const report = await build(
        {
          files: [proposal],
          cwd: folder,
          out,
          strictness: 'lenient',
          html: 'discard',
          jobs: 1,
          editions: ['intern', 'openbaar'],
        },
        { printer },
      )
      expect(
        report.documents.flatMap(({ diagnostics }) =>
          diagnostics.filter(({ fatal }) => fatal).map(({ reason }) => reason),
        ),
      ).toEqual([])
      const made = report.documents.flatMap((document) => document.made.map(({ path }) => path))
      expect(made.filter((path) => /intern.*\.pdf$/.test(path)).length).toBeGreaterThan(0)
      const open = made.filter((path) => /openbaar.*\.pdf$/.test(path))
      const texts = (await Promise.all(open.map(textOfPdf))).join('\n')
      expect(texts).toContain(present)
      for (const word of absent) expect(texts).not.toContain(word)
      expect(readdirSync(join(folder, name))).toContain('verslag.txt')
    })
  },
)
