import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Edition } from '../../src/document/edition.ts'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { build } from '../../src/pipeline/build.ts'
import type { BuildEvent } from '../../src/pipeline/build-report.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import type { Report } from '../../src/report/report.ts'
import type { FinishedPart } from '../../src/reuse/part-store.ts'
import { filesBelow } from '../files-below.ts'

// What was public once and may not be any more does not stay where it can be published, whatever becomes of the run that learns of it.

const folder = mkdtempSync(join(tmpdir(), 'weggehaald-'))
const kept = new Map<string, FinishedPart>()
const parts = {
  get: (key: string) => kept.get(key),
  set: (key: string, part: FinishedPart) => void kept.set(key, part),
}
let printer: Printer

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const proposal = (front = '', text = 'Tien bankjes te plaatsen.') =>
  `---\nzaaknummer: Z-2026-1\ndatum: 2026-11-17\nportefeuillehouder: C. Voorbeeld\nonderwerp: Bankjes\n${front.includes('status:') ? '' : 'status: openbaar\n'}${front}---\n\n## Voorstel\n\n1. ${text}\n`
const agenda = (points: readonly string[]) =>
  `vergadering: College\ndatum: 2026-11-24\npunten:\n${points.map((one) => `  - voorstel: ../${one}/voorstel.md\n`).join('')}`
const request = { cwd: folder, editions: ['openbaar'], strictness: 'lenient', html: 'discard', jobs: 2 } as const
const sourceDateEpoch = Date.UTC(2026, 10, 23) / 1000
const meet = () => makeAgenda({ ...request, file: 'week/agenda.yaml', sourceDateEpoch }, { printer, parts })
const make = () => build({ ...request, files: ['contract/voorstel.md'], sourceDateEpoch }, { printer, parts })
const open = join(folder, 'uitvoer/week/openbaar')
const rules = ({ documents }: Report) => documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))
const said = ({ documents }: Report) =>
  documents.flatMap(({ diagnostics }) => diagnostics.map(({ reason, note }) => `${reason} ${note}`)).join('\n')

const first = mkdtempSync(join(tmpdir(), 'weggehaald-eerst-'))
beforeAll(async () => {
  printer = openPrinter({ jobs: 2 })
  write('collegevoorstel.yaml', 'gemeente: {naam: Voorbeeldstad}\n')
  write('bankjes/voorstel.md', proposal())
  write('contract/kaart.md', '---\nsoort: overig\ntitel: Kaart\n---\n\nDe kaart.\n')
  write(
    'contract/voorstel.md',
    proposal('bijlagen:\n  - {soort: overig, bestand: kaart.md}\n', 'Bijlage 1 te tekenen.'),
  )
  write('week/agenda.yaml', agenda(['bankjes', 'contract']))
  for (const { documents } of [await meet(), await make()])
    expect(documents.every(({ made }) => made.length > 0)).toBe(true)
  cpSync(folder, first, { recursive: true })
}, 30_000)
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
  cpSync(first, folder, { recursive: true })
})
afterAll(async () => {
  await printer.close()
  for (const made of [folder, first]) rmSync(made, { recursive: true, force: true })
})

