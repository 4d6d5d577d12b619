import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BrowserChoice } from '../../../src/print/browser/browser-choice.ts'
import { findBrowser } from '../../../src/print/browser/find-browser.ts'
import type { Surroundings } from '../../../src/system/surroundings.ts'

let root: string
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'zoek-browser-')))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A program under the made-up root of the machine. */
function program(path: string, mode = 0o755): string {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, '#!/bin/sh\n')
  chmodSync(file, mode)
  return file
}

function machine(changes: Partial<Surroundings> = {}): Surroundings {
  return {
    platform: 'linux',
    // Not x64, so that no embedded browser hides what is being looked at.
    arch: 'arm64',
    env: { PATH: join(root, 'pad') },
    home: join(root, 'thuis'),
    temporary: join(root, 'tmp'),
    root,
    user: process.getuid?.(),
    ...changes,
  }
}

async function find(given?: string, changes?: Partial<Surroundings>): Promise<BrowserChoice> {
  return findBrowser(given, machine(changes))
}

const cached = 'thuis/.cache/puppeteer'
const shellOf = (version: string): string =>
  `${cached}/chrome-headless-shell/linux_arm-${version}/chrome-headless-shell-linux-arm64/chrome-headless-shell`
const chromeOf = (version: string): string => `${cached}/chrome/linux_arm-${version}/chrome-linux-arm64/chrome`

describe('the order of choice', () => {
  it('goes from the given path down to the system, each when what stood before it is gone', async () => {
    const given = program('eigen/browser')
    const fromEnvironment = program('eigen/chrome-headless-shell')
    const steps = [
      program(shellOf('131.0.6778.87')),
      program(chromeOf('131.0.6778.87')),
      program('pad/chromium-headless-shell'),
      program('usr/bin/chromium-headless-shell'),
      program('pad/chrome-headless-shell'),
      program('usr/bin/google-chrome-stable'),
      program('usr/bin/chromium'),
      program('opt/microsoft/msedge/msedge'),
    ]
    const env = { ...machine().env, PUPPETEER_EXECUTABLE_PATH: fromEnvironment }

    expect(await find(given, { env })).toMatchObject({ path: given, origin: 'opgegeven', shell: 'chrome' })
    expect(await find(undefined, { env })).toMatchObject({
      path: fromEnvironment,
      origin: 'omgeving',
      shell: 'headless-shell',
    })
    const found: BrowserChoice[] = []
    for (const step of steps) {
      const choice = await find()
      found.push(choice)
      expect(choice.path).toBe(step)
      rmSync(step)
    }
    expect(found.map(({ origin }) => origin)).toEqual([
      'puppeteer-cache',
      'puppeteer-cache',
      ...Array.from({ length: 6 }, () => 'systeem'),
    ])
    expect(found.map(({ shell }) => shell)).toEqual([
      'headless-shell',
      'chrome',
      'headless-shell',
      'headless-shell',
      'headless-shell',
      'chrome',
      'chrome',
      'chrome',
    ])
    await expect(find()).rejects.toMatchObject({ code: 'geen-browser' })
  })

  it('takes the newest version of the cache by number, not by letter, and passes over a half download', async () => {
    program(shellOf('99.0.1.2'))
    const newest = program(shellOf('131.0.6778.9'))
    mkdirSync(dirname(join(root, shellOf('140.0.0.0'))), { recursive: true })
    expect((await find()).path).toBe(newest)
  })

  it('looks for the cache where PUPPETEER_CACHE_DIR says', async () => {
    program(shellOf('131.0.0.0'))
    const elsewhere = program(shellOf('99.0.0.0').replace(cached, 'elders'))
    const env = { ...machine().env, PUPPETEER_CACHE_DIR: join(root, 'elders') }
    expect((await find(undefined, { env })).path).toBe(elsewhere)
  })

  it('knows the usual places on macOS and Windows', async () => {
    const mac = program('Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    expect((await find(undefined, { platform: 'darwin' })).path).toBe(mac)
    const testing = program(
      `${cached}/chrome/mac_arm-131.0.0.0/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
    )
    expect((await find(undefined, { platform: 'darwin' })).path).toBe(testing)

    const edge = program('programma/Microsoft/Edge/Application/msedge.exe')
    const env = { PROGRAMFILES: join(root, 'programma'), LOCALAPPDATA: join(root, 'lokaal') }
    expect((await find(undefined, { platform: 'win32', arch: 'x64', env })).path).toBe(edge)
    const chrome = program('lokaal/Google/Chrome/Application/chrome.exe')
    expect((await find(undefined, { platform: 'win32', arch: 'x64', env })).path).toBe(chrome)
  })
})

describe('a given path that does not work', () => {
  it('is named, and never passed over', async () => {
    program('usr/bin/chromium-headless-shell')
    const absent = join(root, 'weg/chrome')
    await expect(find(absent)).rejects.toMatchObject({
      code: 'geen-browser',
      reason: expect.stringContaining(`${absent} (opgegeven met --browser of de configuratie) bestaat niet`),
    })
    const env = { PUPPETEER_EXECUTABLE_PATH: absent }
    await expect(find(undefined, { env })).rejects.toMatchObject({
      reason: expect.stringContaining(`${absent} (opgegeven met PUPPETEER_EXECUTABLE_PATH) bestaat niet`),
    })
    const plain = program('plat/tekst.txt', 0o644)
    await expect(find(plain)).rejects.toMatchObject({ reason: expect.stringContaining('geen programma') })
    await expect(find(root)).rejects.toMatchObject({ reason: expect.stringContaining('geen programma') })
  })
})

describe('without any browser', () => {
  it.each([
    ['linux', 'sudo apt install chromium-headless-shell'],
    ['darwin', 'npx @puppeteer/browsers install chrome-headless-shell@stable'],
    ['win32', 'Installeer Google Chrome of Microsoft Edge'],
  ] as const)('says on %s how to get one', async (platform, words) => {
    await expect(find(undefined, { platform })).rejects.toMatchObject({
      code: 'geen-browser',
      advice: expect.stringContaining(words),
    })
  })

  it('knows the package manager of Alpine and Fedora', async () => {
    program('etc/alpine-release')
    await expect(find()).rejects.toMatchObject({ advice: expect.stringContaining('apk add chromium') })
    rmSync(join(root, 'etc/alpine-release'))
    program('etc/fedora-release')
    await expect(find()).rejects.toMatchObject({ advice: expect.stringContaining('dnf install chromium-headless') })
  })
})
