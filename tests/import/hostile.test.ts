import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { importFiles } from '../../src/import/import-word.ts'
import { readWord } from '../../src/word/read-word.ts'
import { importBytes, inFolder } from './import-fixture.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006'
const spaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  `xmlns:r="${office}/relationships"`,
].join(' ')

interface Parts {
  readonly [name: string]: string
}

/** A document of which every part is given, with relationships by their type. */
function docx(body: string, related: readonly (readonly [type: string, target: string])[] = [], parts: Parts = {}) {
  const relations = (all: typeof related) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
      .map(([type, target], index) => `<Relationship Id="r${index}" Type="${office}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`
  const isProperties = ([type]: readonly [string, string]) => type.endsWith('-properties')
  const all: Parts = {
    '_rels/.rels': relations([['relationships/officeDocument', 'word/document.xml'], ...related.filter(isProperties)]),
    'word/_rels/document.xml.rels': relations(related.filter((each) => !isProperties(each))),
    'word/document.xml': `<w:document ${spaces}><w:body>${body}</w:body></w:document>`,
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])))
}

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (text: string, properties = '') => `<w:p>${run(text, properties)}</w:p>`
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const shown = paragraph('Zichtbaar.')

describe('what nobody sees', () => {
  it.each([
    ['no fill', '<w14:noFill/>'],
    ['a white fill', '<w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill>'],
    [
      'a clear fill',
      '<w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill>',
    ],
  ])('text with %s is in the report only', async (_, fill) => {
    const bytes = docx(shown + paragraph('Geheimwoord', `<w14:textFill>${fill}</w14:textFill>`))
    const { markdown, ledger } = await importBytes(bytes, 'stuk')
    expect(markdown).not.toContain('Geheimwoord')
    expect(ledger.notes).toContainEqual(
      expect.objectContaining({ rule: 'word/onzichtbare-tekst', text: 'Geheimwoord' }),
    )
  })

  it.each([
    ['a dark fill', '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="1F3864"/></w14:solidFill></w14:textFill>'],
    [
      'an outline',
      '<w14:textOutline><w14:solidFill><w14:srgbClr w14:val="000000"/></w14:solidFill></w14:textOutline><w14:textFill><w14:noFill/></w14:textFill>',
    ],
  ])('text with %s is read', async (_, properties) => {
    const { markdown } = await importBytes(docx(shown + paragraph('Leeswoord', properties)), 'stuk')
    expect(markdown).toContain('Leeswoord')
  })

  it('characters without a shape do not come along', async () => {
    const tags = [...'geheim'].map((letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0))).join('')
    const { markdown } = await importBytes(docx(paragraph(`voor${tags}\u2060\u202e\u0085na`)), 'stuk')
    expect(markdown).toMatch(/\nvoorna\n$/)
  })

  it('a title in the properties is reported', async () => {
    const core = `<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Oude zaak</dc:title></c:coreProperties>`
    const bytes = docx(shown, [['relationships/metadata/core-properties', 'core.xml']], { 'core.xml': core })
    const { markdown, ledger } = await importBytes(bytes, 'stuk')
    expect(markdown).toContain('titel: Oude zaak')
    expect(ledger.notes).toContainEqual(expect.objectContaining({ fate: 'carried-over', text: 'Oude zaak' }))
  })

  it.each([
    ['openbaar', '', undefined],
    ['geheim', 'openbaar', undefined],
    ['openbaar', 'geheim', undefined],
    ['openbaar', 'openbaar', 'openbaar'],
  ])('a status %s in the properties, with “%s” in the text, gives %s', async (hidden, visible, expected) => {
    const custom = `<Properties xmlns="${office}/custom-properties" xmlns:t="${office}/docPropsVTypes"><property name="Status"><t:lpwstr>${hidden}</t:lpwstr></property></Properties>`
    const head = paragraph('Onderwerp: Fietspad') + (visible === '' ? '' : paragraph(`Status: ${visible}`))
    const bytes = docx(head + shown, [['relationships/custom-properties', 'custom.xml']], { 'custom.xml': custom })
    const { markdown, ledger } = await importBytes(bytes, 'stuk')
    expect(/^status: (.*)$/m.exec(markdown)?.[1]).toBe(expected)
    expect(ledger.notes.some(({ rule }) => rule === 'word/status')).toBe(expected === undefined)
  })
})

