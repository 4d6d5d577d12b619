import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { served } from '../served.ts'
import { until } from '../wait-until.ts'

const opened: Socket[] = []
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy()
})

/** A connection that sends a text and then stays. */
function stranger(port: number, text: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      if (text !== '') socket.write(text)
      socket.on('error', () => {})
      resolve(socket)
    })
    socket.once('error', reject)
    opened.push(socket)
  })
}

const strangers = {
  'says nothing': '',
  'sends an empty line': '\r\n',
  'begins a request': 'GET / HTT',
  'begins the headers': 'GET / HTTP/1.1\r\nhost: ',
  'does not end the headers': 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx: y\r\n',
  'sends no host': 'GET / HTTP/1.1\r\n\r\n',
  'guesses the token':
    'GET /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/ HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: keep-alive\r\n\r\n',
  'does not send what it announces': 'POST /x/keuze HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 2000\r\n\r\n{',
  'sends chunks without end':
    'POST /x/keuze HTTP/1.1\r\nhost: 127.0.0.1\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n',
  'asks for another protocol': 'GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  'speaks TLS': '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  'speaks HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
}

describe('a reader is let in, whatever other programs on this machine hold open', () => {
  it.each(Object.entries(strangers))('and a stranger %s', async (_what, text) => {
    const { root, get, port } = await served()
    for (let count = 0; count < 300; count++) await stranger(port, text)
    expect(await get(root)).toMatchObject({ status: 200, body: 'de pagina' })
  })
})

describe('a reader who is in', () => {
  it('keeps the event stream while strangers come and go', async () => {
    const { root, port } = await served()
    const reader = await stranger(port, `GET ${root}gebeurtenissen HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`)
    let told = ''
    reader.on('data', (part) => {
      told += part.toString()
    })
    await until(() => told.includes('event: toestand'))
    for (let count = 0; count < 300; count++) await stranger(port, '')
    expect(reader.destroyed).toBe(false)
  })

  it('is not counted: as many connections as a browser opens are served at once', async () => {
    const { root, get } = await served()
    const answers = await Promise.all(Array.from({ length: 30 }, () => get(root)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  })

  it('loses no connection that was opened in advance, while there are few', async () => {
    const { root, port } = await served()
    const early = await Promise.all(Array.from({ length: 30 }, () => stranger(port, '')))
    const answers = early.map(
      (socket) =>
        new Promise<string>((resolve, reject) => {
          socket.once('data', (part) => resolve(part.toString().slice(0, 15)))
          socket.once('close', () => reject(new Error('closed')))
          socket.write(`GET ${root} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`)
        }),
    )
    expect(await Promise.all(answers)).toEqual(early.map(() => 'HTTP/1.1 200 OK'))
  })
})
