import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Melding } from '../../../src/preview/protocol.ts'
import { openBrowser } from '../../print/open-browser.ts'
import { type FakeServer, fakeServer } from './fake-server.ts'
import { type OpenPage, openPage } from './preview-browser.ts'
import { finding, mistake, type Samples, sampleState } from './sample-state.ts'

const none: Samples = { pdfs: new Map(), places: new Map(), sha: { voorstel: '', gewijzigd: '', brief: '' } }

/** Findings with a repair, on these lines. */
const repairable = (...lines: readonly number[]): readonly Melding[] =>
  lines.map((line) => ({
    ...mistake,
    plaats: { begin: { regel: line, kolom: 1 }, eind: { regel: line, kolom: 5 } },
    melding: `Fout op regel ${line}.`,
    herstel: { sleutel: String(line).padStart(64, '0'), wordt: `regel ${line}` },
  }))

let browser: Browser
let server: FakeServer
let opened: OpenPage
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  server = await fakeServer(sampleState(none, { stukken: [], meldingen: [...repairable(4, 9), finding] }), none)
  opened = await openPage(browser, server.address)
  page = opened.page
  await page.waitForSelector('.herstel')
})
afterEach(async () => {
  expect(opened.wrong).toEqual([])
  await page.close()
  await server.stop()
})

const text = (selector: string) => page.$eval(selector, (one) => one.textContent?.trim() ?? '')
const says = (selector: string, wanted: string) =>
  page.waitForFunction((where, what) => document.querySelector(where)?.textContent === what, {}, selector, wanted)
const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
const keys = () => server.repairs.map(({ sleutel }) => Number(sleutel))
const waiting = () => page.$$eval('.herstel', (all) => all.map((one) => one.ariaDisabled))

describe('the button that repairs', () => {
  it('stands at every finding with a fix, with the lines that it writes', async () => {
    expect(
      await page.$$eval('#meldingen li', (all) => all.map((one) => one.querySelector('.herstel')?.textContent ?? null)),
    ).toEqual(['Herstel: voorstel.md, regel 4', 'Herstel: voorstel.md, regel 9', null])
    const described = await page.$$eval('.herstel', (all) =>
      all.map((one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent),
    )
    expect(described).toEqual(['Fout op regel 4.', 'Fout op regel 9.'])
    expect(await text('.wordt')).toBe('Na herstel staat er:regel 4')
  })

  it('asks for its own repair, says when it is made, and leads to the next', async () => {
    await page.focus('.herstel')
    await page.keyboard.press('Enter')
    await expect.poll(keys).toEqual([4])
    expect(await waiting()).toEqual(['true', 'true'])
    expect(await text('#hersteld')).toBe('')
    server.tell({ meldingen: [...repairable(9), finding] })
    await says('#hersteld', 'Hersteld in voorstel.md, regel 4. Nog 2 meldingen.')
    expect(await page.$eval('#hersteld', (one) => one.role)).toBe('status')
    expect(await focused()).toBe('Herstel: voorstel.md, regel 9')
    expect(await waiting()).toEqual([null])
    await page.keyboard.press('Enter')
    await expect.poll(keys).toEqual([4, 9])
    server.tell({ meldingen: [] })
    await says('#hersteld', 'Hersteld in voorstel.md, regel 9. Geen meldingen meer.')
    expect(await focused()).toBe('Meldingen')
  })

  it('asks once when it is clicked twice, and takes no second click for the finding that moved there', async () => {
    const button = await page.$('.herstel')
    await button?.click({ count: 2 })
    await expect.poll(keys).toEqual([4])
    server.tell({ meldingen: repairable(9) })
    await says('#hersteld', 'Hersteld in voorstel.md, regel 4. Nog 1 melding.')
    await page.$eval('.herstel', (one) => one.dispatchEvent(new MouseEvent('click', { detail: 2, bubbles: true })))
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)))
    expect(keys()).toEqual([4])
  })

  it('says why it could not, and can be tried again', async () => {
    server.refuseRepairs('Er is niets veranderd: het bestand is intussen anders.')
    await page.click('.herstel')
    await page.waitForSelector('.bericht.niet-hersteld')
    expect(await text('.bericht.niet-hersteld')).toBe('Er is niets veranderd: het bestand is intussen anders.')
    expect(await waiting()).toEqual([null, null])
    expect(await text('#hersteld')).toBe('')
    // A state in which somebody else changed the file is no repair of this page.
    server.tell({ meldingen: repairable(9) })
    await page.waitForFunction(() => document.querySelectorAll('.herstel').length === 1)
    expect(await text('#hersteld')).toBe('')
    expect(await page.$('.bericht.niet-hersteld')).toBeNull()
  })

  it('is gone when the program has ended', async () => {
    server.end()
    await page.waitForFunction(() => document.querySelector('.herstel') === null)
  })

  it('keeps the focus on the finding where it was when others come and go', async () => {
    await page.focus('#meldingen li:nth-child(2) .herstel')
    server.tell({ meldingen: [mistake, ...repairable(2, 9)] })
    await page.waitForFunction(() => document.querySelectorAll('.herstel').length === 3)
    expect(await focused()).toBe('Herstel: voorstel.md, regel 9')
  })
})
