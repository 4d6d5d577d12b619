import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { checkProposals } from '../../src/pipeline/check.ts'
import { openPrinter } from '../../src/print/printer.ts'
import type { DocumentReport } from '../../src/report/report.ts'
import { proposal } from '../cli/trial-project.ts'
import { filesBelow } from '../files-below.ts'
import { onePage } from '../pdf/handmade.ts'
import { seed, sized } from '../run-size.ts'
import { type Random, randomOf, rareName, wordNames } from './random-redactions.ts'

const home = mkdtempSync(join(tmpdir(), 'onschuldig-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
put('collegevoorstel.yaml', 'gemeente: {naam: Voorbeeldstad, telefoon: 14 0123}\n')

const count = sized(500)
const printed = sized(60)

/** Ordinary sentences of board documents: those of the examples without names and large numbers. */
const sentences = await ordinarySentences()

async function ordinarySentences(): Promise<readonly string[]> {
  const folder = join(import.meta.dirname, '../../examples')
  const names = (await filesBelow(folder)).filter((name) => name.endsWith('.md') && !name.endsWith('README.md'))
  const found = names.flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split(/^---$/m)
      .slice(2)
      .join('')
      .split(/\n\n+|(?<=[.!?]) |\n(?=[-|0-9#])/)
      .map((text) => text.replace(/\s+/g, ' ').trim()),
  )
  const ordinary = [...new Set(found)].filter(
    (text) => /^\p{Lu}[^\p{Lu}:;|[\](){}*_#<>]+\.$/u.test(text) && !/\d{3}|\.\d/.test(text),
  )
  return ordinary.filter((text, index) => !ordinary.slice(0, index).some((other) => sharesClause(text, other)))
}

/** Whether two sentences have eight words in a row in common: redacted in one place and open in another, that is no false alarm. */
function sharesClause(one: string, other: string): boolean {
  const words = one.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const text = ` ${(other.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
  return words.some((_, at) => at + 8 <= words.length && text.includes(` ${words.slice(at, at + 8).join(' ')} `))
}

/** Sentences in which the surnames stand as the ordinary words that they are. */
const asWords = [
  'De bakker en de visser op het plein zijn blij met het plan.',
  'Bakkers en slagers vragen om ruimte om te laden.',
  'Het groen langs de weg blijft, en de boer houdt zijn land.',
  'Groen is goed voor de gezondheid.',
  'De koning komt op bezoek, en de prins ook.',
  'Een slager is er niet meer, wel een timmerman en een schipper.',
  'De molenaar bedient de molen, de kok kookt in het buurthuis.',
  'Een klein deel van het bos wordt gekapt; de vos is er al weg.',
  'Visser is een beroep, net als kuiper en dekker.',
  'Boeren in de omgeving zijn gevraagd naar hun wensen.',
  'Klein onderhoud doet de gemeente zelf.',
  'Wit is de kleur van de nieuwe lijnen.',
]

/** The redactions of an innocent project, and its public text. */
function innocent(random: Random, surname: string) {
  const { pick, upTo } = random
  const left = [...sentences]
  const take = (): string => left.splice(upTo(left.length), 1)[0] ?? 'Er is niets.'
  const year = 2015 + upTo(12)
  const lak = (text: string) => `:lak[${text}]{grond="5.1.2.e"}`
  const name = pick([
    surname,
    `mevrouw ${surname}`,
    `de heer J. ${surname}`,
    `A. de ${surname}`,
    `De ${surname}`,
    `familie ${surname}`,
  ])
  const amount = (): string => {
    const value = (1000 + upTo(899_000)) * pick([1, 1, 10])
    return pick([`€ ${dotted(value)}`, `€ ${value}`, `€ ${dotted(value)},-`])
  }
  const block = [
    pick([
      'De gemeente Voorbeeldstad heeft hierover gesproken in {jaar}.',
      'In {jaar} heeft de gemeente Voorbeeldstad de aanvraag gekregen.',
      'Het college van Voorbeeldstad besloot hier in {jaar} over.',
    ]).replace('{jaar}', String(year)),
    take(),
    take(),
  ]
  const cell = pick([
    'akkoord',
    'niet akkoord',
    'ja',
    '12',
    'geen bezwaar tegen het plan',
    amount(),
    `de heer ${rareName(random)}`,
    'hoog',
    'Voorbeeldstad',
  ])
  const open = () => pick([take, take, take, () => pick(asWords)])()
  const paragraph = () => [open(), open(), open()].join(' ')
  const text = [
    `Wij spraken met ${lak(name)} over het plan. ${paragraph()}`,
    `${paragraph()} ${lak(take())} ${open()}`,
    `:::lak{grond="5.1.2.b"}\n${block.join(' ')}\n:::`,
    `Het bod is ${lak(amount())}. De gemeente Voorbeeldstad rekent in ${year} op ${amount()} voor het werk.`,
    `| Wie | Wat |\n|---|---|\n| Bewoner | ${lak(cell)} |\n| Ondernemer | ${pick(['hoog', 'laag', 'akkoord', '15', 'ja'])} |`,
    `### ${pick(['Groen in de stad', 'Bakkers op het plein', 'Over de weg', 'Wonen en werken'])}\n\n${paragraph()}`,
    `> ${open()}\n\n- ${open()}\n- ${open()}`,
    `Zie [het plan](https://www.voorbeeldstad.example/${pick(['plannen', 'wonen-en-werken', 'onderhoud-weg'])}) en bijlage 1.`,
  ].join('\n\n')
  return { text, page: [open(), open(), open(), open()] }
}

function dotted(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '.')
}

function writeInnocent(index: number): string {
  const random = randomOf(seed * 400_009 + index)
  const surname = index % 2 === 0 ? random.pick(wordNames) : rareName(random)
  const { text, page } = innocent(random, surname)
  const isPdf = index % 5 === 0
  const file = isPdf ? 'stuk.pdf' : 'stuk.md'
  const lines = page.flatMap((sentence) => sentence.match(/.{1,70}(?:\s|$)/g) ?? [])
  const shown = lines
    .map(
      (line) =>
        `(${Buffer.from(line, 'latin1')
          .toString('latin1')
          .replace(/[\\()]/g, '\\$&')}) Tj T*`,
    )
    .join(' ')
  put(
    `${index}/${file}`,
    isPdf
      ? onePage({ content: `BT /F1 9 Tf 11 TL 20 270 Td ${shown} ET`, entries: '/MediaBox[0 0 400 300]' })
      : `---\nsoort: overig\ntitel: Stuk\n---\n\n${page.join(' ')}\n`,
  )
  put(
    `${index}/voorstel.md`,
    proposal({ text, front: `naam: onschuldig-${index}\nbijlagen: [{soort: overig, titel: Stuk, bestand: ${file}}]` }),
  )
  return `${index}/voorstel.md`
}

const files = Array.from({ length: count }, (_, index) => writeInnocent(index))

/** Findings of the search for redacted texts, as `bestand: regel melding`. */
function toldIn(documents: readonly DocumentReport[], rules: RegExp): readonly string[] {
  return documents.flatMap(({ file, diagnostics }) =>
    diagnostics.filter(({ ruleId }) => rules.test(ruleId)).map(({ ruleId, reason }) => `${file}: ${ruleId} ${reason}`),
  )
}

test('there are enough sentences for redactions and public text to differ', () => {
  expect(sentences.length).toBeGreaterThan(60)
})

test(`none of ${count} ordinary proposals with five redactions is blocked, and at most 2 % has a warning`, {
  timeout: 3_600_000,
}, async () => {
  // Each is a project of its own: in one run, what one redacts may not be open in another (lakken/ander-stuk).
  const reports = []
  for (const file of files) reports.push(await checkProposals({ files: [file], cwd: home, strictness: 'lenient' }))
  const documents = reports.flatMap((report) => report.documents)
  expect(toldIn(documents, /^(?:lakken\/ook-elders|editie\/|yaml\/|lakken\/niet)/)).toEqual([])
  expect(documents.flatMap(({ outcome, file }) => (outcome === 'gemaakt' ? [] : [file]))).toEqual([])
  const warned = toldIn(documents, /^lakken\//)
  console.log(`${warned.length} of ${count} with a warning`)
  expect(warned.length, warned.join('\n')).toBeLessThanOrEqual(count * 0.02)
})

test(`all of ${printed} of them are built, with the words of the redactions in no file`, {
  timeout: 3_600_000,
}, async () => {
  const printer = openPrinter({ jobs: 2 })
  try {
    const request = { cwd: home, strictness: 'lenient', html: 'discard', jobs: 2, editions: ['openbaar'] } as const
    const reports = []
    for (const file of files.slice(0, printed)) reports.push(await build({ ...request, files: [file] }, { printer }))
    const documents = reports.flatMap((report) => report.documents)
    expect(toldIn(documents, /^(?:lakken\/ook-elders|editie\/)/)).toEqual([])
    expect(documents.filter(({ made }) => made.length === 0).map(({ file }) => file)).toEqual([])
    const warned = toldIn(documents, /^lakken\//)
    expect(warned.length, warned.join('\n')).toBeLessThanOrEqual(Math.ceil(printed * 0.02))
  } finally {
    await printer.close()
  }
})

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), content)
}
