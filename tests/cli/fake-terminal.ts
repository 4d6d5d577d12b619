import type { Terminal } from '../../src/cli/terminal/terminal.ts'

/** A terminal that keeps what is written to it. */
export function fakeTerminal(
  cwd = process.cwd(),
): Terminal & { readonly out: () => string; readonly err: () => string } {
  const out: string[] = []
  const err: string[] = []
  return {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    cwd,
    out: () => out.join(''),
    err: () => err.join(''),
  }
}