describe('a meeting', () => {
  it('finds what a killed run left, though no manifest of the meeting names it', async () => {
    for (const name of readdirSync(open)) if (!name.startsWith('0')) rmSync(join(open, name))
    write('contract/voorstel.md', proposal('status: geheim\n'))
    const report = await meet()
    expect(report.documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'gemaakt'])
    expect(rules(report)).toContain('editie/weggehaald')
    expect(readdirSync(open).toSorted()).toEqual([
      '01-bankjes',
      'agenda.pdf',
      'bundel.pdf',
      'index.html',
      'manifest.json',
    ])
  })

  it('takes away what left the agenda without a manifest that names it', async () => {
    rmSync(join(open, 'manifest.json'))
    write('week/agenda.yaml', agenda(['bankjes']))
    await meet()
    expect(existsSync(join(open, '02-contract'))).toBe(false)
  })

  it('takes it away, with the bundle that has it too, also when the agenda has an error', async () => {
    write('contract/voorstel.md', proposal('status: besloten\n'))
    write('week/agenda.yaml', agenda(['bankjes', 'bankjes', 'contract']))
    const report = await meet()
    expect(rules(report)).toEqual(expect.arrayContaining(['agenda/dubbel', 'editie/weggehaald']))
    expect(await filesBelow(open)).toEqual(['01-bankjes/manifest.json', '01-bankjes/voorstel.pdf'])
  })

  it('has it gone before anything is made', async () => {
    write('contract/voorstel.md', proposal('embargo: 2026-12-01\n'))
    write('bankjes/voorstel.md', proposal('', 'Elf bankjes te plaatsen.'))
    const seen: boolean[] = []
    const watching: Printer = {
      ...printer,
      print: (printable) => {
        seen.push(['02-contract', 'bundel.pdf'].some((name) => existsSync(join(open, name))))
        return printer.print(printable)
      },
    }
    await makeAgenda({ ...request, file: 'week/agenda.yaml', sourceDateEpoch }, { printer: watching })
    expect(seen.length).toBeGreaterThan(1)
    expect(seen).not.toContain(true)
  })

  it('leaves the folder to another agenda that has it (agenda/map-bezet), unless that one was renamed', async () => {
    cpSync(join(folder, 'week'), join(folder, 'raad/week'), { recursive: true })
    const other = () => makeAgenda({ ...request, file: 'raad/week/agenda.yaml', sourceDateEpoch }, { printer, parts })
    write('raad/week/agenda.yaml', agenda(['bankjes']).replace('../', '../../'))
    const report = await other()
    expect(rules(report)).toContain('agenda/map-bezet')
    expect(said(report)).toContain('een andere agenda, week/agenda.yaml.')
    expect(existsSync(join(open, '02-contract/voorstel.pdf'))).toBe(true)
    // What this one keeps from the public, the other may have published.
    const closed = agenda(['contract']).replace('../', '../../').replace(/$/, '    status: besloten\n')
    write('raad/week/agenda.yaml', closed)
    const before = await filesBelow(open)
    expect(rules(await other())).not.toContain('editie/weggehaald')
    expect(await filesBelow(open)).toEqual(before)
    rmSync(join(folder, 'week'), { recursive: true })
    expect(rules(await other())).not.toContain('agenda/map-bezet')
    expect(existsSync(join(open, '02-contract'))).toBe(false)
  })

  it('names what stands there when the agenda cannot be read', async () => {
    write('week/agenda.yaml', 'vergadering: [College\n')
    expect(said(await meet())).toContain(
      'uitvoer/week/openbaar is nog die van een eerdere keer: agenda.pdf, bundel.pdf',
    )
    expect(existsSync(join(open, 'bundel.pdf'))).toBe(true)
  })

  it('stops at a folder that nobody can place, names it and leaves it', async () => {
    const note = join(open, '07-notities/geheim.txt')
    mkdirSync(dirname(note))
    writeFileSync(note, 'van de griffier')
    const before = readFileSync(join(open, 'manifest.json'))
    const report = await meet()
    expect(report.documents[0]?.outcome).toBe('fouten')
    expect(rules(report)).toContain('editie/blijft-staan')
    expect(said(report)).toContain('uitvoer/week/openbaar/07-notities staat iets wat daar niet hoort: geheim.txt.')
    expect(readFileSync(note, 'utf8')).toBe('van de griffier')
    expect(readFileSync(join(open, 'manifest.json')).equals(before)).toBe(true)
  })

  it('reports a public edition that is out of date at the level of the config', async () => {
    write('collegevoorstel.yaml', 'gemeente: {naam: Voorbeeldstad}\nregels: {editie/niet-bijgewerkt: off}\n')
    write('week/agenda.yaml', 'vergadering: [College\n')
    expect(rules(await meet())).not.toContain('editie/niet-bijgewerkt')
    write('week/agenda.yaml', `${agenda(['bankjes'])}  - {titel: Bezwaar van mevrouw Zonneveld (111222333)}\n`)
    expect(rules(await meet())).not.toContain('editie/niet-bijgewerkt')
  })

  it('keeps a proposal that only gets another number until its new folder is there', async () => {
    write('week/agenda.yaml', agenda(['contract', 'bankjes']))
    const report = await meet()
    expect(rules(report)).not.toContain('editie/weggehaald')
    expect(
      readdirSync(open)
        .filter((name) => name.startsWith('0'))
        .toSorted(),
    ).toEqual(['01-contract', '02-bankjes'])
  })
})

