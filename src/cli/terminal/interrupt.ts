import { Interrupted } from './exit.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Turns signals into an AbortSignal, so that every long call stops, cleans up and lets the process end by itself. A second
 * signal ends the process at once; the browser then goes too, since its pipe closes.
 */
export function interruptible(): { readonly signal: AbortSignal; readonly done: () => void } {
  const controller = new AbortController()
  const onSignal = (name: NodeJS.Signals) => {
    const reason = new Interrupted(name as (typeof signals)[number])
    if (controller.signal.aborted) process.exit(reason.exitCode)
    controller.abort(reason)
  }
  for (const name of signals) process.on(name, onSignal)
  return {
    signal: controller.signal,
    done: () => {
      for (const name of signals) process.off(name, onSignal)
    },
  }
}
