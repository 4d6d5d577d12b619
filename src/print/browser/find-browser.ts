import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { attempt } from '../../system/attempt.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import { isProgram, type Surroundings } from '../../system/surroundings.ts'
import { type BrowserChoice, type BrowserOrigin, shellOf } from './browser-choice.ts'
import { embeddedBrowser, unpackedBrowser } from './embedded-browser.ts'
import { findInPuppeteerCache } from './puppeteer-cache.ts'
import { findOnSystem } from './system-browser.ts'

/** Used instead of a path for the embedded browser, so that the output has the same bytes on every machine. */
const embeddedName = 'meegeleverd'

/**
 * Chooses the browser: the given path (`--browser` or config), `PUPPETEER_EXECUTABLE_PATH`, puppeteer's cache, the system, and then
 * the embedded one. A given path that cannot be run is an error. An installed browser is returned synchronously, so that it can
 * start before anything else.
 * @throws EnvironmentError `geen-browser`
 */
export function findBrowser(
  given: string | undefined,
  here: Surroundings,
  signal?: AbortSignal,
): BrowserChoice | Promise<BrowserChoice> {
  if (given === embeddedName) return embeddedOrNone(here, signal)
  return findInstalled(given, here) ?? embeddedOrNone(here, signal)
}

/** The path that `findBrowser` would choose, unless it would have to unpack a browser. */
export function knownBrowser(given: string | undefined, here: Surroundings): string | undefined {
  return attempt(() => (given === embeddedName ? undefined : findInstalled(given, here))?.path ?? unpackedBrowser(here))
}

async function embeddedOrNone(here: Surroundings, signal: AbortSignal | undefined): Promise<BrowserChoice> {
  const embedded = await embeddedBrowser(here, signal)
  if (embedded) return embedded
  throw new EnvironmentError('geen-browser', 'Er is geen browser gevonden om de PDF te maken.', howToGetOne(here))
}

function findInstalled(given: string | undefined, here: Surroundings): BrowserChoice | undefined {
  if (given !== undefined) return chosenByUser(given, 'opgegeven', '--browser of de configuratie')
  const fromEnvironment = here.env.PUPPETEER_EXECUTABLE_PATH
  if (fromEnvironment) return chosenByUser(fromEnvironment, 'omgeving', 'PUPPETEER_EXECUTABLE_PATH')
  const cached = findInPuppeteerCache(here)
  if (cached) return choice(cached, 'puppeteer-cache', 'Gevonden in de map van puppeteer.')
  const installed = findOnSystem(here)
  if (installed) return choice(installed, 'systeem', 'Geïnstalleerd op dit systeem.')
  return undefined
}

function choice(path: string, origin: BrowserOrigin, reason: string): BrowserChoice {
  return { path, shell: shellOf(path), origin, reason, env: {} }
}

function chosenByUser(given: string, origin: BrowserOrigin, source: string): BrowserChoice {
  const path = resolve(given)
  if (isProgram(path)) return choice(path, origin, `Opgegeven met ${source}.`)
  const problem = existsSync(path) ? 'is geen programma dat gestart mag worden' : 'bestaat niet'
  throw new EnvironmentError(
    'geen-browser',
    `De browser ${path} (opgegeven met ${source}) ${problem}.`,
    'Verbeter het pad, of laat het weg: dan wordt zelf een browser gezocht.',
  )
}

function howToGetOne(here: Surroundings): string {
  const browsers = 'npx @puppeteer/browsers install chrome-headless-shell@stable --path ~/.cache/puppeteer'
  const other = 'Staat er al een Chrome, Chromium of Edge op een andere plek? Geef die op met --browser <pad>.'
  if (here.platform === 'win32') return `Installeer Google Chrome of Microsoft Edge. ${other}`
  if (here.platform === 'darwin') return `Installeer Google Chrome, of geef de opdracht: ${browsers}. ${other}`
  const fedora = existsSync(`${here.root}/etc/fedora-release`) || existsSync(`${here.root}/etc/redhat-release`)
  const alpine = existsSync(`${here.root}/etc/alpine-release`)
  if (alpine) return `Installeer Chromium met: apk add chromium. ${other}`
  if (fedora) return `Installeer Chromium met: sudo dnf install chromium-headless. ${other}`
  return `Installeer op Debian en Ubuntu met: sudo apt install chromium-headless-shell. Op een ander systeem: ${browsers}. ${other}`
}
