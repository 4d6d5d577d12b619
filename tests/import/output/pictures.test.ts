import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, ImageRun, Packer, Paragraph } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { importBytes } from '../import-fixture.ts'

const png = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'make', 'vlak.png'))

async function withPicture(bytes: Uint8Array, change: (document: string) => string = (document) => document) {
  const run = () =>
    new ImageRun({
      type: 'png',
      data: png,
      transformation: { width: 40, height: 20 },
      altText: { name: 'x', title: '', description: 'Blauw vlak' },
    })
  const made = new Document({
    sections: [{ children: [new Paragraph({ children: [run()] }), new Paragraph({ children: [run()] })] }],
  })
  const parts = unzipSync(await Packer.toBuffer(made))
  const media = Object.keys(parts).filter((name) => name.startsWith('word/media/') && !name.endsWith('/'))
  const document = strToU8(change(strFromU8(parts['word/document.xml'] ?? new Uint8Array())))
  return importBytes(
    zipSync({ ...parts, ...Object.fromEntries(media.map((name) => [name, bytes])), 'word/document.xml': document }),
    'stuk',
  )
}

const text = (bytes: string) => Uint8Array.from(Buffer.from(bytes, 'latin1'))

describe('pictures', () => {
  it('are carried over with their description, each once', async () => {
    const { files, markdown } = await withPicture(png)
    expect(files.map(({ path }) => path)).toEqual(['afbeeldingen/afbeelding-1.png'])
    expect(markdown.match(/!\[Blauw vlak\]\(afbeeldingen\/afbeelding-1\.png\)/g)).toHaveLength(2)
  })

  it.each([
    ['EMF', text('\u0001\u0000\u0000\u0000l\u0000\u0000\u0000 EMF')],
    ['WMF', text('\u00d7\u00cd\u00c6\u009a')],
    ['TIFF', text('II*\u0000')],
    ['nothing known', text('zomaar iets')],
  ])('in %s are left as a file, and named', async (_, bytes) => {
    const { files, markdown, ledger } = await withPicture(bytes)
    expect(files).toHaveLength(1)
    expect(markdown).not.toContain('![')
    expect(ledger.notes.filter(({ rule }) => rule === 'word/afbeelding').length).toBeGreaterThan(0)
  })

  it.each([
    ['a link to a file elsewhere', (document: string) => document.replace(/r:embed="[^"]*"/g, 'r:link="rIdWeg"')],
    ['a hidden picture', (document: string) => document.replace(/<wp:docPr /g, '<wp:docPr hidden="1" ')],
    [
      'a part that is cut off',
      (document: string) =>
        document.replace(/<a:srcRect\/>/g, '').replace(/<a:stretch>/g, '<a:srcRect l="25000"/><a:stretch>'),
    ],
  ])('%s is not carried over, and named', async (_, change) => {
    const { files, markdown, ledger } = await withPicture(png, change)
    expect(files).toEqual([])
    expect(markdown).not.toContain('![')
    expect(ledger.notes.filter(({ rule, fate }) => rule === 'word/afbeelding' && fate === 'left-out')).toHaveLength(2)
  })
})
