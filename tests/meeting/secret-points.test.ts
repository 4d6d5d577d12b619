import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { textsOfFiles } from '../../src/publication/search/texts-of-files.ts'
import { filesBelow } from '../files-below.ts'

// A meeting has a public agenda, whatever in it is secret; and the same meeting without the secret is published whole.

const folder = mkdtempSync(join(tmpdir(), 'vergadering-'))
let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 2 })
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => rmSync(folder, { recursive: true, force: true }))

/** A word that only the secret document has. */
const secret = 'Quistelmoerbank'

const proposal = (front: string, text = `Koop van de ${secret}.`) =>
  `---\nzaaknummer: Z-2026-7\ndatum: 2026-11-17\nportefeuillehouder: C. Voorbeeld\nonderwerp: ${text}\n${front}\n---\n\n## Voorstel\n\n1. ${text}\n\n## Samenvatting\n\n${text}\n`
const head = 'vergadering: College\nnummer: 1\ndatum: 2026-11-24\naanvang: "09:30"\nvoorzitter: A\naanwezig: [A]\n'
const point = (more = '') => `${head}punten:\n  - {voorstel: v/voorstel.md${more}}\n`
const hold = 'geheimhouding: [{op: voorstel, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]'

/** The report, and all text of the public files with their names. */
async function meet(files: Readonly<Record<string, string>>, sourceDateEpoch?: number) {
  for (const [path, text] of Object.entries({ 'collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { documents } = await makeAgenda(
    {
      file: 'week/agenda.yaml',
      cwd: folder,
      editions: ['openbaar'],
      html: 'keep',
      jobs: 2,
      strictness: 'lenient',
      sourceDateEpoch,
    },
    { printer },
  )
  const out = join(folder, 'uitvoer')
  const names = (await filesBelow(out).catch(() => [])).filter((name) => !name.endsWith('.json'))
  const read = await textsOfFiles(
    await Promise.all(names.map(async (path) => ({ path, title: '', bytes: await readFile(join(out, path)) }))),
  )
  return {
    errors: documents.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ fatal }) => fatal).map(({ ruleId }) => ruleId),
    ),
    names,
    text: read.flatMap(({ path, texts }) => [path, ...texts.map(({ text }) => text)]).join('\n'),
  }
}

describe('a meeting with only a secret proposal has its public agenda', () => {
  it.each([
    ['the point says geheim', point(', status: geheim'), 'status: openbaar', 'Geheim agendapunt'],
    ['the point says besloten', point(', status: besloten'), 'status: openbaar', 'Besloten agendapunt'],
    [
      'the point has an embargo',
      point(', embargo: 2099-01-01'),
      'status: openbaar',
      'Agendapunt dat nog niet openbaar is',
    ],
    ['the proposal says geheim', point(), `status: geheim\n${hold}`, 'Geheim agendapunt'],
    ['the proposal says besloten', point(), 'status: besloten', 'Besloten agendapunt'],
    ['secrecy is imposed on it', point(), hold, 'Geheim agendapunt'],
    [
      'the proposal has an embargo',
      point(),
      'status: openbaar\nembargo: 2099-01-01',
      'Agendapunt dat nog niet openbaar is',
    ],
    ['the agenda contradicts it', point(', status: openbaar'), 'status: geheim', 'Geheim agendapunt'],
    ['its kind is stated', point(', status: geheim'), 'soort: collegevoorstel\nstatus: openbaar', 'Geheim agendapunt'],
    [
      'the routing sheet is full',
      point(', status: geheim, besluit: conform'),
      'status: openbaar\nbehandelwijze: hamerstuk\nbehandeling: [{orgaan: raad, datum: 2026-12-10, aard: ter besluitvorming}]\nsubsidie: toegekend\nparafen: [{naam: A, oordeel: akkoord}]',
      'Geheim agendapunt',
    ],
    [
      'an attachment of it is secret',
      point(', status: geheim'),
      'status: openbaar\nbijlagen: [{soort: overig, titel: Cijfers, bestand: o.md}]\ngeheimhouding: [{op: bijlage 1, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]',
      'Geheim agendapunt',
    ],
    [
      'the folder sorts itself',
      `${head}voorstellen: [v]\n`,
      `status: geheim\nbehandelwijze: hamerstuk\n${hold}`,
      'Geheim agendapunt',
    ],
  ])('%s', async (_what, agenda, front, listed) => {
    const files = { 'week/agenda.yaml': agenda, 'week/v/o.md': '---\ntitel: Cijfers\n---\n\nGetallen.\n' }
    const { errors, names, text } = await meet({ ...files, 'week/v/voorstel.md': proposal(front) })
    expect(errors).toEqual([])
    expect(names).toEqual(expect.arrayContaining(['week/openbaar/agenda.pdf', 'week/openbaar/bundel.pdf']))
    expect(text).toContain(listed)
    expect(text).not.toMatch(new RegExp(secret, 'i'))
  })

  it('and without the secret it is published whole', async () => {
    const { errors, names, text } = await meet({
      'week/agenda.yaml': point(),
      'week/v/voorstel.md': proposal('status: openbaar'),
    })
    expect(errors).toEqual([])
    expect(names).toContain('week/openbaar/01-v/voorstel.pdf')
    expect(text).toContain(secret)
  })

  it('and with a proposal of which nobody states that it is public, that is an error, and the rest is published', async () => {
    const two = `${point()}  - {voorstel: w/voorstel.md, status: openbaar}\n`
    const { errors, names, text } = await meet({
      'week/agenda.yaml': two,
      'week/v/voorstel.md': proposal(''),
      'week/w/voorstel.md': proposal('', 'Een bankje.'),
    })
    expect(errors).toEqual(['editie/status-ontbreekt'])
    expect(names).toEqual(expect.arrayContaining(['week/openbaar/agenda.pdf', 'week/openbaar/02-w/voorstel.pdf']))
    expect(text).toContain('Een bankje.')
    expect(text).not.toMatch(new RegExp(secret, 'i'))
  })
})

