import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { cacheFolder } from '../../../src/cli/document-cache.ts'
import { run } from '../../../src/cli/program.ts'
import { testBrowserProgram } from '../../print/test-browser.ts'
import { fakeTerminal } from '../fake-terminal.ts'
import { proposal, trialProject } from '../trial-project.ts'

async function projectWithCache() {
  const project = await trialProject({ 'voorstel.md': proposal({ without: ['zaaknummer'] }) })
  const cache = join(project.root, '..', 'cache')
  return {
    ...project,
    cache,
    run: async (...args: string[]) => {
      const terminal = fakeTerminal(project.root)
      const code = await run(args, { ...terminal, env: { ...terminal.env, COLLEGEVOORSTEL_CACHE: cache } })
      return { code, out: terminal.out(), err: terminal.err().replace(/\(\d+,\d s\)/g, '(… s)') }
    },
  }
}

it('takes a document of an earlier run, tells the same of it, and starts no browser for it', async () => {
  const project = await projectWithCache()
  const { path, env } = await testBrowserProgram()
  const exports = Object.entries(env).map(([name, value]) => `export ${name}='${value}'\n`)
  // No path that exists: the program knows a browser by the files that its script names, and this one changes at every start.
  const script = `#!/bin/sh\necho gestart >> "$(dirname "$0")"/starts\n${exports.join('')}exec ${realpathSync(path)} "$@"\n`
  await project.put({ 'browser-headless-shell': script })
  chmodSync(join(project.root, 'browser-headless-shell'), 0o755)
  const browser = join(project.root, 'browser-headless-shell')
  const first = await project.run('build', 'voorstel.md', '--browser', browser)
  const starts = () => readFileSync(join(project.root, 'starts'), 'utf8').match(/gestart/g)?.length
  expect(starts()).toBe(1)
  const second = await project.run('build', 'voorstel.md', '--browser', browser)
  expect(starts()).toBe(1)
  expect(first.err).toContain('✓ voorstel.md: 1 PDF, 3 pagina’s (… s)\n')
  expect(second).toEqual({ ...first, err: first.err.replace('(… s)', '(niets veranderd)') })
  const other = await project.run('build', 'voorstel.md', '--browser', browser, '--reporter', 'json')
  expect(JSON.parse(other.out).documenten[0]).toMatchObject({ uitkomst: 'gemaakt', hergebruikt: true })
  const anew = await project.run('build', 'voorstel.md', '--browser', browser, '--no-cache')
  expect(anew).toEqual(first)
  expect(starts()).toBe(2)
})

it('says what it keeps, and throws it away', async () => {
  const project = await projectWithCache()
  await project.run('build', 'voorstel.md')
  const { code, out } = await project.run('cache', '--info')
  expect(code).toBe(0)
  expect(out).toMatch(
    /^map: +.*cache\/collegevoorstel-cache\ngrootte: +0,\d MB, ten hoogste 1024,0 MB\nintern: +1 bestand, /,
  )
  const cleared = await project.run('cache', '--clear')
  expect(cleared.out).toMatch(/^De cache is leeg: 0,\d MB vrijgemaakt in /)
  expect(readdirSync(join(project.cache, 'collegevoorstel-cache'))).toEqual([])
  expect((await project.run('build', 'voorstel.md')).err).toContain('(… s)')
})

