import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { slotsOf } from '../../src/publish/slots.ts'
import { sha256 } from '../../src/system/digest.ts'
import { filesBelow } from '../files-below.ts'
import { diwooProblems } from './diwoo-problems.ts'
import {
  basisadres,
  makePublishedProject,
  type PublishedProject,
  rulesIn,
  saidIn,
  secrets,
  sourceDateEpoch,
} from './published-project.ts'

const run = promisify(execFile)
let project: PublishedProject
beforeAll(async () => {
  project = await makePublishedProject()
})
beforeEach(() => project.restore())
afterAll(() => project.close())

const at = (path: string) => join(project.web, path)
const documentsOf = (titel: RegExp) =>
  project
    .book()
    .publicaties.flatMap(({ sleutel, stukken }) =>
      stukken.filter((one) => titel.test(one.titel ?? '')).map((one) => `${sleutel}/${one.sleutel}.pdf`),
    )
const documentOf = (titel: RegExp) => {
  const [path] = documentsOf(titel)
  if (path === undefined) throw new Error(`nothing is called ${titel}`)
  return path
}
const textIn = async (path: string) => (await run('pdftotext', [at(path), '-'])).stdout
const addresses = () => new Set(slotsOf(project.book()).map(({ path }) => basisadres + path))
const sitemaps = () => project.book().eigen.filter((name) => /^sitemap-/.test(name))

/** Everything that is wrong with what is published, by readers of others and by the schema. */
async function problems(words: readonly string[] = secrets): Promise<readonly string[]> {
  const found: string[] = []
  for (const { path, file } of slotsOf(project.book())) {
    const bytes = readFileSync(at(path))
    if (file === undefined || sha256(bytes) !== file.sha256 || bytes.length !== file.bytes)
      found.push(`${path} differs`)
  }
  for (const name of sitemaps()) found.push(...diwooProblems(readFileSync(at(name), 'utf8'), addresses()))
  for (const path of await filesBelow(project.web)) {
    const text = path.endsWith('.pdf')
      ? (await run('pdftotext', [at(path), '-'])).stdout +
        (await run('qpdf', ['--qdf', '--object-streams=disable', at(path), '-'], { maxBuffer: 2 ** 27 })).stdout
      : readFileSync(at(path), 'utf8')
    const whole = `${text}\n${text.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))}`
    for (const word of words) if (whole.toLowerCase().includes(word.toLowerCase())) found.push(`${path} has ${word}`)
  }
  return found
}

