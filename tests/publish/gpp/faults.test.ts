import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { type Fault, type Logged, startStub } from './stub/gpp-stub.ts'
import { document, filesOf, filesOn, publication, stubToken } from './stub/made-up.ts'
import { runAgainst, stubFor } from './stub/trial.ts'

const documents = [document('a'), document('b')]
const one = publication('een', documents)
const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

type Where = (request: Logged) => boolean
const lookup: Where = ({ path }) => path.includes('/organisaties')
const creation: Where = ({ method, path }) => method === 'POST' && path.endsWith('/publicaties')
const registration: Where = ({ method, path }) => method === 'POST' && path.endsWith('/documenten')
const part: Where = ({ method }) => method === 'PUT'
const release: Where = ({ method, body }) => method === 'PATCH' && body?.publicatiestatus === 'gepubliceerd'
const moments: Readonly<Record<string, Where>> = { lookup, creation, registration, part, release }

/** Of all the statuses of the issue: what is said, and whether it is about the document (1) or the environment (3). */
const answers: readonly (readonly [Fault & { answer: number }, 'fouten' | 'mislukt', RegExp])[] = [
  [
    { answer: 400, body: '{"officieleTitel": ["Te kort."]}' },
    'fouten',
    /^gpp\/geweigerd: .*neemt “.*” niet aan \(400\): officieleTitel: Te kort\./,
  ],
  [{ answer: 401 }, 'mislukt', /^omgeving\/gpp-toegang: .*kent de API-sleutel niet.*COLLEGEVOORSTEL_GPP_TOKEN/],
  [{ answer: 403 }, 'mislukt', /^omgeving\/gpp-toegang: .*API-sleutel mag dit niet.*sleutel met rechten/],
  [
    { answer: 409 },
    'mislukt',
    /^omgeving\/gpp-storing: .*intussen veranderd of verwijderd \(409\).*begin daarna opnieuw/,
  ],
  [{ answer: 412 }, 'mislukt', /^omgeving\/gpp-storing: .*intussen veranderd of verwijderd \(412\)/],
  [{ answer: 413 }, 'fouten', /^gpp\/geweigerd: .*te groot \(413\).*Maak het bestand kleiner/],
  [
    { answer: 422, body: '{"detail": "Onleesbaar."}' },
    'fouten',
    /^gpp\/geweigerd: .*neemt “.*” niet aan \(422\): detail: Onleesbaar\./,
  ],
  [{ answer: 429 }, 'mislukt', /^omgeving\/gpp-storing: .*te veel verzoeken.*Wacht een paar minuten/],
  [{ answer: 500 }, 'mislukt', /^omgeving\/gpp-storing: .*storing \(500\).*Begin straks opnieuw/],
  [
    { answer: 302, headers: { location: 'https://elders.example/' } },
    'mislukt',
    /^omgeving\/gpp-antwoord: .*verwijst door.*Zet het adres zelf in gpp\.adres/,
  ],
]