describe('the agenda itself', () => {
  it('is made without a proposal whose file is not there, and the run says which and fails', async () => {
    rmSync(join(folder, 'bankjes'), { recursive: true })
    const report = await meet()
    expect(report.documents.map(({ outcome }) => outcome)).toEqual(['fouten', 'gemaakt'])
    expect(rules(report)).toContain('agenda/voorstel-ontbreekt')
    expect(readdirSync(open).toSorted()).toEqual([
      '02-contract',
      'agenda.pdf',
      'bundel.pdf',
      'index.html',
      'manifest.json',
    ])
  })

  it('holds no citizen service number in public, and the log of a public run does not repeat it', async () => {
    const point = '  - {titel: Bezwaar van mevrouw Zonneveld (111222333)}\n'
    write('week/agenda.yaml', `locatie: Bel 06-12345678\n${agenda(['bankjes', 'contract'])}${point}`)
    const before = readFileSync(join(open, 'agenda.pdf'))
    const report = await meet()
    expect(
      rules(report)
        .filter((rule) => rule.startsWith('privacy/'))
        .toSorted(),
    ).toEqual(['privacy/bsn', 'privacy/mobiel'])
    expect(readFileSync(join(open, 'agenda.pdf')).equals(before)).toBe(true)
    expect(said(report)).not.toMatch(/111222333|12345678/)
    const inside = { ...request, editions: ['intern', 'openbaar'], file: 'week/agenda.yaml', sourceDateEpoch } as const
    const whole = await makeAgenda(inside, { printer, parts })
    const found = whole.documents[0]?.diagnostics.find(({ ruleId }) => ruleId === 'privacy/bsn')
    expect([found?.line, found?.reason]).toEqual([7, expect.stringMatching(/^In agenda\.pdf .*111222333 lijkt op/)])
    expect(existsSync(join(folder, 'uitvoer/week/intern/agenda.pdf'))).toBe(true)
  })
})

