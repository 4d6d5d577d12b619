import { expect, it } from 'vitest'
import { proposal, trialProject } from '../cli/trial-project.ts'

const long = 'Deze zin staat hier alleen om de samenvatting langer te maken dan het formulier vraagt. '.repeat(14)
const comment = (rule: string) => `<!-- collegevoorstel-negeer ${rule}: bij wijze van proef -->\n\n`

it('build takes a comment into account at every stage: what stops it, and what only the pages show', async () => {
  const project = await trialProject({
    'met/voorstel.md': proposal({
      text: `${comment('onderdelen/te-lang')}${long}\n\n${comment('privacy/bsn')}Het nummer 111222333.`,
    }).replace(/(## Samenvatting\n\n)(<!--.*-->\n\n)/, '$2$1'),
    'zonder/voorstel.md': proposal({ text: long }),
    'ongebruikt/voorstel.md': proposal({ text: `${comment('onderdelen/te-lang')}Kort.` }),
  })
  expect(await project.run('build', '--strict', 'met/voorstel.md')).toMatchObject({ code: 0 })
  const without = await project.run('build', '--strict', 'zonder/voorstel.md', 'ongebruikt/voorstel.md')
  expect([without.code, without.err.match(/\[[a-z]+\/[a-z-]+\]/g)]).toEqual([
    1,
    ['[onderdelen/te-lang]', '[negeren/ongebruikt]'],
  ])
  expect(await project.run('check', '--strict', 'met/voorstel.md', 'ongebruikt/voorstel.md')).toMatchObject({ code: 0 })
})
