import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { foundEditorLink } from '../../../src/cli/terminal/find-editor.ts'
import type { Surroundings } from '../../../src/system/surroundings.ts'

/** A machine with these programs. */
function machine(platform: NodeJS.Platform, programs: readonly string[], env: Surroundings['env'] = {}): Surroundings {
  const root = mkdtempSync(join(tmpdir(), 'editor-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const program of programs) {
    mkdirSync(dirname(join(root, program)), { recursive: true })
    writeFileSync(join(root, program), '')
    chmodSync(join(root, program), 0o755)
  }
  const path = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, value?.startsWith('/') ? `${root}${value}` : value]),
  )
  return { platform, arch: 'x64', env: path, home: join(root, 'home'), temporary: root, root, user: 1000 }
}

it.each([
  ['vscode', 'linux', ['usr/bin/code'], { PATH: '/usr/bin' }],
  ['vscodium', 'linux', ['usr/bin/codium'], { PATH: '/usr/bin' }],
  ['vscode', 'linux', ['usr/bin/codium', 'usr/bin/code'], { PATH: '/usr/bin' }],
  ['vscode', 'darwin', ['Applications/Visual Studio Code.app/Contents/MacOS/Electron'], {}],
  ['vscodium', 'darwin', ['home/Applications/VSCodium.app/Contents/MacOS/Electron'], {}],
  ['vscode', 'win32', ['local/Programs/Microsoft VS Code/Code.exe'], { LOCALAPPDATA: '/local' }],
  ['vscode', 'win32', ['bin/code.cmd'], { Path: '/bin' }],
] as const)('finds %s (%#)', (scheme, platform, programs, env) => {
  expect(foundEditorLink(machine(platform, programs, env))).toBe(`${scheme}://file/{pad}:{regel}:{kolom}`)
})

it.each([
  ['nothing is there', 'linux', [], { PATH: '/usr/bin' }],
  ['only another editor is there', 'linux', ['usr/bin/vi'], { PATH: '/usr/bin' }],
  [
    'the browser is on another machine',
    'linux',
    ['usr/bin/code'],
    { PATH: '/usr/bin', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' },
  ],
  ['it lies in the current folder', 'linux', ['code'], { PATH: '' }],
] as const)('finds none when %s', (_, platform, programs, env) => {
  expect(foundEditorLink(machine(platform, programs, env))).toBeUndefined()
})
