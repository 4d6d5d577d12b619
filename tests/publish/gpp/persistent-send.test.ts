import { describe, expect, it } from 'vitest'
import { GppFault } from '../../../src/publish/gpp/gpp-refusal.ts'
import type { GppAnswer, GppRequest } from '../../../src/publish/gpp/gpp-request.ts'
import { persistentSend } from '../../../src/publish/gpp/persistent-send.ts'

type Turn = GppAnswer | GppFault
const answer = (status: number, retryAfter?: number): GppAnswer =>
  retryAfter === undefined ? { status, text: '{}' } : { status, text: '{}', retryAfter }
const fault = (outcome: 'unknown' | 'not-done', repeat: 'later' | 'useless') =>
  new GppFault('gpp-onbereikbaar', { reason: 'Weg.', advice: 'Begin opnieuw.', outcome, repeat })

/** How it ends, and the pauses in seconds before. */
async function sent(method: GppRequest['method'], turns: readonly Turn[], timeout = 60_000) {
  const waited: number[] = []
  const left = [...turns]
  const send = persistentSend(
    async () => {
      const next = left.shift()
      if (next === undefined) throw new Error('more requests than expected')
      if (next instanceof GppFault) throw next
      return next
    },
    {
      timeout,
      wait: async (milliseconds) => {
        waited.push(milliseconds / 1000)
      },
    },
  )
  const end = await send({ method, path: '/api/v2/publicaties' }).then(
    ({ status }) => status,
    () => 'failed' as const,
  )
  return { end, waited, unused: left.length }
}

describe('a request that did not succeed', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE'] as const)('is sent again when it is a %s', async (method) => {
    const turns = [answer(500), fault('unknown', 'later'), answer(429), answer(200)]
    expect(await sent(method, turns)).toEqual({ end: 200, waited: [1, 2, 4], unused: 0 })
    expect(
      await sent(
        method,
        Array.from({ length: 4 }, () => answer(502)),
      ),
    ).toEqual({
      end: 'failed',
      waited: [1, 2, 4],
      unused: 0,
    })
  })

  it('is a POST that is sent again only when it was not carried out', async () => {
    expect(await sent('POST', [answer(503), answer(201)])).toEqual({ end: 201, waited: [1], unused: 0 })
    expect(await sent('POST', [fault('not-done', 'later'), answer(201)])).toMatchObject({ end: 201 })
    for (const turn of [answer(500), answer(502), answer(504), fault('unknown', 'later')])
      expect(await sent('POST', [turn, answer(201)])).toEqual({ end: 'failed', waited: [], unused: 1 })
  })

  it.each([400, 401, 403, 404, 409, 412, 413, 422, 302])('is not sent again after %i', async (status) => {
    expect(await sent('PUT', [answer(status), answer(200)])).toEqual({ end: 'failed', waited: [], unused: 1 })
  })

  it('is not sent again where that has no use', async () => {
    expect(await sent('GET', [fault('not-done', 'useless'), answer(200)])).toMatchObject({ end: 'failed', unused: 1 })
  })

  it('waits as long as the platform asks, up to the limit', async () => {
    expect(await sent('GET', [answer(429, 30), answer(200)])).toEqual({ end: 200, waited: [30], unused: 0 })
    expect(await sent('GET', [answer(503, 0), answer(200)])).toEqual({ end: 200, waited: [1], unused: 0 })
    expect(await sent('GET', [answer(429, 61), answer(200)])).toEqual({ end: 'failed', waited: [], unused: 1 })
    expect(await sent('GET', [answer(500), answer(200)], 500)).toEqual({ end: 'failed', waited: [], unused: 1 })
  })

  it('is a removal of what is not there any more', async () => {
    expect(await sent('DELETE', [answer(500), answer(404)])).toMatchObject({ end: 404 })
    expect(await sent('DELETE', [answer(410)])).toMatchObject({ end: 410 })
    expect(await sent('PATCH', [answer(404)])).toMatchObject({ end: 'failed' })
  })
})