describe('a published meeting', () => {
  it('is its public documents with their pages, a page of its own, and what the Woo index asks', async () => {
    const { report } = await project.publish()
    expect(saidIn(report)).not.toContain('intern/')
    expect(report.documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'gemaakt', 'gemaakt'])
    const [meeting] = project.book().publicaties
    expect(
      meeting?.stukken.map(({ titel, soort, categorie }) => `${categorie} ${soort}: ${titel}`),
    ).toMatchInlineSnapshot(`
      [
        "009 agenda: Agenda: College van burgemeester en wethouders, 24 november 2026",
        "009 besluitenlijst: Besluitenlijst: College van burgemeester en wethouders, 24 november 2026",
        "008 vergaderstuk: Collegevoorstel: Bankjes in het park",
        "008 publicatie: Kaart",
        "008 brief: Brief aan gemeenteraad: Bankjes in het park",
        "018 vergaderstuk: Collegevoorstel: Contract voor het onderhoud",
      ]
    `)
    expect(await problems()).toEqual([])
    expect(sitemaps()).toHaveLength(3)
    const page = readFileSync(at(`${meeting?.sleutel}/index.html`), 'utf8')
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href)
    expect(links.length).toBeGreaterThan(8)
    for (const href of links) expect(existsSync(at(`${meeting?.sleutel}/${href}`)), href).toBe(true)
    expect(page).toContain('Geheim agendapunt')
  })

  it('is the same, byte for byte, the second time and in another folder', async () => {
    await project.publish()
    const once = await project.hashes()
    const again = await project.publish()
    expect(again.steps).toEqual([])
    expect(await project.hashes()).toEqual(once)
    rmSync(project.web, { recursive: true })
    await project.publish()
    expect(await project.hashes()).toEqual(once)
  })

  it('does in a dry run what it says of a real one, and changes nothing', async () => {
    const before = sha256(JSON.stringify(await filesBelow(project.folder)))
    const dry = await project.publish({ run: 'dry' })
    expect(sha256(JSON.stringify(await filesBelow(project.folder)))).toBe(before)
    const real = await project.publish()
    expect(dry.steps).toEqual(real.steps)
    expect(real.report.documents[0]?.made.map(({ path }) => path)).toEqual(
      real.steps.filter(({ doe }) => doe === 'schrijf').map(({ pad }) => at(pad)),
    )
    project.change('bankjes/voorstel.md', (text) => text.replace('status: openbaar', 'status: geheim'))
    const out = sha256(JSON.stringify(await filesBelow(project.folder)))
    const withdrawal = await project.publish({ run: 'dry' })
    expect(sha256(JSON.stringify(await filesBelow(project.folder)))).toBe(out)
    expect(withdrawal.steps).toEqual((await project.publish()).steps)
  })

  it('gives the same result when it was killed after any change', async () => {
    const { steps } = await project.publish()
    const whole = await project.hashes()
    const made = join(project.folder, 'heel')
    for (const { pad } of steps) {
      mkdirSync(dirname(join(made, pad)), { recursive: true })
      copyFileSync(at(pad), join(made, pad))
    }
    for (const count of steps.keys()) {
      rmSync(project.web, { recursive: true })
      for (const { pad } of steps.slice(0, count)) {
        mkdirSync(dirname(at(pad)), { recursive: true })
        copyFileSync(join(made, pad), at(pad))
      }
      await project.publish()
      expect(await project.hashes(), `${count} changes`).toEqual(whole)
    }
  })

  it('leaves the files of others, and names them', async () => {
    mkdirSync(project.web)
    writeFileSync(at('beeld.png'), 'x')
    const { report } = await project.publish()
    expect(rulesIn(report)).toContain('publicatie/vreemd-bestand')
    expect(saidIn(report)).toContain('beeld.png')
    expect(readFileSync(at('beeld.png'), 'utf8')).toBe('x')
  })

  it('writes nothing where others have a file of that name, or a link', async () => {
    await project.publish()
    const path = documentOf(/Contract/)
    rmSync(project.web, { recursive: true })
    mkdirSync(dirname(at(path)), { recursive: true })
    symlinkSync('/etc/hostname', at(path))
    const { report } = await project.publish()
    expect(saidIn(report)).toContain(`waar dit programma moet schrijven: ${path}`)
    expect(report.documents[0]?.outcome).toBe('fouten')
    expect(await filesBelow(project.web)).toEqual([path])
  })

  it('writes robots.txt in the root of a domain, unless others have one', async () => {
    project.change('collegevoorstel.yaml', (text) => text.replace('/college/', ''))
    await project.publish()
    expect(readFileSync(at('robots.txt'), 'utf8')).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://www.voorbeeldstad.example/sitemapindex-diwoo-infocat008.xml\nSitemap: https://www.voorbeeldstad.example/sitemapindex-diwoo-infocat009.xml\nSitemap: https://www.voorbeeldstad.example/sitemapindex-diwoo-infocat018.xml\n',
    )
    rmSync(project.web, { recursive: true })
    mkdirSync(project.web)
    writeFileSync(at('robots.txt'), 'User-agent: *\n')
    const { report } = await project.publish()
    expect(readFileSync(at('robots.txt'), 'utf8')).toBe('User-agent: *\n')
    expect(rulesIn(report)).toContain('publicatie/aanmelden')
  })
})