describe('a meeting with a secret attachment is published without it', () => {
  const attached = (front: string, soort = 'overig') =>
    `status: openbaar\nbijlagen: [{soort: ${soort}, titel: Cijfers, bestand: o.md}]\n${front}`
  const own = (front: string, soort = 'overig') => `---\nsoort: ${soort}\n${front}---\n\nDe ${secret} doet mee.\n`
  const on = (more = '') => `geheimhouding: [{op: bijlage 1, grondslag: [Woo 5.1.2.b], tot: 2030-01-01${more}}]`

  it.each([
    ['secrecy is imposed on it', on(), own('')],
    ['its title is secret as well', on(', titelgeheim: ja'), own('')],
    ['secrecy is imposed by another', on(', door: de burgemeester'), own('')],
    ['with two grounds', on().replace('[Woo 5.1.2.b]', '[Woo 5.1.2.b, Woo 5.1.2.f]'), own('')],
    ['it says geheim', '', own('status: geheim\n')],
    ['it says besloten', '', own('status: besloten\n')],
    ['it has an embargo', '', own('embargo: 2099-01-01\n')],
    ['it imposes secrecy on itself', '', own(`${hold}\n`)],
    [
      'with words of the program in it',
      on(),
      `${own('')}\nDit collegevoorstel is geheim: bijlage 1, agendapunt 1, pagina 1.\n`,
    ],
    [
      'of a long routing sheet',
      `${on()}\nbehandelwijze: bespreekstuk\ngeraadpleegd: {vakgebieden: [Bijlage], conclusie: Zie bijlage 1}`,
      own(''),
    ],
  ])('%s', async (_what, front, file) => {
    const { errors, names, text } = await meet({
      'week/agenda.yaml': point(', besluit: conform'),
      'week/v/voorstel.md': proposal(attached(front), 'Een bankje.'),
      'week/v/o.md': file,
    })
    expect(errors).toEqual([])
    expect(names).toEqual(
      expect.arrayContaining(['week/openbaar/01-v/voorstel.pdf', 'week/openbaar/besluitenlijst.pdf']),
    )
    expect(names.filter((name) => name.includes('bijlagen/'))).toEqual([])
    expect(text).not.toMatch(new RegExp(secret, 'i'))
    expect(text).toContain('niet openbaar')
  })

  it('of another kind', async () => {
    const { errors, text } = await meet({
      'week/agenda.yaml': point(),
      'week/v/voorstel.md': proposal(attached(on(), 'brief-raad'), 'Een bankje.'),
      'week/v/o.md': own('onderwerp: Brief\naanhef: Geachte raad,\n', 'brief-raad'),
    })
    expect(errors).toEqual([])
    expect(text).not.toMatch(new RegExp(secret, 'i'))
  })

  it('and without the secret it is published whole', async () => {
    const { errors, names, text } = await meet({
      'week/agenda.yaml': point(', besluit: conform'),
      'week/v/voorstel.md': proposal(attached(''), 'Een bankje.'),
      'week/v/o.md': own(''),
    })
    expect(errors).toEqual([])
    expect(names).toContain('week/openbaar/01-v/bijlagen/01-o.pdf')
    expect(text).toContain(secret)
  })

  it('and the date of SOURCE_DATE_EPOCH in its metadata is none of the routing sheet', async () => {
    const front = 'status: openbaar\nbehandeling: [{orgaan: raad, datum: 2026-12-10, aard: ter kennisneming}]'
    const files = { 'week/agenda.yaml': point(), 'week/v/voorstel.md': proposal(front, 'Een bankje.') }
    const { errors, names } = await meet(files, Date.UTC(2026, 11, 10) / 1000)
    expect(errors).toEqual([])
    expect(names).toContain('week/openbaar/01-v/voorstel.pdf')
  })
})

