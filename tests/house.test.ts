import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface SourceFile {
  readonly path: string
  readonly text: string
  readonly lines: number
}

const sources = filesIn('src', /\.ts$/)

/** The rooms each room may use besides its own; what a room is not given here it may not import. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  project: [],
  cache: ['project'],
  yaml: ['report', 'project', 'document'],
  report: ['project'],
  config: ['document', 'yaml', 'report', 'project'],
  kinds: ['yaml', 'report', 'project', 'document'],
  document: ['kinds', 'yaml', 'report', 'project'],
  rules: ['document', 'config', 'kinds', 'yaml', 'report', 'project'],
  compose: ['document', 'kinds', 'yaml', 'report', 'project', 'print'],
  print: ['project'],
  pdf: [],
  ignore: ['document', 'yaml', 'report'],
  fix: ['report', 'project'],
  edition: ['document', 'yaml'],
  build: [
    'document',
    'rules',
    'ignore',
    'fix',
    'edition',
    'cache',
    'compose',
    'print',
    'pdf',
    'config',
    'kinds',
    'yaml',
    'report',
    'project',
  ],
  // A meeting weighs what may be public, and searches its own public files: that is the room of the editions. What is typed in
  // an agenda is repaired as in a proposal.
  agenda: [
    'build',
    'document',
    'rules',
    'edition',
    'fix',
    'compose',
    'print',
    'pdf',
    'config',
    'kinds',
    'yaml',
    'report',
    'project',
  ],
  // A meeting is watched like a proposal.
  preview: [
    'build',
    'agenda',
    'document',
    'rules',
    'compose',
    'print',
    'pdf',
    'config',
    'kinds',
    'yaml',
    'report',
    'project',
  ],
}

/** What a room may import of another one's files, where it may not have the whole of that room. */
const doors: Readonly<Record<string, RegExp>> = {
  'print → project': /^project\/(environment-error|own-cache|private-folder)\.ts$/,
  // How folders are made and looked into.
  'cache → project': /^project\/(make-folder|stat-of)\.ts$/,
  'yaml → document': /^document\/dutch-date\.ts$/,
  'compose → print': /^print\/printable\.ts$/,
}

describe('the house', () => {
  it('reaches zod through one door, where it is set', () => {
    const others = sources.filter(({ text }) => /from 'zod(\/[^']*)?'/.test(text)).map(({ path }) => path)
    expect(others).toEqual(['src/system/zod.ts'])
  })

  it('has rooms, and each is in the list of arrows', () => {
    const rooms = new Set(sources.filter((file) => file.path.includes('/', 4)).map((file) => room(file.path)))
    expect(rooms.size).toBeGreaterThan(5)
    expect([...rooms].filter((name) => name !== 'cli' && !(name in arrows))).toEqual([])
  })

  it('keeps its arrows pointing one way', () => {
    expect(sources.flatMap(forbiddenImports)).toEqual([])
  })

  it('keeps its files short enough to read at one sitting', () => {
    const long = [
      ...sources,
      ...filesIn('tests', /\.[jt]s$/),
      ...filesIn('bench', /\.[jt]s$/),
      ...filesIn('packaging', /\.js$/),
    ]
    const most = (path: string) => (path.startsWith('tests/') ? 400 : 300)
    expect(long.filter(({ path, lines }) => lines > most(path)).map((file) => `${file.path}: ${file.lines}`)).toEqual(
      [],
    )
  })

  it('has no files named after nothing in particular', () => {
    expect(
      sources.map((file) => file.path).filter((path) => /\b(utils?|helpers?|common|manager|misc)\b/.test(path)),
    ).toEqual([])
  })

  it('speaks to the user from the command line only', () => {
    const inside = sources.filter((file) => room(file.path) !== 'cli')
    const speaks = /\bconsole\.\w+\(|\bprocess\.(stdout|stderr|stdin|exit|exitCode|argv)\b/
    expect(inside.filter((file) => speaks.test(file.text)).map((file) => file.path)).toEqual([])
  })

  it('names no machine and no registry', () => {
    const texts = [
      ...sources,
      ...filesIn('bin', /./),
      ...filesIn('bench', /./),
      ...filesIn('docs', /\.(md|ya?ml)$/),
      ...filesIn('examples', /\.(md|ya?ml|svg)$/),
      ...filesIn('packaging', /./),
      ...filesIn('templates', /\.(md|ya?ml|svg|css|hbs)$/),
      ...[
        'README.md',
        'package.json',
        'package-lock.json',
        '.npmrc',
        'esbuild.config.js',
        'vitest.config.ts',
        '.ci/run',
      ].map(read),
    ]
    const places = /\/work\/|\/root\/|\/home\/[a-z]|registry\.[a-z.-]+\.[a-z]{2,}|npmjs\.|\brepo1?\.maven|deb\.debian/
    const named = texts.flatMap((file) =>
      file.text.split('\n').flatMap((line, at) => (places.test(line) ? [`${file.path}:${at + 1}`] : [])),
    )
    expect(named).toEqual([])
  })
})

function forbiddenImports(file: SourceFile): readonly string[] {
  const from = room(file.path)
  if (from === 'cli' || from === 'index.ts') return []
  return localImports(file)
    .filter((path) => {
      const to = room(`src/${path}`)
      if (to === from) return false
      if (!arrows[from]?.includes(to)) return true
      const door = doors[`${from} → ${to}`]
      return door !== undefined && !door.test(path)
    })
    .map((path) => `${file.path} → ${path}`)
}

/** Paths below src of every file that this one imports, types included. */
function localImports(file: SourceFile): readonly string[] {
  const found = file.text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g)
  return [...found].map(([, path]) => relative(join(root, 'src'), resolve(root, dirname(file.path), path ?? '')))
}

function room(path: string): string {
  return path.split('/')[1] ?? ''
}

function filesIn(folder: string, name: RegExp): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/fixtures|goldens|node_modules|uitvoer/.test(path))
    .toSorted()
    .map(read)
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, lines: text.split('\n').length - 1 }
}
