import { request as ask } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { serve } from '../../../src/preview/server/server.ts'
import { repairableProject } from '../repairable-project.ts'
import { app } from '../served.ts'
import { until } from '../wait-until.ts'

/** A preview of one file with a finding, and a request to repair it as its own page sends it, but for what a test changes. */
async function servedProject(repairs: 'offered' | 'none' = 'offered') {
  const project = repairableProject('een fout', repairs)
  const server = await serve(project.session, { port: 0, app, placesOf: () => [] })
  onTestFinished(() => server.close())
  await until(() => project.session.state.meldingen.length > 0)
  const { port, pathname, origin } = new URL(server.address)
  const own = { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' }
  const post = ({ path = `${pathname}herstel`, method = 'POST', heads = own, body = '' }: Request) =>
    new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
      const sent = ask({ host: '127.0.0.1', port, path, method, headers: heads, agent: false }, (answer) => {
        let text = ''
        answer.on('data', (part: Buffer) => {
          text += part.toString()
        })
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const body = JSON.stringify({ sleutel: project.keys()[0] })
  return { ...project, post, own, body, port: Number(port), root: pathname }
}

interface Request {
  readonly path?: string
  readonly method?: string
  readonly heads?: Readonly<Record<string, string>>
  readonly body?: string
}

describe('a request to repair', () => {
  it('is granted to the page itself', async () => {
    const { post, body, read } = await servedProject()
    expect(await post({ body })).toEqual({ status: 204, text: '' })
    expect(read()).toBe('een goed')
  })

  it('is refused to another site, another host name, a form and who does not say where he comes from', async () => {
    const { post, own, body, read, port, root } = await servedProject()
    const { origin: _origin, ...withoutOrigin } = own
    const { 'content-type': _type, ...withoutType } = own
    const refused: readonly (readonly [number, Request])[] = [
      [403, { heads: { ...own, origin: 'https://kwaad.example' } }],
      [403, { heads: { ...own, origin: 'null' } }],
      [403, { heads: { ...own, origin: `http://127.0.0.1:${port + 1}` } }],
      [403, { heads: { ...own, origin: `http://localhost:${port}` } }],
      [403, { heads: { ...own, 'sec-fetch-site': 'cross-site' } }],
      [403, { heads: { ...own, 'sec-fetch-site': 'same-site' } }],
      [403, { heads: withoutOrigin }],
      [421, { heads: { ...own, host: `kwaad.example:${port}`, origin: `http://kwaad.example:${port}` } }],
      [415, { heads: { ...own, 'content-type': 'text/plain' } }],
      [415, { heads: { ...own, 'content-type': 'application/x-www-form-urlencoded' } }],
      [415, { heads: withoutType }],
      [404, { path: '/herstel' }],
      [404, { path: `${root.slice(0, -2)}x/herstel` }],
      [405, { method: 'GET', body: '' }],
      [405, { method: 'PUT' }],
    ]
    for (const [status, request] of refused)
      expect([request, (await post({ body, ...request })).status]).toEqual([request, status])
    expect(read()).toBe('een fout')
  })

  it('is refused when it is no request, or about what was not offered', async () => {
    const { post, read, path } = await servedProject()
    for (const body of ['', '{', '[]', 'null', '{}', '{"sleutel":7}', '{"sleutel":["a"]}'])
      expect([body, (await post({ body })).status]).toEqual([body, 400])
    for (const sleutel of ['0'.repeat(64), path, '__proto__'])
      expect(await post({ body: JSON.stringify({ sleutel }) })).toMatchObject({ status: 409 })
    expect((await post({ body: JSON.stringify({ sleutel: 'a'.repeat(5000) }) })).status).toBe(413)
    expect(read()).toBe('een fout')
  })

  it('is made once when it is sent twice', async () => {
    const { post, body, read } = await servedProject()
    const answers = await Promise.all([post({ body }), post({ body })])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409])
    expect(read()).toBe('een goed')
  })

  it('is refused with --read-only, in words that say so', async () => {
    const { post, read } = await servedProject('none')
    expect(await post({ body: JSON.stringify({ sleutel: '0'.repeat(64) }) })).toEqual({
      status: 403,
      text: 'Met --read-only wordt er niets hersteld.\n',
    })
    expect(read()).toBe('een fout')
  })
})
