import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from './fake-terminal.ts'
import { trialProject } from './trial-project.ts'

/** What the guide tells a user to type and expect is what the program takes and says. */
const root = fileURLToPath(new URL('../..', import.meta.url))
const guide = readFileSync(join(root, 'docs/handleiding.md'), 'utf8')

/** The first block of code in the guide that holds a text, without its indentation. */
function block(mark: string): string {
  const found = [...guide.matchAll(/^( *)```\w*\n([\s\S]*?)^ *```$/gm)].find(([, , text = '']) => text.includes(mark))
  if (found === undefined) throw new Error(`the guide has no block with ${mark}`)
  const [, indent = '', text = ''] = found
  return text.replace(new RegExp(`^${indent}`, 'gm'), '')
}

test('the first proposal is as good as the guide says, and its mistake is told in these words', async () => {
  const project = await trialProject({})
  await project.put({ 'voorstel.md': block('zaak: Raadsbrief Wijkgericht werken').trimStart() })
  expect((await project.run('check', 'voorstel.md')).code).toBe(0)
  const wrong = block('zaak: Raadsbrief Wijkgericht werken').replace('status: openbaar', 'status: openbar')
  await project.put({ 'voorstel.md': wrong })
  expect((await project.run('check', 'voorstel.md')).err).toContain(block('voorstel.md:7:9'))
})

test('the table of options is what each command takes', async () => {
  const [head = '', , ...rows] = guide.slice(guide.indexOf('| optie | `build` |')).split('\n\n')[0]?.split('\n') ?? []
  const cells = (row: string) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''))
  for (const [column, command] of cells(head).entries()) {
    if (column === 0) continue
    const terminal = fakeTerminal()
    await run([command, '--help'], terminal)
    const taken = [...terminal.out().matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option)
    const listed = rows
      .map(cells)
      .filter((row) => row[column] === 'ja')
      .map(([option]) => option)
    expect(listed.toSorted(), command).toEqual(taken.toSorted())
  }
})

test('no page that comes with the package leads to a file that does not', () => {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: readonly string[] }
  const below = (path: string): readonly string[] =>
    statSync(join(root, path)).isDirectory()
      ? readdirSync(join(root, path)).flatMap((name) => below(join(path, name)))
      : [path]
  const comes = new Set(files.filter((path) => !path.startsWith('!') && path !== 'dist').flatMap(below))
  const dead = [...comes]
    .filter((path) =>
      /^(?:README\.md|docs\/[^/]*\.md|docs\/ci\/.*\.md|docs\/regels\/README\.md|examples\/README\.md)$/.test(path),
    )
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '')
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)\s#]+)/g)].map(([, link = '']) =>
        relative(root, join(root, dirname(path), link)),
      )
      return links
        .filter(
          (link) =>
            !comes.has(link) && !(existsSync(join(root, link)) && [...comes].some((one) => one.startsWith(`${link}/`))),
        )
        .map((link) => `${path} → ${link}`)
    })
  expect(dead).toEqual([])
})

test('the guide has each option of the commands that begin something', async () => {
  for (const command of ['init', 'new']) {
    const terminal = fakeTerminal()
    await run([command, '--help'], terminal)
    const taken = [...terminal.out().matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option = '']) => option)
    expect(taken.length).toBeGreaterThan(2)
    expect(taken.filter((option) => !guide.includes(`\`${option}`))).toEqual([])
  }
})
