import { expect, it } from 'vitest'
import { failing, proposal, trialProject } from '../trial-project.ts'

const commands = [
  ['publish', 'voorstel.md', '--to', 'web'],
  ['archive', 'voorstel.md'],
]

it.each(commands.map((command) => ({ command })))('$command.0 puts one list on stdout', async ({ command }) => {
  const project = await trialProject({ 'voorstel.md': proposal() })
  const two = [...command, '--dry-run', '--reporter', 'sarif']
  expect(await failing(project, 2, ...two)).toContain('Zet het verslag in een bestand: --reporter sarif=<bestand>.')
})

it.each(commands.map((command) => ({ command })))('$command.0 knows the forms of a list', async ({ command }) => {
  const project = await trialProject({ 'voorstel.md': proposal() })
  expect(await failing(project, 2, ...command, '--dry-run', 'xml')).toContain(
    '--dry-run [vorm]: de waarde xml kan niet. Kies uit: tekst, json.',
  )
})
