import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/program.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { documentedCommands, ownArguments } from './documented-commands.ts'
import { root } from './pages.ts'

const documented = documentedCommands()

const commandNames = newProgram().commands.map((command) => command.name())

/** What each documented use of another program relies on. */
const otherPrograms: Readonly<Record<string, (words: readonly string[]) => boolean>> = {
  npm: ([verb = '', name = '']) => verb !== 'run' || Object.hasOwn(scripts(), name),
  npx: ([name = '']) => existsSync(join(root, 'node_modules/.bin', name)),
  node: ([path = '']) => existsSync(join(root, path.replace(/^node_modules\/collegevoorstel\//, ''))),
  bash: ([path = '']) => existsSync(join(root, path)),
  curl: () => true,
  // The editor, and the package manager of Windows.
  code: ([option]) => option === '--install-extension',
  winget: ([verb]) => verb === 'install',
}

describe('the commands in the pages', () => {
  it('are found', () => {
    expect(documented.length).toBeGreaterThan(90)
    expect(new Set(documented.map(({ page }) => page)).size).toBeGreaterThan(12)
  })

  it('of this program have only options and arguments that it takes', async () => {
    const own = documented.flatMap(({ page, place, line, words }) =>
      words.flatMap((one) => {
        const args = ownArguments(one)
        // A sentence may name a command without what it needs.
        const isNamed = place === 'sentence' && args?.length === 1 && commandNames.includes(args[0] ?? '')
        return args === undefined || isNamed ? [] : [{ page, line, args }]
      }),
    )
    const wrong: string[] = []
    for (const { page, line, args } of own) {
      const problem = await problemOf(args)
      if (problem !== undefined) wrong.push(`${page}: ${line}: ${problem}`)
    }
    expect(wrong).toEqual([])
  })

  it('of other programs are of a known one, and name files and scripts that there are', () => {
    const others = documented.flatMap(({ page, line, words }) =>
      words
        .filter((one) => ownArguments(one) === undefined)
        .map(([program = '', ...rest]) => ({ page, line, program, rest })),
    )
    expect(others.length).toBeGreaterThan(8)
    expect(
      others.filter(({ program, rest }) => !otherPrograms[program]?.(rest)).map(({ page, line }) => `${page}: ${line}`),
    ).toEqual([])
  })

  it('would be told when they are wrong', async () => {
    expect(await problemOf(['build', 'voorstel.md', '--strick'])).toMatch(/--strick/)
    expect(await problemOf(['watch', 'voorstel.md', '--out', 'map'])).toMatch(/--out/)
    expect(await problemOf(['bouw', 'voorstel.md'])).toMatch(/bouw/)
    expect(await problemOf(['build', '--edition', 'iedereen', 'voorstel.md'])).toMatch(/iedereen/)
    expect(await problemOf(['agenda'])).toBeDefined()
    expect(await problemOf(['build', '--edition', 'raad', 'voorstel.md'])).toBeUndefined()
  })
})

/** What is wrong with a command line, read by the program itself without running it. A form with `<bestand…>` stands for an argument. */
async function problemOf(args: readonly string[]): Promise<string | undefined> {
  const program = newProgram()
  for (const command of program.commands) command.action(() => {})
  const given = args.filter((word) => !/^\[.*\]$/.test(word))
  try {
    await program.parseAsync(given, { from: 'user' })
    return undefined
  } catch (error) {
    return error instanceof Error && 'exitCode' in error && error.exitCode === 0 ? undefined : String(error)
  }
}

function scripts(): object {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly scripts: object }
  return scripts
}

function newProgram(): ReturnType<typeof commands> {
  return commands(fakeTerminal(root), new AbortController().signal, () => {})
}
