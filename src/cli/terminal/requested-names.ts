import { resolve, sep } from 'node:path'
import { statOf } from '../../system/stat-of.ts'
import { UsageError } from '../options/usage-error.ts'
import type { Terminal } from './terminal.ts'

/** What a pattern of tinyglobby may hold; most names hold nothing of it, and then it is not loaded. */
const patternMarks = /[*?[\]{}()]/

/**
 * The files that the names on the command line mean: a pattern that the shell left as it is, as those of Windows do, stands for the files
 * it matches. A file of exactly that name comes first.
 *
 * @throws UsageError for a pattern that matches nothing
 */
export async function requestedNames(names: readonly string[], cwd: string): Promise<readonly string[]> {
  const expanded: string[] = []
  for (const name of names) {
    const isPattern = patternMarks.test(name) && statOf(resolve(cwd, name)) === undefined
    expanded.push(...(isPattern ? await filesMatching(name, cwd) : [name]))
  }
  return expanded
}

async function filesMatching(pattern: string, cwd: string): Promise<readonly string[]> {
  const { globSync, isDynamicPattern } = await import('tinyglobby')
  const slashed = pattern.replaceAll(sep, '/')
  if (!isDynamicPattern(slashed)) return [pattern]
  const found = globSync(slashed, { cwd, ignore: '**/node_modules/**', expandDirectories: false })
  if (found.length === 0)
    throw new UsageError(`Bij ${pattern} past geen enkel bestand. Kijk het patroon na, en de map waarin u werkt.`)
  return found.sort((a, b) => (a < b ? -1 : 1))
}

/**
 * The files to work on when none is named: the one proposal in the folder, if a user at the terminal agrees.
 *
 * @param command `build`
 * @throws UsageError that says what to type
 */
export async function namesOrOffer(
  names: readonly string[],
  command: string,
  terminal: Terminal,
): Promise<readonly string[]> {
  if (names.length > 0) return requestedNames(names, terminal.cwd)
  const found = await proposalsIn(terminal.cwd)
  const [only] = found
  if (only === undefined)
    throw new UsageError(
      `Zeg welk bestand: collegevoorstel ${command} <bestand>. In deze map staat nog geen voorstel; begin er een met: collegevoorstel new collegevoorstel <map>`,
    )
  if (found.length > 1)
    throw new UsageError(
      `Zeg welk bestand: collegevoorstel ${command} <bestand>. Hier staan ${found.length} voorstellen, bijvoorbeeld ${only}.`,
    )
  const typed = `collegevoorstel ${command} ${only}`
  if (terminal.ask === undefined) throw new UsageError(`Zeg welk bestand. Hier staat één voorstel: ${typed}`)
  const answer = await terminal.ask({
    text: `Hier staat één voorstel. Wilt u dit: ${typed}?`,
    example: '',
    initial: 'ja',
    choices: { ja: 'ja', nee: 'nee' },
    problem: () => undefined,
  })
  if (answer !== 'ja')
    throw new UsageError(`Er is niets gedaan. Zeg welk bestand: collegevoorstel ${command} <bestand>`)
  return [only]
}

/** The proposals in a folder: its own, otherwise those of its subfolders. */
async function proposalsIn(cwd: string): Promise<readonly string[]> {
  if (statOf(resolve(cwd, 'voorstel.md'))?.isFile()) return ['voorstel.md']
  const { globSync } = await import('tinyglobby')
  return globSync(['*/voorstel.md', 'voorstellen/*/voorstel.md'], { cwd, ignore: '**/node_modules/**' }).sort()
}
