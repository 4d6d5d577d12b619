import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { importFiles } from '../../src/import/import-word.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { inFolder } from '../import/import-fixture.ts'
import { full, seed, sized } from '../run-size.ts'
import { type RandomWord, randomWord } from './random-word.ts'

const count = sized(500)

/** The made-up words of a PDF in the order of its pages, each once: titles are repeated at the head of a page. */
async function wordsOfPdf(path: string): Promise<readonly string[]> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise
  const words = new Set<string>()
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('')
    for (const [word] of text.normalize('NFC').matchAll(/w\d+(?:ede|ijk|oen|ást|ëel)/g)) words.add(word)
  }
  await pdf.destroy()
  return [...words]
}

test(`${count} random Word documents: their PDFs hold every visible word in order (seed ${seed})`, {
  timeout: 7_200_000,
}, async () => {
  await inFolder(async (folder) => {
    const printer = openPrinter({ jobs: 4 })
    try {
      const documents = new Map<string, RandomWord>()
      for (let index = 0; index < count; index++) documents.set(`d${index}`, await randomWord(seed + index))
      for (const [name, { bytes }] of documents) writeFileSync(join(folder, `${name}.docx`), bytes)
      const imported = await importFiles({
        files: [...documents.keys()].map((name) => `${name}.docx`),
        cwd: folder,
        changes: 'accept',
      })
      expect(
        imported.documents.filter(({ outcome }) => outcome !== 'gemaakt').map(({ file, cause }) => [file, cause]),
      ).toEqual([])
      for (const [name, { hidden }] of documents) {
        const markdown = readFileSync(join(folder, name, 'voorstel.md'), 'utf8')
        expect(
          hidden.filter((word) => new RegExp(`${word}(?!\\d)`).test(markdown)),
          name,
        ).toEqual([])
      }
      const report = await build(
        {
          files: [...documents.keys()].map((name) => `${name}/voorstel.md`),
          cwd: folder,
          strictness: 'lenient',
          html: 'discard',
          jobs: 4,
        },
        { printer },
      )
      const refused = report.documents.filter(({ outcome }) => outcome !== 'gemaakt')
      expect(
        refused.flatMap(({ file, diagnostics }) =>
          diagnostics.filter(({ fatal }) => fatal).map(({ line, reason }) => `${file}:${line} ${reason}`),
        ),
      ).toEqual([])
      for (const document of report.documents) {
        const made = document.made.find(({ path }) => path.endsWith('.pdf'))
        const known = documents.get(document.file.split('/')[0] ?? '')
        if (made === undefined || known === undefined) throw new Error(document.file)
        const words = await wordsOfPdf(made.path)
        const notes = new Set(known.inNotes)
        expect(
          words.filter((word) => !notes.has(word)),
          document.file,
        ).toEqual(known.visible)
        expect(words.filter((word) => notes.has(word)).toSorted(), document.file).toEqual(known.inNotes.toSorted())
      }
    } finally {
      await printer.close()
    }
  })
  expect(count).toBe(full ? 500 : 50)
})
