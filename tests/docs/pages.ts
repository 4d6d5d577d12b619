import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A page for readers: README, SECURITY, the guide, the rules, the examples. */
export interface Page {
  /** Relative to the project, with slashes. */
  readonly path: string
  readonly text: string
}

/** Every Markdown page for readers. The change log cites what was, so it is not one. */
export function pages(): readonly Page[] {
  const below = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name).replaceAll('\\', '/'))
  const names = ['README.md', 'SECURITY.md', 'examples/README.md', 'bench/README.md', ...below('docs')]
  return names.toSorted().map(page)
}

export function page(path: string): Page {
  return { path, text: readFileSync(join(root, path), 'utf8') }
}

export interface CodeBlock {
  readonly page: string
  /** The words after the fence: a language, and a file name where the page shows a file. */
  readonly info: string
  /** Without the indentation of its fence. */
  readonly text: string
  /** Line of the fence, from 1. */
  readonly line: number
}

/** The fenced code of a page. */
export function codeBlocks({ path, text }: Page): readonly CodeBlock[] {
  return [...text.matchAll(/^( *)(`{3,})([^\n`]*)\n([\s\S]*?)^ *\2 *$/gm)].map((found) => {
    const [, indent = '', , info = '', code = ''] = found
    return {
      page: path,
      info: info.trim(),
      text: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
      line: text.slice(0, found.index).split('\n').length,
    }
  })
}
