import puppeteer, { type Browser } from 'puppeteer-core'
import { testBrowserProgram } from './test-browser.ts'

/** A browser as a reader has one: another than the one that prints. */
export async function openBrowser(): Promise<Browser> {
  const { path, env } = await testBrowserProgram()
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return puppeteer.launch({
    executablePath: path,
    env: { ...process.env, ...env },
    args,
    pipe: true,
    headless: 'shell',
  })
}
