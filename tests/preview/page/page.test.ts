import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../../print/open-browser.ts'
import { type FakeServer, fakeServer } from './fake-server.ts'
import { type OpenPage, openPage, painted, textShown } from './preview-browser.ts'
import { mistake, piecesOf, type Samples, sampleState, samples } from './sample-state.ts'

let browser: Browser
let made: Samples
let server: FakeServer
let opened: OpenPage
let page: Page

beforeAll(async () => {
  ;[browser, made] = await Promise.all([openBrowser(), samples()])
})
afterAll(() => browser.close())
beforeEach(async () => {
  server = await fakeServer(sampleState(made), made)
  opened = await openPage(browser, server.address)
  page = opened.page
  await painted(page, 1)
})
afterEach(async () => {
  expect(opened.wrong).toEqual([])
  await page.close()
  await server.stop()
})

const scrollTop = () => page.$eval('#tafel', (desk) => desk.scrollTop)
const ended = () =>
  page.waitForFunction(() => document.querySelector('#berichten')?.textContent?.includes('Het programma is gestopt'))
const text = (selector: string) => page.$eval(selector, (one) => one.textContent?.trim() ?? '')

/** Gives the picture of a page a name, to see whether it is the very same one later. */
async function namePicture(number: number, name: string): Promise<void> {
  await page.$eval(`.vel[data-pagina="${number}"] canvas`, (one, given) => one.setAttribute('data-naam', given), name)
}
const pictureName = (number: number) =>
  page.$eval(`.vel[data-pagina="${number}"] canvas`, (one) => one.getAttribute('data-naam'))

async function toLastPage(): Promise<void> {
  await page.$eval('#tafel', (desk) => desk.scrollTo(0, desk.scrollHeight))
  await textShown(page, 3, 'wijkbudget')
}

describe('pages', () => {
  it('shows the first ones, drawn and with their text, and keeps the place of the others', async () => {
    await textShown(page, 1, 'Wijkgericht werken')
    const dark = await page.$eval('.vel[data-pagina="1"] canvas', (one) => {
      const canvas = one as HTMLCanvasElement
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return pixels.filter((value, at) => at % 4 === 0 && value < 100).length
    })
    expect(dark).toBeGreaterThan(1000)
    const sheets = await page.$$eval('.vel', (all) =>
      all.map((one) => ({ high: one.clientHeight, drawn: one.querySelector('canvas') !== null })),
    )
    expect(sheets.length).toBe(3)
    expect(new Set(sheets.map(({ high }) => high)).size).toBe(1)
    expect(sheets.map(({ drawn }) => drawn)).toEqual([true, expect.any(Boolean), false])
    expect(await text('#stand')).toMatch(/^Opgeslagen 10:42:07, \d+ ms$/)
    expect(await text('#paginas')).toBe('van 3')
  })

  it('exchanges what changed alone, in its place, and marks the new words for a moment', async () => {
    await toLastPage()
    const before = await scrollTop()
    await namePicture(2, 'tweede')
    await namePicture(3, 'derde')
    const { versie } = server.tell({ stukken: piecesOf(made.sha.gewijzigd, made.sha.brief), opgeslagen: '10:42:30' })
    await painted(page, versie)
    await textShown(page, 3, 'het nieuwe wijkbudget')
    await page.waitForSelector('.vel[data-pagina="3"] .merktekens .gewijzigd')
    expect(await page.$$eval('.merktekens .gewijzigd', (all) => all.length)).toBe(1)
    expect(await pictureName(2)).toBe('tweede')
    expect(await pictureName(3)).toBe(null)
    expect(await scrollTop()).toBe(before)
    await page.waitForSelector('.merktekens .gewijzigd', { hidden: true })
  })

  it('leaves what the reader selected on a page that did not change', async () => {
    await textShown(page, 1, 'Wijkgericht')
    await page.evaluate(() => {
      const line = document.querySelector('.vel[data-pagina="1"] .textLayer span')
      if (line) getSelection()?.selectAllChildren(line)
    })
    const selected = await page.evaluate(() => String(getSelection()))
    expect(selected).not.toBe('')
    const { versie } = server.tell({ stukken: piecesOf(made.sha.gewijzigd, made.sha.brief) })
    await painted(page, versie)
    expect(await page.evaluate(() => String(getSelection()))).toBe(selected)
  })

  it('keeps the size that was chosen, and draws as densely as it asks for', async () => {
    await page.select('#zoom', '2')
    await page.waitForFunction(
      () =>
        document.querySelector<HTMLCanvasElement>('.vel[data-pagina="1"] canvas')?.width ===
          Math.round((595.92 * 96) / 72) * 2 ||
        (document.querySelector<HTMLCanvasElement>('.vel[data-pagina="1"] canvas')?.width ?? 0) > 1580,
    )
    const { versie } = server.tell({ stukken: piecesOf(made.sha.gewijzigd) })
    await painted(page, versie)
    expect(await page.$eval('#zoom', (one) => (one as HTMLSelectElement).value)).toBe('2')
    expect(await page.$eval('.vel', (one) => one.clientWidth)).toBeGreaterThan(1580)
  })
})

