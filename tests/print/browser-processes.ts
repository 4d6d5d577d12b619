import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export interface SeenProcess {
  readonly pid: number
  readonly command: string
}

/** Every living process that has `mark` (a profile folder) in its command line or its environment. Linux only. */
export function processesOf(mark: string): readonly SeenProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), command: readProc(name, 'cmdline'), environment: readProc(name, 'environ') }))
    .filter(({ command, environment }) => command.includes(mark) || environment.includes(mark))
    .map(({ pid, command }) => ({ pid, command }))
}

/** The one process that owns the others: it has the pipe and is no wrapper script. */
export function mainProcess(mark: string): SeenProcess | undefined {
  return processesOf(mark).find(
    ({ command }) => command.includes('--remote-debugging-pipe') && !/--type=|^\/bin\/sh|^sh\0/.test(command),
  )
}

/** Waits until `found` gives something; the test's own deadline ends it otherwise. */
export async function until<T>(found: () => T | undefined | false): Promise<T> {
  for (;;) {
    const value = found()
    if (value) return value
    await wait(5)
  }
}

export async function untilNone(mark: string): Promise<void> {
  await until(() => processesOf(mark).length === 0)
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    return ''
  }
}
