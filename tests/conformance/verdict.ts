import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failuresAsText, validate } from './verapdf/verapdf.js'

/** The rules that fail, one a line; empty when every file passes 2a and ua1. Throws where veraPDF cannot run: it needs Java, and Maven once. */
export async function verdict(files: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'verdict-'))
  try {
    const paths = [...files].map(([name, bytes]) => {
      const path = join(folder, `${name}.pdf`)
      writeFileSync(path, bytes)
      return path
    })
    const results = await validate(paths)
    if (results.length !== files.size * 2) throw new Error('veraPDF left files out.')
    const failed = results.filter((result) => !result.ok)
    return failed.length === 0 ? '' : failuresAsText(failed).replaceAll(folder, '') || 'failed without a rule'
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
