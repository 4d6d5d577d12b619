import { execFileSync } from 'node:child_process'
import { lstat, mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { earlier, failing, proposal, trialProject } from '../trial-project.ts'

describe('a report never takes the place of', () => {
  it.each([
    ['the document', 'voorstel.md'],
    ['the document by another name', './sub/../VOORSTEL.md'],
    ['a document of any name', 'tekst'],
    ['an attachment', 'bijlagen/cijfers.pdf'],
    ['the settings', 'collegevoorstel.yaml'],
    ['what is made', 'uitvoer/proef/intern/voorstel.pdf'],
    ['the manifest', 'uitvoer/proef/intern/manifest.json'],
  ])('%s', async (_, file) => {
    const project = await trialProject({ ...earlier, 'voorstel.md': proposal(), tekst: proposal() })
    for (const command of ['build', 'check']) {
      const err = await failing(project, 2, command, 'voorstel.md', 'tekst', '--reporter', `json=${file}`)
      expect(err).toBe(
        `--reporter: ${file} kan geen verslag worden, want dat is de naam van een document, een onderdeel daarvan of het resultaat. Kies een ander bestand, bijvoorbeeld verslag.json.\n`,
      )
    }
    expect(await readFile(join(project.root, 'voorstel.md'), 'utf8')).toBe(proposal())
  })

  it('another report', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    const args = ['--reporter', 'json=a.txt', '--reporter', 'junit=./a.txt']
    expect(await failing(project, 2, 'check', 'voorstel.md', ...args)).toBe(
      '--reporter: json en junit kunnen niet allebei in ./a.txt. Geef elk een eigen bestand.\n',
    )
  })
})

describe('a report goes', () => {
  const checked = (file: string) => ['check', 'voorstel.md', '--quiet', '--reporter', `json=${file}`]

  it('into a named pipe or a device, which stays what it is', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    const pipe = join(project.root, 'pijp')
    execFileSync('mkfifo', [pipe])
    const [text, { code }] = await Promise.all([readFile(pipe, 'utf8'), project.run(...checked('pijp'))])
    expect([code, JSON.parse(text).samenvatting.documenten]).toEqual([0, 1])
    expect((await lstat(pipe)).isFIFO()).toBe(true)
  })

  it('not into a pipe that nobody reads, which would hold it for good', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    execFileSync('mkfifo', [join(project.root, 'pijp')])
    expect(await failing(project, 3, ...checked('pijp'))).toBe(
      'Niemand leest <map>/pijp: dat is geen bestand, maar een pijp of een apparaat.\nDaar hoort het verslag te komen. Kies bij --reporter een ander bestand.\n',
    )
  })

  it('to where a link leads, and the link stays', async () => {
    const project = await trialProject({ 'voorstel.md': proposal(), 'echt/verslag.json': 'eerder' })
    await symlink('echt/verslag.json', join(project.root, 'verslag.json'))
    expect((await project.run(...checked('verslag.json'))).code).toBe(0)
    expect((await lstat(join(project.root, 'verslag.json'))).isSymbolicLink()).toBe(true)
    expect(JSON.parse(await readFile(join(project.root, 'echt/verslag.json'), 'utf8')).samenvatting.documenten).toBe(1)
  })

  it('not where a folder has its name', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    await mkdir(join(project.root, 'verslag.json'))
    expect(await failing(project, 3, ...checked('verslag.json'))).toBe(
      'Het bestand <map>/verslag.json kan niet worden geschreven: er staat al een map met die naam.\nDaar hoort het verslag te komen. Kies bij --reporter een ander bestand.\n',
    )
  })
})
