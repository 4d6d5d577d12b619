import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openDesk } from '../../src/pipeline/desk.ts'
import { makeEdition } from '../../src/pipeline/make-edition.ts'
import { prepare } from '../../src/pipeline/prepare.ts'

const folder = mkdtempSync(join(tmpdir(), 'geen-editie-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('a public edition that may not be made says nothing of what the author allows', async () => {
  const text =
    '---\nsoort: overig\nstatus: besloten\n---\n\n<!-- collegevoorstel-negeer privacy/bsn: testgetal -->\n\nNummer 111222333.\n'
  writeFileSync(join(folder, 'overig.md'), text)
  const { prepared, diagnostics } = await prepare('overig.md', openDesk({ cwd: folder }))
  if (prepared === undefined) throw new Error('not read')
  expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('privacy/bsn')
  const never = { print: () => Promise.reject(new Error('no browser')) } as unknown as Parameters<
    typeof makeEdition
  >[4]['printer']
  const refused = await makeEdition(
    prepared,
    'openbaar',
    diagnostics,
    { cwd: folder, html: 'discard', strictness: 'lenient' },
    { printer: never, onStep: () => {}, onPrinted: () => {} },
  )
  expect(refused.made).toEqual([])
  const rules = refused.diagnostics.map(({ ruleId }) => ruleId)
  expect(rules).toContain('editie/niet-openbaar')
  expect(rules).not.toContain('privacy/bsn')
  expect(refused.ignored.map(({ finding }) => finding.ruleId)).toEqual(['privacy/bsn'])
})
