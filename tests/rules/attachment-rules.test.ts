import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { proposal, trialProject } from '../cli/trial-project.ts'

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
const list = (...files: readonly string[]) =>
  proposal({ front: `bijlagen:\n${files.map((file) => `  - {titel: Kaart, bestand: ${file}}`).join('\n')}` })

it('knows a file that is attached twice, however its name is written or linked', async () => {
  const project = await trialProject({
    'voorstel.md': list('b/kaart.svg', './b/kaart.svg', 'b/../b/kaart.svg', 'link.svg', 'b/ander.svg'),
    'b/kaart.svg': drawing,
    'b/ander.svg': drawing,
  })
  await symlink('b/kaart.svg', join(project.root, 'link.svg'))
  const { err } = await project.run('check', 'voorstel.md')
  expect(err.match(/.* is ook al bijlage .*/g)?.map((line) => line.replace(/^.*waarschuwing {2}/, ''))).toEqual([
    './b/kaart.svg is ook al bijlage 1.',
    'b/../b/kaart.svg is ook al bijlage 1.',
    'link.svg is ook al bijlage 1.',
  ])
})
