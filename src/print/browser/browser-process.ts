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
import { fallbackFont } from './fallback-font.ts'
import { PipeTransport } from './pipe-transport.ts'
import type { Sandbox } from './sandbox.ts'

/** Length of the tail of stderr kept for error messages. */
const maxOutput = 4096
/** How long to wait for killed child processes, in ms. */
const exitTimeout = 500

/** Dates, numbers and fonts in a document must not depend on the user's time zone and locale. */
const fixedLocale = { TZ: 'UTC', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', LANGUAGE: 'nl' } as const

/** A browser process that this program starts, owns and ends. */
export interface BrowserProcess {
  readonly transport: PipeTransport
  /** Id of the process and its process group; undefined when it did not start. */
  readonly pid: number | undefined
  /** The tail of its stderr. */
  lastOutput(): string
  /** The signal that ended it from outside, for example when memory ran out; known once it is gone. */
  endedBy(): string | undefined
  /** Resolves, and never rejects, once process and profile folder are gone. */
  readonly gone: Promise<void>
  /** Kills it and all its children. */
  kill(): void
}

/**
 * Starts the browser without waiting for it. Its pipes close when this process dies, which ends it. In its own process group Ctrl+C
 * does not reach it, and killing the group ends all its children. It writes to one private folder, which is removed with it.
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
    env: { ...here.env, ...fixedLocale, ...choice.env, ...fallbackFont(fonts, here), TMPDIR: temporary },
  })
  if (!hasPipes(child)) {
    child.on('error', () => undefined)
    rmSync(folder, { recursive: true, force: true })
    throw tooManyProcesses(choice)
  }
  let output = ''
  let isKilled = false
  let endedBy: string | undefined
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-maxOutput)
  })
  const transport = new PipeTransport(child.stdio[3] as Writable, child.stdio[4] as Readable)
  // Every child inherits stderr, so it closes when the last of them is dead, even as a zombie.
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const gone = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      output += error.message
      if (child.pid === undefined) resolve()
    })
    child.on('exit', (code, signal) => {
      if (!isKilled) endedBy = signal ?? signalIn(code)
      // A wrapper script may end before the browser it started.
      killGroup(child)
      resolve()
    })
  }).then(async () => {
    transport.close()
    await Promise.all([removeFolder(folder), Promise.race([closed, wait(exitTimeout, undefined, { ref: false })])])
  })
  const kill = (): void => {
    isKilled = true
    killGroup(child)
  }
  return { transport, pid: child.pid, lastOutput: () => output, endedBy: () => endedBy, gone, kill }
}

/** Node creates no pipes when the limit of processes or open files is reached (EMFILE, ENFILE, EAGAIN). */
function hasPipes(child: { readonly stdio?: unknown }): boolean {
  return child.stdio !== undefined
}

function tooManyProcesses({ path }: BrowserChoice): EnvironmentError {
  return new EnvironmentError(
    'browser-start-mislukt',
    `De browser ${path} kan niet worden gestart: hier mogen niet meer programma’s of bestanden tegelijk open zijn.`,
    'Sluit andere programma’s, of vraag de beheerder om ruimere grenzen (ulimit -n en ulimit -u; bij een container --pids-limit).',
  )
}

/** The exit code of a wrapper script is 128 plus the signal that ended the browser (POSIX, 2.8.2). */
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
    // Already gone.
  }
}

/** Ends the process and resolves once it is gone. A process that is ending by itself gets time to, so that the cause is known. */
export async function endProcess(process: BrowserProcess): Promise<void> {
  if (process.transport.closed) await Promise.race([process.gone, wait(exitTimeout)])
  process.kill()
  await process.gone
}

/** The error for a browser that did not start. @param process a process that is gone */
export function cannotStart(choice: BrowserChoice, process: BrowserProcess): EnvironmentError {
  const lines = process
    .lastOutput()
    .split('\n')
    .filter((line) => line.trim() !== '')
  const causes = lines.filter((line) => /FATAL|error while loading|cannot open|ENOENT|EACCES|not found/i.test(line))
  const signal = process.endedBy()
  if (signal !== undefined && causes.length === 0)
    return new EnvironmentError(
      'browser-start-mislukt',
      `De browser ${choice.path} wordt telkens gestopt terwijl hij start (${signal}).`,
      'Vaak is er te weinig geheugen: sluit andere programma’s, of geef de container meer. Kijk anders met `collegevoorstel doctor` welke browser gekozen is.',
    )
  const cause = (causes.at(-1) ?? lines.at(-1) ?? 'zonder melding').trim()
  return new EnvironmentError(
    'browser-start-mislukt',
    `De browser ${choice.path} start niet: ${cause}`,
    'Kijk met `collegevoorstel doctor` welke browser gekozen is, of geef met --browser <pad> een andere op.',
  )
}