describe('addresses', () => {
  it('stay when title, name and place on the agenda change', async () => {
    await project.publish()
    const before = await filesBelow(project.web)
    project.change('bankjes/voorstel.md', (text) =>
      text.replace('onderwerp: Bankjes in het park', 'onderwerp: Banken bij de vijver\nnaam: vijverbanken'),
    )
    project.change('week/agenda.yaml', (text) =>
      text
        .replace('vergadering:', 'naam: andere-naam\nvergadering:')
        .replace(/( {6}- voorstel: ..\/bankjes.*\n.*\n)( {6}- voorstel: ..\/contract.*\n.*\n)/, '$2$1'),
    )
    await project.meet()
    const { report } = await project.publish()
    expect(report.documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'gemaakt', 'gemaakt'])
    expect(await filesBelow(project.web)).toEqual(before)
    expect(documentsOf(/Banken bij de vijver/)).toHaveLength(1)
    expect(await problems()).toEqual([])
  })

  it('stay when the folder of a proposal is moved', async () => {
    await project.publish()
    const before = await filesBelow(project.web)
    const { rename } = await import('node:fs/promises')
    await rename(join(project.folder, 'bankjes'), join(project.folder, 'park'))
    project.change('week/agenda.yaml', (text) => text.replace('../bankjes/', '../park/'))
    await project.meet()
    await project.publish()
    expect(await filesBelow(project.web)).toEqual(before)
  })

  it('cannot be changed by another basisadres, or lost with the book', async () => {
    await project.publish()
    const before = await project.hashes()
    project.change('collegevoorstel.yaml', (text) => text.replace('/college/', '/bestuur/'))
    const other = await project.publish()
    expect(saidIn(other.report)).toContain(`beginnen met ${basisadres}`)
    expect(other.report.documents[0]?.outcome).toBe('configuratie')
    expect(await project.hashes()).toEqual(before)
    project.change('collegevoorstel.yaml', (text) => text.replace('/bestuur/', '/college/'))
    writeFileSync(at('adressen.json'), '{"versie": 1')
    expect(rulesIn((await project.publish()).report)).toContain('publicatie/doelmap')
  })
})

