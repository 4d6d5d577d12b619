import type { Toestand } from '../protocol.ts'

/** `elders`: something answers, but not to this address: the program was started anew, and has another one. */
export type Link = 'verbonden' | 'verbroken' | 'elders'

interface Listeners {
  readonly onState: (state: Toestand) => void
  /** Told once at every change. */
  readonly onLink: (link: Link) => void
}

/** A local server answers at once or is not there: asking it often costs nothing, and the page is back as soon as it is. */
const retryAfter = 700

/**
 * Listens to the server for as long as the page is open. The browser's own way of trying again gives up on an answer that is
 * no stream (a server that is just starting), so it is done here.
 */
export function connect({ onState, onLink }: Listeners): void {
  let link: Link | undefined
  const tell = (now: Link) => {
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
      void whatIsThere().then((now) => {
        tell(now)
        setTimeout(open, retryAfter)
      })
    })
  }
  open()
}

async function whatIsThere(): Promise<Link> {
  const answer = await fetch('./', { method: 'HEAD' }).catch(() => undefined)
  return answer?.status === 404 ? 'elders' : 'verbroken'
}
