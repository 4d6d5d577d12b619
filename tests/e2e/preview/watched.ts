import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A copy of an example that is being watched by the program itself. */
export interface Watched {
  readonly address: string
  readonly folder: string
  readonly read: (file: string) => string
  readonly write: (file: string, text: string) => void
  /** Saves as many editors do: to another file first, which then takes the place of this one. */
  readonly rewrite: (file: string, text: string) => void
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<number | null>
  readonly remove: () => Promise<void>
}

/** A private copy of the examples. */
export function copyOfExamples(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kijk-'))
  cpSync('examples', folder, { recursive: true })
  return folder
}

/** Starts `collegevoorstel watch` on the short example, in a folder of its own. */
export async function watchExample(folder: string, options: readonly string[] = []): Promise<Watched> {
  const process_ = spawn(
    process.execPath,
    [join(process.cwd(), 'bin/collegevoorstel.js'), 'watch', 'wijkgericht-werken/voorstel.md', '--no-open', ...options],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') } },
  )
  const said: string[] = []
  process_.stderr.on('data', (text) => said.push(String(text)))
  const closed = new Promise<number | null>((resolve) => process_.once('close', resolve))
  const address = await Promise.race([
    new Promise<string>((resolve) => process_.stdout.once('data', (text) => resolve(String(text).trim()))),
    closed.then((code) => Promise.reject(new Error(`watch stopped with ${code}: ${said.join('')}`))),
  ])
  const path = (file: string) => join(folder, 'wijkgericht-werken', file)
  const stop = (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    process_.kill(signal)
    return closed
  }
  return {
    address,
    folder,
    read: (file) => readFileSync(path(file), 'utf8'),
    write: (file, text) => writeFileSync(path(file), text),
    rewrite: (file, text) => {
      writeFileSync(`${path(file)}.nieuw`, text)
      renameSync(`${path(file)}.nieuw`, path(file))
    },
    stop,
    remove: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
