import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { serve } from '../../../src/preview/server/server.ts'
import { app, served } from '../served.ts'

it('proves to a page that it knows its address, and to another site nothing', async () => {
  const { server, get, root } = await served()
  const nonce = '0123456789abcdef0123456789abcdef'
  const { token } = server.place
  const expected = createHmac('sha256', token).update(`collegevoorstel watch ${nonce}`).digest('hex')
  expect(await get(`/bewijs/${nonce}`)).toMatchObject({ status: 200, body: expected })
  expect(expected).not.toContain(token)
  for (const wrong of ['', 'kort', `${nonce}00`, nonce.toUpperCase(), `${nonce}/..`, `${nonce}?a`])
    expect((await get(`/bewijs/${wrong}`)).status).toBe(404)
  expect((await get(`/bewijs/${nonce}`, {}, 'POST')).status).toBe(404)
  expect((await get(`/bewijs/${nonce}`, { host: 'example.org' })).status).toBe(421)
  expect((await get(`/bewijs/${nonce}`, { origin: 'https://example.org' })).status).toBe(403)
  expect((await get(`/bewijs/${nonce}`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(root).toBe(`/${token}/`)
})

it('takes its last place again, and never its token to another port', async () => {
  const { server, session } = await served()
  const last = { port: server.place.port, token: 'A'.repeat(32) }
  const options = { app, placesOf: () => [], last }
  const other = await serve(session, { ...options, port: 0 })
  expect(other.place.port).not.toBe(last.port)
  expect(other.place.token).not.toBe(last.token)
  await other.close()
  await server.close()
  const again = await serve(session, { ...options, port: 0 })
  expect(again.place).toEqual(last)
  await again.close()
})
