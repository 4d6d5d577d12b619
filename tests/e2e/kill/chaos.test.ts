import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../../src/pipeline/build.ts'
import type { BuildEvent, BuildReport } from '../../../src/pipeline/build-report.ts'
import { openPrinter } from '../../../src/print/printer.ts'
import { fileCache } from '../../../src/reuse/file-cache.ts'
import { surroundings } from '../../../src/system/surroundings.ts'
import { proposal } from '../../cli/trial-project.ts'
import { mainProcess, processesOf } from '../../print/browser/browser-processes.ts'
import { testBrowser } from '../../print/test-browser.ts'
import { full } from '../../run-size.ts'

// In full as heavy as a bad day: 200 documents, and ten browsers that die under them.
const [many, deaths] = full ? [200, 10] : [40, 4]

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'chaos-')))
})
const disks: string[] = []
afterEach(() => {
  for (const disk of disks.splice(0)) execFileSync('umount', [disk])
  rmSync(folder, { recursive: true, force: true })
})

function mount(options: string, disk: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk])
  disks.push(disk)
}

/** Proposals that differ; gives their names. */
function project(count: number, root = folder): readonly string[] {
  writeFileSync(join(root, 'collegevoorstel.yaml'), 'gemeente: {naam: Proefstad}\n')
  return Array.from({ length: count }, (_, index) => {
    const name = `voorstel-${String(index).padStart(3, '0')}.md`
    writeFileSync(join(root, name), proposal({ text: `Dit is nummer ${index}.` }))
    return name
  })
}

async function run(
  files: readonly string[],
  onEvent: (event: BuildEvent) => void,
  out = 'uitvoer',
): Promise<BuildReport> {
  const temporary = join(folder, 'tijdelijk')
  mkdirSync(temporary, { recursive: true })
  const printer = openPrinter({ ...testBrowser, jobs: 4, here: { ...surroundings(), temporary } })
  try {
    const request = { files, cwd: folder, out, strictness: 'lenient', html: 'discard', jobs: 4 } as const
    return await build(request, { printer, onEvent })
  } finally {
    await printer.close()
    expect(processesOf(temporary)).toEqual([])
  }
}

/** SHA-256 of every PDF, by document; each folder must hold what its manifest says, whole, and nothing else. */
function wholeOutput(out: string): ReadonlyMap<string, string> {
  const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  return new Map(
    readdirSync(out).flatMap((name): readonly (readonly [string, string])[] => {
      const home = join(out, name, 'intern')
      const names = existsSync(home) ? readdirSync(home) : []
      if (names.length === 0) return []
      expect([...names].sort()).toEqual(['manifest.json', 'voorstel.pdf'])
      const { uitvoer } = JSON.parse(readFileSync(join(home, 'manifest.json'), 'utf8'))
      const sha256 = hashOf(join(home, 'voorstel.pdf'))
      expect(uitvoer).toMatchObject([{ bestand: 'voorstel.pdf', sha256 }])
      return [[name, sha256]]
    }),
  )
}

