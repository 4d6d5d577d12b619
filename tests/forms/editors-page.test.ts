import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proposal, trialProject } from '../cli/trial-project.ts'
import { schemas } from './editor.ts'

const root = join(import.meta.dirname, '..', '..')
const page = readFileSync(join(root, 'docs', 'editors.md'), 'utf8')

interface Matcher {
  readonly severity: string
  readonly pattern: {
    readonly regexp: string
    readonly file: 1
    readonly line: 2
    readonly column: 3
    readonly message: 4
  }
}

describe('the page about editors', () => {
  const blocks = [...page.matchAll(/^```json\n(.*?)^```/gms)].map(([, text = '']) => JSON.parse(text))

  it('has a task whose patterns find every message with a place, as what it is', async () => {
    const [{ args, problemMatcher }] = blocks.find((block) => 'tasks' in block).tasks as [
      { readonly args: readonly string[]; readonly problemMatcher: readonly Matcher[] },
    ]
    const project = await trialProject({
      'een map/voorstel.md': proposal({ without: ['zaaknummer'], front: 'kleur: rood\nbehandelwijze: x' }),
    })
    expect(args.slice(0, 3)).toEqual(['collegevoorstel', 'check', '--info'])
    const { err } = await project.run('check', '--info', 'een map/voorstel.md')
    const found = err.split('\n').flatMap((line) =>
      problemMatcher.flatMap(({ severity, pattern }) => {
        const match = new RegExp(pattern.regexp).exec(line)
        return match ? [[severity, ...match.slice(1, 4)]] : []
      }),
    )
    expect(found).toEqual([
      ['warning', 'een map/voorstel.md', '1', '1'],
      ['error', 'een map/voorstel.md', '13', '1'],
      ['error', 'een map/voorstel.md', '14', '16'],
    ])
  })

  it('names schemas that there are', () => {
    const named = new Set(
      [...page.matchAll(/schemas\}?\/([a-z-]+)\.json|^collegevoorstel schema ([a-z-]+)/gm)].map(
        ([, file, command]) => file ?? command,
      ),
    )
    expect(named.size).toBeGreaterThan(3)
    expect([...named].filter((name) => !Object.hasOwn(schemas, name ?? ''))).toEqual([])
  })
})