describe('what is wrong', () => {
  it('keeps the last good pages under the message, and takes it away when all is well', async () => {
    const wrong = server.tell({ verouderd: true, meldingen: [mistake], opgeslagen: '10:43:00' })
    await painted(page, wrong.versie)
    expect(await text('#berichten')).toMatch(
      /van vóór uw laatste wijziging.*voorstel\.md, regel 4: “31-02-2026” is geen datum\..*Schrijf.* Of kies Herstel, bij Meldingen\.$/s,
    )
    await textShown(page, 1, 'Wijkgericht werken')
    expect(await text('#stand')).toBe('Opgeslagen 10:43:00, met fouten')
    expect(await text('#meldingen')).toMatch(/Fout\s+voorstel\.md, regel 4/)
    const good = server.tell({ verouderd: false, meldingen: [] })
    await painted(page, good.versie)
    expect(await text('#berichten')).toBe('')
    expect(await page.$eval('#geen-meldingen', (one) => (one as HTMLElement).hidden)).toBe(false)
  })

  it('says so when there are no pages yet, and shows them when they come', async () => {
    const none = server.tell({ stukken: [], meldingen: [mistake] })
    await painted(page, none.versie)
    expect(await text('#berichten')).toContain('nog geen bladzijden')
    const good = server.tell({ stukken: piecesOf(made.sha.voorstel), meldingen: [] })
    await painted(page, good.versie)
    await textShown(page, 1, 'Wijkgericht')
    expect(await text('#berichten')).toBe('')
  })

  it('says when the connection is lost, and picks up the newest state by itself', async () => {
    await server.stop()
    await page.waitForFunction(() => document.querySelector('#stand')?.textContent?.includes('Geen verbinding'))
    await textShown(page, 1, 'Wijkgericht werken')
    const { versie } = server.tell({ stukken: piecesOf(made.sha.brief) })
    await server.start()
    await painted(page, versie)
    await textShown(page, 1, 'Geachte raad')
    expect(await text('#berichten')).toBe('')
  })

  it('says that the program has ended and how to start it again, and asks nothing more', async () => {
    server.end()
    await ended()
    expect(await text('#stand')).toBe('Gestopt')
    expect(await text('#berichten code')).toBe('collegevoorstel watch voorstellen/wijkgericht-werken/voorstel.md')
    await textShown(page, 1, 'Wijkgericht werken')
    expect(await page.$eval('#editie', (one) => (one as HTMLSelectElement).disabled)).toBe(true)
    expect(await page.$eval('#downloaden', (one) => one.getAttribute('href'))).toBeNull()
    const before = server.asked.length
    await page.click('#tab-bijlage-1')
    await page.waitForFunction(() => document.querySelector('.bericht.stuk') !== null)
    await page.click('#tab-voorstel')
    await page.waitForFunction(() => document.querySelector('.bericht.stuk') === null)
    await new Promise((done) => setTimeout(done, 1500))
    expect(server.asked.slice(before)).toEqual([])
  })

  it('takes a program that stays away for ended, and looks for it no longer', async () => {
    await server.stop()
    await ended()
    const before = server.asked.length
    await server.start()
    await new Promise((done) => setTimeout(done, 1500))
    expect(server.asked.slice(before)).toEqual([])
  })

  it('believes no other program that answers in its place', async () => {
    await server.stop()
    server.tell({ sessie: 'tweede', bron: 'ander.md' })
    await server.start()
    await ended()
    expect(await text('#bron')).toBe('voorstellen/wijkgericht-werken/voorstel.md')
  })
})

