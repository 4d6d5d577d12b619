import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface SourceFile {
  readonly path: string
  readonly text: string
}

const sources = filesIn('src', /\.ts$/)

describe('the house', () => {
  it('has no files named after nothing in particular', () => {
    expect(
      sources.map((file) => file.path).filter((path) => /\b(utils?|helpers?|common|manager|misc)\b/.test(path)),
    ).toEqual([])
  })

  it('names no machine and no registry', () => {
    const texts = [
      ...sources,
      ...filesIn('.github', /./),
      ...filesIn('.vscode', /./),
      ...filesIn('bin', /./),
      ...filesIn('bench', /./),
      ...filesIn('docs', /\.(md|ya?ml)$/),
      ...filesIn('examples', /\.(md|ya?ml|svg)$/),
      ...filesIn('packaging', /./),
      ...filesIn('templates', /\.(md|ya?ml|svg|css|hbs)$/),
      ...[
        'README.md',
        'CHANGELOG.md',
        'SECURITY.md',
        'biome.json',
        '.dependency-cruiser.js',
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

function filesIn(folder: string, name: RegExp): readonly SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/fixtures|goldens|node_modules|uitvoer/.test(path))
    .toSorted()
    .map(read)
}

function read(path: string): SourceFile {
  return { path, text: readFileSync(join(root, path), 'utf8') }
}
