import type { Asked } from './ask.ts'

/** The streams and environment of one run; tests substitute their own. */
export interface Terminal {
  readonly stdout: Output
  readonly stderr: Output
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  /** Asks the user; absent where nobody can answer. */
  readonly ask?: ((asked: Asked) => Promise<string>) | undefined
}

export interface Output {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
}

export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process
  const terminal = { stdout, stderr, env, cwd: process.cwd() }
  if (!stdin.isTTY || !isInteractive(terminal)) return terminal
  return { ...terminal, ask: async (asked) => (await import('./ask.ts')).ask(asked) }
}

/** Colour on a terminal, unless NO_COLOR is set (no-color.org); FORCE_COLOR enables it for CI logs. */
export function colorOf(terminal: Terminal, output = terminal.stderr): 'on' | 'off' {
  if (terminal.env.NO_COLOR) return 'off'
  if (terminal.env.FORCE_COLOR && terminal.env.FORCE_COLOR !== '0') return 'on'
  return output.isTTY && terminal.env.TERM !== 'dumb' ? 'on' : 'off'
}

/** Whether stderr is an interactive terminal, not a log or CI job: only there lines may be redrawn and links clicked. */
export function isInteractive(terminal: Terminal): boolean {
  return Boolean(terminal.stderr.isTTY) && !terminal.env.CI && terminal.env.TERM !== 'dumb'
}

/**
 * Whether stderr supports hyperlinks (OSC 8). Terminals cannot be queried, so known ones are listed; FORCE_HYPERLINK (1 or 0)
 * overrides this. Over SSH a `file:` link would refer to the wrong machine.
 */
export function hyperlinksOf(terminal: Terminal): 'on' | 'off' {
  const { env } = terminal
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK === '0' ? 'off' : 'on'
  if (!isInteractive(terminal) || env.SSH_CONNECTION || env.TMUX || env.STY) return 'off'
  return supportsHyperlinks(env) ? 'on' : 'off'
}

/** By the first version with hyperlinks; VTE 0.50.0 crashes on them. */
function supportsHyperlinks(env: NodeJS.ProcessEnv): boolean {
  if (env.WT_SESSION || env.KITTY_WINDOW_ID || env.ALACRITTY_WINDOW_ID || env.GHOSTTY_RESOURCES_DIR) return true
  if (/^(xterm-kitty|xterm-ghostty|alacritty|foot)/.test(env.TERM ?? '')) return true
  if (Number(env.VTE_VERSION ?? 0) > 5000) return true
  if (Number(env.KONSOLE_VERSION ?? 0) >= 201200) return true
  const first = firstVersions.get(env.TERM_PROGRAM ?? '')
  return first !== undefined && first.localeCompare(env.TERM_PROGRAM_VERSION ?? '', 'en', { numeric: true }) <= 0
}

/** Of the programs in TERM_PROGRAM; empty for any version. */
const firstVersions = new Map([
  ['iTerm.app', '3.1'],
  ['vscode', '1.72'],
  ...['WezTerm', 'ghostty', 'zed'].map((name) => [name, ''] as const),
])
