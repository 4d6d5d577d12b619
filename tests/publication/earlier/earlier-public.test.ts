import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Edition } from '../../../src/document/edition.ts'
import { makeAgenda } from '../../../src/meeting/make-agenda.ts'
import { recordName } from '../../../src/output/public-record.ts'
import { build } from '../../../src/pipeline/build.ts'
import type { BuildRequest } from '../../../src/pipeline/open-build.ts'
import type { Printer } from '../../../src/print/printer.ts'
import { exitCodeOf, type Report } from '../../../src/report/report.ts'
import { proposal } from '../../cli/trial-project.ts'
import { type Laid, layOut } from './laid-out.ts'

// Nothing is printed: the documents may not be public, or have errors. What earlier runs made is laid out by hand.

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'eerder-openbaar-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  write('collegevoorstel.yaml', 'gemeente: {naam: Proefstad}\n')
})

const printer: Printer = {
  print: () => Promise.reject(new Error('nothing is printed')),
  warm: () => Promise.resolve(),
  about: () => Promise.reject(new Error('there is no browser')),
  close: () => Promise.resolve(),
}
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
/** A proposal with these lines in its front matter, in place of the usual ones with the same keys. */
const stating = (front: string) =>
  proposal({ front: front.trimEnd(), without: front.split('\n').flatMap((line) => line.split(':')[0] ?? []) })
const secret = (front = '') => stating(`status: geheim\n${front}`)
const make = (files: readonly string[], more: Partial<BuildRequest> = {}) =>
  build(
    { cwd: folder, files, editions: ['openbaar'], strictness: 'lenient', html: 'discard', jobs: 1, ...more },
    { printer },
  )
const rules = ({ documents }: Report) => documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))
const said = ({ documents }: Report) =>
  documents.flatMap(({ diagnostics }) => diagnostics.map(({ reason, note }) => `${reason} ${note}`)).join('\n')

const lay = (map: string, laid?: Laid) => layOut(folder, map, laid)

describe('the source decides, not the name', () => {
  it.each<[string, string, Laid]>([
    ['under its own name', 'stuk/openbaar', { bron: 'stuk.md' }],
    ['under another name', 'vroeger/openbaar', { bron: 'stuk.md' }],
    ['in a meeting', 'week/openbaar/02-01-vroeger', { bron: 'stuk.md' }],
    [
      'with its path hidden',
      'vroeger/openbaar',
      { bron: 'sha256:9fdd1eef42fb85e39c4c9db4e4b3d4d44b39b50f5e1d6d6d2ac8fd0fd5cd9de8' },
    ],
    ['moved, by its case number', 'vroeger/openbaar', { bron: 'weg.md', zaaknummer: 'Z-2026-1' }],
    ['moved, by its subject', 'vroeger/openbaar', { bron: 'weg.md', titel: 'Collegevoorstel: Wijkgericht werken' }],
    ['moved, by its name', 'stuk/openbaar', { bron: 'weg.md' }],
    ['without a record, by its name', 'stuk/openbaar', {}],
    ['without a record, by its subject', 'vroeger/openbaar', { titel: 'Collegevoorstel: Wijkgericht werken' }],
    ['without a record, in a meeting', 'week/openbaar/02-stuk', {}],
  ])('%s', async (name, map, laid) => {
    write('stuk.md', secret('zaaknummer: Z-2026-1\nonderwerp: Wijkgericht werken\n'))
    const { hiddenKey } = await import('../../../src/output/source-key.ts')
    const place = lay(map, name === 'with its path hidden' ? { bron: hiddenKey('stuk.md') } : laid)
    const report = await make(['stuk.md'])
    expect(existsSync(place)).toBe(false)
    expect(rules(report)).toEqual(expect.arrayContaining(['editie/niet-openbaar', 'editie/weggehaald']))
    expect(existsSync(join(folder, 'uitvoer', recordName))).toBe(false)
  })

  it('another document that is alive keeps what it made, under whatever name', async () => {
    write('stuk.md', secret('naam: ander\nzaaknummer: Z-2026-1\n'))
    write('ander.md', proposal({}))
    const place = lay('ander/openbaar', { bron: 'ander.md', zaaknummer: 'Z-2026-1' })
    const report = await make(['stuk.md'])
    expect(existsSync(join(place, 'voorstel.pdf'))).toBe(true)
    expect(said(report)).toContain('uitvoer/ander/openbaar staat de uitvoer van een ander document')
    expect(exitCodeOf(report)).toBe(1)
  })

  it('takes the own files of a meeting along, and leaves its other points', async () => {
    write('stuk.md', secret())
    write('bankjes.md', proposal({}))
    const meeting = lay('week/openbaar', {
      soort: 'agenda',
      bron: 'week.yaml',
      files: { 'agenda.pdf': undefined, 'bundel.pdf': undefined },
    })
    const point = lay('week/openbaar/01-bankjes', { bron: 'bankjes.md' })
    lay('week/openbaar/02-stuk', { bron: 'stuk.md' })
    const report = await make(['stuk.md'])
    expect([existsSync(join(meeting, 'bundel.pdf')), existsSync(join(meeting, '02-stuk'))]).toEqual([false, false])
    expect(existsSync(join(point, 'voorstel.pdf'))).toBe(true)
    expect(said(report)).toContain('weggehaald uit uitvoer/week/openbaar en uitvoer/week/openbaar/02-stuk.')
    expect(said(report)).toContain('Maak ook de vergadering opnieuw')
  })
})

