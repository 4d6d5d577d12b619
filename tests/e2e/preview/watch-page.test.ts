import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenPage, openPage, textShown } from '../../preview/page/preview-browser.ts'
import { openBrowser } from '../../print/open-browser.ts'
import { copyOfExamples, type Watched, watchExample } from './watched.ts'

let browser: Browser
let watched: Watched
let opened: OpenPage
let page: Page

beforeAll(async () => {
  ;[browser, watched] = await Promise.all([openBrowser(), watchExample(copyOfExamples())])
  opened = await openPage(browser, watched.address)
  page = opened.page
})
afterAll(async () => {
  await browser.close()
  await watched.remove()
})

const proposal = 'voorstel.md'
const scrollTop = () => page.$eval('#tafel', (desk) => desk.scrollTop)
const text = (selector: string) => page.$eval(selector, (one) => one.textContent?.trim() ?? '')
const says = (selector: string, wanted: string) =>
  page.waitForFunction(
    (where, what) => document.querySelector(where)?.textContent?.includes(what) ?? false,
    {},
    selector,
    wanted,
  )

function edit(from: string, to: string, way: 'write' | 'rewrite' = 'write'): void {
  const before = watched.read(proposal)
  expect(before).toContain(from)
  watched[way](proposal, before.replace(from, to))
}

/** One afternoon of a clerk: each step goes on where the one before stopped. */
describe('watching a proposal', () => {
  it('shows the first pages', async () => {
    await textShown(page, 1, 'Raadsbrief wijkgericht werken')
    expect(await page.$$eval('[role=tab]', (all) => all.length)).toBe(3)
    expect(await text('#paginas')).toBe('van 4')
  })

  it('shows what is saved, where it is, and stays there while more is saved', async () => {
    edit('Bewoners zijn tevreden', 'Bewoners zijn bijzonder tevreden')
    await textShown(page, 2, 'bijzonder tevreden')
    await page.waitForSelector('.vel[data-pagina="2"] .gewijzigd')
    expect(await scrollTop()).toBeGreaterThan(500)
    expect(await text('#stand')).toMatch(/^Opgeslagen \d\d:\d\d:\d\d, \d+ ms$/)
    const before = await scrollTop()
    edit('bijzonder tevreden', 'zeer tevreden', 'rewrite')
    await textShown(page, 2, 'zeer tevreden')
    expect(await scrollTop()).toBe(before)
  })

  it('leads a paragraph back to its lines', async () => {
    const line =
      watched
        .read(proposal)
        .split('\n')
        .findIndex((one) => one.includes('zeer tevreden')) + 1
    // Where the words are, not the element that holds them: finished pages take the place of the ones just printed.
    const spot = await page.evaluate(() => {
      const spans = [...document.querySelectorAll('.vel[data-pagina="2"] .textLayer span')]
      const words = spans.find((one) => one.textContent?.includes('zeer tevreden'))
      words?.scrollIntoView({ block: 'center' })
      const box = words?.getBoundingClientRect()
      return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
    })
    await page.mouse.click(spot.x, spot.y)
    await says('#brontekst', `voorstel.md, regel ${line}`)
    expect(await page.$eval('#broneditor', (one) => one.getAttribute('href'))).toMatch(
      new RegExp(`^vscode://file/.*/wijkgericht-werken/voorstel\\.md:${line}:1$`),
    )
  })

  it('keeps the pages under the message of an error, until it is mended', async () => {
    edit('datum: 2026', 'datum: 31-02-2026 #')
    await page.waitForSelector('.bericht.verouderd')
    await textShown(page, 2, 'zeer tevreden')
    edit('datum: 31-02-2026 #', 'datum: 2026')
    await page.waitForSelector('.bericht.verouderd', { hidden: true })
  })

  it('gets a tab for an attachment that is added', async () => {
    watched.write(
      'bijlagen/extra.md',
      watched.read('bijlagen/cijfers-per-wijk.md').replace(/^titel:.*$/m, 'titel: Extra'),
    )
    edit(
      'bijlagen/cijfers-per-wijk.md}',
      'bijlagen/cijfers-per-wijk.md}\n  - {soort: overig, titel: Extra cijfers, bestand: bijlagen/extra.md}',
    )
    await page.waitForSelector('#tab-bijlage-3')
    await page.click('#tab-bijlage-3')
    await says('.vel[data-pagina="1"] .textLayer', 'Cijfers')
  })

  it('shows another edition', async () => {
    await page.click('#tab-voorstel')
    await textShown(page, 2, 'zeer tevreden')
    await page.select('#editie', 'raad')
    await page.waitForFunction(() => document.querySelector('#paginas')?.textContent === 'van 3')
  })

  it('ends with nothing wrong in the page, and says that it stopped', async () => {
    expect(opened.wrong).toEqual([])
    expect(await watched.stop()).toBe(143)
    await says('#berichten', 'Geen verbinding')
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'is found again by the open page when it is started anew after %s',
    async (signal) => {
      if (signal === 'SIGKILL') await watched.stop(signal)
      edit('zeer tevreden', `zeer tevreden na ${signal},`)
      const { address, folder } = watched
      watched = await watchExample(folder)
      expect(watched.address).toBe(address)
      await textShown(page, 2, `na ${signal},`)
      expect(await text('#berichten')).toBe('')
      const kept = readdirSync(join(folder, 'cache/collegevoorstel/meekijken'))
      expect(kept).toHaveLength(1)
      expect(statSync(join(folder, 'cache/collegevoorstel/meekijken', kept[0] ?? '')).mode & 0o777).toBe(0o600)
    },
  )

  it('has another address when something else has taken its port', async () => {
    await watched.stop()
    const taken = createServer().listen(Number(new URL(watched.address).port), '127.0.0.1')
    await once(taken, 'listening')
    const { address, folder } = watched
    watched = await watchExample(folder)
    taken.close()
    expect(new URL(watched.address).port).not.toBe(new URL(address).port)
    expect(new URL(watched.address).pathname).not.toBe(new URL(address).pathname)
  })
})
