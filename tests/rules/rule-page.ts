import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A page of docs/regels, taken apart. */
export interface RulePage {
  readonly title: string
  readonly summary: string
  /** Of the list at the head: `Ernst`, `In te stellen`, `--fix`. */
  readonly facts: ReadonlyMap<string, string>
  /** Headings of the second level, in order. */
  readonly headings: readonly string[]
  readonly wrong: readonly ExampleFile[]
  readonly right: readonly ExampleFile[]
  /** Of a rule that `--fix` repairs at times: where it does. */
  readonly mendable: readonly ExampleFile[]
}

/** A fenced block of an example: a file, or without a name a part of `voorstel.md` (its front matter or its text). */
export interface ExampleFile {
  readonly language: string
  readonly name?: string
  readonly text: string
}

export const pagesFolder = join(import.meta.dirname, '..', '..', 'docs', 'regels')

export function readRulePage(id: string): RulePage {
  const text = readFileSync(join(pagesFolder, `${id}.md`), 'utf8')
  const parts = sectionsOf(text)
  const head = parts[0] ?? ''
  const part = (name: string) => parts.find((one) => one.startsWith(`${name}\n`)) ?? ''
  return {
    title: /^# (.+)$/m.exec(head)?.[1] ?? '',
    summary: head.split('\n')[2] ?? '',
    facts: new Map([...head.matchAll(/^- ([^:]+): (.+)$/gm)].map(([, name = '', value = '']) => [name, value])),
    headings: parts.slice(1).map((one) => one.split('\n')[0] ?? ''),
    wrong: filesIn(part('Fout')),
    right: filesIn(part('Goed')),
    mendable: filesIn(part('Te herstellen')),
  }
}

/** Cut at the headings of the page itself, not at those in an example. */
function sectionsOf(text: string): readonly string[] {
  const parts: string[] = ['']
  let fence: string | undefined
  for (const line of text.split('\n')) {
    const marks = /^`{3,}/.exec(line)?.[0]
    if (marks !== undefined && (fence === undefined || fence === marks)) fence = fence === undefined ? marks : undefined
    if (fence === undefined && line.startsWith('## ')) parts.push(`${line.slice(3)}\n`)
    else parts[parts.length - 1] += `${line}\n`
  }
  return parts
}

function filesIn(part: string): readonly ExampleFile[] {
  return [...part.matchAll(/^(`{3,})(\S+)(?: (\S+))?\n([\s\S]*?)^\1$/gm)].map(
    ([, , language = '', name, text = '']) => ({
      language,
      text,
      ...(name === undefined ? {} : { name }),
    }),
  )
}
