import type { Browser, Page } from 'puppeteer-core'

export interface Screen {
  readonly width: number
  readonly height: number
  readonly density?: number
  readonly scheme?: 'light' | 'dark'
}

const desktop: Screen = { width: 1400, height: 900 }

export interface OpenPage {
  readonly page: Page
  /** What went wrong in the page: uncaught errors, and what its policy refused. */
  readonly wrong: readonly string[]
}

export async function openPage(browser: Browser, address: string, screen: Screen = desktop): Promise<OpenPage> {
  const page = await browser.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) wrong.push(message.text())
  })
  await page.setViewport({ width: screen.width, height: screen.height, deviceScaleFactor: screen.density ?? 1 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: screen.scheme ?? 'light' }])
  await page.goto(address)
  return { page, wrong }
}

/** Resolves when the pages of this state, or a later one, are on the screen. */
export async function painted(page: Page, version: number): Promise<void> {
  await page.waitForFunction((least) => Number(document.documentElement.dataset.versie ?? 0) >= least, {}, version)
}

/** Resolves when a page has this text over it. */
export async function textShown(page: Page, number: number, text: string): Promise<void> {
  await page.waitForFunction(
    (at, wanted) =>
      document.querySelector(`.vel[data-pagina="${at}"] .textLayer`)?.textContent?.includes(wanted) ?? false,
    {},
    number,
    text,
  )
}
