import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { loadHouseStyle } from '../../src/compose/house-style/house-style.ts'
import { proposal, trialProject } from '../cli/trial-project.ts'
import { codeBlocks, page } from './pages.ts'

/** The block of a page that shows a file or a state, by the last words of its fence. */
function shown(path: string, name: string): string {
  const found = codeBlocks(page(path)).find(({ info }) => info.endsWith(` ${name}`))
  if (found === undefined) throw new Error(`${path} shows no ${name}`)
  return found.text
}

test('check --fix makes of text that was pasted from Word what the page says', async () => {
  const [pasted, repaired] = [shown('docs/schrijven.md', 'geplakt'), shown('docs/schrijven.md', 'hersteld')]
  expect(pasted).toContain('•\t')
  const text = proposal()
  const whole = (section: string) => text.replace(/## Samenvatting\n[^#]*/, `${section}\n`)
  const project = await trialProject({ 'voorstel.md': whole(pasted) })
  expect((await project.run('check', '--fix', 'voorstel.md')).err).toContain('hersteld in voorstel.md')
  expect(await readFile(join(project.root, 'voorstel.md'), 'utf8')).toBe(whole(repaired))
})

test('a house style in an npm package is loaded by its name', async () => {
  const project = await trialProject({ 'package.json': '{}' })
  const folder = join(project.root, 'node_modules/@duinwijk/huisstijl')
  const files: Readonly<Record<string, string>> = {
    'package.json': shown('docs/inrichten.md', 'package.json'),
    'huisstijl.yaml': shown('docs/inrichten.md', 'huisstijl.yaml'),
    'tokens.css': ':root { --utrecht-heading-1-color: #1c3f6e; }\n',
    'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  // Every file of the package that the house style needs is published with it.
  const published = (JSON.parse(files['package.json'] ?? '') as { readonly files: readonly string[] }).files
  expect(Object.keys(files).filter((name) => name !== 'package.json' && !published.includes(name))).toEqual([])
  await project.put({
    'collegevoorstel.yaml': `gemeente: {naam: Duinwijk}\n${shown('docs/inrichten.md', 'collegevoorstel.yaml')}`,
    'voorstel.md': proposal(),
  })
  const { houseStyle, diagnostics } = loadHouseStyle('@duinwijk/huisstijl', { root: project.root })
  expect(diagnostics).toEqual([])
  expect(houseStyle?.title).toBe('Duinwijk')
  expect((await project.run('check', 'voorstel.md')).code).toBe(0)
})
