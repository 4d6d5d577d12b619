import { existsSync } from 'node:fs'
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
  ;[browser, watched] = await Promise.all([
    openBrowser(),
    watchExample(copyOfExamples(), ['--editor', 'vscode://file/{pad}:{regel}:{kolom}']),
  ])
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

  it('mends the file itself when the reader asks for it', async () => {
    edit('status: openbaar', 'status: Openbaar')
    await page.waitForSelector('#meldingen .fout .herstel')
    expect(await text('#meldingen .fout .wordt pre')).toBe('status: openbaar')
    await page.click('#meldingen .fout .herstel')
    await says('#hersteld', 'Hersteld in wijkgericht-werken/voorstel.md')
    expect(watched.read(proposal)).toContain('\nstatus: openbaar\n')
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

  it('ends with nothing wrong in the page, and says that it stopped and how to go on', async () => {
    expect(opened.wrong).toEqual([])
    expect(await watched.stop()).toBe(143)
    await says('#berichten', 'Het programma is gestopt')
    expect(await text('#berichten code')).toBe('collegevoorstel watch wijkgericht-werken/voorstel.md')
  })

  it('says so too when it was killed, has another address at the next start, and keeps none', async () => {
    watched = await watchExample(watched.folder)
    const { address, folder } = watched
    const other = await openPage(browser, address)
    await textShown(other.page, 2, 'zeer tevreden')
    await watched.stop('SIGKILL')
    await other.page.waitForFunction(() => document.querySelector('#stand')?.textContent === 'Gestopt')
    watched = await watchExample(folder)
    expect(new URL(watched.address).pathname).not.toBe(new URL(address).pathname)
    expect(existsSync(join(folder, 'cache/collegevoorstel/meekijken'))).toBe(false)
  })
})
