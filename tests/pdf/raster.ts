import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether poppler can draw pages; without it, tests that look at them are skipped, and say so. */
export const rasterRuns = spawnSync('pdftoppm', ['-v']).status === 0
if (!rasterRuns) console.warn('SKIPPED: pdftoppm is not installed, so no page is looked at.')

export interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green and blue, from the left edge and the top. */
  readonly at: (x: number, y: number) => readonly [number, number, number]
  readonly bytes: Buffer
}

/** Draws every page as a reader shows it, 72 pixels an inch. @param last page that is drawn */
export function raster(pdf: Uint8Array, last?: number): readonly Picture[] {
  const folder = mkdtempSync(join(tmpdir(), 'raster-'))
  try {
    const path = join(folder, 'file.pdf')
    writeFileSync(path, pdf)
    const pages = last === undefined ? [] : ['-l', String(last)]
    execFileSync('pdftoppm', ['-r', '72', '-cropbox', ...pages, path, join(folder, 'page')], { stdio: 'ignore' })
    const names = readdirSync(folder).filter((name) => name.endsWith('.ppm'))
    return names.sort().map((name) => pictureOf(readFileSync(join(folder, name))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function pictureOf(ppm: Buffer): Picture {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString('latin1', 0, 50))
  if (!header) throw new Error('pdftoppm wrote no picture.')
  const bytes = ppm.subarray(header[0].length)
  const width = Number(header[1])
  return {
    width,
    height: Number(header[2]),
    bytes,
    at: (x, y) => {
      const from = (Math.floor(y) * width + Math.floor(x)) * 3
      return [bytes[from] ?? -1, bytes[from + 1] ?? -1, bytes[from + 2] ?? -1]
    },
  }
}
