import { Document, Packer, Paragraph, TextRun } from 'docx'
import { describe, expect, it } from 'vitest'
import { importBytes } from '../import-fixture.ts'

/** The body of a document with these paragraphs; a line feed in one is a soft line end. */
async function bodyOf(...paragraphs: readonly string[]): Promise<string> {
  const children = paragraphs.map(
    (text) =>
      new Paragraph({
        children: text
          .split('\n')
          .map((line, index) => new TextRun({ text: line, ...(index > 0 ? { break: 1 } : {}) })),
      }),
  )
  const { markdown } = await importBytes(await Packer.toBuffer(new Document({ sections: [{ children }] })), 'stuk')
  return markdown.slice(markdown.indexOf('\n---\n') + 6).trim()
}

describe('pasted points', () => {
  it.each([
    [['•\teen', '•\ttwee'], '- een\n- twee'],
    [['· een'], '- een'],
    [['▪ een', 'o\tdaaronder', '▪ twee'], '- een\n  - daaronder\n- twee'],
    [['– een', '– twee'], '- een\n- twee'],
    [['– een enkel streepje'], '– een enkel streepje'],
    [['- een', '- twee'], '- een\n- twee'],
    [['1.\teen', '2.\ttwee'], '1. een\n2. twee'],
    [['3) drie', '4) vier'], '3. drie\n4. vier'],
    [['1. een zin die met een nummer begint'], '1\\. een zin die met een nummer begint'],
    [['2026. Een jaar.'], '2026\\. Een jaar.'],
    [['a)\teen', 'b)\ttwee'], 'a) een\n\nb) twee'],
    [['i.\teen', 'ii.\ttwee'], 'i. een\n\nii. twee'],
    [['• een\n• twee'], '- een\n- twee'],
    [['Nodig:\n• een\n• twee'], 'Nodig:\n\n- een\n- twee'],
    [['Regel een\nregel twee'], 'Regel een\\\nregel twee'],
    [['Alinea een\n\nalinea twee'], 'Alinea een\n\nalinea twee'],
    [['o is een letter'], 'o is een letter'],
    [['A. Voorbeeld schreef dit.'], 'A. Voorbeeld schreef dit.'],
    [['Wijk\tAantal', 'Oost\t12', 'West\t3'], '| Wijk | Aantal |\n| - | - |\n| Oost | 12 |\n| West | 3 |'],
    [['Naam\tA. Voorbeeld', 'Plaats\tVoorbeeldstad'], 'Naam\tA. Voorbeeld\n\nPlaats\tVoorbeeldstad'],
  ])('%j', async (paragraphs, expected) => {
    expect(await bodyOf('Inleiding.', ...paragraphs)).toBe(`Inleiding.\n\n${expected}`)
  })
})
