import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { arch, version as nodeVersion, platform } from 'node:process'
import { fileURLToPath } from 'node:url'
import { faceRows } from '../compose/house-style/font-table.ts'
import { fontPath } from '../compose/house-style/fonts.ts'
import { lazily } from '../system/lazily.ts'
import { packageFolder, version } from '../system/package-folder.ts'

/**
 * Identifies this program among all that could produce other bytes from the same input: its code, templates and fonts, and Node,
 * whose zlib compresses. The version alone is not enough: a template of the package can be edited without a new one.
 */
export const programFingerprint = lazily((): string => {
  const hash = createHash('sha256').update(`${version} ${nodeVersion} ${platform} ${arch}`)
  const bundle = join(packageFolder, 'dist')
  const isBundled = fileURLToPath(import.meta.url).startsWith(bundle + sep)
  // The library and the command line are bundled from the same sources at the same time.
  const code = isBundled ? [join(bundle, 'cli.cjs')] : filesBelow(join(packageFolder, 'src'))
  for (const path of [...code, ...filesBelow(join(packageFolder, 'templates'))]) {
    hash.update(`\n${relative(packageFolder, path)} `).update(readFileSync(path))
  }
  for (const row of faceRows) {
    const file = row.split('|')[3] ?? ''
    // Name, size and date of the half megabyte of fonts suffice to detect that a package was replaced.
    const { size, mtimeMs } = statSync(fontPath(file))
    hash.update(`\n${file} ${size} ${mtimeMs}`)
  }
  return hash.digest('hex')
})

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
