import { statfsSync } from 'node:fs'
import { attempt } from '../../system/attempt.ts'
import type { BrowserShell } from './browser-choice.ts'
import type { Sandbox } from './sandbox.ts'

/** Pages with photos crash below this many bytes of shared memory; Docker provides 64 MB. */
const minSharedMemory = 256 * 1024 * 1024

/**
 * The flags of the browser process. The first block disables its own network traffic. With `host-resolver-rules` no name resolves,
 * not even for a preconnect hint, which request interception does not see.
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
    // Keeps databases and caches in memory instead of some sixty files. Policy may forbid it in a full Chrome.
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

    // Pages print in parallel; none may be throttled as a background page.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',

    // Equal line breaks on screen, in the PDF and on every machine.
    '--font-render-hinting=none',
    '--force-color-profile=srgb',
    '--lang=nl',

    ...(sandbox.on ? [] : ['--no-sandbox']),
    ...(platform === 'linux' && !hasSharedMemory() ? ['--disable-dev-shm-usage'] : []),
    'about:blank',
  ]
}

function hasSharedMemory(): boolean {
  const { bavail, bsize } = attempt(() => statfsSync('/dev/shm')) ?? { bavail: 0, bsize: 0 }
  return bavail * bsize >= minSharedMemory
}
