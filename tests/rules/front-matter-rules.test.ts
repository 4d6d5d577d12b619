import { expect, it } from 'vitest'
import { proposal, trialProject } from '../cli/trial-project.ts'

it('tells fields that are not written together, and each that is written without a value at its own place', async () => {
  const without = ['auteur', 'team', 'status', 'bereikbaar']
  const project = await trialProject({ 'voorstel.md': proposal({ without, front: 'auteur:\nteam:' }) })
  const { err } = await project.run('check', 'voorstel.md')
  expect(err.match(/.* ingevuld.*\./g)?.filter((line) => line.startsWith('voorstel.md'))).toEqual([
    'voorstel.md:1:1  waarschuwing  Deze velden zijn niet ingevuld: bereikbaar, status.',
    'voorstel.md:10:1  waarschuwing  Het veld auteur is niet ingevuld.',
    'voorstel.md:11:1  waarschuwing  Het veld team is niet ingevuld.',
  ])
})
