import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AgendaRequest, makeAgenda } from '../../src/meeting/make-agenda.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { json } from '../../src/report/json.ts'
import { pretty } from '../../src/report/pretty.ts'
import type { Report } from '../../src/report/report.ts'
import type { FinishedPart } from '../../src/reuse/part-store.ts'
import { filesBelow } from '../files-below.ts'
import { openBrowser } from '../print/open-browser.ts'
import { outlineOf, textOf } from '../print/read-printed.ts'
import { type Reading, readingsOfBytes, readingsOfPdf, secretsIn } from '../properties/independent-search.ts'
import { lettersOf } from '../properties/made-up-words.ts'
import { makeMeeting, secretWords } from './meeting-project.ts'

const folder = mkdtempSync(join(tmpdir(), 'agenda-'))
const out = join(folder, 'uitvoer')
let printer: Printer
const printed: string[] = []
beforeAll(() => {
  makeMeeting(folder)
  const real = openPrinter({ jobs: 4 })
  printer = {
    print: (printable) => {
      printed.push(printable.title)
      return real.print(printable)
    },
    warm: (style, resources) => real.warm(style, resources),
    about: () => real.about(),
    close: () => real.close(),
  }
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The day before the meeting. */
const sourceDateEpoch = Date.UTC(2026, 10, 23) / 1000
const request: AgendaRequest = {
  file: 'week/agenda.yaml',
  cwd: folder,
  out,
  editions: ['intern', 'openbaar'],
  decisions: 'concept',
  strictness: 'lenient',
  html: 'discard',
  jobs: 4,
  sourceDateEpoch,
}
const kept = new Map<string, FinishedPart>()
const parts = {
  get: (key: string) => kept.get(key),
  set: (key: string, part: FinishedPart) => void kept.set(key, part),
}

const read = (path: string) => readFileSync(join(out, 'week', path))
const text = async (path: string) => (await textOf(read(path))).join('\n').replace(/\s+/g, ' ')
const secrets = secretWords.map((typed) => ({ typed, letters: lettersOf(typed) }))
const ids = (report: Report) => report.documents.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))