describe.skipIf(process.platform !== 'linux')('a run of many documents', () => {
  it(`makes all ${many} of them right, each once, when the browser is killed ${deaths} times, first as it starts`, async () => {
    const files = project(many)
    const done: string[] = []
    const killed = new Set<number>()
    let killedEarly = 0
    const { documents } = await run(files, (event) => {
      if (event.type === 'begin') {
        // The browser was started a moment ago, and nothing has been asked of it.
        for (const { pid } of processesOf(join(folder, 'tijdelijk'))) {
          process.kill(pid, 'SIGKILL')
          killedEarly += 1
        }
      }
      if (event.type !== 'klaar') return
      done.push(event.report.file)
      const pid = mainProcess(join(folder, 'tijdelijk'))?.pid
      if (killed.size >= deaths || done.length < ((killed.size + 1) * many) / (deaths + 2)) return
      if (pid === undefined || killed.has(pid)) return
      killed.add(pid)
      process.kill(pid, 'SIGKILL')
    })
    expect(killedEarly).toBeGreaterThan(0)
    expect(killed.size).toBe(deaths)
    expect(documents.map(({ file, outcome }) => [file, outcome])).toEqual(files.map((file) => [file, 'gemaakt']))
    expect([...done].sort()).toEqual(files)
    const disturbed = wholeOutput(join(folder, 'uitvoer'))
    expect(disturbed.size).toBe(many)
    await run(files, () => {}, 'rustig')
    expect(disturbed).toEqual(wholeOutput(join(folder, 'rustig')))
  })

  it('goes on when proposals are thrown away under it, and names them', async () => {
    const files = project(12)
    const gone = files.slice(8)
    const { documents } = await run(files, (event) => {
      if (event.type === 'klaar') for (const file of gone) rmSync(join(folder, file), { force: true })
    })
    const lost = documents.filter(({ outcome }) => outcome !== 'gemaakt')
    expect(lost.length).toBeGreaterThan(0)
    for (const { file, outcome, diagnostics } of lost) {
      expect(gone).toContain(file)
      expect([outcome, ...diagnostics.map(({ ruleId }) => ruleId)]).toEqual(['fouten', 'bestand/ontbreekt'])
    }
    expect(wholeOutput(join(folder, 'uitvoer')).size).toBe(12 - lost.length)
  })

  it.skipIf(process.getuid?.() !== 0)(
    'says of each document whether the disk was full, and leaves nothing half',
    async () => {
      const files = project(12)
      const disk = join(folder, 'schijf')
      mkdirSync(disk)
      mount('size=300k', disk)
      const { documents } = await run(files, () => {}, 'schijf')
      const failed = documents.filter(({ outcome }) => outcome === 'mislukt')
      expect(failed.length).toBeGreaterThan(0)
      expect(failed.length).toBeLessThan(12)
      for (const { diagnostics } of failed)
        expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('omgeving/schijf-vol')
      expect(wholeOutput(disk).size).toBe(12 - failed.length)
    },
  )

  it.skipIf(process.getuid?.() !== 0)('says of each document that its folder is closed to writing', async () => {
    const files = project(6)
    const disk = join(folder, 'schijf')
    mkdirSync(disk)
    mount('ro', disk)
    const { documents } = await run(files, () => {}, 'schijf')
    expect(documents.map(({ outcome, diagnostics }) => [outcome, ...diagnostics.map(({ ruleId }) => ruleId)])).toEqual(
      files.map(() => ['mislukt', 'omgeving/geen-rechten']),
    )
  })

  it('shares a folder and a cache with another run of the same documents, also when one is killed', async () => {
    const files = project(full ? 24 : 12)
    const bin = new URL('../../../bin/collegevoorstel.js', import.meta.url).pathname
    const cache = join(folder, 'cache')
    const start = (killAfter?: number) => {
      const args = [bin, 'build', ...files, '--out', 'uitvoer', '--reporter', 'json']
      const child = spawn(process.execPath, args, {
        cwd: folder,
        env: { ...process.env, COLLEGEVOORSTEL_CACHE: cache },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      let out = ''
      child.stdout.on('data', (chunk: Buffer) => {
        out += String(chunk)
      })
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter)
      return new Promise<{ code: number | null; out: string }>((done) =>
        child.on('close', (code) => done({ code, out })),
      )
    }
    const [one, two] = await Promise.all([start(), start(), start(600)])
    expect([one.code, two.code]).toEqual([0, 0])
    const made = wholeOutput(join(folder, 'uitvoer'))
    expect(made.size).toBe(files.length)
    const again = await start()
    const { documenten } = JSON.parse(again.out) as { documenten: readonly { hergebruikt: boolean }[] }
    expect(documenten.map(({ hergebruikt }) => hergebruikt)).toEqual(files.map(() => true))
    expect(wholeOutput(join(folder, 'uitvoer'))).toEqual(made)
    expect(fileCache(join(cache, 'collegevoorstel-cache')).read('intern', [...made.values()][0] ?? '')).toBeDefined()
  })
})
