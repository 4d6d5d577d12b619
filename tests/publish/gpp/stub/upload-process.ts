import { argv, exit, stdout } from 'node:process'
import { publishToGpp } from '../../../../src/publish/gpp/publish-to-gpp.ts'
import { madeUpPublications, settingsFor } from './made-up.ts'

// Publishes made-up publications to the stub at an address, in a process that can be killed.
const [, , address = '', mode = '', version = '1'] = argv
const settings = settingsFor({ address })
for (const publication of madeUpPublications(Number(version))) {
  const { outcome, diagnostics } = await publishToGpp(publication, {
    settings,
    mode: mode === 'final' ? 'final' : 'concept',
    run: 'real',
    timeout: 30_000,
    file: 'agenda.yaml',
  })
  stdout.write(`${outcome} ${diagnostics.map(({ reason }) => reason).join(' ')}\n`)
  if (outcome !== 'gemaakt') exit(1)
}
