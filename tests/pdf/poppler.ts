import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether poppler and qpdf are there; without them, tests that compare with other readers are skipped, and say so. */
export const otherReadersRun = ['pdfinfo', 'qpdf'].every((name) => spawnSync(name, ['--version']).status !== null)
if (!otherReadersRun) console.warn('SKIPPED: pdfinfo or qpdf is not installed, so no other reader is asked.')

/** Some damaged files keep poppler busy for ever. */
const mostTime = 60_000

/** The number of pages that poppler sees; undefined when it refuses the file or does not come to an end. */
export function popplerPages(pdf: Uint8Array): number | undefined {
  return inFolder(pdf, (path) => {
    const { status, stdout } = spawnSync('pdfinfo', [path], {
      encoding: 'latin1',
      timeout: mostTime,
      killSignal: 'SIGKILL',
    })
    const pages = /^Pages:\s+(\d+)/m.exec(stdout)?.[1]
    return status === 0 && pages !== undefined ? Number(pages) : undefined
  })
}

/** The text of the pages as poppler copies it, in the order of their content. */
export function pageText(pdf: Uint8Array): string {
  return inFolder(pdf, (path) => spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).stdout)
}

/** The file as qpdf writes it. */
export function byQpdf(pdf: Uint8Array, options: readonly string[]): Buffer {
  return inFolder(pdf, (path) => {
    spawnSync('qpdf', ['--static-id', ...options, '--', path, `${path}.made`])
    return readFileSync(`${path}.made`)
  })
}

/** As `byQpdf`, encrypted. @param options user password, owner password, bits and what is permitted */
export function encryptedByQpdf(pdf: Uint8Array, options: readonly string[]): Buffer {
  return inFolder(pdf, (path) => {
    spawnSync('qpdf', ['--allow-weak-crypto', '--static-id', '--encrypt', ...options, '--', path, `${path}.made`])
    return readFileSync(`${path}.made`)
  })
}

function inFolder<T>(pdf: Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'other-reader-'))
  try {
    const path = join(folder, 'file.pdf')
    writeFileSync(path, pdf)
    return use(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
