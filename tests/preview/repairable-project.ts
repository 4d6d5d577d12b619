import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Diagnostic, diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { positionsIn } from '../../src/diagnostics/positions.ts'
import type { RepairableFile } from '../../src/diagnostics/repair-file.ts'
import { fileRules } from '../../src/diagnostics/source-rules.ts'
import { Session } from '../../src/preview/session/session.ts'
import { plainText } from '../../src/system/plain-text.ts'
import { markOf } from '../../src/system/tracked-files.ts'
import { rendered, result } from './made-up-maker.ts'

/** Every `fout` in a text is a finding that is mended as `goed`. */
export function mistakesIn(text: string, file = 'voorstel.md'): readonly Diagnostic[] {
  return [...text.matchAll(/fout/g)].map(({ index }) =>
    diagnostic({
      rule: fileRules['bestand/ontbreekt'],
      file,
      place: positionsIn(text).position(index, index + 4),
      reason: 'Hier staat fout.',
      advice: 'Schrijf goed.',
      fix: [{ from: index, to: index + 4, replacement: ['goed'] }],
    }),
  )
}

/** A session on one file, whose findings are those of `mistakesIn`. */
export function repairableProject(text: string, repairs: 'offered' | 'none' = 'offered') {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'herstelbaar-')))
  const path = join(folder, 'voorstel.md')
  writeFileSync(path, text)
  const file: RepairableFile = { path, name: 'voorstel.md', findings: mistakesIn }
  const session = new Session({
    file: 'voorstel.md',
    cwd: folder,
    edition: 'intern',
    render: async () => {
      const marks = new Map([[path, markOf(path)]])
      const words = plainText(readFileSync(path, 'utf8'))
      const texts = new Map([['voorstel.md', words]])
      return result({ marks, texts, diagnostics: mistakesIn(words), pdfs: [rendered(words)] })
    },
    repairable: repairs === 'offered' ? () => [file] : undefined,
  })
  onTestFinished(() => {
    session.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const keys = () => session.state.meldingen.map(({ herstel }) => herstel?.sleutel)
  return { session, folder, path, keys, read: () => readFileSync(path, 'utf8') }
}
