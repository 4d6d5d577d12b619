import { join } from 'node:path'
import { isProgram, type Surroundings, searchPath } from '../../system/surroundings.ts'

const shells = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell']
const linuxBrowsers = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
/** Searched besides PATH, which is often minimal in CI and cron jobs. */
const linuxFolders = ['/usr/local/bin', '/usr/bin', '/usr/lib/chromium', '/opt/google/chrome', '/snap/bin']

/** A browser on PATH or in a usual place of packages and installers. Headless shells come first, since they start faster. */
export function findOnSystem(here: Surroundings): string | undefined {
  return candidates(here).find(isProgram)
}

function candidates(here: Surroundings): readonly string[] {
  const onPath = searchPath(here)
  const under = (names: readonly string[], folders: readonly string[]): readonly string[] =>
    names.flatMap((name) => folders.map((folder) => join(folder, name)))
  if (here.platform === 'win32') {
    const names = shells.map((name) => `${name}.exe`)
    return [...under(names, onPath), ...windowsPrograms(here), ...under(['chrome.exe', 'msedge.exe'], onPath)]
  }
  if (here.platform === 'darwin')
    return [...under(shells, [...onPath, ...macFolders(here)]), ...macPrograms(here), ...under(linuxBrowsers, onPath)]
  const folders = [...onPath, ...linuxFolders.map((folder) => `${here.root}${folder}`)]
  return [...under([...shells, ...linuxBrowsers], folders), `${here.root}/opt/microsoft/msedge/msedge`]
}

function macFolders(here: Surroundings): readonly string[] {
  return [`${here.root}/opt/homebrew/bin`, `${here.root}/usr/local/bin`]
}

function macPrograms(here: Surroundings): readonly string[] {
  return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    [`${here.root}/Applications`, ...(here.home ? [join(here.home, 'Applications')] : [])].map((folder) =>
      join(folder, `${name}.app`, 'Contents', 'MacOS', name),
    ),
  )
}

function windowsPrograms(here: Surroundings): readonly string[] {
  const programs = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => here.env[name] ?? [])
  const paths = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ]
  return paths.flatMap((path) => programs.map((folder) => join(folder, ...path)))
}
