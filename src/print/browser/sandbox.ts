import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt } from '../../system/attempt.ts'
import type { Surroundings } from '../../system/surroundings.ts'

/** Whether the browser sandboxes its processes, and the reason, as `doctor` shows them. */
export interface Sandbox {
  readonly on: boolean
  /** One Dutch sentence. */
  readonly reason: string
}

const sandboxOn: Sandbox = { on: true, reason: 'De zandbak van de browser staat aan.' }

/** Kernel settings that forbid the user namespaces of the sandbox, with the forbidding value. */
const kernelSettings = [
  ['/proc/sys/user/max_user_namespaces', '0'],
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
] as const

/**
 * Chromium refuses its sandbox as root, and cannot create it without user namespaces or a setuid helper. Documents are harmless
 * without it: scripts, network and files are disabled.
 */
export function decideSandbox(program: string, here: Surroundings): Sandbox {
  if (here.platform !== 'linux') return sandboxOn
  if (here.user === 0) return off('de gebruiker is root')
  if (helpers(program).some(existsSync)) return sandboxOn
  const forbidding = kernelSettings.find(([file, value]) => settingOf(`${here.root}${file}`) === value)
  return forbidding ? off(`de kernel verbiedt user namespaces (${forbidding[0]})`) : sandboxOn
}

/** For a start that failed on the sandbox: the rules of a container cannot be read beforehand. */
export const sandboxRefused: Sandbox = off('het systeem (of de container) staat user namespaces niet toe')

/** Recognises Chromium's messages when it cannot create its sandbox. */
export function failedOnSandbox(output: string): boolean {
  return /No usable sandbox|Failed to move to new namespace|setuid sandbox|zygote_host_impl_linux/i.test(output)
}

function off(why: string): Sandbox {
  return {
    on: false,
    reason: `De zandbak van de browser staat uit: ${why}. Documenten draaien geen scripts en bereiken netwerk noch bestanden.`,
  }
}

/** The setuid helper under both of Chromium's names; AppArmor on Ubuntu allows that of an installed Chrome. */
function helpers(program: string): readonly string[] {
  return ['chrome-sandbox', 'chrome_sandbox'].map((name) => join(dirname(program), name))
}

function settingOf(file: string): string | undefined {
  return attempt(() => readFileSync(file, 'utf8').trim())
}
