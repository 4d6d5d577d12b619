import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ArchiveRequest, archive } from '../../src/archive/archive.ts'
import { exitCodeOf, type Report } from '../../src/report/report.ts'
import { sha256 } from '../../src/system/digest.ts'
import { copyOf, makeArchivedProject, sourceDateEpoch } from './archived-project.ts'
import { filesIn, packageProblems } from './package-problems.ts'

let made: string
beforeAll(async () => {
  made = await makeArchivedProject()
})
afterAll(() => rmSync(made, { recursive: true, force: true }))

const meeting = 'week/agenda.yaml'
const run = (root: string, more: Partial<ArchiveRequest> = {}) =>
  archive({ cwd: root, files: [meeting], strictness: 'lenient', run: 'real', sourceDateEpoch, ...more })
const folderIn = (root: string, name = 'week') => join(root, 'uitvoer', name, 'archief')
const messages = (report: Report) =>
  report.documents.flatMap(({ diagnostics }) =>
    diagnostics.map(({ ruleId, file, line, reason, note }) => `${file}:${line ?? ''} ${ruleId}\n${reason}\n${note}`),
  )
const xml = (root: string, path: string) => readFileSync(join(folderIn(root), path), 'utf8')
const sums = (folder: string) => filesIn(folder).map((path) => `${path} ${sha256(readFileSync(join(folder, path)))}`)

