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
/** Looked in besides PATH: a CI job or a cron job often has a bare PATH. */
const linuxFolders = ['/usr/local/bin', '/usr/bin', '/usr/lib/chromium', '/opt/google/chrome', '/snap/bin']

/**
 * A browser that the system's own packages or installers put in one of its usual places, or that stands on PATH.
 * Headless shells come first: they start ten times as fast and print the same PDF.
 */
export function findOnSystem(here: Surroundings): string | undefined {
  return candidates(here).find(isProgram)
}

function candidates(here: Surroundings): readonly string[] {
  const onPath = searchPath(here)
  const under = (names: readonly string[], folders: readonly string[]): readonly string[] =>
    names.flatMap((name) => folders.map((folder) => join(folder, name)))
  if (here.platform === 'win32') {
    const names = shells.map((name) => `${name}.exe`)
    return [...under(names, onPath), ...windowsPlaces(here), ...under(['chrome.exe', 'msedge.exe'], onPath)]
  }
  if (here.platform === 'darwin')
    return [...under(shells, [...onPath, ...macFolders(here)]), ...macPlaces(here), ...under(linuxBrowsers, onPath)]
  const folders = [...onPath, ...linuxFolders.map((folder) => `${here.root}${folder}`)]
  return [...under([...shells, ...linuxBrowsers], folders), `${here.root}/opt/microsoft/msedge/msedge`]
}

function macFolders(here: Surroundings): readonly string[] {
  return [`${here.root}/opt/homebrew/bin`, `${here.root}/usr/local/bin`]
}

function macPlaces(here: Surroundings): readonly string[] {
  return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
    [`${here.root}/Applications`, ...(here.home ? [join(here.home, 'Applications')] : [])].map((folder) =>
      join(folder, `${name}.app`, 'Contents', 'MacOS', name),
    ),
  )
}

function windowsPlaces(here: Surroundings): readonly string[] {
  const programs = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => here.env[name] ?? [])
  const inFolder = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ]
  return inFolder.flatMap((place) => programs.map((folder) => join(folder, ...place)))
}
