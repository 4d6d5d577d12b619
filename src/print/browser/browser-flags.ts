import { statfsSync } from 'node:fs'
import type { BrowserShell } from './browser-choice.ts'
import type { Sandbox } from './sandbox.ts'

/** Below this many bytes of shared memory (Docker gives 64 MB) pages with photos crash. */
const enoughSharedMemory = 256 * 1024 * 1024

/**
 * The flags of the browser process.
 * The first block keeps it from reaching outside by itself; `host-resolver-rules` makes sure of it: no name resolves, not
 * even for a hint to connect early, which does not pass through the answering of requests.
 */
export function browserFlags(
  profile: string,
  shell: BrowserShell,
  sandbox: Sandbox,
  platform: NodeJS.Platform,
): readonly string[] {
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--metrics-recording-only',
    '--no-pings',
    '--host-resolver-rules=MAP * ~NOTFOUND',

    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    // Its databases and caches in memory: some sixty files that were made at every start, to be thrown away at every end. A whole
    // Chrome may be forbidden to do so by its owner's policy.
    ...(shell === 'headless-shell' ? ['--incognito'] : []),
    '--no-default-browser-check',
    '--no-startup-window',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--noerrdialogs',
    '--hide-scrollbars',
    '--mute-audio',
    '--password-store=basic',
    '--use-mock-keychain',
    '--disable-features=Translate,MediaRouter,OptimizationHints,DialMediaRouteProvider,SpareRendererForSitePerProcess',

    // Pages print at the same time; none is in the background.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',

    // The same lines on the page as in the PDF, on every machine.
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    '--lang=nl',

    ...(sandbox.on ? [] : ['--no-sandbox']),
    ...(platform === 'linux' && !hasSharedMemory() ? ['--disable-dev-shm-usage'] : []),
    'about:blank',
  ]
}

function hasSharedMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= enoughSharedMemory
  } catch {
    return false
  }
}