describe('a proposal', () => {
  const own = join(folder, 'uitvoer/contract/openbaar')

  it.each(['embargo: 2026-12-01', 'status: geheim'])('with %s takes its earlier public edition away', async (front) => {
    write('contract/voorstel.md', proposal(`${front}\n`))
    expect(rules(await make())).toContain('editie/weggehaald')
    expect(existsSync(own)).toBe(false)
  })

  it('that became secret takes it away, also when the run is interrupted', async () => {
    write('contract/voorstel.md', proposal('status: geheim\n'))
    const stop = new AbortController()
    const onEvent = ({ type }: BuildEvent) => {
      if (type === 'stap') stop.abort(new Error('Onderbroken'))
    }
    const files = ['contract/voorstel.md']
    await expect(build({ ...request, files }, { printer, parts, signal: stop.signal, onEvent })).rejects.toThrow(
      'Onderbroken',
    )
    expect(existsSync(own)).toBe(false)
  })

  it('that becomes secret while the run is under way is not published any more', async () => {
    const onEvent = ({ type }: BuildEvent) => {
      if (type === 'begin') write('contract/voorstel.md', proposal('status: geheim\n'))
    }
    const report = await build({ ...request, files: ['contract/voorstel.md'] }, { printer, parts, onEvent })
    expect(rules(report)).toEqual(expect.arrayContaining(['editie/niet-openbaar', 'editie/weggehaald']))
    expect(existsSync(own)).toBe(false)
  })

  it('sends pages of its public edition to nobody before they are searched', async () => {
    const sent = async (edition: Edition) => {
      const events: string[] = []
      const onEvent = ({ type }: BuildEvent) => void events.push(type)
      await build({ ...request, editions: [edition], files: ['contract/voorstel.md'] }, { printer, onEvent })
      return events.filter((type) => type === 'bladzijden').length
    }
    expect([await sent('intern'), await sent('openbaar')]).toEqual([2, 0])
  })

  it.each([
    ['---\nsoort: overig\ntitel: Kaart\n---\n\nDe kaart.\n', true],
    ['De kaart.\n', true],
    ['---\nsoort: overig\ntitel: Kaart\nstatus: besloten\n---\n\nDe kaart.\n', false],
  ])('stays as this run made it when its attachment is asked for by itself: %j', async (text, isAttached) => {
    write('contract/kaart.md', text)
    const files = ['contract/voorstel.md', 'contract/kaart.md']
    const { documents } = await build({ ...request, jobs: 1, files, sourceDateEpoch }, { printer, parts })
    expect(documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'fouten'])
    const own = await filesBelow(join(folder, 'uitvoer/contract/openbaar'))
    const expected = ['manifest.json', 'voorstel.pdf', ...(isAttached ? ['bijlagen/01-kaart.pdf'] : [])]
    expect(own.toSorted()).toEqual(expected.toSorted())
    expect(existsSync(join(open, '02-contract/bijlagen/01-kaart.pdf'))).toBe(isAttached)
  })

  it('that is secret leaves the public edition of another one of its name, and says so; once that is gone it was its own', async () => {
    write('raad/contract.md', proposal('status: geheim\n'))
    const other = () => build({ ...request, files: ['raad/contract.md'], sourceDateEpoch }, { printer, parts })
    const before = await filesBelow(own)
    const report = await other()
    expect(rules(report).filter((rule) => rule.startsWith('editie/'))).toEqual([
      'editie/niet-openbaar',
      'editie/blijft-staan',
    ])
    expect(said(report)).toContain(
      'contract/openbaar staat de uitvoer van een ander document met deze naam, contract/voorstel.md.',
    )
    expect(await filesBelow(own)).toEqual(before)
    rmSync(join(folder, 'contract/voorstel.md'))
    expect(rules(await other())).toContain('editie/weggehaald')
    expect(existsSync(own)).toBe(false)
  })

  it('with an error, and an attachment that is secret now, takes it away as well', async () => {
    const secrecy = 'geheimhouding: [{op: bijlage 1, titel: Kaart, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]\n'
    const attached = 'bijlagen:\n  - {soort: overig, bestand: kaart.md}\n'
    write('contract/voorstel.md', proposal(`${attached}${secrecy}status: onbekend\n`))
    expect(rules(await make())).toContain('editie/weggehaald')
    expect(existsSync(own)).toBe(false)
  })

  it('with a status that cannot be read takes it away: nobody states that it is public', async () => {
    write('contract/voorstel.md', proposal('status: onbekend\n'))
    expect(rules(await make())).toContain('editie/weggehaald')
    expect(existsSync(own)).toBe(false)
  })

  it('that is secret keeps what somebody else put in its public folder, and the run says so and fails', async () => {
    writeFileSync(join(own, 'brief.docx'), 'van de griffier')
    write('contract/voorstel.md', proposal('status: geheim\n'))
    const report = await make()
    expect(said(report)).toContain('contract/openbaar staat iets wat daar niet hoort: brief.docx.')
    expect(readdirSync(own)).toEqual(['brief.docx'])
  })

  it('with an error leaves what was there, and names every file of it', async () => {
    write('contract/voorstel.md', proposal('behandelwijze: onbekend\n'))
    const report = await make()
    expect(rules(report)).toContain('editie/niet-bijgewerkt')
    expect(said(report)).toMatch(/contract\/openbaar is nog die .*: voorstel\.pdf, bijlagen\/01-kaart\.pdf\. /)
    expect(existsSync(join(own, 'bijlagen/01-kaart.pdf'))).toBe(true)
  })
})
