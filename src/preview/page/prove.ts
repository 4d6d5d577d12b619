/** As the server says it (proof.ts). */
const purpose = 'collegevoorstel watch'

/** `bewezen`: what answers knows this page's address. `elders`: something else does. `verbroken`: nothing answers. */
export type Proof = 'bewezen' | 'elders' | 'verbroken'

/**
 * Asks whatever listens here whether it knows the address of this page, without saying that: another program may have taken the
 * port while the server was gone.
 */
export async function prove(token: string): Promise<Proof> {
  const nonce = hex(crypto.getRandomValues(new Uint8Array(16)))
  const answer = await fetch(`/bewijs/${nonce}`, { cache: 'no-store', referrerPolicy: 'no-referrer' }).catch(
    () => undefined,
  )
  if (answer === undefined) return 'verbroken'
  const said = await answer.text().catch(() => '')
  return answer.ok && said === (await proofOf(token, nonce)) ? 'bewezen' : 'elders'
}

async function proofOf(token: string, nonce: string): Promise<string> {
  const bytes = new TextEncoder()
  const how = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes.encode(token), how, false, ['sign'])
  return hex(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(`${purpose} ${nonce}`))))
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
