import type { Toestand } from '../protocol.ts'

interface Listeners {
  readonly onState: (state: Toestand) => void
  /** Told once when the connection is lost, and once when it is back. */
  readonly onLink: (link: 'verbonden' | 'verbroken') => void
}

/** A local server answers at once or is not there: asking it often costs nothing, and the page is back as soon as it is. */
const retryAfter = 700

/**
 * Listens to the server for as long as the page is open. The browser's own way of trying again gives up on an answer that is
 * no stream (a server that is just starting), so it is done here.
 */
export function connect({ onState, onLink }: Listeners): void {
  let link: 'verbonden' | 'verbroken' | undefined
  const tell = (now: 'verbonden' | 'verbroken') => {
    if (now !== link) onLink(now)
    link = now
  }
  const open = () => {
    const events = new EventSource('gebeurtenissen')
    events.addEventListener('open', () => tell('verbonden'))
    events.addEventListener('toestand', ({ data }) => {
      tell('verbonden')
      onState(JSON.parse(String(data)) as Toestand)
    })
    events.addEventListener('error', () => {
      events.close()
      tell('verbroken')
      setTimeout(open, retryAfter)
    })
  }
  open()
}