describe.each(Object.entries(moments))('at the moment of %s', (moment, isThen) => {
  it.each(answers)('the answer %o is told, with what is left', async (fault, outcome, words) => {
    const stub = await stubFor()
    stub.fault = (request) => (isThen(request) ? fault : undefined)
    const run = await runAgainst(stub, [one], { mode: 'final' })
    expect(run.outcomes).toEqual([outcome])
    expect(run.said[0]).toMatch(words)
    const left = ['lookup', 'creation'].includes(moment) ? 'Van “Voorstel een” is niets openbaar geworden.' : undefined
    if (left) expect(run.said[0]).toContain(left)
    else if (moment !== 'release')
      expect(run.said[0]).toMatch(
        /een concept met 0 van de 2 stukken\. Nog niet volledig op het platform: “Stuk a”, “Stuk b”\.$/,
      )
    else
      expect(run.said[0]).toMatch(
        outcome === 'fouten' ? /een concept met 2 van de 2 stukken\.$/ : /is niet zeker: kijk op het platform/,
      )
    expect(stub.state.history.some((each) => each.startsWith('gepubliceerd'))).toBe(false)
    // The next run continues, and makes nothing twice.
    stub.fault = () => undefined
    await runAgainst(stub, [one], { mode: 'final' })
    expect([filesOn(stub, 'gepubliceerd'), stub.state.documents.size]).toEqual([filesOf(documents), 2])
    expect(stub.problems()).toEqual([])
  })

  it.each([
    ['a lost connection', { cut: 'before' }],
    ['a lost answer', { done: 'cut' }],
    ['an answer 500 to what was carried out', { done: 500 }],
    ['a full platform', { answer: 429, headers: { 'retry-after': '3' } }],
    ['a platform that restarts', { answer: 503 }],
  ] as const)('%s is overcome, and nothing is there twice', async (what, fault) => {
    const stub = await stubFor({ partSize: 10_000 })
    let left = 1
    stub.fault = (request) => (isThen(request) && left-- > 0 ? fault : undefined)
    const run = await runAgainst(stub, [one], { mode: 'final' })
    // A POST that left no trace is not sent again: it may still be carried out.
    const isLost = what === 'a lost connection' && ['creation', 'registration'].includes(moment)
    expect(run.outcomes).toEqual([isLost ? 'mislukt' : 'gemaakt'])
    expect(run.waited).toEqual(isLost ? [1, 2, 4] : [fault === undefined || !('headers' in fault) ? 1 : 3])
    if (isLost) await runAgainst(stub, [one], { mode: 'final' })
    expect([filesOn(stub, 'gepubliceerd'), stub.state.documents.size]).toEqual([filesOf(documents), 2])
    expect(stub.state.publications.size).toBe(1)
    expect(stub.problems()).toEqual([])
  })

  it('a connection that hangs is given up after --timeout', async () => {
    const stub = await stubFor()
    stub.fault = (request) => (isThen(request) ? { hang: true } : undefined)
    const run = await runAgainst(stub, [one], { mode: 'final', timeout: 200 })
    expect(run.outcomes).toEqual(['mislukt'])
    expect(run.said[0]).toMatch(/antwoordt niet binnen 0 seconden\..*--timeout/)
    stub.fault = () => undefined
    await runAgainst(stub, [one], { mode: 'final' })
    expect([filesOn(stub, 'gepubliceerd'), stub.state.documents.size]).toEqual([filesOf(documents), 2])
  })
})

