import { findBrowser } from '../../src/print/browser/find-browser.ts'
import type { PrinterOptions } from '../../src/print/printer.ts'
import { surroundings } from '../../src/system/surroundings.ts'

/**
 * The browser that tests print with: the one the program finds, or what COLLEGEVOORSTEL_TESTBROWSER names. With
 * `COLLEGEVOORSTEL_TESTBROWSER=meegeleverd` every test runs as on a machine without a browser of its own.
 */
export const testBrowser: Pick<PrinterOptions, 'browser'> = { browser: process.env.COLLEGEVOORSTEL_TESTBROWSER }

/** Its program, and what it needs in its environment to run. */
export async function testBrowserProgram(): Promise<{
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}> {
  return findBrowser(testBrowser.browser, surroundings())
}