describe('a document of which it is unknown whether it is public', () => {
  it.each(['status: [openbaar', 'status: openbaar\n\tx: y', 'soort: bestaatniet'])(
    'takes it away: %j',
    async (front) => {
      const place = lay('stuk/openbaar', { bron: 'stuk.md' })
      write('stuk.md', `---\n${front}\n---\n\n## Voorstel\n\n1. Iets.\n`)
      const report = await make(['stuk.md'])
      expect(exitCodeOf(report)).toBe(1)
      expect(existsSync(place)).toBe(false)
    },
  )
})

it('takes away what a file has that is no text any more, and names what one has that is not there', async () => {
  const place = lay('stuk/openbaar', { bron: 'stuk.md' })
  const report = await make(['stuk.md'])
  expect([exitCodeOf(report), existsSync(place)]).toEqual([1, true])
  expect(said(report)).toContain('uitvoer/stuk/openbaar is nog die van een eerdere keer: voorstel.pdf.')
  writeFileSync(join(folder, 'stuk.md'), Buffer.from('\uFEFFstatus: geheim', 'utf16le'))
  expect(exitCodeOf(await make(['stuk.md']))).toBe(1)
  expect(existsSync(place)).toBe(false)
})

describe('attachments', () => {
  const files = { 'voorstel.pdf': undefined, 'bijlagen/01-kaart.pdf': 'kaart.md' }
  const attached = 'bijlagen:\n  - {soort: overig, titel: Kaart, bestand: kaart.md}\n'
  const closed = `${attached}geheimhouding:\n  - {op: bijlage 1, titel: Kaart, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}\n`

  it('that are secret are taken from every document that has them', async () => {
    write('stuk.md', stating(`status: onbekend\n${closed}`))
    write('ander.md', stating(attached))
    write('kaart.md', '---\nsoort: overig\n---\n\nTekst.\n')
    const places = [
      lay('stuk/openbaar', { bron: 'stuk.md', files }),
      lay('ander/openbaar', { bron: 'ander.md', files }),
    ]
    await make(['stuk.md'])
    expect(places.map((place) => existsSync(place))).toEqual([false, false])
  })

  it.each([
    ['stays when only the proposal is closed', 'status: besloten\n', '', true],
    ['stays when only the proposal is secret', 'status: geheim\n', '', true],
    ['stays when only the proposal is under embargo', 'status: openbaar\nembargo: 2099-01-01\n', '', true],
    ['stays when only the proposal states nothing', 'status:\n', '', true],
    ['stays when it is public by its own statement', 'status: besloten\n', 'status: openbaar\n', true],
    ['goes when it is closed', 'status: openbaar\nzaaknummer: [x]\n', 'status: besloten\n', false],
    ['goes when it is closed, as its proposal', 'status: besloten\n', 'status: besloten\n', false],
    ['goes when it is under embargo', 'status: openbaar\nzaaknummer: [x]\n', 'embargo: 2099-01-01\n', false],
    ['goes when its status cannot be read', 'status: openbaar\nzaaknummer: [x]\n', 'status: geheimm\n', false],
  ])('an attachment that another document has too %s', async (_, front, own, stays) => {
    write('stuk.md', stating(`${front}${attached}`))
    write('ander.md', stating(`status: openbaar\n${attached}`))
    write('kaart.md', `---\nsoort: overig\n${own}---\n\nTekst.\n`)
    const place = lay('ander/openbaar', { bron: 'ander.md', files })
    await make(['stuk.md'])
    expect(existsSync(place)).toBe(stays)
  })

  it('that are secret by their own run are taken from the documents that have them', async () => {
    write('ander.md', stating(attached))
    write('kaart.md', secret('soort: overig\n'))
    const place = lay('ander/openbaar', { bron: 'ander.md', files })
    await make(['kaart.md'])
    expect(existsSync(place)).toBe(false)
  })

  it.each([
    ['moved and renamed when they became secret', closed.replace('kaart.md', 'kluis/plattegrond.md'), false],
    ['no longer stated, and their file gone', '', false],
    [
      'with another number',
      attached.replace('  - ', '  - {soort: overig, titel: Nieuw, bestand: nieuw.md}\n  - '),
      true,
    ],
    ['renamed, and public', attached.replace('kaart.md', 'plattegrond.md'), true],
  ])('%s', async (_, front, stays) => {
    write('stuk.md', stating(`${front}zaaknummer: [x]\n`))
    const place = lay('stuk/openbaar', { bron: 'stuk.md', files })
    const report = await make(['stuk.md'])
    expect([exitCodeOf(report), existsSync(place)]).toEqual([1, stays])
    if (stays) expect(rules(report)).toContain('editie/niet-bijgewerkt')
  })
})

