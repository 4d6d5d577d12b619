import { Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx'
import { describe, expect, it } from 'vitest'
import { importBytes } from '../import-fixture.ts'

/** A document of headings (`# `), bold lines (`* `) and text. */
async function markdownOf(...lines: readonly string[]) {
  const children = lines.map((line) => {
    if (line.startsWith('# ')) return new Paragraph({ text: line.slice(2), heading: HeadingLevel.HEADING_1 })
    if (line.startsWith('## ')) return new Paragraph({ text: line.slice(3), heading: HeadingLevel.HEADING_2 })
    if (line.startsWith('* ')) return new Paragraph({ children: [new TextRun({ text: line.slice(2), bold: true })] })
    return new Paragraph(line)
  })
  const { markdown, ledger } = await importBytes(
    await Packer.toBuffer(new Document({ sections: [{ children }] })),
    'stuk',
  )
  return { body: markdown.slice(markdown.indexOf('\n---\n') + 6), markdown, ledger }
}

describe('sections of the form', () => {
  it('are headings or bold lines, by title or alias, whatever their case and numbers', async () => {
    const { body } = await markdownOf(
      '* VOORSTEL',
      'Te besluiten.',
      '# 2. samenvatting:',
      'Kort.',
      '* Kosten en dekking',
      'Veel.',
      "# RISICO'S",
      'Geen.',
    )
    expect(body.match(/^## .*$/gm)).toEqual([
      '## VOORSTEL',
      '## 2. samenvatting',
      '## Kosten en dekking',
      "## RISICO'S",
    ])
  })

  it('are not words that only begin like a title, or are in the text', async () => {
    const { body } = await markdownOf(
      '# Voorstel',
      'Te besluiten.',
      '# Samenvatting',
      'Aanleiding',
      '* Kosten voor iedereen',
      'Tekst.',
    )
    expect(body).toContain('\nAanleiding\n')
    expect(body).toContain('**Kosten voor iedereen**')
  })

  it('have other headings as their own (word/onderdeel)', async () => {
    const { body, ledger } = await markdownOf(
      '# Voorstel',
      'Te besluiten.',
      '# Achtergrond',
      'Lang.',
      '## Nog dieper',
      'Meer.',
      '# Samenvatting',
      'Kort.',
    )
    expect(body).toContain('### Achtergrond\n\nLang.\n\n#### Nog dieper')
    expect(ledger.notes).toMatchObject([
      { rule: 'word/onderdeel', fate: 'carried-over', text: 'Achtergrond', place: { line: 3 } },
    ])
  })

  it('are one where the document has one twice', async () => {
    const { body, ledger } = await markdownOf('# Voorstel', 'Een.', '# Samenvatting', 'Kort.', '# Voorstel', 'Twee.')
    expect(body).toBe('## Voorstel\n\nEen.\n\nTwee.\n\n## Samenvatting\n\nKort.\n')
    expect(ledger.notes).toMatchObject([{ rule: 'word/onderdeel', fate: 'left-out', text: 'Voorstel' }])
  })

  it('hold the text that stands before the first of them', async () => {
    const { body, ledger } = await markdownOf(
      'Aan het college van Voorbeeldstad.',
      '# Voorstel',
      'Te besluiten.',
      '# Samenvatting',
      'Kort.',
    )
    expect(body).toMatch(/^## Voorstel\n\nAan het college van Voorbeeldstad\.\n\nTe besluiten\./)
    expect(ledger.notes).toMatchObject([{ rule: 'word/onderdeel', fate: 'carried-over' }])
  })

  it('begin where bold words name them at the start of a paragraph', async () => {
    const children = ['Voorstel', 'Samenvatting'].map(
      (title) =>
        new Paragraph({
          children: [new TextRun({ text: `${title}:`, bold: true }), new TextRun(` de tekst van ${title}.`)],
        }),
    )
    const { markdown } = await importBytes(await Packer.toBuffer(new Document({ sections: [{ children }] })), 'stuk')
    expect(markdown).toContain(
      '## Voorstel\n\nde tekst van Voorstel.\n\n## Samenvatting\n\nde tekst van Samenvatting.\n',
    )
  })

  it('are preceded by the title, which is the subject where no label names it', async () => {
    expect(
      (await markdownOf('# Een nieuwe brug', '# Voorstel', 'Te besluiten.', '# Samenvatting', 'Kort.')).markdown,
    ).toContain('onderwerp: Een nieuwe brug')
  })

  it('never make a word of openness a status', async () => {
    const { markdown, ledger } = await markdownOf('Openbaar', '# Voorstel', 'Te besluiten.', '# Samenvatting', 'Kort.')
    expect(markdown).not.toContain('status:')
    expect(ledger.notes).toMatchObject([{ rule: 'word/status', text: 'Openbaar' }])
  })
})
