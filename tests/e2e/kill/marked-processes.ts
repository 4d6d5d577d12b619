import { readdir, readFile } from 'node:fs/promises'

/** Every process that inherited the mark: the command, its browser and all of the browser's own. */
async function marked(mark: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue
    const env = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    if (env.includes(mark) && !/\) [ZX] /.test(state)) found.push(pid)
  }
  return found
}

/** Waits until they are gone. @returns those that are not */
export async function gone(mark: string): Promise<readonly string[]> {
  let left: readonly string[] = []
  for (let tries = 0; tries < 100; tries += 1) {
    left = await marked(mark)
    if (left.length === 0) return []
    await new Promise((done) => setTimeout(done, 50))
  }
  return left
}
