import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { htmlEditionOf } from '../../pipeline/html-edition-of.ts'
import { openBrowser } from '../../print/open-browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']
const examples = join(import.meta.dirname, '../../../examples')
const proposals = readdirSync(examples).filter((name) => !name.includes('.') && name !== 'agenda-week-48')

const home = mkdtempSync(join(tmpdir(), 'html-editie-'))
let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser.close()
  rmSync(home, { recursive: true, force: true })
})

const screens = [320, 1280].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })))

/** What axe finds, as `rule: elements`. */
async function findings(): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (tags) => {
    const { axe: found } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await found.run(document, { runOnly: tags })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)
  }, standards)
}

/** Texts with less contrast than 4.5 with what is behind them; axe does not weigh cells that are scrolled away, bars and single characters. */
const faint = () =>
  page.evaluate(() => {
    const channels = (css: string) => (css.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (css: string) => {
      const [red = 0, green = 0, blue = 0] = channels(css).map((value) =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    const behind = (one: Element | null): string => {
      if (one === null) return 'rgb(255, 255, 255)'
      const { backgroundColor } = getComputedStyle(one)
      return (channels(backgroundColor)[3] ?? 1) === 1 ? backgroundColor : behind(one.parentElement)
    }
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent === null || node.textContent?.trim() === '') continue
      const [dark = 0, light = 0] = [luminance(getComputedStyle(parent).color), luminance(behind(parent))].sort(
        (a, b) => a - b,
      )
      const ratio = (light + 0.05) / (dark + 0.05)
      if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${parent.outerHTML.slice(0, 200)}`)
    }
    return found
  })

/** What makes the page itself scroll sideways. */
const sideways = () =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const all = [...document.querySelectorAll('body *')].filter((one) => one.closest('.schuifbaar') === null)
    const wide = all.filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5)
    return wide.map((one) => `${one.tagName}.${one.className}: ${one.textContent?.slice(0, 60)}`)
  })

test('what would keep a reader out is found', async () => {
  const made = await htmlEditionOf('kort-en-onaf/voorstel.md', examples)
  const html = Buffer.from(made.outputs[0]?.bytes ?? []).toString('utf8')
  const spoilt = html.replace(' lang="nl"', '').replace('</style>', 'p{color:#999}table{min-width:40rem}</style>')
  writeFileSync(join(home, 'bedorven.html'), spoilt.replaceAll('class="schuifbaar"', ''))
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
  await page.setViewport({ width: 320, height: 800 })
  await page.goto(pathToFileURL(join(home, 'bedorven.html')).href)
  expect((await findings()).map((found) => found.split(':')[0])).toEqual(
    expect.arrayContaining(['html-has-lang', 'color-contrast']),
  )
  expect(await faint()).not.toEqual([])
  expect(await sideways()).not.toEqual([])
})

test.each(['voorbeeldstad', 'neutraal'].flatMap((style) => proposals.map((name) => [name, style] as const)))(
  '%s in %s can be used by everyone, at every width, light and dark',
  { timeout: 600_000 },
  async (name, houseStyle) => {
    const made = await htmlEditionOf(`${name}/voorstel.md`, examples, { houseStyle })
    expect(made.files, made.diagnostics.map(({ reason }) => reason).join('\n')).toBeDefined()
    for (const [number, { path, bytes }] of made.outputs.entries()) {
      const file = join(home, `${name}-${number}.html`)
      writeFileSync(file, bytes)
      for (const { width, scheme } of screens) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
        await page.setViewport({ width, height: 800 })
        await page.goto(pathToFileURL(file).href)
        // The content policy holds for scripts of the page; this one is of the test.
        expect({ path, width, scheme, found: await findings(), faint: await faint(), wide: await sideways() }).toEqual({
          ...{ path, width, scheme },
          ...{ found: [], faint: [], wide: [] },
        })
      }
    }
  },
)
