import { isTerminalOfPeople, type Terminal } from './terminal.ts'

/**
 * Whether stderr shows hyperlinks (OSC 8). No terminal can be asked, so it goes by the names of those that are known to; any other gets
 * plain text. FORCE_HYPERLINK (1 or 0) decides where this is wrong. Over SSH a `file:` link would point at the wrong machine.
 */
export function hyperlinksOf(terminal: Terminal): 'on' | 'off' {
  const { env } = terminal
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK === '0' ? 'off' : 'on'
  if (!isTerminalOfPeople(terminal) || env.SSH_CONNECTION || env.TMUX || env.STY) return 'off'
  return knows(env) ? 'on' : 'off'
}

/** First versions with hyperlinks; VTE 0.50.0 crashes on them. */
function knows(env: NodeJS.ProcessEnv): boolean {
  if (env.WT_SESSION || env.KITTY_WINDOW_ID || env.ALACRITTY_WINDOW_ID || env.GHOSTTY_RESOURCES_DIR) return true
  if (/^(xterm-kitty|xterm-ghostty|alacritty|foot)/.test(env.TERM ?? '')) return true
  if (Number(env.VTE_VERSION ?? 0) > 5000) return true
  if (Number(env.KONSOLE_VERSION ?? 0) >= 201200) return true
  const [major = 0, minor = 0] = (env.TERM_PROGRAM_VERSION ?? '').split('.').map(Number)
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app':
      return major > 3 || (major === 3 && minor >= 1)
    case 'vscode':
      return major > 1 || (major === 1 && minor >= 72)
    case 'WezTerm':
    case 'ghostty':
    case 'zed':
      return true
    default:
      return false
  }
}
