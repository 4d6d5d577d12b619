import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How many fonts poppler finds, by their object. */
export function fontsOf(pdf: Uint8Array): number {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'))
  try {
    const path = join(folder, 'one.pdf')
    writeFileSync(path, pdf)
    const lines = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2)
    return new Set(lines.map((line) => line.trim().split(/\s+/).slice(-2).join(' '))).size
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
