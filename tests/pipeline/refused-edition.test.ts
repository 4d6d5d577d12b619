import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { editionStages } from '../../src/pipeline/build.ts'
import { startEdition } from '../../src/pipeline/make-editions.ts'
import { openBuild } from '../../src/pipeline/open-build.ts'
import { runStages } from '../../src/pipeline/run-stages.ts'
import type { Printer } from '../../src/print/printer.ts'
import { editionPolicy } from '../../src/publication/policy/edition-policy.ts'
import { readProposal } from '../read-proposal.ts'

const folder = mkdtempSync(join(tmpdir(), 'geen-editie-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a public edition that may not be made reports nothing that the author allows', async () => {
  const text =
    '---\nsoort: overig\nstatus: besloten\n---\n\n<!-- collegevoorstel-negeer privacy/bsn: testgetal -->\n\nNummer 111222333.\n'
  writeFileSync(join(folder, 'overig.md'), text)
  const { work } = await readProposal('overig.md', folder)
  expect(work.found.map(({ ruleId }) => ruleId)).toContain('privacy/bsn')
  const printer = { print: () => Promise.reject(new Error('no browser')) } as unknown as Printer
  const context = openBuild(
    { files: [], cwd: folder, editions: ['openbaar'], html: 'discard', strictness: 'lenient', jobs: 1 },
    { printer },
  )
  const refused = await runStages(editionStages, startEdition(work, editionPolicy('openbaar')), context)
  expect(refused.made).toEqual([])
  const rules = refused.diagnostics.map(({ ruleId }) => ruleId)
  expect(rules).toContain('editie/niet-openbaar')
  expect(rules).not.toContain('privacy/bsn')
  expect(refused.ignored.map(({ finding }) => finding.ruleId)).toEqual(['privacy/bsn'])
})
