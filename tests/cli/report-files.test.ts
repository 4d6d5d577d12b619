import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { earlier, failing, proposal, trialProject } from './trial-project.ts'

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
