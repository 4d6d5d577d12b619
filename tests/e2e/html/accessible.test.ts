import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { proposal } from '../../cli/trial-project.ts'
import { htmlEditionOf } from '../../pipeline/html-edition-of.ts'
import { openBrowser } from '../../print/open-browser.ts'
import { randomProject } from '../../properties/random-project.ts'
import { seed, sized } from '../../run-size.ts'

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
    // The letters of a word can stand outside their element.
    return [
      `${scrollWidth} > ${clientWidth}`,
      ...wide.map((one) => `${one.tagName}.${one.className}: ${one.textContent?.slice(0, 60)}`),
    ]
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

/** Leaves a picture to look at where PLAATJES names a folder. */
async function look(name: string): Promise<void> {
  const folder = process.env.PLAATJES
  if (folder) writeFileSync(join(folder, `${name.replaceAll('/', '-')}.html`), readFileSync(join(home, 'pagina.html')))
  if (folder) await page.screenshot({ path: join(folder, `${name.replaceAll('/', '-')}.png`), fullPage: true })
}

/** Every page of a public edition, on every screen. */
async function expectUsable(file: string, cwd: string, houseStyle?: string): Promise<void> {
  const made = await htmlEditionOf(file, cwd, houseStyle === undefined ? {} : { houseStyle })
  expect(made.files, made.diagnostics.map(({ reason }) => reason).join('\n')).toBeDefined()
  const shown = join(home, 'pagina.html')
  for (const { path, bytes } of made.outputs) {
    writeFileSync(shown, bytes)
    for (const { width, scheme } of screens) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
      await page.setViewport({ width, height: 800 })
      await page.goto(pathToFileURL(shown).href)
      await look(`${basename(cwd)}-${file}-${path}-${width}-${scheme}`)
      expect({
        ...{ path, width, scheme },
        ...{ found: await findings(), faint: await faint(), wide: await sideways() },
      }).toEqual({ ...{ path, width, scheme }, ...{ found: [], faint: [], wide: [] } })
    }
  }
}

test.each(['voorbeeldstad', 'neutraal'].flatMap((style) => proposals.map((name) => [name, style] as const)))(
  '%s in %s can be used by everyone, at every width, light and dark',
  { timeout: 600_000 },
  async (name, houseStyle) => {
    await expectUsable(`${name}/voorstel.md`, examples, houseStyle)
  },
)

const long = 'Meervoudigepersoonlijkheidsstoornisbehandelingsprotocolcommissievergadering'
const address = `https://voorbeeld.example/${'map/'.repeat(20)}bestand.html?vraag=${'qwerty'.repeat(10)}`
const endless = [
  `## ${long}`,
  `Tekst ${long} en \`${long.toLowerCase()}\` op <${address}>, ook [${long}](${address}).[^1] En :lak[x]{grond="5.1.2.e, 5.1.2.b, 5.1.1.d, 5.1.2.f"}.`,
  `### ${long} ${long}`,
  `- a\n  - b\n    - c\n      - d\n        - ${long}\n`,
  `100. ${long}\n101. twee\n`,
  `> > > ${long} **${long}**`,
  `\`\`\`\n${long.repeat(3)}\n\`\`\``,
  `Tabel: ${long}\n\n| ${long} | b |\n|---|---:|\n| ${long} | 1 |`,
  `| ${Array.from({ length: 12 }, (_, column) => `kolom ${column}`).join(' | ')} |\n|${'---|'.repeat(12)}\n| ${Array.from({ length: 12 }, () => '€ 1.234.567').join(' | ')} |`,
  `![Een brede kaart](kaart.svg "Figuur: ${long}")`,
  'مرحبا שלום Привет Ωμέγα 🙂 ☑ → ½',
  `[^1]: ${long} ${address}`,
].join('\n\n')

test('what is long or wide stays within the screen', { timeout: 600_000 }, async () => {
  const cwd = join(home, 'lang')
  mkdirSync(cwd)
  const attached = [
    `soort: brief-raad\nonderwerp: ${long}\ngeadresseerde: ${long}\nuwkenmerk: ${long}\nemail: ${long.toLowerCase()}@voorbeeld.example\nondertekening: [{functie: ${long}, naam: B. ${long}}, {functie: lid, naam: C}, {functie: lid, naam: D}]`,
    `soort: nota-raad\ntitel: ${long}\nondertitel: ${long} ${long}\nversie: ${long}`,
    `soort: overig\ntitel: ${long}\nversie: ${long}`,
  ]
  for (const [index, front] of attached.entries())
    writeFileSync(join(cwd, `b${index}.md`), `---\n${front}\n---\n\n${endless}\n`)
  const wide =
    '<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="300" viewBox="0 0 2000 300"><rect width="2000" height="300" fill="#123456"/></svg>'
  writeFileSync(join(cwd, 'kaart.svg'), wide)
  const kinds = ['brief-raad', 'nota-raad', 'overig']
  const front = [
    `onderwerp: ${long} ${long}`,
    `portefeuillehouder: A. ${long}`,
    `bijlagen: [${kinds.map((soort, index) => `{soort: ${soort}, titel: ${long}, bestand: b${index}.md}`).join(', ')}]`,
  ]
  writeFileSync(
    join(cwd, 'voorstel.md'),
    proposal({
      without: ['onderwerp', 'portefeuillehouder'],
      front: front.join('\n'),
      text: `Zie bijlage 1, 2 en 3.\n\n${endless.replace('## ', '### ')}`,
    }),
  )
  writeFileSync(
    join(cwd, 'collegevoorstel.yaml'),
    `gemeente: {naam: ${long}, website: www.${long.toLowerCase()}.example}\n`,
  )
  await expectUsable('voorstel.md', cwd)
})

const count = sized(40)

test(`so can ${count} projects made up at random`, { timeout: 3_600_000 }, async () => {
  for (let index = 0; index < count; index++) {
    const cwd = join(home, `${index}`)
    for (const [path, text] of randomProject(seed * 10_000 + index).files) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(join(cwd, path), text)
    }
    await expectUsable('voorstel.md', cwd)
  }
})
