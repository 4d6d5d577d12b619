import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second on Linux (USER_HZ). */
const ticks = 100

/**
 * Watches a process tree: processor time in seconds, peak memory of the root in MB, largest number of descendants. The last moments of
 * a process are missed. @param {number} pid
 */
export function watchTree(pid) {
  /** @type {Map<string, number>} */
  const seconds = new Map()
  let [peak, most] = [0, 0]
  const look = () => {
    const names = [String(pid), ...below(String(pid), parents())]
    most = Math.max(most, names.length - 1)
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0) / 1024)
    for (const name of names) {
      // `pid (name) state …` (proc(5)): utime and stime are the 12th and 13th field after the name, which may hold any character.
      const fields = read(name, 'stat').split(') ').at(-1)?.split(' ') ?? []
      if (fields.length > 12) seconds.set(name, (Number(fields[11]) + Number(fields[12])) / ticks)
    }
  }
  look()
  const before = sum(seconds)
  const timer = setInterval(look, 50)
  return () => {
    clearInterval(timer)
    look()
    return { seconds: sum(seconds) - before, peak, most }
  }
}

/** @param {Map<string, number>} seconds */
function sum(seconds) {
  return [...seconds.values()].reduce((total, one) => total + one, 0)
}

function parents() {
  const names = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return names.map((name) => [name, /PPid:\s+(\d+)/.exec(read(name, 'status'))?.[1]])
}

/** @param {string} of @param {(string | undefined)[][]} all @returns {string[]} */
function below(of, all) {
  return all.filter(([, parent]) => parent === of).flatMap(([name = '']) => [name, ...below(name, all)])
}

/** @param {number | string} pid @param {string} file */
function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