describe('what is taken from the output', () => {
  const attacks: readonly (readonly [string, (folder: string) => void, string])[] = [
    [
      'a stranger beside a proposal',
      (open) => writeFileSync(join(open, '02-01-bankjes/notitie.txt'), 'x'),
      'notitie.txt',
    ],
    ['a stranger beside the meeting', (open) => writeFileSync(join(open, 'notulen.pdf'), 'x'), 'notulen.pdf'],
    ['a hidden stranger', (open) => writeFileSync(join(open, '02-01-bankjes/.bewaard'), 'x'), '.bewaard'],
    [
      'a changed PDF',
      (open) => writeFileSync(join(open, '02-01-bankjes/voorstel.pdf'), '%PDF-1.7\n', { flag: 'a' }),
      'voorstel.pdf',
    ],
    ['a missing PDF', (open) => rmSync(join(open, '02-01-bankjes/bijlagen/01-kaart.pdf')), '01-kaart.pdf'],
    ['a changed agenda', (open) => writeFileSync(join(open, 'agenda.pdf'), 'x'), 'agenda.pdf'],
    [
      'a proposal that was not made',
      (open) => rmSync(join(open, '02-01-bankjes'), { recursive: true }),
      '02-01-bankjes',
    ],
  ]
  it.each(attacks)('stops at %s', async (_, attack, named) => {
    attack(join(project.out, 'week/openbaar'))
    const { report } = await project.publish()
    expect(saidIn(report)).toContain(named)
    expect(report.documents.some(({ outcome }) => outcome === 'fouten')).toBe(true)
    expect(rulesIn(report).filter((rule) => /^publicatie\/(vreemd|niet-gemaakt)$/.test(rule))).toHaveLength(1)
    expect(await problems()).toEqual([])
    const published = existsSync(project.web) ? await filesBelow(project.web) : []
    expect(published.some((path) => path.includes(named))).toBe(false)
  })

  it('is not older than its sources', async () => {
    project.change('bankjes/voorstel.md', (text) => text.replace('Bankjes in het park', 'Banken'))
    const { report } = await project.publish()
    expect(rulesIn(report)).toContain('publicatie/niet-gemaakt')
    expect(documentsOf(/Bankjes/)).toEqual([])
  })

  it('may be a folder, or a proposal alone', async () => {
    await project.make('bankjes/voorstel.md')
    await project.publish({ file: 'uitvoer/bankjes' })
    const once = await project.hashes()
    expect(Object.keys(once).filter((path) => path.endsWith('.pdf'))).toHaveLength(3)
    await project.publish({ file: 'bankjes/voorstel.md' })
    expect(await project.hashes()).toEqual(once)
    expect(await problems()).toEqual([])
    const other = await project.publish({ file: 'bankjes' })
    expect(rulesIn(other.report)).toContain('publicatie/bron-onbekend')
    rmSync(join(project.folder, 'bankjes'), { recursive: true })
    expect(rulesIn((await project.publish({ file: 'uitvoer/bankjes' })).report)).toEqual(['publicatie/bron-onbekend'])
  })

  it.each(['uitvoer', 'uitvoer/week', '.'])('does not go to %s', async (to) => {
    const { report } = await project.publish({ to })
    expect(rulesIn(report)).toEqual(['publicatie/doelmap'])
  })

  it('names every setting that is missing', async () => {
    project.write('collegevoorstel.yaml', 'huisstijl: voorbeeldstad\n')
    const { report } = await project.publish()
    expect(saidIn(report)).toMatch(/publicatie\.basisadres.*\n.*gemeente\.naam.*\n.*gemeente\.code/)
    expect(rulesIn(report)).toEqual(Array.from({ length: 3 }, () => 'publicatie/instelling'))
    expect(report.documents[0]?.outcome).toBe('configuratie')
  })
})