it('throws away what it kept and nothing else that lies there', async () => {
  const project = await projectWithCache()
  await project.run('build', 'voorstel.md')
  const folder = join(project.cache, 'collegevoorstel-cache')
  const elsewhere = join(project.root, 'elders')
  const [shelf, name] = ['ab', `ab${'0'.repeat(62)}`]
  for (const path of [join(elsewhere, shelf), join(folder, 'intern/mijn'), join(folder, 'van mij')])
    mkdirSync(path, { recursive: true })
  const others = [
    join(elsewhere, shelf, name),
    join(folder, 'intern/mijn/tekst.md'),
    join(folder, `intern/mijn/${name}`),
    join(folder, 'van mij/brief.md'),
  ]
  for (const path of others) writeFileSync(path, 'niet weg te gooien')
  symlinkSync(elsewhere, join(folder, 'raad'))
  const { err } = await project.run('cache', '--clear')
  expect(err).toBe('Wat er verder in die map staat is niet van de cache, en is gebleven: intern, raad, van mij\n')
  for (const path of others) expect([path, existsSync(path)]).toEqual([path, true])
  expect(readdirSync(folder).toSorted()).toEqual(['intern', 'raad', 'van mij'])
  expect(readdirSync(join(folder, 'intern'))).toEqual(['mijn'])
})

it('keeps nothing where it is off', async () => {
  const project = await projectWithCache()
  await project.run('build', 'voorstel.md', '--no-cache')
  expect(existsSync(project.cache)).toBe(false)
  const terminal = fakeTerminal(project.root)
  expect(await run(['cache'], { ...terminal, env: { ...terminal.env, COLLEGEVOORSTEL_CACHE: 'uit' } })).toBe(3)
  expect(terminal.err()).toContain('Er is geen cache')
})

it('takes UIT for uit, and ~ for the home folder, rather than making folders of that name', async () => {
  const project = await projectWithCache()
  vi.stubEnv('HOME', project.root)
  onTestFinished(() => void vi.unstubAllEnvs())
  const folderOf = (stated: string) => cacheFolder({ env: { COLLEGEVOORSTEL_CACHE: stated }, cwd: project.root })
  expect(['UIT', ' Uit ', '~/mijn', '~'].map(folderOf)).toEqual([
    undefined,
    undefined,
    join(project.root, 'mijn', 'collegevoorstel-cache'),
    join(project.root, 'collegevoorstel-cache'),
  ])
})

it('keeps as much as COLLEGEVOORSTEL_CACHE_LIMIT says, and refuses what is no size before anything is made', async () => {
  const project = await projectWithCache()
  await project.run('build', 'voorstel.md')
  const cacheWith = async (limit: string, ...args: string[]) => {
    const terminal = fakeTerminal(project.root)
    const env = { ...terminal.env, COLLEGEVOORSTEL_CACHE: project.cache, COLLEGEVOORSTEL_CACHE_LIMIT: limit }
    return { code: await run(args, { ...terminal, env }), out: terminal.out(), err: terminal.err() }
  }
  for (const [limit, shown] of [
    ['500MB', '500,0 MB'],
    ['2 gb', '2048,0 MB'],
    ['1,5 GB', '1536,0 MB'],
    ['', '1024,0 MB'],
  ])
    expect((await cacheWith(limit ?? '', 'cache')).out).toContain(`ten hoogste ${shown}`)
  // A file of another run, older than all others: it goes as soon as there is too much.
  const old = join(project.cache, 'collegevoorstel-cache/intern/ff', 'f'.repeat(64))
  mkdirSync(dirname(old), { recursive: true })
  writeFileSync(old, Buffer.alloc(1024 ** 2))
  utimesSync(old, 1, 1)
  await project.put({ 'voorstel.md': proposal({ text: 'Anders.' }) })
  await cacheWith('2 MB', 'build', 'voorstel.md')
  expect(existsSync(old)).toBe(true)
  await project.put({ 'voorstel.md': proposal({ text: 'Weer anders.' }) })
  await cacheWith('1 MB', 'build', 'voorstel.md')
  expect(existsSync(old)).toBe(false)
  expect((await cacheWith('1 MB', 'build', 'voorstel.md')).err).toContain('(niets veranderd)')
  const before = await project.output()
  for (const limit of ['veel', '0 MB', '500', '-1 GB', '1 TB']) {
    const { code, out, err } = await cacheWith(limit, 'build', 'voorstel.md')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(`COLLEGEVOORSTEL_CACHE_LIMIT is “${limit}”, maar moet een grootte zijn`)
  }
  expect(await project.output()).toEqual(before)
})