describe('from paper to source and back', () => {
  it('tells where a paragraph comes from', async () => {
    const sheet = await page.$('.vel[data-pagina="1"]')
    const box = await sheet?.boundingBox()
    if (!box) throw new Error('no sheet')
    await page.mouse.click(box.x + box.width / 2, box.y + (box.height * 150) / 842)
    await page.waitForSelector('#bronregel:not([hidden])')
    expect(await text('#brontekst')).toBe('voorstel.md, regel 12 tot en met 14')
    expect(await page.$eval('#broneditor', (one) => one.getAttribute('href'))).toBe('vscode://file/voorstel.md:12:1')
    expect(await page.$$eval('.merktekens .bron', (all) => all.length)).toBe(1)
  })

  it('goes from a finding to its place', async () => {
    await page.click('#meldingen .naar')
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#pagina')?.value === '3')
    expect(await text('#brontekst')).toBe('voorstel.md, regel 90')
  })

  it('follows the edit when it is out of view, and stays where it is when it is in view', async () => {
    const near = server.tell({ bewerkt: { bestand: 'voorstel.md', regel: 13 }, opgeslagen: '10:50:00' })
    await painted(page, near.versie)
    expect(await scrollTop()).toBe(0)
    const far = server.tell({
      stukken: piecesOf(made.sha.gewijzigd),
      bewerkt: { bestand: 'voorstel.md', regel: 90 },
      opgeslagen: '10:50:09',
    })
    await painted(page, far.versie)
    await textShown(page, 3, 'nieuwe wijkbudget')
    expect(await scrollTop()).toBeGreaterThan(500)
  })
})

describe('choosing', () => {
  it('shows an attachment that is added, and remembers where the reader was in each', async () => {
    const one = server.tell({ stukken: piecesOf(made.sha.voorstel) })
    await painted(page, one.versie)
    expect(await page.$$eval('[role=tab]', (all) => all.length)).toBe(1)
    await toLastPage()
    const before = await scrollTop()
    const two = server.tell({ stukken: piecesOf(made.sha.voorstel, made.sha.brief) })
    await painted(page, two.versie)
    await page.click('#tab-bijlage-1')
    await textShown(page, 1, 'Geachte raad')
    expect(await page.$eval('#downloaden', (link) => link.getAttribute('href'))).toBe(
      `pdf/${made.sha.brief}?download=01-brief-raad.pdf`,
    )
    await page.click('#tab-voorstel')
    await textShown(page, 3, 'wijkbudget')
    expect(await scrollTop()).toBe(before)
  })

  it('asks the server for another edition and house style', async () => {
    await page.select('#editie', 'raad')
    await page.select('#huisstijl', 'neutraal')
    await expect.poll(() => server.choices).toEqual([{ editie: 'raad' }, { huisstijl: 'neutraal' }])
  })

  it('finds words on any page, whatever their accents, and goes round', async () => {
    await page.click('#zoekknop')
    await page.keyboard.type('wijkbudget')
    await page.waitForFunction(() => document.querySelector('#zoekstand')?.textContent === '1 van 1')
    await page.waitForSelector('.vel[data-pagina="3"] .gevonden-nu')
    await page.$eval('#zoekterm', (one) => {
      ;(one as HTMLInputElement).value = ''
    })
    await page.type('#zoekterm', 'middelen vrij')
    await page.waitForFunction(() => /^\d+ van 72$/.test(document.querySelector('#zoekstand')?.textContent ?? ''))
    const first = await text('#zoekstand')
    await page.keyboard.press('Enter')
    expect(await text('#zoekstand')).not.toBe(first)
    await page.keyboard.down('Shift')
    await page.keyboard.press('Enter')
    await page.keyboard.up('Shift')
    expect(await text('#zoekstand')).toBe(first)
    await page.keyboard.press('Escape')
    expect(await page.$$eval('.gevonden, .gevonden-nu', (all) => all.length)).toBe(0)
  })
})
