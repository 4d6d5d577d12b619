import type { Toestand } from '../protocol.ts'
import { prove } from './prove.ts'

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
 * Listens to the server for as long as the page is open. The browser's own way of trying again says the address, token and all, to
 * whatever listens at the port by then; so it is done here, after a proof.
 */
export function connect({ onState, onLink }: Listeners): void {
  const token = location.pathname.split('/')[1] ?? ''
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
      void again()
    })
  }
  const again = async (): Promise<void> => {
    const proof = await prove(token)
    if (proof !== 'bewezen') tell(proof)
    setTimeout(proof === 'bewezen' ? open : () => void again(), retryAfter)
  }
  open()
}
