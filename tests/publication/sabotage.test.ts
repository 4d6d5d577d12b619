import { expect, test } from 'vitest'
import { type EditionFiles, manifestOf } from '../../src/output/write-edition.ts'
import { guardPublication } from '../../src/publication/search/publication-guard.ts'
import { secretSearch } from '../../src/publication/search/secret-search.ts'
import { textsOfFiles, textsOfManifest } from '../../src/publication/search/texts-of-files.ts'
import { onePage, stream } from '../pdf/handmade.ts'

const secret = 'Zonneveldstra'
const search = secretSearch([{ text: `familie ${secret}`, as: 'gelakt', where: 'regel 3' }], {
  remainder: ['Het college koopt een pand.'],
})

/** What the gate says of an edition whose bytes are these. */
async function guard(files: EditionFiles) {
  const texts = [...(await textsOfFiles(files.outputs)), textsOfManifest(manifestOf(files))]
  return guardPublication(search, 'voorstel.md', texts)
}

const plain = { content: 'BT /F1 9 Tf 20 200 Td (Het college koopt een pand.) Tj ET' }
const utf16 = `<feff${Buffer.from(secret, 'utf16le').swap16().toString('hex')}>`
const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:subject="${secret}"/></rdf:RDF></x:xmpmeta>`
const glyphs = [...secret].map((sign, at) => `${at === 0 ? 0 : 6} 0 Td (${sign}) Tj`).join(' ')

/** A public file with the secret put back in one place. */
const sabotaged: Readonly<Record<string, Uint8Array>> = {
  'the text of a page': onePage({ content: `BT /F1 9 Tf 20 200 Td (De ${secret} koopt.) Tj ET` }),
  'text that is shown glyph by glyph': onePage({ content: `BT /F1 9 Tf 20 200 Td ${glyphs} ET` }),
  'text in capitals, broken with a hyphen': onePage({
    content: 'BT /F1 9 Tf 20 200 Td (de ZONNE-) Tj 0 -12 Td (VELDSTRA) Tj ET',
  }),
  'invisible text': onePage({ content: `BT 3 Tr /F1 9 Tf 20 200 Td (${secret}) Tj ET` }),
  ActualText: onePage({ content: `/Span <</ActualText (${secret})>> BDC ${plain.content} EMC` }),
  'an alternative text': onePage(
    plain,
    [`<</Type/StructTreeRoot/K 7 0 R>>`, `<</Type/StructElem/S/Figure/P 6 0 R/Alt ${utf16}>>`],
    '/StructTreeRoot 6 0 R',
  ),
  'the id of a structure element': onePage(
    plain,
    [`<</Type/StructTreeRoot/K 7 0 R>>`, `<</Type/StructElem/S/P/P 6 0 R/ID (${secret})>>`],
    '/StructTreeRoot 6 0 R',
  ),
  'a bookmark': onePage(
    plain,
    ['<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>', `<</Title ${utf16}/Parent 6 0 R/Dest[3 0 R/Fit]>>`],
    '/Outlines 6 0 R',
  ),
  'a named destination': onePage(plain, [`<</Dests<</Names[(${secret}) [3 0 R/Fit]]>>>>`], '/Names 6 0 R'),
  Info: onePage(plain, [`<</Author (${secret})>>`], '', '/Root 1 0 R/Info 6 0 R'),
  XMP: onePage(plain, [stream(packet, '/Type/Metadata/Subtype/XML')], '/Metadata 6 0 R'),
  'what a link says': onePage({ ...plain, entries: '/Annots[6 0 R]' }, [
    `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/Contents (${secret})>>`,
  ]),
  'an address': onePage({ ...plain, entries: '/Annots[6 0 R]' }, [
    `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI (https://example.org/${secret.toLowerCase()})>>>>`,
  ]),
  'a file in the file': onePage(
    plain,
    [
      `<</Names[(brief.txt) 7 0 R]>>`,
      '<</Type/Filespec/F(brief.txt)/EF<</F 8 0 R>>>>',
      stream(`Aan ${secret}`, '/Type/EmbeddedFile'),
    ],
    '/Names<</EmbeddedFiles 6 0 R>>',
  ),
  'an object that nothing refers to': onePage(plain, [`(${secret})`]),
  'what stands behind the end': Buffer.concat([onePage(plain), Buffer.from(`\n% ${secret}\n`)]),
}

test('a public file without the secret passes', async () => {
  expect(await guard(edition(onePage(plain)))).toEqual([])
})

test.each(Object.entries(sabotaged))('the gate finds it in %s', async (_, pdf) => {
  const found = await guard(edition(pdf))
  expect([...new Set(found.map(({ ruleId }) => ruleId))]).toEqual(['editie/lek'])
  // It says where, and not what.
  expect(found[0]?.reason).toMatch(/^In voorstel\.pdf \(.+\) .*regel 3/)
  expect(JSON.stringify(found).toLowerCase()).not.toContain(secret.toLowerCase())
})

