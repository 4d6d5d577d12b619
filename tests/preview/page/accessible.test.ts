import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../../print/open-browser.ts'
import { type FakeServer, fakeServer } from './fake-server.ts'
import { openPage, painted, type Screen, textShown } from './preview-browser.ts'
import { finding, mistake, type Samples, sampleState, samples } from './sample-state.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']

let browser: Browser
let made: Samples
let server: FakeServer
let page: Page

beforeAll(async () => {
  ;[browser, made] = await Promise.all([openBrowser(), samples()])
})
afterAll(() => browser.close())
afterEach(async () => {
  await page.close()
  await server.stop()
})

async function open(screen?: Screen): Promise<void> {
  server = await fakeServer(sampleState(made), made)
  ;({ page } = await openPage(browser, server.address, screen))
  await painted(page, 1)
  await textShown(page, 1, 'Wijkgericht')
}

/** What axe finds, as `rule: elements`; and a picture to look at where PLAATJES names a folder. */
async function findings(name: string): Promise<readonly string[]> {
  if (process.env.PLAATJES) await page.screenshot({ path: `${process.env.PLAATJES}/${name}.png` })
  await page.evaluate(axe)
  return page.evaluate(async (tags) => {
    const { axe: found } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await found.run(document, { runOnly: tags })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, standards)
}

const focused = () =>
  page.evaluate(() => {
    const one = document.activeElement
    return one?.id || one?.textContent?.trim() || one?.tagName || ''
  })

/** Whether anything but the pages themselves has to be scrolled sideways. */
const sideways = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

const desk = { width: 1400, height: 900 }
const phone = { width: 320, height: 640, density: 2 }
/** What is left of a screen of 1280 by 1024 when the browser magnifies four times. */
const magnified = { width: 320, height: 256, density: 4 }

describe('for everyone', () => {
  it.each([
    ['licht', { ...desk, scheme: 'light' }],
    ['donker', { ...desk, scheme: 'dark' }],
    ['smal', { ...phone, scheme: 'light' }],
    ['vergroot', { ...magnified, scheme: 'dark' }],
  ] as const)('has no findings of axe: %s', async (name, screen) => {
    await open(screen)
    expect(await findings(name)).toEqual([])
    expect(await sideways()).toBe(false)
    const { versie } = server.tell({ verouderd: true, meldingen: [mistake, finding] })
    await painted(page, versie)
    await page.waitForSelector('.bericht.verouderd')
    expect(await findings(`${name}-fout`)).toEqual([])
    expect(await sideways()).toBe(false)
    if (screen.width > 320) return
    await page.click('#menu')
    expect(await findings(`${name}-menu`)).toEqual([])
    expect(await sideways()).toBe(false)
    await page.click('#zoekknop')
    expect(await focused()).toBe('zoekterm')
  })

  it('has none with everything open that can be', async () => {
    await open()
    await page.click('#zoekknop')
    await page.keyboard.type('college')
    await page.waitForSelector('.gevonden-nu')
    await page.keyboard.press('Tab')
    await page.focus('#tafel')
    await page.keyboard.press('j')
    await page.waitForSelector('#bronregel:not([hidden])')
    expect(await findings('alles-open')).toEqual([])
    await page.keyboard.press('?')
    await page.waitForSelector('#hulp[open]')
    expect(await findings('hulp')).toEqual([])
    await page.keyboard.press('Escape')
    await page.click('#meldingen .verder button')
    await page.waitForSelector('#uitleg[open] h2')
    expect(await findings('uitleg')).toEqual([])
  })

  it.each(['light', 'dark'] as const)('has none when the program has ended: %s', async (scheme) => {
    await open({ ...phone, scheme })
    server.end()
    await page.waitForSelector('.bericht.verbinding')
    expect(await findings(`gestopt-${scheme}`)).toEqual([])
    expect(await sideways()).toBe(false)
  })

  it('leaves room to read on the smallest screen', async () => {
    await open(magnified)
    const high = await page.$eval('#tafel', (one) => one.clientHeight)
    expect(high).toBeGreaterThan(256 / 2)
  })

  it('shows the name of the file where the whole path has no room', async () => {
    await open(phone)
    const [path, room] = await page.$eval('#bron', (one) =>
      [one, one.parentElement ?? one].map((part) => part.getBoundingClientRect().toJSON()),
    )
    expect(path.left).toBeLessThan(room.left)
    expect(path.right).toBeLessThanOrEqual(room.right)
  })

  it('does everything by keyboard', async () => {
    await open()
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('Naar de bladzijden')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('tab-voorstel')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('tab-bijlage-1')
    await textShown(page, 1, 'Geachte raad')
    await page.keyboard.press('Home')
    await textShown(page, 1, 'Wijkgericht')
    const stops: string[] = []
    for (let stop = ''; stop !== 'tafel' && stops.length < 60; stops.push(stop)) {
      await page.keyboard.press('Tab')
      stop = await focused()
    }
    expect(stops.slice(0, 10)).toEqual([
      'volgende',
      'pagina',
      'kleiner',
      'zoom',
      'groter',
      'editie',
      'huisstijl',
      'zoekknop',
      'afdrukken',
      'downloaden',
    ])
    expect(stops).toEqual(
      expect.arrayContaining(['zijknop', 'hulpknop', 'voorstel.md, regel 90', 'Onderdeel 1', 'tafel']),
    )
    await page.keyboard.press('j')
    await page.waitForFunction(
      () => document.querySelector('#brontekst')?.textContent === 'voorstel.md, regel 12 tot en met 14',
    )
    await page.keyboard.press('j')
    await page.waitForFunction(() => document.querySelector('#brontekst')?.textContent === 'voorstel.md, regel 90')
    await page.keyboard.press('Escape')
    await page.waitForSelector('#bronregel[hidden]')
    await page.keyboard.press('+')
    expect(await page.$eval('#zoom', (one) => (one as HTMLSelectElement).value)).toBe('1.5')
    await page.keyboard.press('g')
    expect(await focused()).toBe('pagina')
    await page.keyboard.type('1')
    await page.keyboard.press('Enter')
    await page.keyboard.press('F8')
    expect(await focused()).toBe('voorstel.md, regel 90')
  })
})