describe('public folders of unknown origin', () => {
  it('are named, and the run fails, when they may be from a document that is not public', async () => {
    write('stuk.md', secret())
    const place = lay('vroeger/openbaar', { bron: 'weg.md' })
    const report = await make(['stuk.md'])
    expect(rules(report)).toContain('editie/blijft-staan')
    expect(said(report)).toContain(
      'niet bekend waar het document of de agenda is waaruit zij zijn gemaakt: uitvoer/vroeger/openbaar.',
    )
    expect(existsSync(place)).toBe(true)
  })

  it('are named once in a run, with at most seven folders', async () => {
    for (const name of ['stuk', 'stuk2']) write(`${name}.md`, secret())
    for (const at of Array.from({ length: 9 }, (_, index) => index)) lay(`oud-${at}/openbaar`, { bron: `oud-${at}.md` })
    const text = said(await make(['stuk.md', 'stuk2.md']))
    expect(text.match(/niet bekend waar het document of de agenda is/g)).toHaveLength(1)
    expect(text).toMatch(/uitvoer\/oud-6\/openbaar en nog 2 andere\./)
  })

  it('are a warning in a run where everything is public, and nothing once the document is there', async () => {
    write('stuk.md', stating('status: openbaar\nzaaknummer: [x]\n'))
    lay('vroeger/openbaar', { bron: 'weg.md' })
    expect(rules(await make(['stuk.md']))).toContain('editie/zonder-bron')
    expect(rules(await make(['stuk.md'], { editions: ['intern'] }))).not.toContain('editie/zonder-bron')
    write('weg.md', proposal({}))
    expect(rules(await make(['stuk.md']))).not.toContain('editie/zonder-bron')
  })

  it('without a record belong to a document of the project with that name', async () => {
    write('stuk.md', secret())
    write('diep/ander.md', stating('naam: vroeger\n'))
    lay('vroeger/openbaar')
    expect(rules(await make(['stuk.md']))).not.toContain('editie/blijft-staan')
    rmSync(join(folder, 'diep'), { recursive: true })
    expect(rules(await make(['stuk.md']))).toContain('editie/blijft-staan')
  })
})

it('a name in the text of a document, or in the output, is no name of a document', async () => {
  write('collegevoorstel.yaml', 'gemeente: {naam: Proefstad}\nuitvoer: publiek\n')
  write('stuk.md', secret())
  write('ander.md', `${proposal({})}\n\`\`\`\nnaam: vroeger\n\`\`\`\n`)
  write('publiek/x/vroeger.md', proposal({}))
  lay('vroeger/openbaar', { out: 'publiek' })
  expect(rules(await make(['stuk.md']))).toContain('editie/blijft-staan')
  write('uitvoer/vroeger.md', proposal({}))
  expect(rules(await make(['stuk.md']))).not.toContain('editie/blijft-staan')
})

describe('what is not of this program stays, and is named', () => {
  it('behind a link', async () => {
    write('stuk.md', secret())
    write('elders/openbaar/voorstel.pdf', 'van een ander')
    lay('vroeger/openbaar', { bron: 'stuk.md' })
    rmSync(join(folder, 'uitvoer/vroeger'), { recursive: true })
    symlinkSync(join(folder, 'elders'), join(folder, 'uitvoer/vroeger'))
    const report = await make(['stuk.md'])
    expect(readFileSync(join(folder, 'elders/openbaar/voorstel.pdf'), 'utf8')).toBe('van een ander')
    expect(said(report)).toContain('uitvoer/vroeger/openbaar staat iets wat daar niet hoort: voorstel.pdf')
  })

  it.each(['../elders/openbaar', 'x/../../elders/openbaar'])(
    'outside the output, by a record that names %s',
    async (map) => {
      write('stuk.md', secret())
      write('elders/openbaar/voorstel.pdf', 'van een ander')
      const bestanden = [{ bestand: 'voorstel.pdf' }]
      const one = { map, soort: 'collegevoorstel', titel: '', bron: 'stuk.md', bestanden }
      write(`uitvoer/${recordName}`, JSON.stringify({ versie: 1, openbaar: [one] }))
      await make(['stuk.md'])
      expect(existsSync(join(folder, 'elders/openbaar/voorstel.pdf'))).toBe(true)
    },
  )

  it('and what a killed run left without a manifest goes, by the record', async () => {
    write('stuk.md', secret())
    const place = lay('stuk/openbaar', { bron: 'stuk.md' })
    rmSync(join(place, 'manifest.json'))
    await make(['stuk.md'])
    expect(existsSync(place)).toBe(false)
  })
})

