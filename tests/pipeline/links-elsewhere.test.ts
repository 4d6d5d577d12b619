import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { houseStyleNames } from '../../src/compose/house-style/house-style-names.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { checkProposals } from '../../src/pipeline/check.ts'
import { json } from '../../src/report/json.ts'
import { trackFiles } from '../../src/system/tracked-files.ts'

// A project from someone else holds links to files of this machine: 'soort/buiten-project', 'huisstijl/buiten-project' and others.

const home = mkdtempSync(join(tmpdir(), 'koppelingen-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
let count = 0

type Files = Readonly<Record<string, string>>

function put(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

interface Trial {
  /** The path in the project that is the link, or in the twin a copy of what it points to. */
  readonly link: string
  /** What is outside the project, by path; the link points to the first folder or file. */
  readonly outside: Files
  readonly config?: string
  readonly inside?: Files
  readonly rule: string
}

const memo = 'titel: Memo\nbasis: overig\n'
const template = '<p>Buitengeheim</p>'
const style = 'naam: Buitengeheim\n'
const own = (soort: string) => `---\nsoort: ${soort}\nonderwerp: Proef\ntitel: Proef\n---\n\nTekst.\n`
const inKind = 'templates/documenten/memo'

const trials: Readonly<Record<string, Trial>> = {
  'the template of a kind': {
    link: `${inKind}/document.hbs`,
    outside: { 'buiten.txt': template },
    inside: { [`${inKind}/soort.yaml`]: memo },
    rule: 'soort/buiten-project',
  },
  'the style of a kind': {
    link: `${inKind}/document.css`,
    outside: { 'buiten.css': 'p { color: red } /* Buitengeheim */' },
    inside: { [`${inKind}/soort.yaml`]: memo },
    rule: 'soort/buiten-project',
  },
  'a partial of a kind': {
    link: `${inKind}/huismerk.hbs`,
    outside: { 'buiten.txt': template },
    inside: { [`${inKind}/soort.yaml`]: memo },
    rule: 'soort/buiten-project',
  },
  'the fields of a kind': {
    link: `${inKind}/soort.yaml`,
    outside: { 'buiten.yaml': memo },
    rule: 'soort/buiten-project',
  },
  'the folder of a kind': { link: inKind, outside: { 'map/soort.yaml': memo }, rule: 'soort/buiten-project' },
  'the folder of all kinds': {
    link: 'templates/documenten',
    outside: { 'map/memo/soort.yaml': memo },
    rule: 'soort/buiten-project',
  },
  'the folder of templates': {
    link: 'templates',
    outside: { 'map/documenten/memo/soort.yaml': memo },
    rule: 'soort/buiten-project',
  },
  'the folder of a house style': {
    link: 'stijl',
    outside: { 'map/huisstijl.yaml': style },
    config: 'huisstijl: ./stijl\n',
    rule: 'huisstijl/buiten-project',
  },
  'the folder of a house style by name': {
    link: 'templates/huisstijlen/stad',
    outside: { 'map/huisstijl.yaml': style },
    config: 'huisstijl: stad\n',
    rule: 'huisstijl/buiten-project',
  },
  'the folder of all house styles': {
    link: 'templates/huisstijlen',
    outside: { 'map/stad/huisstijl.yaml': style },
    config: 'huisstijl: stad\n',
    rule: 'huisstijl/buiten-project',
  },
  'the file of a house style': {
    link: 'stijl/huisstijl.yaml',
    outside: { 'buiten.yaml': style },
    config: 'huisstijl: ./stijl\n',
    rule: 'huisstijl/buiten-map',
  },
  'a partial of a house style': {
    link: 'stijl/partials/voet.hbs',
    outside: { 'buiten.txt': '<p>Buitengeheim</p>' },
    inside: { 'stijl/huisstijl.yaml': style },
    config: 'huisstijl: ./stijl\n',
    rule: 'huisstijl/buiten-map',
  },
  'the partials of a house style': {
    link: 'stijl/partials',
    outside: { 'map/voet.hbs': '<p>Buitengeheim</p>' },
    inside: { 'stijl/huisstijl.yaml': style },
    config: 'huisstijl: ./stijl\n',
    rule: 'huisstijl/buiten-map',
  },
  'the tokens of a house style': {
    link: 'stijl/tokens.css',
    outside: { 'buiten.css': ':root { --utrecht-document-color: #111 } /* Buitengeheim */' },
    inside: { 'stijl/huisstijl.yaml': style },
    config: 'huisstijl: ./stijl\n',
    rule: 'huisstijl/buiten-map',
  },
  'the style sheet of a house style': {
    link: 'stijl/eigen.css',
    outside: { 'buiten.css': 'p { color: #111 } /* Buitengeheim */' },
    inside: { 'stijl/huisstijl.yaml': `${style}stijl: eigen.css\n` },
    config: 'huisstijl: ./stijl\n',
    rule: 'huisstijl/buiten-map',
  },
  'the config': {
    link: 'collegevoorstel.yaml',
    outside: { 'buiten.yaml': 'gemeente: {naam: Buitengeheim}\n' },
    rule: 'configuratie/buiten-project',
  },
}

/** The findings on a project with a link, or in the twin with the file itself. */
async function checked({ link, outside, config, inside = {} }: Trial, how: 'linked' | 'copied') {
  const folder = join(home, String(count++))
  const project = join(folder, 'project')
  const elsewhere = join(folder, 'elders')
  put(elsewhere, outside)
  const soort = [...Object.keys(inside), link].some((path) => path.startsWith(inKind)) ? 'memo' : 'overig'
  const usesMemo = soort === 'memo' || Object.keys(outside).some((path) => path.includes('memo/'))
  put(project, { ...inside, 'voorstel.md': own(usesMemo ? 'memo' : 'overig') })
  if (link !== 'collegevoorstel.yaml') put(project, { 'collegevoorstel.yaml': config ?? 'huisstijl: neutraal\n' })
  const target = join(elsewhere, Object.keys(outside)[0]?.split('/')[0] ?? '')
  const path = join(project, link)
  mkdirSync(dirname(path), { recursive: true })
  if (how === 'linked') symlinkSync(relative(dirname(path), target), path)
  else cpSync(target, path, { recursive: true })
  const report = await checkProposals({ files: ['voorstel.md'], cwd: project, strictness: 'lenient' })
  const errors = report.documents.flatMap(({ diagnostics }) => diagnostics.filter(({ fatal }) => fatal === true))
  return { rules: errors.map(({ ruleId }) => ruleId), said: json(report) }
}

describe.each(Object.entries(trials))('%s', (_name, trial) => {
  it('is refused as a link out of the project, and nothing of it is shown', async () => {
    const { rules, said } = await checked(trial, 'linked')
    expect([...new Set(rules)]).toEqual([trial.rule])
    expect(said).not.toMatch(/Buitengeheim/)
  })

  it('is used as a file or folder of the project', async () => {
    expect((await checked(trial, 'copied')).rules).toEqual([])
  })
})

describe('a house style', () => {
  it.each([
    '..',
    '../elders',
    '../../elders',
    './../elders',
    'stijl/../../elders',
    './stijl/../../elders',
    '../bestaat-niet',
    '/etc',
    '/',
    'x/../../../../../etc',
    '@stad/../../../etc',
    'node_modules/../../elders',
    '.././elders/.',
  ])('%s is not outside the project', async (name) => {
    const folder = join(home, String(count++))
    put(folder, {
      'project/collegevoorstel.yaml': `huisstijl: '${name}'\n`,
      'project/voorstel.md': own('overig'),
      'project/stijl/huisstijl.yaml': 'naam: Eigen\n',
      'elders/huisstijl.yaml': style,
      'huisstijl.yaml': style,
    })
    const cwd = join(folder, 'project')
    const report = await checkProposals({ files: ['voorstel.md'], cwd, strictness: 'lenient' })
    expect(report.documents[0]?.diagnostics.map(({ ruleId }) => ruleId)).toContain('huisstijl/buiten-project')
    expect(json(report)).not.toMatch(/Buitengeheim/)
  })

  it.each(['./stijl', 'stijl/../stijl', './a/../stijl/.', 'stad', 'neutraal', '@stad/stijl', 'gekoppeld'])(
    '%s is found in the project or in a package',
    async (name) => {
      const folder = join(home, String(count++))
      put(folder, {
        'collegevoorstel.yaml': `huisstijl: '${name}'\n`,
        'voorstel.md': own('overig'),
        'stijl/huisstijl.yaml': style,
        'templates/huisstijlen/stad/huisstijl.yaml': style,
        'node_modules/@stad/stijl/package.json': '{}',
        'node_modules/@stad/stijl/huisstijl.yaml': style,
      })
      symlinkSync('stad', join(folder, 'templates/huisstijlen/gekoppeld'))
      const report = await checkProposals({ files: ['voorstel.md'], cwd: folder, strictness: 'lenient' })
      expect(report.documents[0]?.diagnostics.filter(({ fatal }) => fatal === true)).toEqual([])
    },
  )

  it('is not listed by its title when it is a link out of the project', () => {
    const folder = join(home, String(count++))
    put(folder, {
      'elders/huisstijl.yaml': style,
      'project/templates/huisstijlen/eigen/huisstijl.yaml': 'naam: Eigen\n',
    })
    symlinkSync('../../../elders', join(folder, 'project/templates/huisstijlen/stad'))
    const names = houseStyleNames('neutraal', join(folder, 'project'), trackFiles())
    expect(names.map(({ titel }) => titel)).toEqual(expect.arrayContaining(['Eigen']))
    expect(JSON.stringify(names)).not.toMatch(/Buitengeheim/)
  })
})

it('the agenda of a project is not made with a template from elsewhere', () => {
  const folder = join(home, String(count++))
  put(folder, { 'buiten.txt': template, 'project/collegevoorstel.yaml': '' })
  const agenda = join(folder, 'project/templates/documenten/agenda')
  mkdirSync(agenda, { recursive: true })
  symlinkSync('../../../../buiten.txt', join(agenda, 'document.hbs'))
  const read = loadKinds(join(folder, 'project')).loadComposed('agenda')
  expect(read.kind).toBeUndefined()
  expect(read.diagnostics.map(({ ruleId, file }) => `${ruleId} ${basename(file)}`)).toEqual([
    'soort/buiten-project document.hbs',
  ])
})
