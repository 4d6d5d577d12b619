import { basename } from 'node:path'
import type { Sandbox } from './sandbox.ts'

/** Where a browser came from, in the order in which they are tried. */
export type BrowserOrigin = 'opgegeven' | 'omgeving' | 'puppeteer-cache' | 'systeem' | 'meegeleverd'

/** A headless shell starts in 0.1 s, a whole Chrome in 1 s; they print the same. */
export type BrowserShell = 'headless-shell' | 'chrome'

/** The browser that will be used, and why: what `doctor` shows. */
export interface BrowserChoice {
  readonly path: string
  readonly shell: BrowserShell
  readonly origin: BrowserOrigin
  /** One Dutch sentence. */
  readonly reason: string
  /** Added to the environment of the browser process alone. */
  readonly env: Readonly<Record<string, string>>
  /** A private folder made for this run only, to be removed when the browser is closed. */
  readonly temporary?: string
}

/** What `doctor` shows of the browser, and the manifest its version. */
export interface BrowserAbout {
  readonly choice: BrowserChoice
  readonly sandbox: Sandbox
  /** For example `156.0.8078.79`. */
  readonly version: string
}

/** Tells a headless shell by the name of its program. */
export function shellOf(path: string): BrowserShell {
  return /headless[-_]shell/i.test(basename(path)) ? 'headless-shell' : 'chrome'
}
