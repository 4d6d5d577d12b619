import type { Toestand } from '../protocol.ts'

/**
 * `verbroken`: lost and being retried. `gestopt`: the program has ended; its next start has another URL. `geweigerd`: the program
 * has reached its limit of windows.
 */
export type Link = 'verbonden' | 'verbroken' | 'gestopt' | 'geweigerd'

interface Listeners {
  readonly onState: (state: Toestand) => void
  /** Called once per change; `gestopt` and `geweigerd` are final. */
  readonly onLink: (link: Link) => void
}

/** A connection to this machine that is lost for longer, in ms, does not come back. */
const reconnectTimeout = 5000
const retryAfter = 700

/** Receives states until the program ends. After a reconnection the session must match: another program may have the port. */
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
      else if (isRefused || now - lostAt > reconnectTimeout) stop('gestopt')
      else {
        events.close()
        report('verbroken')
        setTimeout(open, retryAfter)
      }
    })
  }
  open()
}
