import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { platform, kill as sendSignal } from 'node:process'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { EnvironmentError } from '../../system/environment-error.ts'
import { makePrivateFolder, removeFolder } from '../../system/private-folder.ts'
import type { Surroundings } from '../../system/surroundings.ts'
import type { BrowserChoice } from './browser-choice.ts'
import { browserFlags } from './browser-flags.ts'
import { lastFont } from './last-font.ts'
import { PipeTransport } from './pipe-transport.ts'
import type { Sandbox } from './sandbox.ts'

/** As much of the browser's last words as a message can use. */
const wordsKept = 4096
/** Milliseconds to wait for killed children; they take a few. */
const longestGoodbye = 500

/**
 * Time zone and language of whoever runs the program are kept from the browser: no date, number or choice of letters in a
 * document may depend on them.
 */
const sameEverywhere = { TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: 'nl' } as const

/** A browser process that is ours from start to end. */
export interface BrowserProcess {
  readonly transport: PipeTransport
  /** Of the process and its group; undefined when it never started. */
  readonly pid: number | undefined
  /** What it last wrote on stderr. */
  lastWords(): string
  /** The signal that somebody else ended it with, such as a system that is out of memory; known once it is gone. */
  endedBy(): string | undefined
  /** Settles, never fails, once process and profile folder are gone. */
  readonly gone: Promise<void>
  /** Kills it and all its children at once. */
  kill(): void
}

/**
 * Starts the browser without waiting for it. It talks over two pipes of its own, so that it ends by itself when this process
 * dies, however that dies. Its process group is its own as well: Ctrl+C at a terminal goes to the whole group of this program,
 * and the browser must end in our order, not die under a document; and killing the group takes every child along.
 * All it writes (profile, temporary files) is in one private folder that goes with it.
 */
export function startBrowser(choice: BrowserChoice, sandbox: Sandbox, here: Surroundings): BrowserProcess {
  const folder = makePrivateFolder(here.temporary)
  const temporary = join(folder, 'tmp')
  mkdirSync(temporary)
  const fonts = join(folder, 'lettertypen')
  mkdirSync(fonts)
  const child = spawn(choice.path, browserFlags(join(folder, 'profiel'), choice.shell, sandbox, here.platform), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: here.platform !== 'win32',
    windowsHide: true,
    env: { ...here.env, ...sameEverywhere, ...choice.env, ...lastFont(fonts, here), TMPDIR: temporary },
  })
  if (!hasPipes(child)) {
    child.on('error', () => undefined)
    rmSync(folder, { recursive: true, force: true })
    throw noRoomFor(choice)
  }
  let words = ''
  let isOurEnd = false
  let endedBy: string | undefined
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-wordsKept)
  })
  const transport = new PipeTransport(child.stdio[3] as Writable, child.stdio[4] as Readable)
  // Every child has the same stderr, so that its end tells that the last of them is dead, buried or not.
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const gone = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      words += error.message
      if (child.pid === undefined) resolve()
    })
    child.on('exit', (code, signal) => {
      if (!isOurEnd) endedBy = signal ?? signalIn(code)
      // A wrapper script may end before the browser it started.
      killGroup(child)
      resolve()
    })
  }).then(async () => {
    transport.close()
    await Promise.all([removeFolder(folder), Promise.race([closed, wait(longestGoodbye, undefined, { ref: false })])])
  })
  const kill = (): void => {
    isOurEnd = true
    killGroup(child)
  }
  return { transport, pid: child.pid, lastWords: () => words, endedBy: () => endedBy, gone, kill }
}

/** Where the system has no room for another process or file, Node makes no pipes at all (EMFILE, ENFILE, EAGAIN). */
function hasPipes(child: { readonly stdio?: unknown }): boolean {
  return child.stdio !== undefined
}

function noRoomFor({ path }: BrowserChoice): EnvironmentError {
  return new EnvironmentError(
    'browser-start-mislukt',
    `De browser ${path} kan niet worden gestart: hier mogen niet meer programma’s of bestanden tegelijk open zijn.`,
    'Sluit andere programma’s, of vraag de beheerder om ruimere grenzen (ulimit -n en ulimit -u; bij een container --pids-limit).',
  )
}

/** A wrapper script tells by its exit code which signal ended the browser. */
function signalIn(code: number | null): string | undefined {
  if (code === null || code <= 128) return undefined
  return Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0]
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    if (platform === 'win32') child.kill('SIGKILL')
    else sendSignal(-child.pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

/**
 * One that should be ending by itself is waited for, so that it can be told what ended it; one that goes on is killed. Settles once it is
 * gone.
 */
export async function lastOf(process: BrowserProcess): Promise<void> {
  if (process.transport.closed) await Promise.race([process.gone, wait(longestGoodbye)])
  process.kill()
  await process.gone
}

/** @param process that is gone */
export function cannotStart(choice: BrowserChoice, process: BrowserProcess): EnvironmentError {
  const lines = process
    .lastWords()
    .split('\n')
    .filter((line) => line.trim() !== '')
  const telling = lines.filter((line) => /FATAL|error while loading|cannot open|ENOENT|EACCES|not found/i.test(line))
  const signal = process.endedBy()
  if (signal !== undefined && telling.length === 0)
    return new EnvironmentError(
      'browser-start-mislukt',
      `De browser ${choice.path} wordt telkens gestopt terwijl hij start (${signal}).`,
      'Vaak is er te weinig geheugen: sluit andere programma’s, of geef de container meer. Kijk anders met `collegevoorstel doctor` welke browser gekozen is.',
    )
  const said = (telling.at(-1) ?? lines.at(-1) ?? 'zonder melding').trim()
  return new EnvironmentError(
    'browser-start-mislukt',
    `De browser ${choice.path} start niet: ${said}`,
    'Kijk met `collegevoorstel doctor` welke browser gekozen is, of geef met --browser <pad> een andere op.',
  )
}