describe('the package of a meeting', () => {
  it('is valid, and contains every document in a folder of its own', async () => {
    const root = copyOf(made)
    const report = await run(root)
    expect(messages(report)).toEqual([])
    expect(packageProblems(folderIn(root))).toEqual([])
    expect(filesIn(folderIn(root))).toMatchSnapshot()
  })

  it('has the public version beside the internal one, only of what is public', async () => {
    const root = copyOf(made)
    await run(root)
    const open = filesIn(folderIn(root)).filter((path) => path.includes('openbaar/'))
    expect(open.filter((path) => path.endsWith('.pdf'))).toEqual([
      'week/02-01-bankjes/bijlage-01-brief-openbaar/01-brief.pdf',
      'week/02-01-bankjes/bijlage-02-cijfers-openbaar/02-cijfers.pdf',
      'week/02-01-bankjes/bijlage-03-kaart-openbaar/03-kaart.pdf',
      'week/02-01-bankjes/voorstel-openbaar/voorstel.pdf',
      'week/03-01-feest/voorstel-openbaar/voorstel.pdf',
      'week/agenda-openbaar/agenda.pdf',
      'week/besluitenlijst-openbaar/besluitenlijst.pdf',
    ])
    for (const path of open.filter((each) => each.endsWith('.pdf'))) {
      const output = path
        .replace(/^week\//, '')
        .replace(/(?:voorstel|agenda|besluitenlijst)-openbaar\//, '')
        .replace(/bijlage-\d+-\w+-openbaar\//, 'bijlagen/')
      expect(readFileSync(join(folderIn(root), path))).toEqual(
        readFileSync(join(root, 'uitvoer/week/openbaar', output)),
      )
    }
    expect(filesIn(join(root, 'uitvoer/week/openbaar'))).toEqual(filesIn(join(made, 'uitvoer/week/openbaar')))
  })

  it('describes grounds, and has a term only where secrecy ends on a stated day', async () => {
    const root = copyOf(made)
    await run(root)
    expect(xml(root, 'week/02-02-werf/voorstel/voorstel.MDTO.xml')).toContain(
      'Geheim, opgelegd door het college op 24 november 2026, tot en met 1 januari 2030 (Gemeentewet art. 87 tot en met 89). Grond: art. 5.1 lid 2 onder b Woo',
    )
    expect(xml(root, 'week/02-02-werf/voorstel/voorstel.MDTO.xml')).toContain(
      '<termijnEinddatum>2030-01-01</termijnEinddatum>',
    )
    const open = xml(root, 'week/02-01-bankjes/voorstel/voorstel.MDTO.xml')
    expect(open).toContain('Bevat tekst die in de openbare versie is gelakt: art. 5.1 lid 2 onder e Woo')
    expect(open).not.toContain('termijnEinddatum')
    expect(xml(root, 'week/02-01-bankjes/voorstel-openbaar/voorstel-openbaar.MDTO.xml')).toContain('Geen beperking')
    expect(xml(root, 'week/02-01-bankjes/bijlage-01-brief/bijlage-01-brief.MDTO.xml')).toMatch(
      /Tijdelijk te bewaren[\s\S]*<termijnLooptijd>P7Y</,
    )
  })

  it('has the same bytes in a second run, whatever the time', async () => {
    const root = copyOf(made)
    await run(root)
    const first = sums(folderIn(root))
    await run(root, { sourceDateEpoch: sourceDateEpoch + 86_400 })
    expect(sums(folderIn(root))).toEqual(first)
    const other = copyOf(made)
    await run(other)
    expect(sums(folderIn(other))).toEqual(first)
  })

  it('gives only what changed a new time, and removes what is gone', async () => {
    const root = copyOf(made)
    await run(root)
    const list = 'week/02-01-bankjes/voorstel/voorstel.MDTO.xml'
    const earlier = xml(root, list)
    const config = readFileSync(join(root, 'collegevoorstel.yaml'), 'utf8')
    writeFileSync(join(root, 'collegevoorstel.yaml'), config.replace('bron: Proefstukken', 'bron: Andere stukken'))
    // As an earlier run would have left it, whose point had another name.
    const gone = 'week/02-01-weg/voorstel/voorstel.pdf'
    const pakbon = xml(root, 'pakbon.xml')
    const row = `<inhoud>\n    <bestand pad="${gone}" sha256="${sha256(Buffer.from('x'))}" omvang="1" gearchiveerd="2026-12-01T09:00:00Z"/>`
    const place = join(folderIn(root), gone)
    writeTree(place, 'x')
    writeFileSync(join(folderIn(root), 'pakbon.xml'), pakbon.replace('<inhoud>', row))
    await run(root, { sourceDateEpoch: sourceDateEpoch + 86_400 })
    expect(packageProblems(folderIn(root))).toEqual([])
    expect(existsSync(join(folderIn(root), 'week/02-01-weg'))).toBe(false)
    expect(xml(root, list)).not.toBe(earlier)
    expect(xml(root, 'week/02-01-bankjes/voorstel/voorstel.pdf.bestand.MDTO.xml')).toContain('2026-12-01T09:00:00Z')
    expect(xml(root, 'pakbon.xml')).toContain('<gemaakt>2026-12-02T09:00:00Z</gemaakt>')
  })

  it('is listed by a dry run as it is then written', async () => {
    const root = copyOf(made)
    const dry = await run(root, { run: 'dry' })
    expect(existsSync(folderIn(root))).toBe(false)
    const real = await run(root)
    const listed = (report: Report) =>
      report.documents.flatMap((document) =>
        document.made.map(({ path, ...rest }) => ({ ...rest, path: relative(root, path) })),
      )
    expect(listed(dry)).toEqual(listed(real))
    expect(
      listed(real)
        .map(({ path }) => path.replace('uitvoer/week/archief/', ''))
        .toSorted(),
    ).toEqual(filesIn(folderIn(root)))
  })
})

describe('the package of a proposal', () => {
  it('is valid, and has the internal and the public edition', async () => {
    const root = copyOf(made)
    const report = await run(root, { files: ['bankjes/voorstel.md'] })
    expect(messages(report)).toEqual([])
    expect(packageProblems(folderIn(root, 'bankjes'))).toEqual([])
    expect(filesIn(folderIn(root, 'bankjes')).filter((path) => !path.endsWith('.MDTO.xml'))).toMatchSnapshot()
  })
})

function writeTree(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

interface Sabotage {
  readonly rule: string
  readonly change: (root: string) => void
  readonly file?: string
}

const edit = (path: string, from: string | RegExp, to: string) => (root: string) => {
  const text = readFileSync(join(root, path), 'utf8')
  if (text.replace(from, to) === text) throw new Error(`${path} has no ${from}`)
  writeFileSync(join(root, path), text.replace(from, to))
}
const remove = (path: string) => (root: string) => rmSync(join(root, path), { recursive: true })
const config = 'collegevoorstel.yaml'

const refused: readonly (readonly [string, Sabotage])[] = [
  ['a config without archief', { rule: 'archief/instelling', change: edit(config, /archief:[\s\S]*/, '') }],
  ['no archiefvormer', { rule: 'archief/instelling', change: edit(config, /\n {2}archiefvormer.*/, '') }],
  ['an appraisal of another kind', { rule: 'archief/instelling', change: edit(config, 'collegevoorstel: B, ', '') }],
  [
    'no term for what is kept for a time',
    {
      rule: 'archief/instelling',
      change: edit(config, 'waardering: {collegevoorstel: B', 'waardering: {collegevoorstel: V'),
    },
  ],
  ['a point without an outcome', { rule: 'archief/besluit', change: edit(meeting, ', besluit: conform', '') }],
  ['no internal edition', { rule: 'archief/niet-gemaakt', change: remove('uitvoer/week/intern') }],
  ['no public edition', { rule: 'archief/niet-gemaakt', change: remove('uitvoer/week/openbaar') }],
  ['no folder of a proposal', { rule: 'archief/niet-gemaakt', change: remove('uitvoer/week/intern/02-02-werf') }],
  [
    'no public folder of a proposal',
    { rule: 'archief/niet-gemaakt', change: remove('uitvoer/week/openbaar/02-01-bankjes') },
  ],
  [
    'a manifest that is no longer readable',
    {
      rule: 'archief/niet-gemaakt',
      change: (root) => writeFileSync(join(root, 'uitvoer/week/intern/manifest.json'), '{'),
    },
  ],
  [
    'a changed PDF',
    {
      rule: 'archief/veranderd',
      change: (root) => writeFileSync(join(root, 'uitvoer/week/intern/02-01-bankjes/voorstel.pdf'), 'x'),
    },
  ],
  ['a missing PDF', { rule: 'archief/veranderd', change: remove('uitvoer/week/openbaar/besluitenlijst.pdf') }],
  [
    'a changed agenda',
    { rule: 'archief/verouderd', change: edit(meeting, 'Het bod gaat omlaag.', 'Het bod gaat omhoog.') },
  ],
  ['a changed proposal', { rule: 'archief/verouderd', change: edit('bankjes/voorstel.md', 'twintig', 'dertig') }],
  [
    'a changed picture in the text',
    {
      rule: 'archief/verouderd',
      change: (root) => writeFileSync(join(root, 'bankjes/beeld/bankje.png'), otherPicture),
    },
  ],
  ['a changed attachment', { rule: 'archief/verouderd', change: edit('bankjes/brief.md', 'bankjes.', 'banken.') }],
  [
    'a stranger in the archive',
    { rule: 'archief/map-bezet', change: (root) => writeTree(join(root, 'uitvoer/week/archief/week/nota.docx'), 'x') },
  ],
  [
    'a proposal that is not public any more',
    { rule: 'archief/verouderd', change: makeSecret, file: 'bankjes/voorstel.md' },
  ],
]

/** Its internal edition is current, as after a run for that edition only that was stopped before it withdrew anything. */
function makeSecret(root: string): void {
  edit('bankjes/voorstel.md', 'status: openbaar', 'status: besloten')(root)
  const manifest = join(root, 'uitvoer/bankjes/intern/manifest.json')
  const data = JSON.parse(readFileSync(manifest, 'utf8'))
  const source = data.invoer.find(({ bestand }: { bestand: string }) => bestand === 'bankjes/voorstel.md')
  source.sha256 = sha256(readFileSync(join(root, 'bankjes/voorstel.md')))
  writeFileSync(manifest, JSON.stringify(data))
}

const otherPicture = PNG.sync.write(new PNG({ width: 31, height: 20 }))

describe('what keeps a package from being made', () => {
  it.each(refused)('is %s', async (_, { rule, change, file = meeting }) => {
    const root = copyOf(made)
    change(root)
    const name = file === meeting ? 'week' : 'bankjes'
    const before = existsSync(folderIn(root, name)) ? sums(folderIn(root, name)) : undefined
    const report = await run(root, { files: [file] })
    expect(new Set(report.documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId)))).toEqual(
      new Set([rule]),
    )
    expect(exitCodeOf(report)).toBe(rule === 'archief/instelling' ? 2 : 1)
    expect(existsSync(folderIn(root, name)) ? sums(folderIn(root, name)) : undefined).toEqual(before)
    expect(messages(report)).toMatchSnapshot()
  })

  it('is a file that is no proposal', async () => {
    const root = copyOf(made)
    const ids = async (file: string) =>
      (await run(root, { files: [file] })).documents.flatMap(({ diagnostics }) =>
        diagnostics.map(({ ruleId }) => ruleId),
      )
    expect(await ids('collegevoorstel.yaml')).toEqual(['bestand/andere-opdracht'])
    expect(await ids('nergens.md')).toEqual(['bestand/ontbreekt'])
    writeFileSync(join(root, 'kapot.md'), '---\nzaak: [\n---\n')
    expect(await ids('kapot.md')).toEqual(['yaml/schrijfwijze'])
  })

  it('leaves what is not ours in an edition behind, with a warning', async () => {
    const root = copyOf(made)
    writeFileSync(join(root, 'uitvoer/week/intern/02-01-bankjes/bijlagen/klad.docx'), 'x')
    const report = await run(root)
    expect(messages(report)).toMatchSnapshot()
    expect(packageProblems(folderIn(root))).toEqual([])
    expect(filesIn(folderIn(root)).join()).not.toContain('klad')
    expect(exitCodeOf(await run(root, { strictness: 'strict' }))).toBe(1)
    edit(config, 'archief:', 'regels: {archief/vreemd-bestand: off}\narchief:')(root)
    expect(messages(await run(root, { strictness: 'strict' }))).toEqual([])
  })
})
