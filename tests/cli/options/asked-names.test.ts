import { expect, it } from 'vitest'
import { earlier, failing, proposal, trialProject } from '../trial-project.ts'

it.each(['build', 'check'])('%s takes no empty name for the folder one stands in', async (command) => {
  const project = await trialProject({ ...earlier, 'voorstel.md': proposal() })
  for (const name of ['', ' '])
    expect(await failing(project, 2, command, 'voorstel.md', name)).toBe(
      'Een van de opgegeven bestanden heeft een lege naam. Komt de naam uit een variabele, kijk dan of die gevuld is.\n',
    )
})
