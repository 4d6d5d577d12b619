import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, ImageRun, Packer, Paragraph } from 'docx'
import { describe, expect, it } from 'vitest'
import { importFiles } from '../../src/import/import-word.ts'
import { inFolder } from './import-fixture.ts'

const png = readFileSync(join(import.meta.dirname, 'fixtures', 'make', 'vlak.png'))
const page = 'Het college stelt voor om de verdeling van het wijkbudget gelijk te houden. '.repeat(38)

/** Time and memory are measured by bench/import.js; here a document must come through whole. */
describe('a large document', () => {
  it('of five hundred pages is carried over to its last word', async () => {
    const children = Array.from({ length: 500 }, (_, index) => new Paragraph(`${page}Bladzijde ${index + 1}.`))
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'lang.docx'), await Packer.toBuffer(new Document({ sections: [{ children }] })))
      const { documents } = await importFiles({ files: ['lang.docx'], cwd: folder })
      expect(documents.map(({ outcome }) => outcome)).toEqual(['gemaakt'])
      const text = readFileSync(join(folder, 'lang', 'voorstel.md'), 'utf8')
      expect(text.match(/Bladzijde \d+\./g)).toEqual(children.map((_, index) => `Bladzijde ${index + 1}.`))
    })
  })

  it('with two hundred pictures has each of them', async () => {
    const children = Array.from({ length: 200 }, (_, index) => {
      // Bytes behind the end of a picture make it another one.
      const data = Buffer.concat([png, Buffer.from(String(index))])
      const altText = { name: '', title: '', description: `De wijk op foto ${index}` }
      return new Paragraph({
        children: [new ImageRun({ type: 'png', data, transformation: { width: 40, height: 20 }, altText })],
      })
    })
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'beelden.docx'), await Packer.toBuffer(new Document({ sections: [{ children }] })))
      const { documents } = await importFiles({ files: ['beelden.docx'], cwd: folder })
      expect(documents.map(({ outcome }) => outcome)).toEqual(['gemaakt'])
      expect(readdirSync(join(folder, 'beelden', 'afbeeldingen'))).toHaveLength(200)
    })
  })
})
