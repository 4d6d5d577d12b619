const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

type Signal = keyof typeof signals

/** Stopped by a signal; the exit code is 128 plus its number. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  constructor(readonly signal: Signal) {
    super(signal)
  }
  get exitCode(): number {
    return signals[this.signal]
  }
}

/**
 * Turns signals into an AbortSignal, so that long calls stop, clean up and let the process end by itself. A second signal ends
 * the process at once; the browser then ends as well, because its pipe is closed.
 */
export function interruptible(): { readonly signal: AbortSignal; readonly done: () => void } {
  const controller = new AbortController()
  const onSignal = (name: NodeJS.Signals) => {
    const reason = new Interrupted(name as Signal)
    if (controller.signal.aborted) process.exit(reason.exitCode)
    controller.abort(reason)
  }
  const names = Object.keys(signals) as Signal[]
  for (const name of names) process.on(name, onSignal)
  return {
    signal: controller.signal,
    done: () => {
      for (const name of names) process.off(name, onSignal)
    },
  }
}
