import { expect, test } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { trialProject } from '../cli/trial-project.ts'
import { codeBlocks, page } from './pages.ts'

/** What the guide tells a user to type and expect is what the program takes and says. */
const start = page('docs/handleiding.md')
const commands = page('docs/opdrachten.md').text

/** The first block of code at the start of the guide that holds a text. */
function block(mark: string): string {
  const found = codeBlocks(start).find(({ text }) => text.includes(mark))
  if (found === undefined) throw new Error(`the guide has no block with ${mark}`)
  return found.text
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
  const [head = '', , ...rows] =
    commands.slice(commands.indexOf('| optie | `build` |')).split('\n\n')[0]?.split('\n') ?? []
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

test('the guide has each option of the commands that begin something', async () => {
  for (const command of ['init', 'new']) {
    const terminal = fakeTerminal()
    await run([command, '--help'], terminal)
    const taken = [...terminal.out().matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option = '']) => option)
    expect(taken.length).toBeGreaterThan(2)
    expect(taken.filter((option) => !commands.includes(`\`${option}`))).toEqual([])
  }
})
