import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export interface SeenProcess {
  readonly pid: number
  readonly command: string
}

/** Process groups seen with a mark: children overwrite the place where a mark can be read, and outlive the one that has it. */
const groups = new Map<string, Set<string>>()

/** Every living process of a group in which one has, or had, `mark` (a profile folder) in its command line. Linux only. */
export function processesOf(mark: string): readonly SeenProcess[] {
  const seen = groups.get(mark) ?? new Set()
  groups.set(mark, seen)
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), command: readProc(name, 'cmdline'), group: groupOf(name) }))
    // What is dead but not yet buried runs no more.
    .filter(({ command, group }) => command !== '' && group !== undefined)
  for (const { command, group } of all) if (group && command.includes(mark)) seen.add(group)
  return all.filter(({ group }) => group && seen.has(group)).map(({ pid, command }) => ({ pid, command }))
}

function groupOf(pid: string): string | undefined {
  // `pid (name) state parent group …`; the name may hold anything.
  return readProc(pid, 'stat').split(') ').at(-1)?.split(' ')[2]
}

/** The one process that owns the others: it has the pipe and is no wrapper script. */
export function mainProcess(mark: string): SeenProcess | undefined {
  return processesOf(mark).find(
    ({ command }) => command.includes('--remote-debugging-pipe') && !/--type=|^[^\0]*\bsh\b[^-]/.test(command),
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