describe('headers and footers', () => {
  const header = (text: string) => ({ 'word/header.xml': `<w:hdr ${spaces}>${text}</w:hdr>` })
  const related = [['relationships/header', 'header.xml']] as const
  const head = paragraph('Onderwerp: Fietspad') + paragraph('Status: openbaar')

  it.each(['Vertrouwelijk tot besluitvorming', 'GEHEIM', 'Onder embargo', 'Niet openbaar'])(
    '“%s” contradicts an open status',
    async (text) => {
      const { markdown, ledger } = await importBytes(docx(head + shown, related, header(paragraph(text))), 'stuk')
      expect(markdown).not.toContain('status:')
      expect(ledger.notes.some(({ rule, reason }) => rule === 'word/status' && reason.includes(text))).toBe(true)
    },
  )

  it.each(['Gemeente Voorbeeldstad', 'Geheimhouden kan ieder'])('“%s” does not', async (text) => {
    const { markdown } = await importBytes(docx(head + shown, related, header(paragraph(text))), 'stuk')
    expect(markdown).toContain('status: openbaar')
  })

  it.each(['Gemeente\tZaaknummer: Z-2026-1', 'Zaaknummer: Z-2026-1\tGemeente', 'Gemeente\tStuk\tZaaknummer\tZ-2026-1'])(
    'the value of a form beside other words: %j',
    async (text) => {
      const { markdown, ledger } = await importBytes(docx(head + shown, related, header(paragraph(text))), 'stuk')
      expect(markdown).toContain('zaaknummer: Z-2026-1')
      expect(ledger.notes.some((note) => note.text.includes('Gemeente'))).toBe(true)
    },
  )
})

describe('a field that does not apply', () => {
  it.each(['n.v.t.', 'nvt', 'Geen', 'nee', '-', '–', '...'])(
    'an embargo “%s” leaves the status alone',
    async (text) => {
      const body = paragraph('Onderwerp: Fietspad') + paragraph('Status: openbaar') + paragraph(`Embargo: ${text}`)
      const { markdown } = await importBytes(docx(body + shown), 'stuk')
      expect(markdown).toContain('status: openbaar')
      expect(markdown).not.toContain('embargo')
    },
  )

  it('another word leaves the status out', async () => {
    const body = paragraph('Onderwerp: Fietspad') + paragraph('Status: openbaar') + paragraph('Embargo: na de pers')
    expect((await importBytes(docx(body + shown), 'stuk')).markdown).not.toContain('status:')
  })
})

describe('a struck value', () => {
  const strike = '<w:strike/>'
  const line = (label: string, value: string) => `<w:p>${run(`${label}: `)}${value}</w:p>`

  it.each([
    ['the only word', run('openbaar', strike)],
    ['struck twice', run('openbaar', '<w:dstrike/>')],
    ['one of two words', run('openbaar', strike) + run(' / geheim')],
    ['the word before it', run('geheim', strike) + run(' openbaar')],
    ['a part of the word', run('open', strike) + run('baar')],
  ])('is no status: %s', async (_, value) => {
    const body = paragraph('Onderwerp: Fietspad') + line('Status', value)
    expect((await importBytes(docx(body + shown), 'stuk')).markdown).not.toMatch(/^status:/m)
  })

  it('of a text stays marked as struck', async () => {
    const body = line('Onderwerp', run('Fietspad', strike) + run(' Voetpad'))
    expect((await importBytes(docx(body + shown), 'stuk')).markdown).toContain('~~Fietspad~~ Voetpad')
  })
})

