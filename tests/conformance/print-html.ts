/**
 * Prints HTML as the product does, straight from a browser: these tests are about the pass over Chromium's file alone, and
 * stand on nothing else of the program but the browser it finds.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import puppeteer, { type Browser } from 'puppeteer-core'
import { fallbackFont } from '../../src/print/browser/fallback-font.ts'
import { surroundings } from '../../src/system/surroundings.ts'
import { testBrowserProgram } from '../print/test-browser.ts'

function font(name: string): string {
  const file = new URL(import.meta.resolve(`@fontsource/source-sans-3/files/source-sans-3-${name}.woff2`))
  return readFileSync(fileURLToPath(file)).toString('base64')
}

const faces = [
  ['latin-400-normal', 400, 'normal'],
  ['latin-600-normal', 600, 'normal'],
  ['latin-700-normal', 700, 'normal'],
  ['latin-400-italic', 400, 'italic'],
  ['latin-700-italic', 700, 'italic'],
] as const

/** The bundled family, for every text: code too. */
const style = `${faces
  .map(
    ([name, weight, slope]) =>
      `@font-face{font-family:'Source Sans 3';font-weight:${weight};font-style:${slope};src:url(data:font/woff2;base64,${font(name)})}`,
  )
  .join('')}html,code,pre,kbd{font-family:'Source Sans 3'}`

export interface Printer {
  /** Prints one page of HTML; `head` of the page must hold a `<style>`, before which the fonts are put. */
  readonly print: (html: string) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

/** One browser with one page that is used again and again, as the product's. */
export async function startPrinter(): Promise<Printer> {
  const program = await testBrowserProgram()
  const fonts = mkdtempSync(join(tmpdir(), 'print-html-'))
  const browser: Browser = await puppeteer.launch({
    executablePath: program.path,
    env: { ...process.env, ...program.env, ...fallbackFont(fonts, surroundings()) },
    pipe: true,
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const page = await browser.newPage()
  await page.setJavaScriptEnabled(false)
  return {
    print: async (html) => {
      await page.setContent(html.replace('<style>', `<style>${style}`), { waitUntil: 'load' })
      return page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true })
    },
    close: async () => {
      await browser.close()
      rmSync(fonts, { recursive: true, force: true })
    },
  }
}
