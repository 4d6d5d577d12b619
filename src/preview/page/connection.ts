import type { Toestand } from '../protocol.ts'

/**
 * `verbroken`: lost just now, and tried again. `gestopt`: the program has ended, and its next start has another address.
 * `geweigerd`: the program is there, and serves as many windows as it can.
 */
export type Link = 'verbonden' | 'verbroken' | 'gestopt' | 'geweigerd'

interface Listeners {
  readonly onState: (state: Toestand) => void
  /** Told once at every change; `gestopt` and `geweigerd` are the last. */
  readonly onLink: (link: Link) => void
}

/** A program on this machine answers at once or is not there: a connection that is away for longer, in ms, does not come back. */
const patience = 5000
const retryAfter = 700

/**
 * Listens to the program until it ends. Whoever answers after a lost connection must know the session: another program may have taken
 * the port, and the address it hears then is worth nothing any more.
 */
export function connect({ onState, onLink }: Listeners): void {
  let link: Link | undefined
  let session: string | undefined
  let lostAt: number | undefined
  const report = (now: Link) => {
    if (now !== link) onLink(now)
    link = now
  }
  const open = () => {
    const events = new EventSource('gebeurtenissen')
    const stop = (why: 'gestopt' | 'geweigerd') => {
      events.close()
      report(why)
    }
    events.addEventListener('toestand', ({ data }) => {
      const state = JSON.parse(String(data)) as Toestand
      if (session !== undefined && state.sessie !== session) {
        stop('gestopt')
        return
      }
      session = state.sessie
      lostAt = undefined
      report('verbonden')
      onState(state)
    })
    events.addEventListener('einde', () => stop('gestopt'))
    events.addEventListener('error', () => {
      const isRefused = events.readyState === EventSource.CLOSED
      const now = performance.now()
      lostAt ??= now
      if (isRefused && session === undefined) stop('geweigerd')
      else if (isRefused || now - lostAt > patience) stop('gestopt')
      else {
        events.close()
        report('verbroken')
        setTimeout(open, retryAfter)
      }
    })
  }
  open()
}