describe('a withdrawal', () => {
  const isTombstone = async (path: string) => {
    const text = await textIn(path)
    return text.includes('Ingetrokken document') && text.replace(/\s/g, '').includes(basisadres + path)
  }

  it.each([
    ['is secret', (text: string) => text.replace('status: openbaar', 'status: geheim')],
    ['is besloten', (text: string) => text.replace('status: openbaar', 'status: besloten')],
    ['has an embargo', (text: string) => text.replace('status: openbaar', 'status: openbaar\nembargo: 2099-01-01')],
    ['is public by nobody', (text: string) => text.replace('status: openbaar\n', '')],
    ['cannot be read', (text: string) => text.replace('status: openbaar', 'status: [')],
  ] as const)('leaves an entry at each address of a proposal that %s now', async (_, change) => {
    await project.publish()
    const gone = [documentOf(/Bankjes in het park$/), documentOf(/^Kaart/)]
    project.change('bankjes/voorstel.md', change)
    const { report } = await project.publish()
    expect(rulesIn(report)).toContain('publicatie/ingetrokken')
    for (const path of gone) {
      expect(await isTombstone(path)).toBe(true)
      expect(readFileSync(at(path.replace('.pdf', '.html')), 'utf8')).toContain('Het mocht niet openbaar zijn')
    }
    expect(await problems([...secrets, 'Bankjes', 'langs het water'])).toEqual([])
    const [agenda] = project.book().publicaties[0]?.stukken ?? []
    expect(agenda?.ingetrokken).toEqual({ op: '2026-11-25', reden: 'procedure' })
    const once = await project.hashes()
    await project.publish()
    expect(await project.hashes()).toEqual(once)
  })

  it('ends when the meeting is made again, at the same addresses', async () => {
    await project.publish()
    const before = await filesBelow(project.web)
    const agenda = documentOf(/^Agenda/)
    project.change('bankjes/voorstel.md', (text) => text.replace('status: openbaar', 'status: geheim'))
    await project.publish()
    expect(await isTombstone(agenda)).toBe(true)
    await project.meet()
    await project.publish()
    expect(documentOf(/^Agenda/)).toBe(agenda)
    expect(await textIn(agenda)).toContain('Geheim agendapunt')
    expect(await filesBelow(project.web)).toEqual(before)
    expect(await problems([...secrets, 'Bankjes'])).toEqual([])
  })

  it('is about privacy when a redaction is the cause', async () => {
    await project.publish()
    const path = documentOf(/Contract/)
    expect(await textIn(path)).toContain('Qoxbyzuwyn')
    project.change('contract/voorstel.md', (text) => text.replace(/Qoxbyzuwyn/gi, ':lak[$&]{grond="5.1.2.e"}'))
    const { report } = await project.publish()
    expect(rulesIn(report)).toContain('editie/lek')
    expect(await isTombstone(path)).toBe(true)
    expect(await textIn(path)).toContain('persoonlijke gegevens')
    expect(await problems([...secrets, 'Qoxbyzuwyn'])).toEqual([])
  })

  it('comes with an attachment that is closed, and with one that is gone', async () => {
    await project.publish()
    const [kaart, brief] = [documentOf(/^Kaart/), documentOf(/^Brief/)]
    project.change('bankjes/kaart.md', (text) => text.replace('soort: overig', 'soort: overig\nstatus: geheim'))
    await project.meet()
    await project.publish()
    expect(await isTombstone(kaart)).toBe(true)
    expect(await isTombstone(brief)).toBe(false)
    project.change('bankjes/voorstel.md', (text) =>
      text.replace(/ {2}- \{soort: brief-raad.*\n/, '').replaceAll(' en bijlage 2', ''),
    )
    await project.meet()
    await project.publish()
    expect(await isTombstone(brief)).toBe(true)
    expect(await problems([...secrets, 'langs het water'])).toEqual([])
  })

  it('follows a proposal that leaves the agenda', async () => {
    await project.publish()
    const path = documentOf(/Contract/)
    project.change('week/agenda.yaml', (text) => text.replace(/ {6}- voorstel: ..\/contract.*\n.*\n/, ''))
    await project.meet()
    await project.publish()
    expect(await isTombstone(path)).toBe(true)
  })

  it('reaches what another meeting published of a proposal that is secret now', async () => {
    project.write(
      'week-2/agenda.yaml',
      'vergadering: College\ndatum: 2026-11-24\npunten:\n  - voorstel: ../bankjes/voorstel.md\n    besluit: conform\n',
    )
    await project.meet('week-2/agenda.yaml')
    await project.publish()
    await project.publish({ file: 'week-2/agenda.yaml' })
    const both = documentsOf(/Bankjes in het park$/)
    expect(both).toHaveLength(4)
    project.change('bankjes/voorstel.md', (text) => text.replace('status: openbaar', 'status: geheim'))
    await project.publish({ file: 'week-2/agenda.yaml' })
    for (const path of both) expect(await isTombstone(path)).toBe(true)
    // Also not in the agenda, the decision list and the page of the other meeting.
    expect(await problems([...secrets, 'Bankjes'])).toEqual([])
  })

  it('is named by a message about the output, with the addresses', async () => {
    await project.publish()
    const path = documentOf(/Contract/)
    project.change('contract/voorstel.md', (text) => text.replace('status: openbaar', 'status: geheim'))
    const report = await project.make('contract/voorstel.md')
    expect(saidIn(report)).toContain(basisadres + path)
  })
})

it('states the time of the run', () => {
  expect(new Date(sourceDateEpoch * 1000).toISOString()).toBe('2026-11-25T09:00:00.000Z')
})
