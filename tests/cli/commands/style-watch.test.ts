import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { runStyle } from '../../../src/cli/commands/style-command.ts'
import { fakeTerminal } from '../fake-terminal.ts'
import { trialProject } from '../trial-project.ts'

const patience = { timeout: 60_000, interval: 50 }

it('style --watch makes the specimen again after a change, and ends at a signal', async () => {
  const style = 'templates/huisstijlen/duin'
  const project = await trialProject({
    'collegevoorstel.yaml': 'gemeente: {naam: Duin}\nhuisstijl: duin\n',
    [`${style}/tokens.css`]: ':root { --utrecht-heading-1-color: #123456 }',
  })
  const terminal = fakeTerminal(project.root)
  const controller = new AbortController()
  const options = { watch: true, reporter: [], timeout: 60 } as const
  const running = runStyle(undefined, options, terminal, controller.signal)
  const ended = expect(running).rejects.toThrow('stop')
  const times = () => terminal.out().split('\n').length - 1
  await vi.waitFor(() => expect(times()).toBe(1), patience)
  const path = join(project.root, 'uitvoer', 'proefblad-duin.pdf')
  const first = statSync(path).size
  await vi.waitFor(() => expect(terminal.err()).toContain('Stop met Ctrl+C'), patience)
  await project.put({ [`${style}/tokens.css`]: ':root { --utrecht-heading-1-color: #ccc }' })
  await vi.waitFor(() => expect(terminal.err()).toContain('is te licht op wit'), patience)
  expect(statSync(path).size).toBe(first)
  await project.put({ [`${style}/tokens.css`]: ':root { --utrecht-heading-1-color: #654321 }' })
  await vi.waitFor(() => expect(times()).toBe(2), patience)
  controller.abort(new Error('stop'))
  await ended
})
