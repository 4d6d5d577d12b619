import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Proposal } from '../../src/document/proposal.ts'
import { build } from '../../src/pipeline/build.ts'
import { checkProposals } from '../../src/pipeline/check.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { publicEdition } from '../../src/publication/policy/edition-policy.ts'
import { forEdition } from '../../src/publication/redact/for-edition.ts'
import { guardPublication } from '../../src/publication/search/publication-guard.ts'
import { redactionsElsewhere, searchOf } from '../../src/publication/search/redactions-elsewhere.ts'
import { textsOfFiles } from '../../src/publication/search/texts-of-files.ts'
import { proposal } from '../cli/trial-project.ts'
import { type Printer, startPrinter } from '../conformance/print-html.ts'
import { onePage } from '../pdf/handmade.ts'
import { readProposal } from '../read-proposal.ts'
import { seed, sized } from '../run-size.ts'
import {
  plainOf,
  type Random,
  randomOf,
  rareName,
  type SecretPair,
  secretPair,
  slugOf,
  wordNames,
} from './random-redactions.ts'

const home = mkdtempSync(join(tmpdir(), 'elders-'))
/** Prints what somebody else wrote, without the rest of the program. */
let browser: Printer
beforeAll(async () => {
  browser = await startPrinter()
})
afterAll(async () => {
  await browser.close()
  rmSync(home, { recursive: true, force: true })
})
put('collegevoorstel.yaml', 'gemeente: {naam: Proefstad}\n')

const inText = sized(1500)
const inFiles = sized(400)
const made = sized(100)

/** A place in a proposal, or in the name of a file or an address, and how a text is put there. */
interface Place {
  readonly name: string
  readonly style: 'text' | 'name'
  readonly write: (
    words: string,
    random: Random,
  ) => { readonly text?: string; readonly front?: string; readonly files?: Readonly<Record<string, string>> }
}

const svg = (words = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="30" viewBox="0 0 300 30"><rect width="300" height="30" fill="#eee"/>${words}</svg>\n`
const note = (words: string) => `---\nsoort: overig\ntitel: Stuk\n---\n\nVooraf.\n\n${words}\n`
const attach = (file: string, title = 'Stuk') =>
  `bijlagen: [{soort: overig, titel: ${JSON.stringify(title)}, bestand: ${file}}]`
const quoted = (words: string) => words.replaceAll('"', '')

const places: readonly Place[] = [
  { name: 'a paragraph', style: 'text', write: (words) => ({ text: `Vooraf.\n\n${words}\n\nEn verder.` }) },
  { name: 'a heading', style: 'text', write: (words) => ({ text: `Vooraf.\n\n### Over dit: ${words}\n\nEn verder.` }) },
  { name: 'a list', style: 'text', write: (words) => ({ text: `Vooraf.\n\n- een\n- ${words}` }) },
  { name: 'a table', style: 'text', write: (words) => ({ text: `| Wie | Wat |\n|---|---|\n| iemand | ${words} |` }) },
  { name: 'a footnote', style: 'text', write: (words) => ({ text: `Zie de noot.[^9]\n\n[^9]: Vooraf. ${words}` }) },
  { name: 'a quotation', style: 'text', write: (words) => ({ text: `> ${words}` }) },
  {
    name: 'an alternative text',
    style: 'text',
    write: (words) => ({ text: `![Foto. ${words}](kaart.svg)`, files: { 'kaart.svg': svg() } }),
  },
  {
    name: 'the title of an attachment',
    style: 'text',
    write: (words) => ({
      front: attach('stuk.md', `Over iets. ${quoted(words)}`),
      files: { 'stuk.md': note('Tekst.') },
      text: 'Zie bijlage 1.',
    }),
  },
  {
    name: 'an attachment',
    style: 'text',
    write: (words) => ({ front: attach('stuk.md'), files: { 'stuk.md': note(words) }, text: 'Zie bijlage 1.' }),
  },
  {
    name: 'a field',
    style: 'text',
    write: (words) => ({
      front: `portefeuillehouder: [${JSON.stringify(`Iemand. ${quoted(words)}`)}]`,
      text: 'Tekst.',
    }),
  },
  {
    name: 'an address',
    style: 'name',
    write: (words) => ({ text: `Zie [het dossier](https://x.example/dossier-${words}).` }),
  },
  {
    name: 'a picture',
    style: 'name',
    write: (words) => ({ text: `![Een kaart](kaart-${words}.svg)`, files: { [`kaart-${words}.svg`]: svg() } }),
  },
  {
    name: 'the name of an attachment',
    style: 'name',
    write: (words) => ({
      front: attach(`brief-${words}.md`),
      files: { [`brief-${words}.md`]: note('Tekst.') },
      text: 'Zie bijlage 1.',
    }),
  },
  {
    name: 'the name of the output',
    style: 'name',
    write: (words) => ({ front: `naam: ${words}-{nummer}`, text: 'Tekst.' }),
  },
]

