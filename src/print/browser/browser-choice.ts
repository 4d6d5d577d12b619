import { basename } from 'node:path'
import type { Sandbox } from './sandbox.ts'

/** The sources of a browser, in order of preference. */
export type BrowserOrigin = 'opgegeven' | 'omgeving' | 'puppeteer-cache' | 'systeem' | 'meegeleverd'

/** A headless shell starts in 0.1 s and a full Chrome in 1 s; both print the same. */
export type BrowserShell = 'headless-shell' | 'chrome'

/** The selected browser and the reason, as `doctor` shows them. */
export interface BrowserChoice {
  readonly path: string
  readonly shell: BrowserShell
  readonly origin: BrowserOrigin
  /** One Dutch sentence. */
  readonly reason: string
  /** Environment variables for the browser process only. */
  readonly env: Readonly<Record<string, string>>
  /** A private folder for this run, to be removed when the browser is closed. */
  readonly temporary?: string
}

/** Facts about the running browser: for `doctor`, and its version for the manifest. */
export interface BrowserAbout {
  readonly choice: BrowserChoice
  readonly sandbox: Sandbox
  /** For example `156.0.8078.79`. */
  readonly version: string
}

/** Recognises a headless shell by its file name. */
export function shellOf(path: string): BrowserShell {
  return /headless[-_]shell/i.test(basename(path)) ? 'headless-shell' : 'chrome'
}
