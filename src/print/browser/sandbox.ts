import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Surroundings } from '../../system/surroundings.ts'

/** Whether the browser locks its own processes up, and why not: said in `doctor`, never decided in silence. */
export interface Sandbox {
  readonly on: boolean
  /** One Dutch sentence. */
  readonly reason: string
}

const sandboxOn: Sandbox = { on: true, reason: 'De zandbak van de browser staat aan.' }

/** Kernel switches that forbid a user the namespaces of which the sandbox is built, with the value that does. */
const switches = [
  ['/proc/sys/user/max_user_namespaces', '0'],
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
] as const

/**
 * Chromium refuses to start with its sandbox as root, and cannot build it where user namespaces are forbidden and there is
 * no helper with root's rights beside the program. Documents are harmless either way: no scripts, no network, no files.
 */
export function decideSandbox(program: string, here: Surroundings): Sandbox {
  if (here.platform !== 'linux') return sandboxOn
  if (here.user === 0) return off('de gebruiker is root')
  if (helpers(program).some(existsSync)) return sandboxOn
  const closed = switches.find(([file, value]) => readSwitch(`${here.root}${file}`) === value)
  return closed ? off(`de kernel verbiedt user namespaces (${closed[0]})`) : sandboxOn
}

/** After a start that failed for want of the sandbox: a container's own rules cannot be read beforehand. */
export function sandboxRefused(): Sandbox {
  return off('het systeem (of de container) staat user namespaces niet toe')
}

/** Recognises Chromium's last words when it cannot build its sandbox. */
export function diedOfSandbox(words: string): boolean {
  return /No usable sandbox|Failed to move to new namespace|setuid sandbox|zygote_host_impl_linux/i.test(words)
}

function off(why: string): Sandbox {
  return {
    on: false,
    reason: `De zandbak van de browser staat uit: ${why}. Documenten draaien geen scripts en bereiken netwerk noch bestanden.`,
  }
}

/** Chromium's own names for the helper; AppArmor on Ubuntu lets the one of an installed Chrome through. */
function helpers(program: string): readonly string[] {
  return ['chrome-sandbox', 'chrome_sandbox'].map((name) => join(dirname(program), name))
}

function readSwitch(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}