describe('what everybody sees', () => {
  it.each([
    ['m', 'μ'],
    ['W', 'Ω'],
    ['10', '10'],
    [String.fromCodePoint(0xf062), 'β'],
  ])('%s in the font Symbol is %s', async (letter, expected) => {
    const symbol = run(letter, '<w:rFonts w:ascii="Symbol"/>')
    const { markdown } = await importBytes(docx(`<w:p>${run('Dosis ')}${symbol}${run('g')}</w:p>`), 'stuk')
    expect(markdown).toMatch(new RegExp(`\\nDosis ${expected}g\\n$`))
  })

  it.each([
    run('J', '<w:rFonts w:ascii="Wingdings"/>'),
    '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
    '<w:r><w:sym w:font="Arial" w:char="FFFFFFFF"/></w:r>',
    '<w:r><w:sym w:font="Arial" w:char="D800"/></w:r>',
  ])('a picture in a font is reported: %s', async (picture) => {
    const { markdown, ledger } = await importBytes(docx(`<w:p>${run('Blij ')}${picture}</w:p>`), 'stuk')
    expect(markdown).toMatch(/\nBlij\n$/)
    expect(ledger.notes).toContainEqual(expect.objectContaining({ rule: 'word/object', fate: 'left-out' }))
  })

  it('a text box in a field is no part of that field', async () => {
    const box = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph('In het vak.')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
    const instruction = '<w:r><w:instrText> TOC </w:instrText></w:r>'
    for (const inside of [`${instruction}${field('separate')}${box}`, `${instruction}${box}${field('separate')}`]) {
      const bytes = docx(`<w:p>${field('begin')}${inside}${field('end')}</w:p>`)
      expect((await importBytes(bytes, 'stuk')).markdown).toContain('In het vak.')
    }
  })

  it('a list without numbers keeps its word', async () => {
    const level = '<w:lvl w:ilvl="0"><w:numFmt w:val="none"/><w:lvlText w:val="Beslispunt:"/></w:lvl>'
    const numbering = `<w:numbering ${spaces}><w:abstractNum w:abstractNumId="0">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
    const point = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run('Besluiten.')}</w:p>`
    const bytes = docx(point, [['relationships/numbering', 'numbering.xml']], { 'word/numbering.xml': numbering })
    expect((await importBytes(bytes, 'stuk')).markdown).toContain('Beslispunt: Besluiten.')
  })

  it.each(['', '<w:r><w:instrText> PAGE </w:instrText></w:r>'])(
    'a field without an end is no reason to lose text',
    async (inside) => {
      const read = await readWord(
        docx(`${shown}<w:p>${field('begin')}${inside}</w:p>${paragraph('Verder.')}`),
        'accept',
      )
      expect(read).toMatchObject({ ok: false, problem: { kind: 'damaged' } })
    },
  )

  it.each(['ins', 'del', 'moveFrom', 'moveTo'])('a paragraph mark with w:%s is a change', async (mark) => {
    const body = `<w:p><w:pPr><w:rPr><w:${mark} w:id="1" w:author="A"/></w:rPr></w:pPr>${run('Een')}</w:p>${shown}`
    const read = await readWord(docx(body), 'accept')
    expect(read.ok && read.document.revisions).toMatchObject([{ kind: 'paragraph', line: 1, author: 'A' }])
  })
})

describe('what is too large', () => {
  it.each(['500000000', '-3', 'x', '1e300'])('a cell over %s columns', async (span) => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`
    const row = cell('een', `<w:gridSpan w:val="${span}"/>`) + cell('twee')
    const { markdown } = await importBytes(docx(`<w:tbl><w:tr>${row}</w:tr></w:tbl>`), 'stuk')
    expect(markdown.length).toBeLessThan(1000)
    expect(markdown).toMatch(/een[ |]+twee/)
  })

  it('a part to which many relationships refer is read once', async () => {
    const header = `<w:hdr ${spaces}>${paragraph('Kopregel')}</w:hdr>`
    const related = Array.from({ length: 2000 }, () => ['relationships/header', 'header.xml'] as const)
    const read = await readWord(docx(shown, related, { 'word/header.xml': header }), 'accept')
    expect(read.ok && read.document.margins).toHaveLength(1)
  })

  it('more elements than any document has', async () => {
    const read = await readWord(docx('<w:p/>'.repeat(1_000_001)), 'accept')
    expect(read).toMatchObject({ ok: false, problem: { kind: 'too-large' } })
  })

  // Each took minutes when what follows a paragraph, or a letter, was read for each of them.
  it.each([
    ['one word', () => paragraph('a'.repeat(200_000))],
    ['one figure', () => paragraph(`${'1'.repeat(200_000)} x`)],
    ['many paragraphs', () => Array.from({ length: 20_000 }, (_, index) => paragraph(`Regel ${index}`)).join('')],
    [
      'many hidden paragraphs',
      () => Array.from({ length: 20_000 }, (_, index) => paragraph(`Regel ${index}`, '<w:vanish/>')).join(''),
    ],
  ])('%s', { timeout: 30_000 }, async (_, body) => {
    await importBytes(docx(body()), 'stuk')
  })
})

describe('names from outside', () => {
  it.each(['...docx', '. .docx', 'stuk..docx', '.docx'])('%s gets a folder beside it', async (name) => {
    await inFolder(async (parent) => {
      const folder = join(parent, 'in')
      writeFilesIn(folder, name)
      const report = await importFiles({ files: [join(folder, name)], cwd: folder })
      const [made] = report.documents.flatMap(({ made }) => made)
      expect(dirname(dirname(made?.path ?? ''))).toBe(folder)
      expect(basename(dirname(made?.path ?? ''))).not.toMatch(/[. ]$/)
      expect(existsSync(join(parent, 'voorstel.md'))).toBe(false)
      expect(readdirSync(folder)).not.toContain('voorstel.md')
    })
  })
})

function writeFilesIn(folder: string, name: string): void {
  mkdirSync(folder)
  writeFileSync(join(folder, name), docx(shown))
}
