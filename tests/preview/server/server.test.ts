import { request as ask } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { PortTaken, serve } from '../../../src/preview/server/server.ts'
import { app, served } from '../served.ts'
import { until } from '../wait-until.ts'

/** The first events of a stream, until it has said this much. */
function events(port: number, path: string, count: number, heads: Readonly<Record<string, string>> = {}) {
  return new Promise<readonly { readonly versie: number; readonly editie: string }[]>((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, headers: heads, agent: false }, (answer) => {
      let text = ''
      answer.on('data', (part: Buffer) => {
        text += part.toString()
        const states = [...text.matchAll(/^event: toestand\ndata: (.*)\n\n/gm)].map(([, json = '']) => JSON.parse(json))
        if (states.length < count) return
        sent.destroy()
        resolve(states)
      })
      answer.on('error', reject)
      answer.on('end', () => reject(new Error(text)))
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('the server of the preview', () => {
  it('serves the page, its files, the PDFs and their places to who has the address', async () => {
    const { root, get, hash } = await served()
    expect(root).toMatch(/^\/[\w-]{32}\/$/)
    expect(await get(root)).toMatchObject({ status: 200, body: 'de pagina' })
    expect(await get(`${root}app/page.js`)).toMatchObject({ status: 200, body: 'het programma' })
    expect(await get(`${root}app/map/kaart.bcmap`)).toMatchObject({ status: 200, body: 'een kaart' })
    const pdf = await get(`${root}pdf/${hash}`)
    expect(pdf).toMatchObject({ status: 200, body: '%PDF van intern', heads: { 'content-type': 'application/pdf' } })
    expect(pdf.heads['content-disposition']).toBeUndefined()
    expect(JSON.parse((await get(`${root}plaatsen/${hash}`)).body)).toMatchObject([{ regel: 3, pagina: 1 }])
    expect(await get(root, {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
  })

  it('gives a download its name, and nothing but a name', async () => {
    const { root, get, hash } = await served()
    const named = async (name: string) =>
      (await get(`${root}pdf/${hash}?download=${encodeURIComponent(name)}`)).heads['content-disposition']
    expect(await named('parkeren.pdf')).toBe(`attachment; filename="parkeren.pdf"; filename*=UTF-8''parkeren.pdf`)
    expect(await named('../../é"\r\nset-cookie: x.pdf')).toBe(
      `attachment; filename="...._set-cookie x.pdf"; filename*=UTF-8''....%C3%A9set-cookie%20x.pdf`,
    )
  })

  it('says in every answer what a browser may do with it, and that no other site may read it', async () => {
    const { root, get } = await served()
    for (const { heads } of [await get(root), await get('/'), await get(root, { host: 'kwaad.example' })]) {
      expect(heads).toMatchObject({
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      expect(heads['access-control-allow-origin']).toBeUndefined()
      const policy = String(heads['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/)
    }
  })

  it('refuses another name for this machine, as DNS rebinding has', async () => {
    const { root, get, port } = await served()
    const names = ['kwaad.example', `kwaad.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`, `[::1]:${port}`]
    for (const host of [...names, `127.0.0.1.kwaad.example:${port}`, `0.0.0.0:${port}`, `localhost:${port}.`])
      expect([host, (await get(root, { host })).status]).toEqual([host, 421])
    expect((await get(root, { host: `localhost:${port}` })).status).toBe(200)
  })

  it('refuses a page from elsewhere: another site, another port of this machine, a file, a frame without a name', async () => {
    const { root, get, choose, port } = await served()
    for (const origin of [
      'https://kwaad.example',
      `http://127.0.0.1:${port + 1}`,
      'null',
      `https://127.0.0.1:${port}`,
    ]) {
      for (const path of ['', 'gebeurtenissen', 'app/page.js'])
        expect(await get(root + path, { origin })).toMatchObject({
          status: 403,
          body: expect.stringMatching(/^Een andere website/),
        })
      expect((await choose('{"editie":"raad"}', { origin })).status).toBe(403)
    }
    for (const site of ['cross-site', 'same-site'])
      expect((await get(`${root}gebeurtenissen`, { 'sec-fetch-site': site })).status).toBe(403)
    expect(
      (await choose('{"editie":"raad"}', { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBe(204)
  })

  it('shows nothing at all without the token', async () => {
    const { root, get, hash } = await served()
    const token = root.slice(1, -1)
    const wrong = [
      token.slice(1),
      `${token}x`,
      token.toLowerCase(),
      `${token.startsWith('x') ? 'y' : 'x'}${token.slice(1)}`,
      '',
      '*',
      token.replace(/.$/, '%41'),
    ]
    for (const given of wrong)
      for (const path of ['/', '/gebeurtenissen', `/pdf/${hash}`, '/app/page.js', '/keuze'])
        expect([given, path, (await get(`/${given}${path}`)).status]).toEqual([given, path, 404])
    expect((await get('/')).body).toBe('Hier is niets. Gebruik het adres dat in de terminal staat.\n')
    expect((await get(`/${token}`)).status).toBe(404)
    expect((await get(`/?/${token}/`)).status).toBe(404)
  })

  it('finds nothing on the disk, however it is asked for', async () => {
    const { root, get, hash } = await served()
    const paths = [
      'app/../page.html',
      'app/../../../../etc/passwd',
      'app/%2e%2e/%2e%2e/etc/passwd',
      'app/..%2f..%2fetc%2fpasswd',
      'app//etc/passwd',
      'app/./page.js',
      'app/page.js/',
      'app/page.js%00.png',
      'app/',
      'app',
      '/etc/passwd',
      '/',
      'app\\page.js',
      '..',
      '.',
      'pdf/',
      `pdf/${hash}/`,
      `pdf/../pdf/${hash}`,
      `pdf/${hash.toUpperCase()}`,
      `pdf/${'0'.repeat(64)}`,
      'pdf/__proto__',
      'app/__proto__',
      'app/constructor',
      'plaatsen/toString',
      'PAGE.HTML',
      'page.html',
      `pdf/${hash.slice(1)}`,
    ]
    for (const path of paths) expect([path, (await get(root + path)).status]).toEqual([path, 404])
    expect((await get(`http://127.0.0.1${root}`)).status).toBe(404)
  })

  it('refuses other methods, addresses without end and choices that are none', async () => {
    const { root, get, choose, session } = await served()
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])
      expect(await get(root, {}, method)).toMatchObject({ status: 405, heads: { allow: 'GET, HEAD' } })
    for (const path of ['keuze', `getoond/${'0'.repeat(64)}`])
      expect(await get(root + path)).toMatchObject({ status: 405, heads: { allow: 'POST' } })
    expect((await get(`${root}getoond/${'0'.repeat(64)}`, {}, 'POST')).status).toBe(204)
    expect((await get(`${root}getoond/x`, {}, 'POST')).status).toBe(405)
    expect(await get(`${root}gebeurtenissen`, {}, 'HEAD')).toMatchObject({ status: 405, heads: { allow: 'GET' } })
    expect((await get(`${root}app/${'a'.repeat(20_000)}`)).status).toBe(431)
    expect((await choose('{"editie":"raad"}', { 'content-type': 'text/plain' })).status).toBe(415)
    for (const choice of ['', '{', '[]', 'null', '7', '{"editie":"alle"}', '{"editie":7}', '{"huisstijl":{}}'])
      expect([choice, (await choose(choice)).status]).toEqual([choice, 400])
    expect((await choose('{"huisstijl":"../../elders"}')).status).toBe(422)
    expect(await choose(JSON.stringify({ huisstijl: 'a'.repeat(5000) }))).toMatchObject({ status: 413 })
    expect(session.state.editie).toBe('intern')
    expect((await choose('{"editie":"openbaar"}')).status).toBe(204)
    await until(() => session.state.editie === 'openbaar')
  })

  it('answers what is no request in plain words, and lets a slow one wait for itself alone', async () => {
    const { port, root, get } = await served()
    const say = (text: string) =>
      new Promise<string>((resolve) => {
        let heard = ''
        const socket = connect(port, '127.0.0.1', () => socket.write(text))
        socket.on('data', (part: Buffer) => {
          heard += part.toString()
        })
        socket.on('close', () => resolve(heard))
        socket.on('error', () => resolve(heard))
      })
    expect(await say('wat is dit\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*\r\n\r\nDeze vraag is niet te begrijpen\.\n$/,
    )
    const slow = Array.from({ length: 20 }, () =>
      connect(port, '127.0.0.1', function (this: { write(text: string): void }) {
        this.write(`GET ${root} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Traag: `)
      }),
    )
    expect((await get(root)).status).toBe(200)
    for (const socket of slow) socket.destroy()
  })

  it('tells the state at once and again at each change, to each that listens, and to nobody from elsewhere', async () => {
    const { root, port, session, choose, get } = await served()
    const [first] = await events(port, `${root}gebeurtenissen`, 1)
    expect(first?.versie).toBe(session.state.versie)
    const both = [1, 2].map(() => events(port, `${root}gebeurtenissen`, 2))
    await new Promise((done) => setTimeout(done, 50))
    await choose('{"editie":"raad"}')
    for (const states of await Promise.all(both)) expect(states.map(({ editie }) => editie)).toEqual(['intern', 'raad'])
    expect((await get(`${root}gebeurtenissen`, { origin: 'https://kwaad.example' })).status).toBe(403)
  })

  it('opens by an address that is good for one visit', async () => {
    const { server, root, get } = await served()
    const once = new URL(server.addressOnce).pathname
    expect(once).not.toBe(root)
    expect((await get(`${once}app/page.js`)).status).toBe(404)
    expect(await get(once)).toMatchObject({ status: 303, heads: { location: root } })
    expect((await get(once)).status).toBe(404)
  })

  it('says to who listens that it ends, and has another address at the next start', async () => {
    const { server, session, root, port, get } = await served()
    const heard = get(`${root}gebeurtenissen`)
    await new Promise((done) => setTimeout(done, 50))
    await server.close()
    expect((await heard).body).toMatch(/\n\nevent: einde\ndata: gestopt\n\n$/)
    const again = await serve(session, { port, app, placesOf: () => [] })
    expect(new URL(again.address).pathname).toMatch(/^\/[\w-]{32}\/$/)
    expect(new URL(again.address).pathname).not.toBe(root)
    await again.close()
  })

  it('listens on this machine alone, says when a port is taken, and leaves it when it stops', async () => {
    const { server, port, session } = await served()
    expect(new URL(server.address).hostname).toBe('127.0.0.1')
    await expect(serve(session, { port, app, placesOf: () => [] })).rejects.toBeInstanceOf(PortTaken)
    const listening = events(port, `${new URL(server.address).pathname}gebeurtenissen`, 99).catch(() => 'afgesloten')
    await new Promise((done) => setTimeout(done, 50))
    await server.close()
    expect(await listening).toBe('afgesloten')
    const again = await serve(session, { port, app, placesOf: () => [] })
    await again.close()
  })
})