describe('the way to the platform', () => {
  it('a certificate that is not trusted is refused, whatever the environment says', async () => {
    const tls = { key: fixture('zelf-ondertekend.key'), cert: fixture('zelf-ondertekend.crt') }
    const stub = await stubFor({ tls })
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    const run = await runAgainst(stub, [one]).finally(() => {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before
    })
    expect(run.outcomes).toEqual(['mislukt'])
    expect(run.said[0]).toMatch(
      /^omgeving\/gpp-onbereikbaar: Het certificaat van 127\.0\.0\.1:\d+ is niet te vertrouwen \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. Er is niets verstuurd\..*NODE_EXTRA_CA_CERTS/,
    )
    expect(stub.log).toEqual([])
  })

  it('nobody at the address is told', async () => {
    const stub = await startStub()
    await stub.close()
    const run = await runAgainst(stub, [one])
    expect(run.said[0]).toMatch(
      /Er is geen verbinding met 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\. Kijk of gpp\.adres klopt/,
    )
    expect(run.waited).toEqual([1, 2, 4])
  })

  it('no redirect is followed with the token', async () => {
    const elsewhere = await stubFor()
    const stub = await stubFor()
    for (const answer of [301, 302, 303, 307, 308]) {
      stub.fault = ({ path }) => ({ answer, headers: { location: elsewhere.address + path } })
      expect((await runAgainst(stub, [one])).outcomes).toEqual(['mislukt'])
    }
    expect(elsewhere.log).toEqual([])
  })

  it.each([
    'http://evil.example:8000',
    'https://127.0.0.1',
    'http://127.0.0.1:1',
    'http://token@127.0.0.1.evil.example',
    'ftp://127.0.0.1',
    '//evil.example',
    'geen adres',
  ])('a part goes to no other origin: %s', async (own) => {
    const stub = await stubFor({ own })
    const run = await runAgainst(stub, [one])
    expect(run.outcomes).toEqual(['mislukt'])
    expect(run.said[0]).toMatch(
      /^omgeving\/gpp-antwoord: Het platform wil een bestand op een ander adres ontvangen.*Er is niets naar dat adres verstuurd.*Nog niet volledig op het platform: “Stuk a”/,
    )
    expect(stub.log.filter(({ method }) => method === 'PUT')).toEqual([])
  })

  it('a moment after which the platform wants to be asked again is waited for', async () => {
    const stub = await stubFor()
    const moment = new Date(Date.now() + 4000).toUTCString()
    let left = 1
    stub.fault = () => (left-- > 0 ? { answer: 429, headers: { 'retry-after': moment } } : undefined)
    const run = await runAgainst(stub, [one])
    expect(run.outcomes).toEqual(['gemaakt'])
    expect(run.waited[0]).toBeGreaterThan(1)
    expect(run.waited[0]).toBeLessThanOrEqual(4)
  })

  it('a platform that asks for more time than --timeout is not waited for', async () => {
    const stub = await stubFor()
    stub.fault = () => ({ answer: 429, headers: { 'retry-after': '3600' } })
    const run = await runAgainst(stub, [one])
    expect([run.outcomes, run.waited, stub.log.length]).toEqual([['mislukt'], [], 1])
  })

  it.each([
    ['a page for people', '<html>Inloggen</html>'],
    ['another list', '{"results": [{"naam": "x"}], "count": 1}'],
    ['a list without end', JSON.stringify({ count: 1, results: [], next: 'http://127.0.0.1/' })],
  ])('%s is no answer of the platform', async (_, body) => {
    const stub = await stubFor()
    stub.fault = () => ({ answer: 200, body })
    const run = await runAgainst(stub, [one])
    expect(run.said[0]).toMatch(/^omgeving\/gpp-antwoord: /)
  })

  it('the token is in no message, even if the platform repeats it', async () => {
    const stub = await stubFor()
    const body = JSON.stringify({ detail: `Onbekend: Token ${stubToken}` })
    for (const answer of [400, 401, 422, 500]) {
      stub.fault = () => ({ answer, body })
      const run = await runAgainst(stub, [one])
      expect(JSON.stringify([run.said, run.requests])).not.toContain(stubToken)
      expect(run.results.map(({ cause }) => String(cause instanceof Error ? cause.stack : cause)).join()).not.toContain(
        stubToken,
      )
    }
  })

  it('a large file over a slow line is not cut off by --timeout', async () => {
    const timeout = 3000
    let target = 0
    const slow = createServer((socket) => {
      const onward = connect(target, '127.0.0.1')
      socket.on('data', (chunk) => {
        onward.write(chunk)
        socket.pause()
        setTimeout(() => socket.resume(), 16)
      })
      onward.on('data', (chunk) => socket.write(chunk))
      for (const [here, there] of [
        [socket, onward],
        [onward, socket],
      ] as const) {
        here.on('close', () => there.destroy())
        here.on('error', () => there.destroy())
      }
    })
    await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done))
    const place = slow.address()
    if (place === null || typeof place === 'string') throw new Error('no port')
    const address = `http://127.0.0.1:${place.port}`
    const stub = await stubFor({ partSize: 50_000_000, own: address })
    target = Number(new URL(stub.address).port)
    const large = [document('groot', { length: 20_000_000 })]
    const begun = performance.now()
    const run = await runAgainst({ address }, [publication('een', large)], { timeout })
    slow.close()
    expect([run.outcomes, run.said[0]]).toEqual([['gemaakt'], expect.stringContaining('als concept')])
    expect(performance.now() - begun).toBeGreaterThan(timeout)
    expect(filesOn(stub)).toEqual(filesOf(large))
  })
})