describe('a meeting', () => {
  let report: Awaited<ReturnType<typeof makeAgenda>>
  beforeAll(async () => {
    report = await makeAgenda(request, { printer, parts })
  }, 60_000)

  it('is made of every proposal that can be, in a folder for each edition', async () => {
    expect(report.documents.map(({ file, outcome }) => `${file}: ${outcome}`)).toMatchSnapshot()
    expect((await filesBelow(out)).map((path) => path.replaceAll('\\', '/')).toSorted()).toMatchSnapshot()
  })

  it('lists points by heading, marks those that are secret, and says which are not there yet', async () => {
    const intern = await text('intern/agenda.pdf')
    expect(intern).toMatch(
      /VERTROUWELIJK.*Opening.*Hamerstukken Portefeuille: C\. Voorbeeld.*2\.1 Bankjes in het park.*hamerstuk/,
    )
    expect(intern).toMatch(/3\.1 Aankoop Kyfvuxqez Z-2026-1, 3 pagina’s Geheim/)
    expect(intern).toMatch(/3\.3 Speeltuin Z-2026-1, 3 pagina’s Embargo tot 1 december 2026/)
    expect(intern).toMatch(/3\.4 Fout in de voormatter nog niet beschikbaar/)
    const openbaar = await text('openbaar/agenda.pdf')
    expect(openbaar).toMatch(
      /3\.1 Geheim agendapunt.*3\.2 Besloten agendapunt.*3\.3 Agendapunt dat nog niet openbaar is/,
    )
    expect(openbaar).toContain('Van punt 3.1, punt 3.2, punt 3.3 en punt 4 staat hier geen titel')
  })

  it('puts the embargo that only the agenda states on the pages of the proposal, and on those in the bundle', async () => {
    for (const path of ['intern/03-03-later/voorstel.pdf', 'intern/bundel.pdf'])
      expect(await text(path)).toMatch(/EMBARGO TOT 1 DECEMBER 2026.*Een speeltuin te bouwen/i)
    expect(await text('intern/02-01-open/voorstel.pdf')).not.toMatch(/embargo tot 1/i)
  })

  it('tells what was decided, as a concept until all is, and what the public list leaves out', async () => {
    const intern = await text('intern/besluitenlijst.pdf')
    expect(intern).toMatch(
      /CONCEPT.*Bankjes in het park Besluit Conform\..*Voorgesteld besluit 1\. Tien bankjes te plaatsen\./,
    )
    expect(intern).toMatch(/Akkoord met aanpassingen\. De brief wordt korter\./)
    const openbaar = await text('openbaar/besluitenlijst.pdf')
    expect(openbaar).toMatch(/Weggelaten: punt 3\.1, punt 3\.2, punt 3\.3 en punt 4\./)
    expect(openbaar).toContain('artikel 60, derde lid')
    expect(openbaar).not.toContain('Speeltuin')
  })

  it('is bundled: a bookmark for each point and attachment, a stamp on each page, and apart what does not conform', async () => {
    const pages = await textOf(read('intern/bundel.pdf'))
    for (const [index, page] of pages.entries())
      if (index > 0) expect(page).toContain(`bundel ${index + 1} van ${pages.length}`)
    const first = pages.findIndex((page) => page.includes('Agendapunt 2.1'))
    const listed = (pages[1] ?? '').replace(/\s+/g, ' ')
    expect(listed).toContain(`Bankjes in het park C. Voorbeeld ${first + 1}`)
    expect(listed).toMatch(/Scan\s*apart bestand/)
    expect((await outlineOf(read('intern/bundel.pdf'))).slice(0, 5)).toEqual([
      'Voorblad',
      'Agenda',
      '2 Hamerstukken',
      '2.1 Bankjes in het park',
      '2.2 Contract',
    ])
    expect(await outlineOf(read('intern/agenda.pdf'))).toContain('1 Opening')
    const readings = await readingsOfPdf(join(out, 'week/intern/bundel.pdf'))
    const leading = readings.filter(({ text: raw }) => raw.includes('(02-01-open/bijlagen/02-scan.pdf)'))
    expect(leading.map(({ reader }) => reader)).toContain('qpdf: latin')
    const found = report.documents[0]?.diagnostics.filter(({ ruleId }) => ruleId === 'agenda/niet-in-bundel')
    expect(found?.[0]?.reason).toMatch(/^Bijlage 2: Scan \(punt 2\.1\) staat niet in de bundel/)
  })

  it('holds nothing of what is not public in any public file or name', async () => {
    const paths = (await filesBelow(join(out, 'week/openbaar'))).map((path) => join(out, 'week/openbaar', path))
    const names: Reading = { reader: 'names', text: paths.map((path) => path.slice(out.length)).join('\n') }
    const readings = await Promise.all(
      paths.map(async (path) =>
        path.endsWith('.pdf') ? await readingsOfPdf(path) : readingsOfBytes(path, readFileSync(path)),
      ),
    )
    expect(readings.flat().length).toBeGreaterThan(50)
    expect(secretsIn(secrets, [names, ...readings.flat()])).toEqual([])
  })

  it('has a page with headings, a language and links that lead somewhere, without scripts', () => {
    for (const edition of ['intern', 'openbaar']) {
      const html = read(`${edition}/index.html`).toString('utf8')
      expect(html).toMatch(/^<!doctype html>\n<html lang="nl">/)
      expect(html).toContain('Besluit (concept): <strong>Conform.</strong>')
      expect(html).not.toMatch(/<script|https?:\/\//)
      const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
      expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true)
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, path = '']) => decodeURIComponent(path))
      expect(links.length).toBeGreaterThan(4)
      expect(links.filter((path) => !existsSync(join(out, 'week', edition, path)))).toEqual([])
    }
  })

  it('has a page that nobody has to push sideways, on a small screen with large letters', async () => {
    const browser = await openBrowser()
    const page = await browser.newPage()
    await page.setViewport({ width: 220, height: 640 })
    await page.goto(pathToFileURL(join(out, 'week/intern/index.html')).href)
    expect(await page.evaluate("[...document.querySelectorAll('.merk')].map((one) => one.textContent)")).toContain(
      'Embargo tot 1 december 2026',
    )
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(220)
    await browser.close()
  })

  it('prints nothing again when nothing changed, and only what did when something did', async () => {
    const before = read('intern/bundel.pdf')
    printed.length = 0
    await makeAgenda(request, { printer, parts })
    expect(printed).toEqual([])
    expect(read('intern/bundel.pdf').equals(before)).toBe(true)
    const path = join(folder, 'open/voorstel.md')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('Bankjes in', 'Banken in'))
    await makeAgenda({ ...request, editions: ['intern'] }, { printer, parts })
    expect(printed.map((title) => title.replace(/:.*/, ''))).toEqual([
      'Collegevoorstel',
      'Agenda',
      'Besluitenlijst',
      'Vergaderbundel',
      'Stempels',
    ])
  }, 60_000)
})

