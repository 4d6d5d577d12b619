import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import puppeteer from 'puppeteer-core'
import { importSource } from './import-source.js'

/** Makes the pictures of the guide from the examples: `npm run pictures`. Needs pdftoppm (poppler-utils). */
const target = resolve('docs/afbeeldingen')
const program = resolve('bin/collegevoorstel.js')
const folder = mkdtempSync(join(tmpdir(), 'afbeeldingen-'))
cpSync('examples', folder, { recursive: true })

const { findBrowser } = await importSource('src/print/browser/find-browser.ts')
const { surroundings } = await importSource('src/system/surroundings.ts')
const { path, env } = await findBrowser(undefined, surroundings())
const browser = await puppeteer.launch({
  executablePath: path,
  env: { ...process.env, ...env },
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  pipe: true,
  headless: 'shell',
})

try {
  run('build', 'wijkgericht-werken/voorstel.md')
  run('build', 'aankoop-timmerfabriek/voorstel.md', '--edition', 'openbaar')
  run('agenda', 'agenda-week-48/agenda.yaml', '--concept')
  await sheets('voorstel', [
    ['wijkgericht-werken/intern/voorstel.pdf', 1],
    ['wijkgericht-werken/intern/voorstel.pdf', 2],
  ])
  await sheets('gelakt', [
    ['aankoop-timmerfabriek/openbaar/voorstel.pdf', 1],
    ['aankoop-timmerfabriek/openbaar/voorstel.pdf', 2],
  ])
  await sheets('vergadering', [
    ['agenda-week-48/intern/agenda.pdf', 1],
    ['agenda-week-48/intern/besluitenlijst.pdf', 1],
  ])
  await preview('watch')
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

/** @param {readonly string[]} args of the program */
function run(...args) {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' })
  // An example that is unfinished on purpose ends a meeting with 1, and all else is made.
  if (status !== 0 && !(args[0] === 'agenda' && status === 1)) throw new Error(stderr)
}

/**
 * Pages side by side, as on a table.
 * @param {string} name
 * @param {readonly (readonly [path: string, page: number])[]} pages in the output
 */
async function sheets(name, pages) {
  const images = pages.map(([path, number]) => {
    const made = execFileSync('pdftoppm', [
      '-r',
      '90',
      '-f',
      `${number}`,
      '-l',
      `${number}`,
      '-png',
      join(folder, 'uitvoer', path),
    ])
    return `<img src="data:image/png;base64,${made.toString('base64')}">`
  })
  const page = await browser.newPage()
  await page.setViewport({ width: 1600, height: 1200 })
  const style =
    'body { margin: 0 } main { display: flex; align-items: start; gap: 16px; padding: 16px; width: max-content; background: #dde1e5 } img { width: 720px }'
  await page.setContent(`<!doctype html><style>${style}</style><main>${images.join('')}</main>`)
  const main = await page.$('main')
  await main?.screenshot({ path: join(target, `${name}.webp`), type: 'webp', quality: 80 })
  await page.close()
}

/** The page of `watch`, with a finding that it can repair. @param {string} name */
async function preview(name) {
  const file = join(folder, 'wijkgericht-werken/voorstel.md')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^## Risico.*$\n[^#]*/m, ''))
  const watching = spawn(process.execPath, [program, 'watch', 'voorstel.md', '--no-open', '--editor', 'geen'], {
    cwd: join(folder, 'wijkgericht-werken'),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const address = await new Promise((done) => watching.stdout.once('data', (text) => done(String(text).trim())))
    const page = await browser.newPage()
    await page.setViewport({ width: 1200, height: 760 })
    await page.goto(address)
    await page.waitForSelector('.herstel')
    await page.waitForSelector('.vel[data-pagina="1"] canvas')
    // Times differ at every run.
    await page.$eval('#standtekst', (text) => text.replaceChildren('Bijgewerkt'))
    await page.screenshot({ path: join(target, `${name}.webp`), type: 'webp', quality: 85 })
    await page.close()
  } finally {
    watching.kill('SIGTERM')
  }
}
