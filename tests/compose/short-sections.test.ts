import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { proposal, trialProject } from '../cli/trial-project.ts'
import { textOf } from '../print/read-printed.ts'

it('fills a page with sections of one line, and moves only those that do not fit', async () => {
  const text = 'Dit staat er in het kort, in zoveel regels als er passen. '.repeat(12)
  const project = await trialProject({ 'voorstel.md': proposal({ text }) })
  expect((await project.run('build', 'voorstel.md', '--quiet')).code).toBe(0)
  const pages = await textOf(readFileSync(join(project.root, 'uitvoer/proef/intern/voorstel.pdf')))
  const [first = '', second = ''] = pages.filter((page) => !page.includes('Handtekening'))
  expect(first).toContain('Samenvatting')
  expect(first).toContain('Welke data is gebruikt')
  expect(second).toContain('Communicatie inzet')
  expect(pages).toHaveLength(3)
})