/** How a name stands in the name of a file. */
function pairForName(random: Random): SecretPair {
  const rare = random.upTo(3) > 0
  const name = rare ? rareName(random) : random.pick(wordNames)
  const joined = [slugOf(name), plainOf(`van${name}`), plainOf(`j${name}`), `a-${slugOf(name)}-2026`, asciiOf(name)]
  const elsewhere = random.pick(rare ? [...joined, `${slugOf(name)}s`, `fam${slugOf(name)}`] : joined)
  const redacted = random.pick([name, `mevrouw ${name}`, `de heer J. van ${name}`])
  return { redacted, elsewhere, form: `${rare ? 'name' : 'word'} as ${elsewhere}` }
}

const lak = (text: string) => `:lak[${text}]{grond="5.1.2.e"}`

interface Made {
  readonly file: string
  readonly about: string
}

function asciiOf(name: string): string {
  return name.normalize('NFKD').replace(/[^A-Za-z]/g, '')
}

function writeProject(folder: string, random: Random, place: Place, pair: SecretPair): Made {
  const { text = '', front = '', files = {} } = place.write(pair.elsewhere, random)
  const isList = random.upTo(4) === 0
  const redaction = isList
    ? `:::lak{grond="5.1.2.e"}\n${pair.redacted}\n:::`
    : `De klacht kwam van ${lak(pair.redacted)} vorige week.`
  const without = /^(\w+):/.exec(front)?.[1]
  const source = proposal({
    text: `${redaction}\n\n${text}`,
    front: front.replace('{nummer}', folder),
    without: without === undefined ? [] : [without],
  })
  for (const [name, content] of Object.entries({ ...files, 'voorstel.md': source })) put(`${folder}/${name}`, content)
  return {
    file: `${folder}/voorstel.md`,
    about: `${folder}: ${pair.form} in ${place.name}: ${pair.redacted} | ${pair.elsewhere}`,
  }
}

function projects(count: number, prefix: string): readonly Made[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomOf(seed * 100_003 + index)
    const place = random.pick(places)
    return writeProject(
      `${prefix}-${index}`,
      random,
      place,
      place.style === 'name' ? pairForName(random) : secretPair(random),
    )
  })
}

describe('what is redacted and stands elsewhere in another form', () => {
  test(`is told in every one of ${inText} proposals`, { timeout: 3_600_000 }, async () => {
    const all = projects(inText, 'tekst')
    const { documents } = await checkProposals({ files: all.map(({ file }) => file), cwd: home, strictness: 'lenient' })
    const silent = documents.flatMap(({ diagnostics }, at) =>
      diagnostics.some(({ ruleId }) => /^lakken\/(ook|woord)-elders$/.test(ruleId))
        ? []
        : [`${all[at]?.about} ${diagnostics.filter(({ fatal }) => fatal).map(({ ruleId }) => ruleId)}`],
    )
    expect(silent).toEqual([])
  })

  test(`is told in every one of ${inFiles} attached PDFs, whoever wrote them`, { timeout: 3_600_000 }, async () => {
    const silent: string[] = []
    for (let index = 0; index < inFiles; index++) {
      const random = randomOf(seed * 200_003 + index)
      const pair = secretPair(random)
      const writer = Object.entries(writers)[index % Object.keys(writers).length]
      if (writer === undefined) continue
      const [name, write] = writer
      const folder = `pdf-${index}`
      put(`${folder}/stuk.pdf`, await write(pair.elsewhere))
      put(
        `${folder}/voorstel.md`,
        proposal({ text: `Dit is ${lak(pair.redacted)}, zie bijlage 1.`, front: attach('stuk.pdf') }),
      )
      const { proposal: whole } = await readProposal(`${folder}/voorstel.md`, home)
      if ((await findingsInFiles(whole)).length === 0)
        silent.push(`${name} ${index}: ${pair.form}: ${pair.redacted} | ${pair.elsewhere}`)
    }
    expect(silent).toEqual([])
  })

  test(`is told in every one of ${made} that are built, or is in no byte of the edition`, {
    timeout: 3_600_000,
  }, async () => {
    const some = [...projects(made - sized(20), 'echt'), ...pictures(sized(20))]
    const printer = openPrinter({ jobs: 2 })
    try {
      const request = { cwd: home, strictness: 'lenient', html: 'discard', jobs: 2, editions: ['openbaar'] } as const
      const { documents } = await build({ ...request, files: some.map(({ file }) => file) }, { printer })
      const silent = documents.flatMap(({ diagnostics, made: files }, at) =>
        files.length === 0 || diagnostics.some(({ ruleId }) => /^(lakken|editie)\//.test(ruleId))
          ? []
          : [some[at]?.about],
      )
      expect(silent).toEqual([])
      const refused = documents.flatMap(({ diagnostics }, at) =>
        diagnostics
          .filter(({ fatal, ruleId }) => fatal && !/^(lakken|editie)\//.test(ruleId))
          .map(({ reason }) => `${some[at]?.about}: ${reason}`),
      )
      expect(refused).toEqual([])
    } finally {
      await printer.close()
    }
  })
})

/** Proposals with a picture in which a name is drawn. */
function pictures(count: number): readonly Made[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomOf(seed * 300_007 + index)
    const name = rareName(random)
    const drawn = random.pick([name, `De heer ${name}`, `${name}s huis`, name.toUpperCase(), `Familie ${name}`])
    put(`beeld-${index}/kaart.svg`, svg(`<text x="5" y="20" font-family="sans-serif" font-size="14">${drawn}</text>`))
    put(
      `beeld-${index}/voorstel.md`,
      proposal({ text: `Dit is ${lak(name)}.\n\n![Een kaart van het huis](kaart.svg)` }),
    )
    return { file: `beeld-${index}/voorstel.md`, about: `beeld-${index}: ${name} | ${drawn}` }
  })
}

