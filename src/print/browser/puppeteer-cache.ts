import { join } from 'node:path'
import { namesIn } from '../../system/stat-of.ts'
import { isProgram, type Surroundings } from '../../system/surroundings.ts'

/** Folder names in puppeteer's cache: `<kind>/<platform>-<version>/<kind>-<bits>/<program>`. */
const layouts: Readonly<Record<string, { readonly platform: string; readonly bits: string }>> = {
  'linux-x64': { platform: 'linux', bits: 'linux64' },
  'linux-arm64': { platform: 'linux_arm', bits: 'linux-arm64' },
  'darwin-x64': { platform: 'mac', bits: 'mac-x64' },
  'darwin-arm64': { platform: 'mac_arm', bits: 'mac-arm64' },
  'win32-x64': { platform: 'win64', bits: 'win64' },
  'win32-arm64': { platform: 'win64', bits: 'win64' },
  'win32-ia32': { platform: 'win32', bits: 'win32' },
}

const kinds = ['chrome-headless-shell', 'chrome'] as const

/**
 * The newest browser in puppeteer's cache (`PUPPETEER_CACHE_DIR` or `~/.cache/puppeteer`), a headless shell before a Chrome.
 * Skips entries without a program, which interrupted downloads leave.
 */
export function findInPuppeteerCache(here: Surroundings): string | undefined {
  const layout = layouts[`${here.platform}-${here.arch}`]
  const cache = here.env.PUPPETEER_CACHE_DIR || (here.home && join(here.home, '.cache', 'puppeteer'))
  if (!layout || !cache) return undefined
  for (const kind of kinds) {
    for (const version of versionsIn(join(cache, kind), `${layout.platform}-`)) {
      const folder = join(cache, kind, `${layout.platform}-${version}`, `${kind}-${layout.bits}`)
      const program = join(folder, programName(kind, here.platform))
      if (isProgram(program)) return program
    }
  }
  return undefined
}

function programName(kind: (typeof kinds)[number], platform: NodeJS.Platform): string {
  if (platform === 'win32') return `${kind}.exe`
  if (platform === 'darwin' && kind === 'chrome')
    return join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing')
  return kind
}

/** The newest first. */
function versionsIn(folder: string, prefix: string): readonly string[] {
  return namesIn(folder)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
}
