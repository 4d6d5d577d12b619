import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Packer, Paragraph, TextRun, WpsShapeRun } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentsFolder, importBytes, importFixture } from './import-fixture.ts'

/** Hidden words of a fixture, and the rule that names them. None is in any file but the report. */
const hidden: readonly (readonly [name: string, rule: string, words: readonly string[]])[] = [
  ['verborgen-tekst', 'word/verborgen-tekst', ['verborgen zeven', 'stijl verborgen']],
  ['libreoffice-verborgen-tekst', 'word/verborgen-tekst', ['verborgen zeven', 'stijl verborgen']],
  [
    'onzichtbare-tekst',
    'word/onzichtbare-tekst',
    ['Wit op wit', 'Lichtgeel', 'Geel op geel', 'punt groot', 'groen op groen', 'blauw'],
  ],
  [
    'libreoffice-onzichtbare-tekst',
    'word/onzichtbare-tekst',
    ['Wit op wit', 'Lichtgeel', 'Geel op geel', 'punt groot', 'groen op groen'],
  ],
  ['formulier-invulvakken', 'word/invulplek', ['Klik hier om tekst']],
  ['kop-en-voettekst', 'word/kop-en-voettekst', ['Gemeente Voorbeeldstad', 'niet verspreiden']],
  ['beelden', 'word/afbeelding', ['Rood vlak']],
]

describe('what a reader of the document does not see', () => {
  it.each(hidden)('%s (%s) is in the report only', async (name, rule, words) => {
    const { files, markdown, ledger } = await importFixture(name)
    const written = [
      markdown,
      ...files.map(({ bytes }) => (typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1'))),
    ]
    for (const word of words) {
      expect(written.filter((text) => text.includes(word))).toEqual([])
      const note = ledger.notes.find(({ text }) => text.includes(word))
      expect(note).toMatchObject({ rule, fate: 'left-out' })
      expect(note?.place.line).toBeGreaterThan(0)
    }
  })

  it('what looks redacted is redacted, without a ground', async () => {
    for (const name of ['gelakt', 'libreoffice-gelakt']) {
      const { markdown } = await importFixture(name)
      expect(markdown).toContain(':lak[mevrouw G. Verzonnen]')
      expect(markdown).toContain(':lak[Dorpsstraat 12]')
      expect(markdown).toContain(':lak[████████]')
      expect(markdown).not.toContain('grond=')
      expect(markdown).toContain('\nWit op zwart is gewoon te lezen.')
    }
  })

  it('white letters on a dark head of a table are read', async () => {
    expect((await importFixture('zwarte-kop')).markdown).toContain('| Wijk | Aantal |')
    expect((await importFixture('onzichtbare-tekst')).markdown).toContain('| Wijk | Bedrag |')
  })
})

/** A document of the docx package whose run properties are changed afterwards. */
async function withProperties(properties: string): Promise<Uint8Array> {
  const made = new Document({
    sections: [
      {
        children: [
          new Paragraph({ children: [new TextRun('Zichtbaar. '), new TextRun({ text: 'GEHEIMWOORD', bold: true })] }),
        ],
      },
    ],
  })
  const parts = unzipSync(await Packer.toBuffer(made))
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('<w:b/>', properties)
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml) })
}

describe('a hidden word', () => {
  it.each([
    '<w:vanish/>',
    '<w:vanish w:val="true"/>',
    '<w:vanish w:val="1"/>',
    '<w:specVanish/>',
    '<w:color w:val="FFFFFF"/>',
    '<w:color w:val="FEFEFE"/>',
    '<w:color w:val="ffffff"/>',
    '<w:color w:val="FFFFFF" w:themeColor="background1"/>',
    '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
    '<w:color w:val="D9D9D9"/><w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>',
    '<w:color w:val="7F7F7F"/><w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>',
    '<w:sz w:val="1"/>',
    '<w:sz w:val="4"/>',
  ])('%s is not carried over', async (properties) => {
    const { markdown, ledger } = await importBytes(await withProperties(properties), 'stuk')
    expect(markdown).not.toContain('GEHEIMWOORD')
    expect(ledger.notes.filter(({ text }) => text === 'GEHEIMWOORD')).toMatchObject([{ fate: 'left-out' }])
  })

  it.each([
    '<w:highlight w:val="black"/>',
    '<w:color w:val="000000"/><w:highlight w:val="black"/>',
    '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
    '<w:color w:val="1A1A1A"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>',
    '<w:shd w:val="clear" w:color="auto" w:fill="0D0D0D"/>',
    '<w:color w:val="000080"/><w:highlight w:val="darkBlue"/>',
  ])('%s is a redaction', async (properties) => {
    expect((await importBytes(await withProperties(properties), 'stuk')).markdown).toContain(':lak[GEHEIMWOORD]')
  })

  it.each([
    '<w:vanish w:val="0"/>',
    '<w:color w:val="FF0000"/>',
    '<w:color w:val="auto"/>',
    '<w:color w:val="808080"/>',
    '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
    '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>',
    '<w:highlight w:val="yellow"/>',
    '<w:sz w:val="12"/>',
  ])('%s is visible', async (properties) => {
    const { markdown } = await importBytes(await withProperties(properties), 'stuk')
    expect(markdown).toContain('Zichtbaar. GEHEIMWOORD')
  })
})

describe('a shape', () => {
  it('without text is not carried over, and named (word/vorm); the text in one is', async () => {
    const shape = (text: string) =>
      new WpsShapeRun({
        type: 'wps',
        transformation: { width: 100, height: 20 },
        children: text === '' ? [] : [new Paragraph(text)],
      })
    const made = new Document({
      sections: [
        {
          children: [
            new Paragraph({ children: [new TextRun('Het adres is Dorpsstraat 12.'), shape('')] }),
            new Paragraph({ children: [shape('In de vorm.')] }),
          ],
        },
      ],
    })
    const { markdown, ledger } = await importBytes(await Packer.toBuffer(made), 'vormen')
    expect(ledger.notes.map(({ rule, fate }) => [rule, fate])).toContainEqual(['word/vorm', 'left-out'])
    expect(ledger.notes.map(({ rule, fate }) => [rule, fate])).toContainEqual(['word/tekstvak', 'carried-over'])
    expect(markdown.match(/In de vorm\./g)).toHaveLength(1)
  })
})

it('reads the fixtures that it names', () => {
  for (const [name] of hidden) expect(readFileSync(join(documentsFolder, `${name}.docx`)).length).toBeGreaterThan(0)
})
