/** A wrong flag, argument or config file: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Asked to stop by a signal: exit code 130 or 143. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
  constructor(readonly signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') {
    super(signal)
  }
  get exitCode(): number {
    return { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[this.signal]
  }
}
