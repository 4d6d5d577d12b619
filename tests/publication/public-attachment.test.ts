import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { severityOf } from '../../src/diagnostics/diagnostic.ts'
import type { Output } from '../../src/output/manifest.ts'
import { passThrough } from '../../src/pipeline/attachments/pass-through.ts'
import type { ReadProposal } from '../../src/pipeline/work.ts'
import { publicEdition as edition } from '../../src/publication/policy/edition-policy.ts'
import { forEdition } from '../../src/publication/redact/for-edition.ts'
import { removedFrom } from '../../src/publication/redact/secrets.ts'
import { personalDataInEdition } from '../../src/publication/search/personal-data-in-edition.ts'
import { textsOfFiles } from '../../src/publication/search/texts-of-files.ts'
import { handmade, onePage, stream } from '../pdf/handmade.ts'
import { encryptedByQpdf, otherReadersRun } from '../pdf/poppler.ts'
import { readProposal } from '../read-proposal.ts'

const folder = mkdtempSync(join(tmpdir(), 'openbaar-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function pdf(author: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Author (${author}) >>`,
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\n`)
}

async function publicEdition(text: string, fields = ''): Promise<ReadProposal> {
  mkdirSync(join(folder, 'templates', 'documenten', 'memo'), { recursive: true })
  const kind = `titel: Memo\nvelden:\n  - {veld: onderwerp, label: Onderwerp}\n  - {veld: bijlagen, label: Bijlagen}\n${fields}`
  writeFileSync(join(folder, 'templates', 'documenten', 'memo', 'soort.yaml'), kind)
  writeFileSync(join(folder, 'templates', 'documenten', 'memo', 'document.hbs'), '{{inhoud}}')
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad, rsin: "123456782"}\n')
  writeFileSync(join(folder, 'memo.md'), text)
  const { proposal } = await readProposal('memo.md', folder)
  return forEdition(proposal, edition)
}

const conformance: Output['conformance'] = { manier: 'onveranderd overgenomen', normen: [] }
const outputOf = (author: string): Output => ({ path: 'bijlagen/01.pdf', title: 'x', bytes: pdf(author), conformance })

describe('personal data in the PDFs of a public edition', () => {
  it('are told with their place: a BSN as an error, a bank account as a warning', async () => {
    const own = await publicEdition('---\nsoort: memo\n---\n\nTekst.\n')
    const found = personalDataInEdition(
      own,
      own.project.config.gemeente,
      await textsOfFiles([outputOf('Nummer 111222333 en NL91ABNA0417164300')]),
    )
    expect(found.map((each) => [each.ruleId, severityOf(each)])).toEqual([
      ['privacy/bsn', 'error'],
      ['privacy/iban', 'warning'],
    ])
    expect(found[0]?.reason).toMatch(/^In bijlagen\/01\.pdf \(.+\): 111222333 lijkt op/)
  })

  it('are not told of the own number, nor of what the rule on the text has told', async () => {
    const own = await publicEdition('---\nsoort: memo\n---\n\nNummer 111.222.333.\n')
    expect(
      personalDataInEdition(
        own,
        own.project.config.gemeente,
        await textsOfFiles([outputOf('RSIN 123456782, nummer 111222333')]),
      ),
    ).toEqual([])
  })

  it('are told of what was redacted in the text', async () => {
    const own = await publicEdition('---\nsoort: memo\n---\n\nNummer :lak[111222333]{grond="5.1.1.e"}.\n')
    expect(
      personalDataInEdition(own, own.project.config.gemeente, await textsOfFiles([outputOf('111222333')])).map(
        ({ ruleId }) => ruleId,
      ),
    ).toEqual(['privacy/bsn'])
  })
})

/** A PDF, given with a memo, as the public edition outputs it. @param more of its entry in the front matter */
async function passed(file: Uint8Array, more = '') {
  writeFileSync(join(folder, 'cijfers.pdf'), file)
  const front = `bijlagen: [{soort: overig, titel: Cijfers, bestand: cijfers.pdf${more}}]`
  const own = await publicEdition(`---\nsoort: memo\n${front}\n---\n\nTekst.\n`)
  const [attachment] = own.attachments
  if (attachment?.content.type !== 'pdf') throw new Error('no PDF')
  const never = { print: () => Promise.reject(new Error('no browser')) } as unknown as Parameters<typeof passThrough>[3]
  const { content } = attachment
  const pass = (bytes: Uint8Array) => passThrough({ attachment, content: { ...content, bytes } }, own, edition, never)
  const { outputs, diagnostics } = await pass(file)
  const told = diagnostics.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
  return { output: outputs[0], ids: diagnostics.map(({ ruleId }) => ruleId), told, pass }
}

const asItIs = ', openbaar: ongewijzigd, reden: ondertekend'
const shown = 'BT /F1 12 Tf 20 200 Td (Tekst) Tj ET'
const scan = stream('\0', '/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray')
const embedded = onePage(
  { content: shown },
  ['<</F(a)/EF<</F 7 0 R>>>>', stream('x')],
  '/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>',
)
const signed = onePage({ content: shown, entries: '/Annots[6 0 R]' }, [
  '<</Type/Annot/Subtype/Widget/FT/Sig/Rect[0 0 0 0]/V<</ByteRange[0 1 2 3]/Contents<00>/Name(G. Tekenaar)>>>>',
])

describe('a PDF from elsewhere in a public edition', () => {
  it.each(['', ', openbaar: schoon'])(
    'is cleaned, and one line says what went (bijlagen/schoongemaakt)%s',
    async (more) => {
      const { output, told } = await passed(pdf('F. Voorbeeld'), more)
      expect(told).toEqual([
        'bijlagen/schoongemaakt: Bijlage 1 is voor de openbare editie schoongemaakt. Weggehaald: gegevens over wie de PDF maakte, waarmee en wanneer.',
      ])
      expect(output?.conformance.manier).toBe('schoongemaakt overgenomen')
      const bytes = Buffer.from(output?.bytes ?? [])
      expect(bytes.includes('Voorbeeld')).toBe(false)
      expect(bytes.includes('<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Cijfers<')).toBe(true)
    },
  )

  it('is passed on without a word when it holds nothing but its pages', async () => {
    const { output, told } = await passed(onePage({ content: shown }))
    expect(told).toEqual([])
    expect(output?.pages).toBe(1)
  })

  it('loses its signature, and that is told', async () => {
    expect((await passed(signed)).ids).toEqual(['bijlagen/schoongemaakt', 'bijlagen/beveiliging'])
  })

  it('is refused when it is no PDF for pages (bijlagen/niet-aan-te-passen) or cannot be read (editie/niet-doorzocht)', async () => {
    const { pass } = await passed(onePage({ content: shown }))
    const nothing = await pass(Buffer.from('%PDF-1.4\n'))
    expect(nothing.outputs).toEqual([])
    expect(nothing.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['editie/niet-doorzocht'])
    const empty = await pass(handmade(['<</Type/Catalog/Pages 2 0 R>>', '<</Kids[]>>']))
    expect(empty.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['bijlagen/niet-aan-te-passen'])
  })

  it('with a redaction mark that was not applied is refused (bijlagen/verborgen)', async () => {
    const mark = '/Annots[<</Type/Annot/Subtype/Redact/Rect[0 0 9 9]>>]'
    expect((await passed(onePage({ content: shown, entries: mark }))).ids).toContain('bijlagen/verborgen')
  })

  it.each([
    ['a rectangle', `${shown} 0 190 200 40 re f`],
    ['a white rectangle', `${shown} 1 g 0 190 200 40 re f`],
    ['a rectangle over a scan', `q 200 0 0 300 0 0 cm /I Do Q 3 Tr ${shown} 0 190 200 40 re f`],
    ['a picture', `${shown} q 200 0 0 40 0 190 cm /I Do Q`],
  ])('with a name under %s is refused once, with what to do (bijlagen/verborgen)', async (_, content) => {
    const { told } = await passed(onePage({ content, resources: '/XObject<</I 6 0 R>>' }, [scan]))
    expect(told).toEqual([
      'bijlagen/verborgen: Bijlage 1: Over 5 letters ligt een vlak: de tekst eronder is nog te lezen.',
    ])
  })

  it.each([
    ['a frame around text', `${shown} 2 w 0 190 200 40 re S`, []],
    ['white text on a dark cell', `0.2 g 0 190 200 40 re f 1 g ${shown}`, []],
    ['a line to fill in under a field', 'BT /F1 12 Tf 20 200 Td (..__) Tj ET 1 g 0 190 200 40 re f', []],
    ['a scan with its recognised text', `q 200 0 0 300 0 0 cm /I Do Q 3 Tr ${shown}`, ['bijlagen/sporen']],
  ])('with %s is published', async (_, content, ids) => {
    const found = await passed(onePage({ content, resources: '/XObject<</I 6 0 R>>' }, [scan]))
    expect(found.ids).toEqual(ids)
    expect(found.output).toBeDefined()
  })
})

describe('a PDF that is public as it is', () => {
  it.each([
    ['an embedded file', embedded, ['bijlagen/verborgen']],
    ['text that is not painted', onePage({ content: `3 Tr ${shown}` }), ['bijlagen/verborgen']],
    ['text under a rectangle', onePage({ content: `${shown} 0 190 200 40 re f` }), ['bijlagen/verborgen']],
    ['text off the page', onePage({ content: 'BT /F1 9 Tf 900 9 Td (x) Tj ET' }), ['bijlagen/verborgen']],
    ['nothing', onePage({ content: shown }), []],
  ] as const)('with %s', async (_, file, ids) => {
    const found = await passed(file, asItIs)
    expect(found.ids).toEqual(ids)
    expect(Buffer.compare(Buffer.from(found.output?.bytes ?? []), Buffer.from(file))).toBe(0)
    expect(found.output?.conformance.manier).toBe('onveranderd overgenomen')
  })

  it.each([
    ['who made it', pdf('F. Voorbeeld'), ['Zij noemt als maker: F. Voorbeeld.']],
    ['who signed it', signed, ['In de handtekening staat: G. Tekenaar.']],
    ['not an organisation', pdf('Bureau Noord B.V.'), []],
    ['not the municipality', pdf('Gemeente Voorbeeldstad'), []],
    ['not a program', pdf('Microsoft Word'), []],
  ])('names %s, when it is read (bijlagen/noemt-persoon)', async (_, file, sentences) => {
    writeFileSync(join(folder, 'ongewijzigd.pdf'), file)
    writeFileSync(
      join(folder, 'memo.md'),
      '---\nsoort: memo\nstatus: openbaar\nbijlagen: [{soort: overig, bestand: ongewijzigd.pdf, openbaar: ongewijzigd, reden: getekend}]\n---\n\nZie bijlage 1.\n',
    )
    const { work } = await readProposal('memo.md', folder)
    const told = work.found.filter(({ ruleId }) => ruleId === 'bijlagen/noemt-persoon').map(({ reason }) => reason)
    expect(told).toEqual(
      sentences.map((one) => `Bijlage 1 (ongewijzigd.pdf): de PDF wordt ongewijzigd openbaar. ${one}`),
    )
    expect((await passed(file, asItIs)).told.join()).not.toContain('noemt als maker')
  })
})

it.skipIf(!otherReadersRun)(
  'bijlagen/beveiliging: a PDF that opens without a password, and loses its protection',
  async () => {
    for (const [name, options, found] of [
      ['beveiligd', ['', 'eigenaar', '256'], ['bijlagen/beveiliging']],
      ['achter-wachtwoord', ['geheim', 'eigenaar', '256'], ['bijlagen/pdf']],
    ] as const) {
      writeFileSync(join(folder, `${name}.pdf`), encryptedByQpdf(pdf('F. Voorbeeld'), options))
      await publicEdition('---\nsoort: memo\nstatus: openbaar\n---\n\nTekst.\n')
      writeFileSync(
        join(folder, 'memo.md'),
        `---\nsoort: memo\nstatus: openbaar\nbijlagen: [{soort: overig, bestand: ${name}.pdf}]\n---\n\nZie bijlage 1.\n`,
      )
      const { work } = await readProposal('memo.md', folder)
      expect(work.found.map(({ ruleId }) => ruleId)).toEqual(found)
    }
  },
)

it('a kind of the project can keep a field inside the town hall', async () => {
  const fields = '  - {veld: kosten, label: Kosten, type: tekst, intern: ja}\n'
  const own = await publicEdition('---\nsoort: memo\nonderwerp: Feest\nkosten: veel\n---\n\nTekst.\n', fields)
  expect(own.document.data).toEqual({ soort: 'memo', onderwerp: 'Feest' })
})

it('a number of a field that stays inside is searched for', async () => {
  const fields = '  - {veld: raming, label: Raming, type: getal, intern: ja}\n'
  await publicEdition('---\nsoort: memo\nraming: 1250000\n---\n\nTekst.\n', fields)
  const { proposal } = await readProposal('memo.md', folder)
  expect(removedFrom(proposal.document).map(({ text }) => text)).toEqual(['1250000'])
})