describe('the output is found when the config cannot be read', () => {
  it.each([
    ['uitvoer: publiek', 'publiek'],
    ['uitvoer: "publiek"', 'publiek'],
    ["uitvoer: 'publiek'   # de map", 'publiek'],
    ['uitvoer:   build/publiek # de map', 'build/publiek'],
    ['uitvoer : publiek', 'publiek'],
    ['# geen uitvoer', 'uitvoer'],
    ['uitvoer: [kapot', 'publiek'],
    ['{uitvoer: publiek', 'publiek'],
  ])('%s', async (line, out) => {
    const place = lay('vroeger/openbaar', { out, bron: 'stuk.md' })
    write('collegevoorstel.yaml', `${line}\nx: [y\n`)
    write('stuk.md', secret())
    const report = await make(['stuk.md'])
    expect(exitCodeOf(report)).toBe(2)
    expect(rules(report)).toContain('editie/weggehaald')
    expect(existsSync(place)).toBe(false)
  })

  it('with --out as well', async () => {
    const place = lay('vroeger/openbaar', { out: 'los', bron: 'stuk.md' })
    write('collegevoorstel.yaml', 'x: [y\n')
    write('stuk.md', secret())
    await make(['stuk.md'], { out: 'los' })
    expect(existsSync(place)).toBe(false)
  })
})

it('takes away what a document has that --fail-fast does not begin', async () => {
  write('fout.md', stating('status: openbaar\nzaaknummer: [x]\n'))
  write('stuk.md', secret())
  const place = lay('stuk/openbaar', { bron: 'stuk.md' })
  const report = await make(['fout.md', 'stuk.md'], { onFailure: 'stop' })
  expect(report.documents.map(({ outcome }) => outcome)).toEqual(['fouten', 'overgeslagen'])
  expect(rules(report)).toContain('editie/weggehaald')
  expect(existsSync(place)).toBe(false)
})

describe('a point that only the agenda keeps from the public', () => {
  const agenda = 'vergadering: College\ndatum: 2026-11-24\npunten:\n  - {voorstel: stuk.md, status: besloten}\n'
  const meet = (edition: Edition = 'openbaar') =>
    makeAgenda(
      { cwd: folder, file: 'week.yaml', editions: [edition], strictness: 'lenient', html: 'discard', jobs: 1 },
      { printer },
    )

  it('goes from its meeting and from the output of the document itself', async () => {
    write('stuk.md', stating('status: openbaar\n'))
    write('week.yaml', agenda)
    const places = [lay('stuk/openbaar', { bron: 'stuk.md' }), lay('week/openbaar/01-stuk', { bron: 'stuk.md' })]
    await meet()
    expect(places.map((place) => existsSync(place))).toEqual([false, false])
  })

  it.each([
    ['without a record of what it left out', undefined, false],
    ['that was public', [], false],
    ['that was left out before', ['1'], true],
  ])('without a proposal, %s, goes with the own files of the meeting', async (_, weggelaten, stays) => {
    const title = 'vergadering: College\ndatum: 2026-11-24\npunten:\n  - {titel: Werving, status: besloten}\n'
    write('week.yaml', title)
    const files = { 'agenda.pdf': undefined, 'bundel.pdf': undefined }
    const place = lay('week/openbaar', { soort: 'agenda', bron: 'week.yaml', files, ...(weggelaten && { weggelaten }) })
    for (const edition of ['intern', 'openbaar'] as const) await meet(edition)
    expect(existsSync(join(place, 'agenda.pdf'))).toBe(stays)
  })

  it('stays in the meeting of another agenda, which is named', async () => {
    write('stuk.md', stating('status: openbaar\n'))
    write('week.yaml', agenda)
    write('vorige.yaml', agenda.replace(', status: besloten', ''))
    lay('vorige/openbaar', { soort: 'agenda', bron: 'vorige.yaml', files: { 'agenda.pdf': undefined } })
    const place = lay('vorige/openbaar/01-stuk', { bron: 'stuk.md' })
    const report = await meet()
    expect(existsSync(join(place, 'voorstel.pdf'))).toBe(true)
    expect(said(report)).toContain('Het staat nog in uitvoer/vorige/openbaar/01-stuk.')
    expect(exitCodeOf(report)).not.toBe(0)
  })
})
