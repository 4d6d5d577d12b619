import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll } from 'vitest'
import { parseConfig } from '../../../src/config/config.ts'
import { repairText } from '../../../src/diagnostics/repair-text.ts'
import type { RuleName } from '../../../src/diagnostics/rule.ts'
import { loadKinds } from '../../../src/forms/load-kind.ts'
import { findingsIn } from '../../../src/pipeline/repair-proposal.ts'
import { examplesConfig } from '../../properties/mutated-document.ts'
import { png } from '../make-png.ts'

const kinds = loadKinds()
const { config: example } = parseConfig(readFileSync(examplesConfig, 'utf8'), examplesConfig, 'collegevoorstel.yaml')
const front = '---\nsoort: overig\ntitel: Proef\n---\n\n'

/** A folder with the files that a text may refer to. */
const root = mkdtempSync(join(tmpdir(), 'stuk-'))
for (const name of ['kaart.png', 'mijn kaart.png'])
  writeFileSync(join(root, name), png(1, 1, deflateSync(Buffer.from([0, 0]))))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const config = { ...example, root }
const path = join(root, 'stuk.md')

/** What a rule says of a text with a free body, with lines counted from its first, and the text after all fixes. */
export function findingsOn(rule: RuleName, body: string) {
  const findings = (text: string) => findingsIn({ path, name: 'stuk.md', text }, { config, kinds }, {})
  const found = findings(`${front}${body}\n`).filter(({ ruleId }) => ruleId === rule)
  return {
    lines: found.map(({ line = 0 }) => line - 5),
    reasons: found.map(({ reason }) => reason),
    repaired: repairText(`${front}${body}\n`, findings).text.slice(front.length, -1),
  }
}
