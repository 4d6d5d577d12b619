import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { describe, expect, it } from 'vitest'
import { loadKinds } from '../../../src/forms/load-kind.ts'
import { importBytes } from '../import-fixture.ts'

/** A form in Word: a title, a table of labels and values, and headings with a text. */
async function imported(
  title: string,
  rows: readonly (readonly [label: string, value: string])[],
  sections: readonly (readonly [heading: string, text: string])[],
): Promise<string> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const table = new Table({
    rows: rows.map(([label, value]) => new TableRow({ children: [cell(label), cell(value)] })),
  })
  const children = [
    new Paragraph({ children: [new TextRun({ text: title, bold: true })] }),
    ...(rows.length > 0 ? [table] : []),
    ...sections.flatMap(([heading, text]) => [
      new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1 }),
      new Paragraph(text),
    ]),
  ]
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  return (await importBytes(bytes, 'stuk')).markdown
}

describe('a form of the council or a short one is recognised by its labels and headings', () => {
  it('a proposal to the council', async () => {
    const markdown = await imported(
      'Raadsvoorstel',
      [
        ['Onderwerp', 'Een nieuw zwembad'],
        ['Datum raadsvergadering', '17 december 2026'],
        ['Collegebesluit', '24 november 2026'],
        ['Besluitnummer', '48.2'],
        ['Begrotingsprogramma', 'Sport'],
        ['Rol van de raad', 'Kaderstellend'],
      ],
      [
        ['Voorgesteld besluit', 'Het bad te bouwen.'],
        ['Inleiding', 'Het oude is op.'],
        ['Beoogd resultaat', 'Een nieuw bad.'],
        ['Kanttekeningen en risico’s', 'Geen.'],
        ['Financiële gevolgen', 'Veel.'],
      ],
    )
    expect(markdown).toContain('soort: raadsvoorstel\n')
    expect(markdown).toContain('raadsvergadering: 2026-12-17\n')
    expect(markdown).toContain('collegebesluit:\n  datum: 2026-11-24\n  nummer: "48.2"\n')
    expect(markdown).toContain('programma: Sport\n')
    expect(markdown).toContain('raadsrol: Kaderstellend\n')
    expect(markdown.match(/^## .*$/gm)).toHaveLength(5)
  })

  it('a decision of the council', async () => {
    const markdown = await imported(
      'Raadsbesluit',
      [
        ['Betreft', 'Een nieuw zwembad'],
        ['Nummer raadsbesluit', 'RB-12'],
        ['Gelezen het voorstel', 'het voorstel van 24 november 2026'],
        ['Gelet op', 'artikel 147 van de Gemeentewet'],
        ['Vergadering van de raad', '17 december 2026'],
      ],
      [['Besluit van de raad', 'Het bad te bouwen.']],
    )
    expect(markdown).toContain('soort: raadsbesluit\n')
    expect(markdown).toContain('geletop: artikel 147 van de Gemeentewet\n')
    expect(markdown).toContain('nummer: RB-12\n')
  })

  it('a numbered letter to the council', async () => {
    const markdown = await imported(
      'Raadsinformatiebrief',
      [
        ['RIB-nummer', 'RIB 2026-48'],
        ['Onderwerp', 'Een buurtfeest'],
      ],
      [
        ['Kernboodschap', 'Er komt een feest.'],
        ['Aanleiding', 'De wijk is jarig.'],
        ['Consequenties', 'Geen.'],
        ['Vervolg', 'U hoort van ons.'],
      ],
    )
    expect(markdown).toContain('soort: raadsinformatiebrief\n')
    expect(markdown).toContain('nummer: RIB 2026-48\n')
  })

  it('a short proposal', async () => {
    const markdown = await imported(
      'Collegevoorstel',
      [
        ['Zaaknummer', 'Z-7'],
        ['Onderwerp', 'Een buurtfeest'],
      ],
      [
        ['Beslispunten', 'Ja te zeggen.'],
        ['Argumenten', 'Het is leuk.'],
        ['Kanttekeningen', 'Geen.'],
        ['Financiën', 'Weinig.'],
        ['Communicatie', 'Een brief.'],
      ],
    )
    expect(markdown).toContain('soort: collegevoorstel-kort\n')
  })

  it('and the ordinary proposal is none of them', async () => {
    const sections = loadKinds().load('collegevoorstel')?.kind?.onderdelen ?? []
    const markdown = await imported(
      'Collegevoorstel',
      [['Onderwerp', 'Een buurtfeest']],
      sections.map(({ kop }) => [kop, 'Tekst.']),
    )
    // The default needs no key.
    expect(markdown).not.toMatch(/^soort: (?!collegevoorstel$)/m)
    expect(markdown.match(/^## .*$/gm)).toHaveLength(sections.length)
  })
})