describe('a second run', () => {
  const agenda = join(folder, 'week/agenda.yaml')
  const changed = async (from: string | RegExp, to: string, more: Partial<AgendaRequest>) => {
    const before = readFileSync(agenda, 'utf8')
    writeFileSync(agenda, before.replace(from, to))
    try {
      return await makeAgenda({ ...request, ...more }, { printer, parts })
    } finally {
      writeFileSync(agenda, before)
    }
  }

  it('takes away what became secret, and says nothing of it where all is public', async () => {
    const place = '../gelakt/voorstel.md\n'
    const report = await changed(place, `${place}        status: geheim\n`, { editions: ['openbaar'] })
    expect(existsSync(join(out, 'week/openbaar/02-02-gelakt'))).toBe(false)
    expect(existsSync(join(out, 'week/intern/02-02-gelakt/voorstel.pdf'))).toBe(true)
    const said = [json(report), pretty(report, { color: 'off' })].map(
      (told): Reading => ({ reader: 'verslag', text: told }),
    )
    expect(secretsIn(secrets, said)).toEqual([])
  })

  it('has no decision list until every proposal has an outcome (agenda/besluiten-onvolledig)', async () => {
    const report = await changed('', '', { editions: ['intern'], decisions: 'complete' })
    expect(ids(report)).toContain('agenda/besluiten-onvolledig')
    expect(existsSync(join(out, 'week/intern/besluitenlijst.pdf'))).toBe(false)
    expect(read('intern/index.html').toString('utf8')).not.toMatch(/Besluit|Conform|De brief wordt korter/)
  })

  it('puts all in the bundle when asked, and the manifest says why it does not conform', async () => {
    await changed('datum:', 'bundel: alles\ndatum:', { editions: ['intern'] })
    const { uitvoer } = JSON.parse(read('intern/manifest.json').toString('utf8'))
    const bundle = uitvoer.find(({ bestand }: { bestand: string }) => bestand === 'bundel.pdf')
    expect(bundle.conformiteit.normen).toEqual([])
    expect(bundle.conformiteit.redenen.join(' ')).toMatch(/^Bijlage 2: Scan \(punt 2\.1\): De PDF heeft geen tags/)
  })

  it('refuses the folder of a proposal (agenda/map-bezet), and writes nothing then', async () => {
    const place = join(out, 'week/intern/manifest.json')
    const before = readFileSync(place, 'utf8')
    writeFileSync(place, before.replace('"soort": "agenda"', '"soort": "collegevoorstel"'))
    expect(ids(await changed('', '', { editions: ['intern'] }))).toContain('agenda/map-bezet')
    writeFileSync(place, before)
  })

  it('keeps what was there when a part is spoilt while the bundle is made (agenda/bundel)', async () => {
    const before = read('intern/agenda.pdf')
    const spoiling: Printer = {
      ...printer,
      print: (printable) => {
        if (printable.title === 'Stempels')
          writeFileSync(join(out, 'week/intern/02-02-gelakt/voorstel.pdf'), 'geen PDF')
        return printer.print(printable)
      },
    }
    const path = join(folder, 'open/voorstel.md')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('Banken in', 'Stoelen in'))
    const report = await makeAgenda({ ...request, editions: ['intern'] }, { printer: spoiling, parts })
    expect(ids(report)).toContain('agenda/bundel')
    expect(read('intern/agenda.pdf').equals(before)).toBe(true)
  })
})
