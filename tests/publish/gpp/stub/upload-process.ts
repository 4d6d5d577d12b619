import { argv, exit, stdout } from 'node:process'
import { publishToGpp } from '../../../../src/publish/gpp/publish-to-gpp.ts'
import { madeUpPublications, settingsFor } from './made-up.ts'

// Publishes made-up publications to the stub at an address, in a process that can be killed.
const [, , address = '', mode = '', version = '1'] = argv
const { report } = await publishToGpp(
  madeUpPublications(Number(version)).map((publication) => ({ file: 'agenda.yaml', publication })),
  { settings: settingsFor({ address }), mode: mode === 'final' ? 'final' : 'concept', run: 'real', timeout: 30_000 },
)
stdout.write(
  JSON.stringify(
    report.documents.map(({ outcome, diagnostics }) => [outcome, ...diagnostics.map(({ reason }) => reason)]),
  ),
)
exit(report.documents.every(({ outcome }) => outcome === 'gemaakt') ? 0 : 1)