describe('what an attachment redacts is not in the text of the meeting itself', () => {
  const name = 'Zwartsluiter'
  const black = `:lak[${name}]{grond="5.1.2.e"}`
  const remark = `besluit: conform, toelichting: Bezwaar van de heer ${name}`
  const attached =
    'status: openbaar\nbijlagen: [{soort: overig, titel: Kaart, bestand: k.md}, {soort: overig, titel: Brief, bestand: o.md}]'
  const plain = '---\ntitel: Kaart\n---\n\nDe kaart.\n'
  const letter = (text: string, front = 'titel: Brief') => `---\n${front}\n---\n\n${text}\n`
  const second = `${point(', besluit: conform')}  - {titel: Rondvraag, ${remark}}\n`

  it.each([
    ['in the remark on its point', point(`, ${remark}`), letter(`Van ${black}.`)],
    ['in the remark on another point', second, letter(`Van ${black}.`)],
    ['in the title of another point', `${point()}  - {titel: Bezwaar ${name}}\n`, letter(`Van ${black}.`)],
    ['in capitals', point(', besluit: conform, toelichting: BEZWAAR VAN ZWARTSLUITER TEGEN'), letter(`Van ${black}.`)],
    ['as a genitive', point(`, besluit: conform, toelichting: Bezwaar uit ${name}s naam`), letter(`Van ${black}.`)],
    ['redacted in a heading', point(`, ${remark}`), letter(`## Van ${black}\n\nTekst.`)],
    ['redacted in a table', point(`, ${remark}`), letter(`| Wie | Wat |\n| --- | --- |\n| ${black} | Brief |`)],
    ['redacted in a list', point(`, ${remark}`), letter(`- Van ${black}`)],
    ['redacted in a note', point(`, ${remark}`), letter(`Brief.[^1]\n\n[^1]: Van ${black}.`)],
    [
      'redacted with more words',
      point(`, ${remark}`),
      letter(`Van :lak[de heer P. ${name} uit Proefstad]{grond="5.1.2.e"}.`),
    ],
    ['redacted in its title', point(`, ${remark}`), letter('Tekst.', `titel: Brief van ${black.replaceAll('"', '')}`)],
    ['redacted in a block', point(`, ${remark}`), letter(`:::lak{grond="5.1.2.e"}\nBrief van ${name}.\n:::`)],
  ])('%s', async (_what, agenda, file) => {
    const { errors, text } = await meet({
      'week/agenda.yaml': agenda,
      'week/v/voorstel.md': proposal(attached, 'Een bankje.'),
      'week/v/k.md': plain,
      'week/v/o.md': file,
    })
    expect(errors.length).toBeGreaterThan(0)
    expect(text).not.toMatch(new RegExp(name, 'i'))
  })

  it.each([
    [
      'a remark that does not name it',
      point(', besluit: conform, toelichting: Bezwaar van de heer Ooievaar'),
      letter(`Van ${black}.`),
    ],
    [
      'an attachment that redacts nothing',
      point(', besluit: conform, toelichting: Bezwaar van Ooievaar'),
      letter(`Van ${name}.`),
    ],
    [
      'an ordinary word of the redaction',
      point(', besluit: conform, toelichting: Brief van Ooievaar'),
      letter(`Van :lak[een brief van ${name}]{grond="5.1.2.e"}.`),
    ],
  ])('and with %s it is published whole', async (_what, agenda, file) => {
    const { errors, names, text } = await meet({
      'week/agenda.yaml': agenda,
      'week/v/voorstel.md': proposal(attached, 'Een bankje.'),
      'week/v/k.md': plain,
      'week/v/o.md': file,
    })
    expect(errors).toEqual([])
    expect(names).toEqual(expect.arrayContaining(['week/openbaar/agenda.pdf', 'week/openbaar/01-v/bijlagen/02-o.pdf']))
    expect(text).toContain('Ooievaar')
  })
})