test.each([
  ['the name of a file', { path: `bijlagen/01-${secret.toLowerCase()}.pdf` }],
  ['the title of a file', { title: `Brief aan ${secret}` }],
  ['HTML', { path: 'voorstel.html', bytes: Buffer.from(`<p>De familie ${secret}</p>`) }],
  ['an attribute', { path: 'voorstel.html', bytes: Buffer.from(`<img alt="Huis van ${secret}" src="x">`) }],
  ['data of an element', { path: 'voorstel.html', bytes: Buffer.from(`<p data-naam="${secret}">x</p>`) }],
  ['a class', { path: 'voorstel.html', bytes: Buffer.from(`<p class="a ${secret}">x</p>`) }],
  ['a comment', { path: 'voorstel.html', bytes: Buffer.from(`<!-- ${secret} --><p>x</p>`) }],
  ['a style', { path: 'voorstel.html', bytes: Buffer.from(`<style>p::before{content:'De ${secret}'}</style>`) }],
  ['signs as codes', { path: 'voorstel.html', bytes: Buffer.from(`<p>&#90;onne<b>veld</b>stra</p>`) }],
  [
    'signs as codes of a style',
    { path: 'voorstel.html', bytes: Buffer.from('<style>p::before{content:"\\5a onneveldstra"}</style>') },
  ],
  [
    'a drawing in the page',
    {
      path: 'voorstel.html',
      bytes: Buffer.from(
        `<img src="data:image/svg+xml;base64,${Buffer.from(`<text>${secret}</text>`).toString('base64')}">`,
      ),
    },
  ],
])('the gate finds it in %s', async (_, change) => {
  const found = await guard(edition(onePage(plain), change))
  expect(found.map(({ ruleId }) => ruleId)).toContain('editie/lek')
  expect(JSON.stringify(found).toLowerCase()).not.toContain(secret.toLowerCase())
})

test.each([
  ['title', { title: `Aankoop van ${secret}` }],
  ['name', { name: secret }],
  ['input', { inputs: [{ path: `stijl/${secret}.css`, content: { sha256: '', length: 0 } }] }],
])('the gate finds it in the manifest: %s', async (_, change) => {
  const found = await guard({ ...edition(onePage(plain)), ...change })
  expect(found.map(({ reason }) => reason)).toEqual([expect.stringContaining('manifest.json')])
})

test('what cannot be read is not published', async () => {
  const broken = onePage(plain, ['<</Type/XObject/Subtype/Form/Filter/Onbekend/Length 3>>\nstream\nabc\nendstream'])
  const found = await guard(edition(broken))
  expect(found.map(({ ruleId }) => ruleId)).toContain('editie/niet-doorzocht')
})

function edition(pdf: Uint8Array, change: Partial<EditionFiles['outputs'][number]> = {}): EditionFiles {
  const output = {
    path: 'voorstel.pdf',
    bytes: pdf,
    title: 'Voorstel',
    conformance: { manier: 'gemaakt', normen: [] },
    ...change,
  } as const
  return {
    folder: '/uitvoer',
    edition: 'openbaar',
    name: 'pand',
    kind: 'collegevoorstel',
    title: 'Voorstel',
    browser: '1',
    inputs: [],
    outputs: [output],
  }
}

test.each([
  ['06-12345678', '06 1234 5678'],
  ['111.222.333', '111222333'],
  ['111222333', '111 222 333'],
  ['0201234567', '(020) 123_45:67'],
  ['06-12345678', '06\n1234 5678'],
  ['06-12345678', 'zaak 2026, 06 1234 5678'],
  ['€ 12.500', '12500'],
  ['€ 12.500,00', 'precies 12500,-'],
  ['€ 12.500,50', '12500,50'],
])('finds the number %s however it is grouped: %s', (removed, written) => {
  const { find } = secretSearch([{ text: removed, as: 'gelakt', where: 'regel 3' }], {
    remainder: ['Het college koopt een pand.'],
  })
  expect(find(`Bel ${written} voor meer.`)).toBeDefined()
  expect(find('Bel 14 0123, op 30 maart 2026, over 412.750 euro.')).toBeUndefined()
})

test.each([
  ['Müller', 'zie M%C3%BCller.pdf'],
  ['Sørensen', 'Sorensen'],
  ['Strauß', 'STRAUSS'],
  ['AB-12-CD', 'AB 12 CD'],
])('finds %s in an address, with other letters or other spaces: %s', (removed, written) => {
  const { find } = secretSearch([{ text: removed, as: 'gelakt', where: 'regel 3' }], {
    remainder: ['Het college koopt een pand.'],
  })
  expect(find(written)).toBeDefined()
})

test('a word on a page made elsewhere is no trace of a secret attachment, but of a redaction it is', () => {
  const attached = ['De sanering kost tijd.']
  const find = (as: 'gelakt' | 'bijlage' | 'formulier', text: string, file: string) =>
    secretSearch([{ text, as, where: 'bijlage 2' }], { remainder: ['Het college koopt een pand.'], attached }).find(
      file,
    )
  expect(find('bijlage', `De sanering van ${secret}`, 'De sanering kost tijd.')).toBeUndefined()
  expect(find('formulier', 'sanering', 'De sanering kost tijd.')).toBeUndefined()
  expect(find('bijlage', `De sanering van ${secret}`, `De sanering door ${secret}.`)).toBeDefined()
  expect(find('gelakt', secret, `De sanering kost ${secret}.`)).toBeDefined()
})

test('a passage, a title or a number of a secret attachment is found on a page made elsewhere too', () => {
  const passage = 'De gemeente betaalt de eigenaar in drie delen een bedrag dat later volgt'
  const attached = [`Op 1 mei: ${passage}. Aanbod aan de kade. Bel 06 1234 5678.`]
  const { find } = secretSearch(
    [`Onder ons gezegd: ${passage}, en niet meer dan dat.`, 'Aanbod aan de kade', '0612345678'].map((text) => ({
      text,
      as: 'bijlage' as const,
      where: 'bijlage 2',
    })),
    { remainder: ['Het college koopt een pand.'], attached },
  )
  expect(find(`Op 1 mei: ${passage}.`)).toBeDefined()
  expect(find('Aanbod aan de kade.')).toBeDefined()
  expect(find('Bel 06 1234 5678.')).toBeDefined()
  expect(find('De gemeente betaalt in delen, op 1 mei, aan de eigenaar.')).toBeUndefined()
})
