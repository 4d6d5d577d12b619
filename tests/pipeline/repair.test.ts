import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'
import { readSource } from '../../src/diagnostics/read-source.ts'
import { repairText } from '../../src/diagnostics/repair-text.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { findingsIn } from '../../src/pipeline/repair-proposal.ts'
import { showDiagnostics } from '../diagnostics/show-diagnostics.ts'

const fixtures = join(import.meta.dirname, 'fixtures', 'repair')
const kinds = loadKinds()

/** Each folder has a `voorstel.md`, what it becomes, and the report: what was repaired, and what is left. */
describe('what has one right answer is put right, and nothing else', () => {
  for (const name of readdirSync(fixtures)) {
    it(name, async () => {
      const folder = join(fixtures, name)
      const { config } = parseConfig('', join(folder, 'collegevoorstel.yaml'), 'collegevoorstel.yaml')
      const { source } = readSource(join(folder, 'voorstel.md'), 'voorstel.md')
      if (source === undefined) throw new Error(`${name} cannot be read`)
      const findings = (text: string) => findingsIn({ ...source, text }, { config, kinds }, {})
      const { text, repaired } = repairText(source.text, findings)
      expect(repaired.filter(({ rule }) => rule.fix === 'never')).toEqual([])
      await expect(text).toMatchFileSnapshot(join(folder, 'hersteld.md'))
      const report = `Hersteld:\n${showDiagnostics(repaired)}\nOver:\n${showDiagnostics(findings(text))}`
      await expect(report).toMatchFileSnapshot(join(folder, 'verwacht.txt'))
      expect(repairText(text, findings)).toEqual({ text, repaired: [] })
    })
  }
})
