import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { seed, sized } from '../run-size.ts'
import { randomProposal } from './random-document.ts'
import { verdict } from './verdict.ts'

const count = sized(600)

test(`${count} random proposals pass 2a and ua1`, { timeout: 3_600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'willekeurig-'))
  const files = Array.from({ length: count }, (_, index) => `${index + 1}.md`)
  for (const [index, file] of files.entries()) writeFileSync(join(folder, file), randomProposal(seed + index))
  const printer = openPrinter({ jobs: 4 })
  try {
    const out = join(folder, 'uitvoer')
    const report = await build(
      { files, cwd: folder, out, strictness: 'lenient', html: 'discard', jobs: 4 },
      { printer },
    )
    const refused = report.documents.filter((document) => document.outcome !== 'gemaakt')
    expect(
      refused.flatMap(({ file, diagnostics }) =>
        diagnostics.filter((m) => m.fatal).map((m) => `${file}:${m.line} ${m.reason}`),
      ),
    ).toEqual([])
    const pdfs = readdirSync(out).map((name): [string, Uint8Array] => [
      name,
      readFileSync(join(out, name, 'intern/voorstel.pdf')),
    ])
    expect(pdfs.length).toBe(count)
    expect(await verdict(new Map(pdfs))).toBe('')
  } finally {
    await printer.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
