import { describe, expect, it } from 'vitest'
import { proposal, type TrialProject, trialProject } from '../trial-project.ts'

const agenda = `soort: agenda
vergadering: College
datum: 2026-11-24
punten:
  - rubriek: Hamerstukken
    punten:
      - voorstel: voorstellen/een.md
      - voorstel: voorstellen/twee.md
      - voorstel: voorstellen/weg.md
`

/** Two proposals of which the second has no case number yet, and a third that nobody put on the agenda. */
function project(): Promise<TrialProject> {
  const unnumbered = proposal({}).replace(/^zaaknummer: .*\n/m, '')
  return trialProject({
    'agenda.yaml': agenda,
    'voorstellen/een.md': proposal({}),
    'voorstellen/twee.md': unnumbered,
    'los.md': unnumbered,
  })
}

interface Told {
  readonly documenten: readonly {
    readonly bestand: string
    readonly uitkomst: string
    readonly meldingen: readonly Said[]
  }[]
}
interface Said {
  readonly regel: string
  readonly ernst: string
}

async function told(root: TrialProject, ...args: string[]) {
  const { out } = await root.run(...args, '--reporter', 'json')
  const { documenten } = JSON.parse(out) as Told
  return documenten.map(({ bestand, uitkomst, meldingen }) => [
    bestand,
    uitkomst,
    ...meldingen.filter(({ ernst }) => ernst === 'error').map(({ regel }) => regel),
  ])
}

describe('check with an agenda', () => {
  it('tells of the agenda and its proposals what agenda would, each proposal once', async () => {
    const here = await project()
    const ofAgenda = [
      ['agenda.yaml', 'fouten', 'agenda/voorstel-ontbreekt'],
      ['voorstellen/een.md', 'gemaakt'],
      ['voorstellen/twee.md', 'fouten', 'voormatter/zaaknummer'],
    ]
    expect(await told(here, 'check', 'agenda.yaml')).toEqual(ofAgenda)
    // On its own a proposal may be without its number, and one on the agenda is not told of again.
    const both = await told(here, 'check', 'los.md', 'agenda.yaml', 'voorstellen/twee.md')
    expect(both).toEqual([['los.md', 'gemaakt'], ...ofAgenda])
    expect((await here.run('check', 'agenda.yaml')).code).toBe(1)
    expect(Object.keys(await here.output())).toEqual([])
  })

  it('says what is wrong with the agenda itself and still checks what stands on it', async () => {
    const here = await project()
    await here.put({
      'agenda.yaml': agenda.replace('datum: 2026-11-24\n', '').replace('- voorstel: voorstellen/weg.md', ''),
    })
    expect(await told(here, 'check', 'agenda.yaml')).toEqual([['agenda.yaml', 'fouten', 'agenda/verplicht']])
    await here.put({
      'agenda.yaml': agenda.replace('      - voorstel: voorstellen/weg.md\n', '').replace('een', 'twee'),
    })
    expect(await told(here, 'check', 'agenda.yaml')).toEqual([
      ['agenda.yaml', 'fouten', 'agenda/dubbel'],
      ['voorstellen/twee.md', 'fouten', 'voormatter/zaaknummer'],
    ])
  })

  it('divides agendas over the parts of a run, and repairs what is typed in one', async () => {
    const here = await project()
    const parts = await Promise.all(['1/2', '2/2'].map((part) => told(here, 'check', 'agenda.yaml', '--shard', part)))
    expect(parts.map(({ length }) => length).toSorted()).toEqual([0, 3])
    await here.put({ 'agenda.yaml': agenda.replace('2026-11-24', '24-11-2026') })
    const { err } = await here.run('check', '--fix', 'agenda.yaml')
    expect(err).toContain('1 ding hersteld in agenda.yaml')
    expect((await told(here, 'check', 'agenda.yaml'))[0]).toEqual([
      'agenda.yaml',
      'fouten',
      'agenda/voorstel-ontbreekt',
    ])
  })
})

describe('a file that goes to another command', () => {
  it.each([
    ['build agenda.yaml', 'agenda.yaml is een agenda, geen voorstel.', 'collegevoorstel agenda agenda.yaml'],
    ['check zonder.md', 'zonder.md is een agenda, geen voorstel.', 'collegevoorstel agenda zonder.md'],
    ['agenda los.md', 'los.md is een voorstel, geen agenda.', 'collegevoorstel build los.md'],
    ['agenda collegevoorstel.yaml', 'collegevoorstel.yaml is de configuratie, geen agenda.', 'agenda.yaml'],
    ['build collegevoorstel.yaml', 'collegevoorstel.yaml is de configuratie, geen voorstel.', 'voorstel.md'],
    ['agenda anders.yaml', 'anders.yaml is de configuratie, geen agenda.', 'agenda.yaml'],
  ])('%s: is named for what it is, with the command that is meant', async (command, reason, advice) => {
    const here = await project()
    await here.put({ 'zonder.md': `---\n${agenda}---\n`, 'anders.yaml': 'gemeente: {naam: Elders}\n' })
    const { code, err } = await here.run(...command.split(' '))
    expect(code).toBe(1)
    expect(err).toContain(reason)
    expect(err).toContain(advice)
    expect(err).toMatch(/\b1 fout\b/)
  })

  it.each([
    ['weg.md', 'Het bestand weg.md bestaat niet.'],
    ['voorstellen', 'voorstellen is een map, geen bestand.'],
    ['collegevoorstel.yaml', 'collegevoorstel.yaml is de configuratie, geen voorstel.'],
    ['foto.md', 'Dit bestand is geen tekst'],
  ])('watch %s ends at once, without a page that would never come right', async (file, reason) => {
    const here = await project()
    await here.put({ 'foto.md': new Uint8Array([1, 0, 2]) })
    const { code, err } = await here.run('watch', file, '--no-open')
    expect(code).toBe(2)
    expect(err).toContain(reason)
  })

  it('is not a proposal that writes about an agenda', async () => {
    const here = await project()
    const text = 'Schrijf in het bestand:\n\n```yaml\nsoort: agenda\npunten: []\n```'
    await here.put({ 'los.md': proposal({ text }) })
    expect((await here.run('check', 'los.md')).code).toBe(0)
  })
})
