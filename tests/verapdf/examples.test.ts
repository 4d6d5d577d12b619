import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { veraPdfRuns, verdict } from '../pdf/verdict.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'))
}

test.skipIf(!veraPdfRuns)('every PDF made of the examples passes 2a and ua1', { timeout: 300_000 }, async () => {
  const examples = join(root, 'examples')
  const sources = readdirSync(examples)
    .map((name) => join(examples, name, 'voorstel.md'))
    .filter((path) => existsSync(path))
  // What the examples bring along as a PDF goes through unchanged: it is not ours to vouch for.
  const brought = filesBelow(examples).map((name) => readFileSync(join(examples, name)))
  const out = mkdtempSync(join(tmpdir(), 'examples-'))
  try {
    execFileSync(process.execPath, [join(root, 'bin/collegevoorstel.js'), 'build', ...sources, '--out', out, '--quiet'])
    const made = new Map<string, Uint8Array>()
    for (const name of filesBelow(out)) {
      const bytes = readFileSync(join(out, name))
      if (!brought.some((each) => each.equals(bytes))) made.set(name.replaceAll(/[/\\]/g, '_'), bytes)
    }
    expect(made.size).toBeGreaterThan(sources.length)
    expect(await verdict(made)).toBe('')
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})
