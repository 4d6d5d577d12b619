import { request as ask } from 'node:http'
import { onTestFinished } from 'vitest'
import type { AppFile } from '../../src/preview/server/app-files.ts'
import { serve } from '../../src/preview/server/server.ts'
import { Session } from '../../src/preview/session/session.ts'
import { rendered, result } from './made-up-maker.ts'
import { until } from './wait-until.ts'

export const app = new Map<string, AppFile>([
  ['page.html', { type: 'text/html; charset=utf-8', read: () => Buffer.from('de pagina') }],
  ['page.js', { type: 'text/javascript; charset=utf-8', read: () => Buffer.from('het programma') }],
  ['map/kaart.bcmap', { type: 'application/octet-stream', read: () => Buffer.from('een kaart') }],
])

interface Answer {
  readonly status: number
  readonly body: string
  readonly heads: Readonly<Record<string, string | string[] | undefined>>
}

/** A preview of made-up pages, closed when the test ends. */
export async function served() {
  const session = new Session({
    file: 'voorstel.md',
    cwd: '/',
    edition: 'intern',
    render: async ({ edition }) => result({ pdfs: [rendered(`%PDF van ${edition}`)] }),
  })
  const place = { bestand: 'voorstel.md', regel: 3, eindregel: 4, pagina: 1, x: 1, y: 2, breedte: 3, hoogte: 4 }
  const server = await serve(session, { port: 0, app, placesOf: () => [place] })
  onTestFinished(async () => {
    session.close()
    await server.close()
  })
  await until(() => session.state.stukken.length > 0)
  const { port, pathname } = new URL(server.address)
  const get = (path: string, heads: Readonly<Record<string, string>> = {}, method = 'GET', body?: string) =>
    new Promise<Answer>((resolve, reject) => {
      // The path goes out as it is written: URL would tidy it up.
      const sent = ask({ host: '127.0.0.1', port, path, method, headers: heads, agent: false }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString(), heads: answer.headers }),
        )
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const choose = (choice: string, heads: Readonly<Record<string, string>> = {}) =>
    get(`${pathname}keuze`, { 'content-type': 'application/json', ...heads }, 'POST', choice)
  const hash = session.state.stukken[0]?.pdf ?? ''
  return { session, server, port: Number(port), root: pathname, get, choose, hash }
}
