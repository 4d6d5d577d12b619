import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Installed, packAndInstall } from './pack.ts'

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

let elsewhere: Installed
beforeAll(() => {
  elsewhere = packAndInstall()
})
afterAll(() => elsewhere.remove())

const nodeTypes = join(dirname(createRequire(import.meta.url).resolve('@types/node/package.json')), '..')

/** The last line is wrong on purpose. */
const consumer = `
import { type Diagnostic, type Printer, type Report, build, checkFiles, openPrinter, severityOf } from 'collegevoorstel'
const printer: Printer = openPrinter({})
export const built: (...given: Parameters<typeof build>) => Promise<Report> = build
export const checked: Promise<Report> | undefined = undefined as ReturnType<typeof checkFiles> | undefined
export const severities = (all: readonly Diagnostic[]): string[] => all.map((one) => one.file + one.reason + severityOf(one))
export const closed: Promise<void> = printer.close()
export const wrong: Promise<string> = printer.close()
`

const bin = ['node_modules', 'collegevoorstel', 'bin', 'collegevoorstel.js'] as const

describe('the package, installed elsewhere', () => {
  it('builds an example that came with it', () => {
    cpSync(join(elsewhere.folder, 'node_modules/collegevoorstel/examples'), join(elsewhere.folder, 'voorbeelden'), {
      recursive: true,
    })
    const built = elsewhere.run(process.execPath, [join(...bin), 'build', 'voorbeelden/wijkgericht-werken/voorstel.md'])
    expect({ code: built.code, said: built.code === 0 ? '' : built.stderr }).toEqual({ code: 0, said: '' })
    const paths = built.stdout.trim().split('\n')
    expect(paths.map((path) => resolve(elsewhere.folder, path))).toContain(
      join(elsewhere.folder, 'uitvoer', 'wijkgericht-werken', 'intern', 'voorstel.pdf'),
    )
    for (const path of paths.filter((name) => name.endsWith('.pdf'))) {
      const bytes = readFileSync(resolve(elsewhere.folder, path))
      expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
      expect(bytes.length).toBeGreaterThan(10_000)
    }
  })

  it('puts its command where npm looks for it', () => {
    const { version } = JSON.parse(
      readFileSync(join(elsewhere.folder, 'node_modules/collegevoorstel/package.json'), 'utf8'),
    ) as { version: string }
    const ran = elsewhere.run(join('node_modules', '.bin', 'collegevoorstel'), ['--version'])
    expect({ code: ran.code, out: ran.stdout }).toEqual({ code: 0, out: `${version}\n` })
  })

  it('brings the licence, and those of everything inside the bundle', () => {
    const folder = join(elsewhere.folder, 'node_modules/collegevoorstel')
    expect(readFileSync(join(folder, 'LICENSE'), 'utf8')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2/)
    const notices = readFileSync(join(folder, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
    for (const name of ['commander', 'handlebars', 'unified', 'yaml']) {
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\([A-Z]`, 'm'))
    }
    expect(notices).toContain('Permission is hereby granted, free of charge')
  })

  it('brings no tests, no sources and no path of the machine it was made on', () => {
    const folder = join(elsewhere.folder, 'node_modules/collegevoorstel')
    expect(readdirSync(folder).toSorted()).toEqual(
      [
        'CHANGELOG.md',
        'SECURITY.md',
        'LICENSE',
        'README.md',
        'bin',
        'dist',
        'docs',
        'examples',
        'package.json',
        'templates',
      ].toSorted(),
    )
    const here = process.cwd()
    for (const name of readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|map|ts|txt)$/.test(name)) continue
      expect(readFileSync(join(folder, 'dist', name), 'utf8').includes(here), name).toBe(false)
    }
  })

  it.each([
    ['NodeNext', 'NodeNext'],
    ['ESNext', 'Bundler'],
  ])('has types that a strict program can use (%s, %s), libraries checked too', (module, moduleResolution) => {
    writeFileSync(join(elsewhere.folder, 'gebruik.ts'), consumer)
    writeFileSync(
      join(elsewhere.folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module,
          moduleResolution,
          target: 'ES2022',
          strict: true,
          noEmit: true,
          skipLibCheck: false,
          typeRoots: [nodeTypes],
          types: ['node'],
        },
        files: ['gebruik.ts'],
      }),
    )
    const ran = elsewhere.run(process.execPath, [tsc, '-p', '.'])
    // The one line marked wrong must be found wrong: else the types would be `any`, and anything would pass.
    expect(ran.stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      expect.stringMatching(/^gebruik\.ts\(\d+,\d+\): error TS2322/),
    ])
  })

  it('brings every JSON Schema as a file, and explains the rule that a message names', () => {
    const folder = join(elsewhere.folder, 'node_modules/collegevoorstel')
    for (const name of ['collegevoorstel', 'agenda', 'configuratie', 'verslag']) {
      const printed = elsewhere.run(process.execPath, [join(...bin), 'schema', name])
      expect(readFileSync(join(folder, 'dist/schemas', `${name}.json`), 'utf8')).toBe(printed.stdout)
    }
    writeFileSync(join(elsewhere.folder, 'leeg.md'), '')
    const { stderr } = elsewhere.run(process.execPath, [join(...bin), 'check', 'leeg.md'])
    const [, topic = ''] = /^Uitleg bij een melding: collegevoorstel explain (.+)$/m.exec(stderr) ?? []
    const { stdout } = elsewhere.run(process.execPath, [join(...bin), 'explain', topic])
    expect(stdout).toMatch(/^voormatter\/leeg\n/)
  })

  it('can be imported by another program', () => {
    const ran = elsewhere.run(process.execPath, [
      '--input-type=module',
      '-e',
      "import * as all from 'collegevoorstel'; console.log(Object.keys(all).length > 0)",
    ])
    expect({ out: ran.stdout, err: ran.stderr }).toEqual({ out: 'true\n', err: '' })
    expect(existsSync(join(elsewhere.folder, 'node_modules/collegevoorstel/dist/types/index.d.ts'))).toBe(true)
  })

  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('unpacks and starts the browser it brings', () => {
    const script = `
      import { tmpdir } from 'node:os'
      import { openPrinter } from 'collegevoorstel'
      const { platform, arch, env, getuid } = process
      // A machine on which no browser is found: an empty PATH, and none of the usual places.
      const here = { platform, arch, env: { PATH: '' }, home: env.HOME, temporary: tmpdir(), root: '/nergens', user: getuid() }
      const printer = openPrinter({ here })
      const about = await printer.about()
      await printer.close()
      console.log(JSON.stringify(about))`
    const ran = elsewhere.run(process.execPath, ['--input-type=module', '-e', script])
    expect(ran.stderr).toBe('')
    expect(ran.stdout).toContain(join('thuis', '.cache', 'collegevoorstel', 'chromium-'))
  })
})
