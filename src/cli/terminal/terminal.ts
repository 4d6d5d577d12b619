/** The streams of one run; tests put their own in the place of the process's. */
export interface Terminal {
  readonly stdout: Output
  readonly stderr: Output
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
}

export interface Output {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

export function processTerminal(): Terminal {
  return { stdout: process.stdout, stderr: process.stderr, env: process.env, cwd: process.cwd() }
}

/** Colour on a terminal, unless NO_COLOR says otherwise (no-color.org); FORCE_COLOR for CI logs that show it. */
export function colorOf(terminal: Terminal): 'on' | 'off' {
  if (terminal.env.NO_COLOR) return 'off'
  if (terminal.env.FORCE_COLOR && terminal.env.FORCE_COLOR !== '0') return 'on'
  return terminal.stderr.isTTY && terminal.env.TERM !== 'dumb' ? 'on' : 'off'
}

/** Whether somebody is looking at stderr, and not at a log or what a CI job keeps: there lines may move and links be clicked. */
export function isTerminalOfPeople(terminal: Terminal): boolean {
  return Boolean(terminal.stderr.isTTY) && !terminal.env.CI && terminal.env.TERM !== 'dumb'
}
