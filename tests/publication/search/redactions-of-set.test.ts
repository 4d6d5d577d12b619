import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkFiles } from '../../../src/meeting/check-files.ts'
import { proposal } from '../../cli/trial-project.ts'

const lak = (text: string) => `:lak[${text}]{grond="5.1.2.e"}`

/** A project with a proposal in each folder; `front` replaces the status. */
interface Given {
  readonly text: string
  readonly front?: string
  readonly files?: Readonly<Record<string, string>>
}

const config =
  'gemeente: {naam: Voorbeeldstad}\ncollege: {burgemeester: A. Zwartsluiter, portefeuillehouders: [C. Voorbeeld]}\n'

function projectOf(given: Readonly<Record<string, Given>>, more: Readonly<Record<string, string>> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'reeks-')))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const files = Object.entries(given).flatMap(([name, { text, front = 'status: openbaar', files = {} }]) => [
    [`${name}/voorstel.md`, proposal({ text, front, without: ['status'] })],
    ...Object.entries(files).map(([path, content]) => [`${name}/${path}`, content]),
  ])
  for (const [path = '', content = ''] of [...files, ['collegevoorstel.yaml', config], ...Object.entries(more)]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

/** What `check` says of redactions in other documents: file, line and message. */
async function saidOf(given: Readonly<Record<string, Given>>, more: Readonly<Record<string, string>> = {}) {
  const cwd = projectOf(given, more)
  const asked = 'agenda.yaml' in more ? ['agenda.yaml'] : Object.keys(given).map((name) => `${name}/voorstel.md`)
  const { documents } = await checkFiles({ files: asked, cwd, strictness: 'lenient' })
  return documents.flatMap(({ diagnostics }) =>
    diagnostics.flatMap(({ ruleId, file, line, reason }) =>
      ruleId === 'lakken/ander-stuk' ? [{ file, line, reason }] : [],
    ),
  )
}

const letter = (text: string) => `---\nsoort: overig\ntitel: Brief\n---\n\n${text}\n`
const withLetter = 'status: openbaar\nbijlagen: [{soort: overig, titel: Brief, bestand: brief.md}]'
const passage = 'De aanvrager heeft al drie jaar schulden bij de woningcorporatie in de stad.'

describe('what one document redacts and another of the set shows', () => {
  it('is an error where it is shown, which names the redaction and not its text', async () => {
    const found = await saidOf({
      een: { text: `Van ${lak('mevrouw Duinkerk')}.` },
      twee: { text: 'Ook Duinkerk was er.' },
    })
    expect(found).toEqual([
      {
        file: 'twee/voorstel.md',
        line: expect.any(Number),
        reason: 'Hier staat te lezen wat elders is gelakt: lak 1 van een/voorstel.md.',
      },
    ])
  })

  it.each([
    ['a passage', passage, `Wij weten: ${passage.toLowerCase()} Dat is zo.`],
    ['a name in another form', 'Duinkerk', 'De familie Duinkerks was er.'],
    ['a telephone number', '06-12345678', 'Bel +31 6 12 34 56 78.'],
    ['a bank account', 'NL91 ABNA 0417 1643 00', 'Rekening NL91ABNA0417164300.'],
    ['an address', 'Molenweg 5, 4321 XZ', 'Op Molenweg 5 (4321XZ) was het stil.'],
    ['a number plate', 'AB-12-CD', 'De auto AB 12 CD.'],
  ])('is found: %s', async (_, redacted, text) => {
    expect(await saidOf({ een: { text: `Zo: ${lak(redacted)}.` }, twee: { text } })).toHaveLength(1)
  })

  it.each([
    ['an amount', '€ 25.000', 'Het kost € 25.000.'],
    ['a date', '3 mei 2026', 'Op 3 mei 2026 was er een avond.'],
    ['a year and a month', 'RD/2026-09', 'Kenmerk LV-2026-09.'],
    ['an ordinary word that is a name too', 'J. Bakker', 'De heer Bakker was er.'],
    ['a name within a passage', `${passage} Zij is mevrouw Duinkerk.`, 'Duinkerk was er.'],
    ['the street of an address', 'Molenweg 5, 4321 XZ', 'De Molenweg is dicht.'],
    ['an office holder', 'A. Zwartsluiter', 'Burgemeester Zwartsluiter was er.'],
    ['the municipality', 'Voorbeeldstad', 'In Voorbeeldstad is het goed.'],
  ])('is not found: %s, which can be a coincidence', async (_, redacted, text) => {
    expect(await saidOf({ een: { text: `Zo: ${lak(redacted)}.` }, twee: { text } })).toEqual([])
  })

  it('is found in attachments, and of attachments', async () => {
    const found = await saidOf({
      een: { text: 'Zie bijlage 1.', front: withLetter, files: { 'brief.md': letter(`Van ${lak('Duinkerk')}.`) } },
      twee: { text: 'Zie bijlage 1.', front: withLetter, files: { 'brief.md': letter('Duinkerk was er.') } },
    })
    expect(found).toEqual([
      {
        file: 'twee/brief.md',
        line: 6,
        reason: 'Hier staat te lezen wat elders is gelakt: lak 1 van een/brief.md.',
      },
    ])
  })

  it('is one finding per line, whatever the number of documents that redact it', async () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    const found = await saidOf({
      ...Object.fromEntries(names.map((name) => [name, { text: `Van ${lak('Duinkerk')}.` }])),
      z: { text: 'Duinkerk was er, en Duinkerk ging.\n\nDuinkerk kwam terug.' },
    })
    expect(found).toHaveLength(2)
    expect(found[0]?.reason).toMatch(/a\/voorstel\.md, .*b\/voorstel\.md, .*c\/voorstel\.md en nog 2 andere\.$/)
  })

  it('is not reported twice of a document that redacts it too, nor of one letter in two proposals', async () => {
    const own = { text: `Van ${lak('Duinkerk')}. Ook Duinkerk was er.` }
    expect(await saidOf({ een: own, twee: own })).toEqual([])
    const shared = 'status: openbaar\nbijlagen: [{soort: overig, titel: Brief, bestand: ../brief.md}]'
    const more = { 'brief.md': letter(`Van ${lak('Duinkerk')}.`) }
    const both = { text: 'Zie bijlage 1.', front: shared }
    expect(await saidOf({ een: both, twee: both }, more)).toEqual([])
  })

  it('is nothing in a document that is never public', async () => {
    const closed = { text: 'Duinkerk was er.', front: 'status: besloten' }
    expect(await saidOf({ een: { text: `Van ${lak('Duinkerk')}.` }, twee: closed })).toEqual([])
    expect(
      await saidOf({
        een: { text: `Van ${lak('Duinkerk')}.`, front: 'status: besloten' },
        twee: { text: 'Duinkerk.' },
      }),
    ).toHaveLength(1)
  })

  it('can be allowed on its line', async () => {
    const allowed = '<!-- collegevoorstel-negeer lakken/ander-stuk: zij is de aannemer -->\nDuinkerk was er.'
    expect(await saidOf({ een: { text: `Van ${lak('Duinkerk')}.` }, twee: { text: allowed } })).toEqual([])
  })

  it('holds among the points of an agenda', async () => {
    const agenda =
      'soort: agenda\nvergadering: College\nnummer: 1\ndatum: 2026-11-24\npunten:\n  - {voorstel: een/voorstel.md}\n  - {voorstel: twee/voorstel.md}\n'
    const given = { een: { text: `Van ${lak('Duinkerk')}.` }, twee: { text: 'Duinkerk was er.' } }
    expect(await saidOf(given, { 'agenda.yaml': agenda })).toMatchObject([{ file: 'twee/voorstel.md' }])
  })
})
