import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pages, root } from './pages.ts'

const all = pages()

interface Link {
  readonly from: string
  /** Relative to the project; the page itself for a bare fragment. */
  readonly path: string
  readonly fragment: string | undefined
}

const links: readonly Link[] = all.flatMap(({ path: from, text }) =>
  [...withoutCode(text).matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].map(([, to = '', fragment]) => ({
    from,
    path: to === '' ? from : relative(root, join(root, dirname(from), to)),
    fragment,
  })),
)

describe('the links between pages', () => {
  it('are found', () => {
    expect(links.length).toBeGreaterThan(200)
    expect(links.filter(({ fragment }) => fragment !== undefined).length).toBeGreaterThan(10)
  })

  it('lead to files that exist', () => {
    const dead = links.filter(({ path }) => !existsSync(join(root, path)))
    expect(dead.map(({ from, path }) => `${from} → ${path}`)).toEqual([])
  })

  it('lead to headings that exist', () => {
    const dead = links.filter(
      ({ path, fragment }) => fragment !== undefined && !anchorsOf(path).includes(decodeURIComponent(fragment)),
    )
    expect(dead.map(({ from, path, fragment }) => `${from} → ${path}#${fragment}`)).toEqual([])
  })

  it('lead from what comes with the package to what comes with it', () => {
    const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: readonly string[] }
    const comes = new Set(files.filter((path) => !path.startsWith('!') && path !== 'dist').flatMap(below))
    const isThere = (path: string) => comes.has(path) || [...comes].some((one) => one.startsWith(`${path}/`))
    const dead = links.filter(({ from, path }) => comes.has(from) && !isThere(path))
    expect(dead.map(({ from, path }) => `${from} → ${path}`)).toEqual([])
  })

  it('lead from the guide to every page of docs that a user reads', () => {
    const reached = reachedFrom('docs/handleiding.md')
    const forDevelopers = /^docs\/(?:CONTRIBUTING|GLOSSARY|decisions|afhankelijkheden|finish)\.md$/
    expect(
      all.filter(({ path }) => path.startsWith('docs/') && !reached.has(path) && !forDevelopers.test(path)),
    ).toEqual([])
  })
})

function reachedFrom(start: string): ReadonlySet<string> {
  const reached = new Set([start])
  for (const at of reached)
    for (const { from, path } of links) if (from === at && path.endsWith('.md')) reached.add(path)
  return reached
}

/** The fragments of the headings of a page, as GitHub and GitLab make them. */
function anchorsOf(path: string): readonly string[] {
  const text = all.find((page) => page.path === path)?.text ?? ''
  const seen = new Map<string, number>()
  return [...text.replace(/^( *)(`{3,})[\s\S]*?^ *\2 *$/gm, '').matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = '']) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    const name = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-')
    const times = seen.get(name) ?? 0
    seen.set(name, times + 1)
    return times === 0 ? name : `${name}-${times}`
  })
}

function below(path: string): readonly string[] {
  if (!statSync(join(root, path)).isDirectory()) return [path]
  return readdirSync(join(root, path)).flatMap((name) => below(join(path, name)))
}

function withoutCode(text: string): string {
  return text.replace(/^( *)(`{3,})[\s\S]*?^ *\2 *$/gm, '').replace(/`[^`\n]*`/g, '')
}
