import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { plantTree, root } from './planted-tree.ts'

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')

it.each([
  ['writes to the terminal', "process.stdout.write('x')", 'lint/style/noRestrictedGlobals'],
  ['sets the exit code', 'process.exitCode = 1', 'lint/style/noRestrictedGlobals'],
  ['ends the program', 'process?.exit(1)', 'lint/style/noRestrictedGlobals'],
  ['reads the command line', 'export const { argv } = process', 'lint/style/noRestrictedGlobals'],
  ['imports the terminal', "export { stdout } from 'node:process'", 'lint/style/noRestrictedImports'],
  ['imports the process whole', "export * from 'node:process'", 'lint/style/noRestrictedImports'],
  ['imports the process as default', "export { default } from 'node:process'", 'lint/style/noRestrictedImports'],
  ['writes to the console', "console.error('x')", 'lint/suspicious/noConsole'],
])('refuses a module outside src/cli that %s', (_, line, rule) => {
  expect(errorsIn({ 'src/rules/planted.ts': `${line}\n` })).toEqual([`src/rules/planted.ts: ${rule}`])
})

it('lets src/cli touch the process, and every module import facts about it', () => {
  const told = "process.stdout.write('x')\nprocess.exitCode = 1\n"
  const facts = "export { arch, env, kill, pid, platform, version } from 'node:process'\n"
  expect(errorsIn({ 'src/cli/planted.ts': told, 'src/rules/planted.ts': facts })).toEqual([])
})

it('refuses the console in src/cli too: its streams are arguments', () => {
  expect(errorsIn({ 'src/cli/planted.ts': "console.log('x')\n" })).toEqual([
    'src/cli/planted.ts: lint/suspicious/noConsole',
  ])
})

it.each([
  ['src/rules/planted.ts', 300],
  ['packaging/planted.js', 300],
  ['bench/planted.js', 300],
  ['tests/rules/planted.test.ts', 400],
])('refuses a file like %s of more than %i lines', (path, most) => {
  expect(errorsIn({ [path]: linesOf(most) })).toEqual([])
  expect(errorsIn({ [path]: linesOf(most + 1) })).toEqual([`${path}: lint/style/noExcessiveLinesPerFile`])
})

function linesOf(count: number): string {
  return Array.from({ length: count }, (_, line) => `export const line${line} = ${line}\n`).join('')
}

/** What the linter refuses in a tree, by the configuration of this project. */
function errorsIn(tree: Readonly<Record<string, string>>): readonly string[] {
  const folder = plantTree({ ...tree, 'biome.json': readFileSync(join(root, 'biome.json'), 'utf8') })
  copyFileSync(join(root, '.gitignore'), join(folder, '.gitignore'))
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const report: { diagnostics: { category: string; severity: string; location: { path: string } }[] } =
    JSON.parse(stdout)
  return report.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ category, location }) => `${location.path}: ${category}`)
}
