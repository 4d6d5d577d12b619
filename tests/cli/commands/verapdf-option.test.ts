import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeStub } from '../../pipeline/verapdf/stub-verapdf.ts'
import { failing, proposal, type TrialProject, trialProject } from '../trial-project.ts'

let home: string
let program: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'verapdf-'))
  program = writeStub(join(home, 'verapdf'))
  vi.stubEnv('VERAPDF', program)
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true, force: true })
})

const manifestOf = ({ root }: TrialProject) => readFileSync(join(root, 'uitvoer/proef/intern/manifest.json'), 'utf8')
const starts = () => readFileSync(`${program}.log`, 'utf8').trim().split('\n').length

describe('build --verapdf', () => {
  test('without veraPDF makes nothing, and says what to do', async () => {
    vi.stubEnv('VERAPDF', join(home, 'weg'))
    const project = await trialProject({ 'voorstel.md': proposal() })
    const err = await failing(project, 3, 'build', 'voorstel.md', '--verapdf')
    expect(err.replaceAll(home, '<home>')).toBe(
      'veraPDF is niet gevonden: <home>/weg (uit VERAPDF) bestaat niet.\nVerbeter het pad in VERAPDF, of haal het weg: dan wordt in het PATH gezocht. Of laat --verapdf weg.\n',
    )
  })

  test('tells the result in every form of the report, and in the manifest', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    const reports = ['json', 'junit', 'sarif', 'github', 'pretty'].flatMap((name) => [
      '--reporter',
      `${name}=verslag.${name}`,
    ])
    const { code } = await project.run('build', 'voorstel.md', '--verapdf', ...reports)
    expect(code).toBe(0)
    for (const name of ['json', 'junit', 'sarif', 'github', 'pretty'])
      expect(readFileSync(join(project.root, `verslag.${name}`), 'utf8'), name).toContain('keurt 1 PDF goed')
    const toetsing = { programma: 'veraPDF 9.9.9', voldoet: ['PDF/A-2a', 'PDF/UA-1'], voldoetNiet: [] }
    const { documenten } = JSON.parse(readFileSync(join(project.root, 'verslag.json'), 'utf8'))
    expect(documenten[0].gemaakt[0].conformiteit.toetsing).toEqual(toetsing)
    expect(JSON.parse(manifestOf(project)).uitvoer[0].conformiteit.toetsing).toEqual(toetsing)
  })

  test('writes what fails, names it, and ends with 1', async () => {
    const project = await trialProject({ 'voorstel.md': proposal({ front: 'naam: slecht' }) })
    const { code, out, err } = await project.run('build', 'voorstel.md', '--verapdf')
    expect(code).toBe(1)
    expect(out).toContain('<map>/uitvoer/slecht/intern/voorstel.pdf')
    expect(err).toContain(
      '<map>/uitvoer/slecht/intern/voorstel.pdf voldoet volgens veraPDF 9.9.9 niet aan PDF/A-2a: 7.1-3',
    )
    expect(Object.keys(await project.output())).toContain('slecht/intern/voorstel.pdf')
  })

  test('validates what an earlier run made, and says nothing in the manifest when it is not asked', async () => {
    vi.stubEnv('COLLEGEVOORSTEL_CACHE', join(home, 'cache'))
    const project = await trialProject({ 'voorstel.md': proposal() })
    await project.run('build', 'voorstel.md')
    const plain = manifestOf(project)
    expect(plain).not.toContain('toetsing')
    const first = await project.run('build', 'voorstel.md', '--verapdf', '--reporter', 'json')
    const proven = manifestOf(project)
    const second = await project.run('build', 'voorstel.md', '--verapdf', '--reporter', 'json')
    expect(JSON.parse(second.out).documenten[0].hergebruikt).toBe(true)
    for (const { out } of [first, second]) expect(out).toContain('keurt 1 PDF goed')
    expect(starts()).toBe(4)
    expect(proven).toContain('toetsing')
    expect(manifestOf(project)).toBe(proven)
    await project.run('build', 'voorstel.md')
    expect(manifestOf(project)).toBe(plain)
  })
})

describe('agenda --verapdf', () => {
  const agenda = `soort: agenda
vergadering: College
nummer: 48
datum: 2026-11-24
punten:
  - rubriek: Hamerstukken
    punten:
      - voorstel: voorstel.md
        besluit: conform
`

  test('validates the agenda, the bundle and the decision list as well as the proposals', async () => {
    const project = await trialProject({ 'voorstel.md': proposal(), 'vergadering.yaml': agenda })
    const { err } = await project.run('agenda', 'vergadering.yaml', '--verapdf')
    const pdfs = Object.keys(await project.output()).filter((path) => path.endsWith('.pdf'))
    expect(pdfs.map((path) => path.split('/').at(-1)).sort()).toEqual([
      'agenda.pdf',
      'besluitenlijst.pdf',
      'bundel.pdf',
      'voorstel.pdf',
    ])
    expect(err).toContain('veraPDF 9.9.9 keurt 4 PDF’s goed')
    const manifest = JSON.parse(readFileSync(join(project.root, 'uitvoer/vergadering/intern/manifest.json'), 'utf8'))
    const proven = manifest.uitvoer.filter(({ bestand }: { bestand: string }) => bestand.endsWith('.pdf'))
    expect(proven.length).toBeGreaterThanOrEqual(3)
    for (const { conformiteit } of proven) expect(conformiteit.toetsing.voldoet).toEqual(['PDF/A-2a', 'PDF/UA-1'])
  })
})
