import { describe, expect, it } from 'vitest'
import { hyperlinksOf } from '../../../src/cli/terminal/terminal.ts'
import { fakeTerminal } from '../fake-terminal.ts'

function shown(env: NodeJS.ProcessEnv, isTTY = true): string {
  const terminal = fakeTerminal()
  return hyperlinksOf({ ...terminal, env, stderr: { ...terminal.stderr, isTTY } })
}

describe('hyperlinks', () => {
  it.each([
    [{ TERM: 'xterm-kitty' }, 'on'],
    [{ TERM: 'xterm-256color', VTE_VERSION: '7600' }, 'on'],
    [{ TERM: 'xterm-256color', VTE_VERSION: '5000' }, 'off'],
    [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.96.2' }, 'on'],
    [{ TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.70.0' }, 'off'],
    [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.1' }, 'on'],
    [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0.15' }, 'off'],
    [{ TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' }, 'off'],
    [{ WT_SESSION: 'x' }, 'on'],
    [{ KONSOLE_VERSION: '230800' }, 'on'],
    [{ TERM: 'xterm-256color' }, 'off'],
    [{}, 'off'],
  ])('in a terminal with %j: %s', (env, expected) => {
    expect(shown(env)).toBe(expected)
  })

  it.each([
    [{ WT_SESSION: 'x', CI: 'true' }],
    [{ WT_SESSION: 'x', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }],
    [{ TERM: 'dumb', WT_SESSION: 'x' }],
    [{ VTE_VERSION: '7600', TMUX: '/tmp/tmux' }],
  ])('are left out with %j', (env) => {
    expect(shown(env)).toBe('off')
  })

  it('need a terminal, unless FORCE_HYPERLINK decides', () => {
    expect(shown({ WT_SESSION: 'x' }, false)).toBe('off')
    expect(shown({ FORCE_HYPERLINK: '1' }, false)).toBe('on')
    expect(shown({ WT_SESSION: 'x', FORCE_HYPERLINK: '0' })).toBe('off')
  })
})