/** What the search of the finished files says, for a proposal of which only the attached PDFs are made. */
async function findingsInFiles(whole: Proposal) {
  const own = forEdition(whole, publicEdition)
  const outputs = own.attachments.flatMap(({ content, output, title }) =>
    content.type === 'pdf' ? [{ path: output, title, bytes: content.bytes }] : [],
  )
  const files = await textsOfFiles(outputs)
  const edition = { whole, own, name: 'proef', gemeente: { naam: 'Proefstad' }, files }
  return [...guardPublication(searchOf(edition, []), 'voorstel.md', files), ...redactionsElsewhere(edition)]
}

/** Words on lines of at most so many letters, in the encoding of a PDF with WinAnsiEncoding. */
function linesOf(words: string): readonly string[] {
  return [
    ...(`Vooraf staat hier een regel die lang genoeg is om door te lopen. ${words}`.match(/.{1,58}(?:\s|$)/g) ?? [
      words,
    ]),
  ]
}

function winAnsi(text: string): Buffer {
  return Buffer.from(text.replaceAll('€', '\x80'), 'latin1')
}

function escaped(line: string): string {
  return winAnsi(line)
    .toString('latin1')
    .replace(/[\\()]/g, '\\$&')
}

const simple = (words: string) =>
  onePage({
    content: `BT /F1 10 Tf 12 TL 20 270 Td ${linesOf(words)
      .map((line) => `(${escaped(line)}) Tj T*`)
      .join(' ')} ET`,
    entries: '/MediaBox[0 0 400 300]',
  })

const writers: Readonly<Record<string, (words: string) => Uint8Array | Promise<Uint8Array>>> = {
  'lines of text': simple,
  'glyph by glyph, with kerning': (words) =>
    onePage({
      content: `BT /F1 10 Tf ${linesOf(words)
        .map(
          (line, at) =>
            `1 0 0 1 20 ${270 - 12 * at} Tm [${[...winAnsi(line)].map((code) => `<${code.toString(16).padStart(2, '0')}> ${code % 3 ? -10 : 15}`).join(' ')}] TJ`,
        )
        .join(' ')} ET`,
      entries: '/MediaBox[0 0 400 300]',
    }),
  'lines from the last to the first': (words) =>
    onePage({
      content: `BT /F1 10 Tf ${linesOf(words)
        .map((line, at) => `1 0 0 1 20 ${270 - 12 * at} Tm (${escaped(line)}) Tj`)
        .reverse()
        .join(' ')} ET`,
      entries: '/MediaBox[0 0 400 300]',
    }),
  // Tagged, with subsets of fonts and glyph numbers of two bytes.
  chromium: (words) => browser.print(html(words)),
  cairo: (words) => through(simple(words), (from, to) => execFileSync('pdftocairo', ['-pdf', from, to])),
  qpdf: (words) =>
    through(simple(words), (from, to) =>
      execFileSync('qpdf', ['--object-streams=generate', '--compress-streams=y', from, to]),
    ),
}

/** The page is narrow, so that the words run on over lines. */
function html(words: string): string {
  const text = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<!doctype html><html lang="nl"><head><title>Stuk</title><style>@page{size:12cm 20cm}</style></head><body><h1>Stuk</h1><p>Vooraf staat hier een regel die lang genoeg is om door te lopen. ${text}</p></body></html>`
}

function through(pdf: Uint8Array, run: (from: string, to: string) => void): Uint8Array {
  const [from, to] = [join(home, 'van.pdf'), join(home, 'naar.pdf')]
  writeFileSync(from, pdf)
  run(from, to)
  return readFileSync(to)
}

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), content)
}
