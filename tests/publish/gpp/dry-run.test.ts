import { describe, expect, it } from 'vitest'
import type { GppMode } from '../../../src/publish/gpp/gpp-context.ts'
import { type RecordedRequest, requestsText } from '../../../src/publish/gpp/recorded-send.ts'
import type { Publication } from '../../../src/publish/publication.ts'
import type { GppStub, Logged } from './stub/gpp-stub.ts'
import { document, keyFor, publication } from './stub/made-up.ts'
import { runAgainst, stubFor } from './stub/trial.ts'

/** What the platform received, as a dry run lists it: new things are named in the order in which they came, parts of a file are one, and so are pages of a list. */
function received(stub: GppStub, log: readonly Logged[], known: ReadonlySet<string>): readonly RecordedRequest[] {
  const made = [...stub.state.publications.keys(), ...stub.state.documents.keys()].filter((uuid) => !known.has(uuid))
  const names = new Map<string, string>()
  const named = (text: string) =>
    text.replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, (uuid) => names.get(uuid) ?? uuid)
  const order = stub.state.history.flatMap((one) => made.filter((uuid) => one.endsWith(uuid)))
  for (const uuid of order) if (!names.has(uuid)) names.set(uuid, `<nieuw-${names.size + 1}>`)
  const requests: RecordedRequest[] = []
  for (const { method, path, body, bytes } of log) {
    const adres = named(stub.address + path)
    const methode = method as RecordedRequest['methode']
    if (Number(new URL(adres).searchParams.get('page') ?? 1) > 1) continue
    if (bytes === undefined) {
      requests.push({ methode, adres, ...(body ? { inhoud: JSON.parse(named(JSON.stringify(body))) } : {}) })
      continue
    }
    const whole = adres.replace(/[^/]+$/, '<deel>')
    const last = requests.at(-1)
    const earlier = last?.adres === whole && last.bestand ? last.bestand.bytes : 0
    if (earlier > 0) requests.pop()
    const document = [...stub.state.documents.values()].find((one) => path.includes(one.uuid))
    const naam = String(document?.fields.bestandsnaam)
    requests.push({ methode, adres: whole, bestand: { naam, bytes: earlier + bytes } })
  }
  return requests
}

const [a, b, c] = ['a', 'b', 'c'].map((name) => document(name))
const documents = [a, b, c].flatMap((one) => one ?? [])
const one = publication('een', documents)
const nowhere = {
  ...publication('twee', [document('d')]),
  withdrawn: documents.map(({ key }) => ({ key, reason: 'privacy', at: '2026-12-01', scope: 'everywhere' }) as const),
}
const isDone = { concept: 'concept', final: 'final', none: undefined } as const

/** What is on the platform before, and what is then to be there. */
const cases: readonly (readonly [string, keyof typeof isDone, readonly Publication[], GppMode])[] = [
  ['a new publication', 'none', [one], 'concept'],
  ['a new publication that becomes public', 'none', [one], 'final'],
  ['one that is there', 'concept', [one], 'concept'],
  ['a concept that becomes public', 'concept', [one], 'final'],
  [
    'a concept with another file',
    'concept',
    [publication('een', [document('a', { version: 2 }), ...documents.slice(1)])],
    'concept',
  ],
  [
    'a public publication with another file',
    'final',
    [publication('een', [document('a', { version: 2 }), ...documents.slice(1)])],
    'final',
  ],
  ['another file without --final', 'final', [publication('een', [document('a', { version: 2 })])], 'concept'],
  [
    'other names',
    'concept',
    [
      {
        ...publication(
          'een',
          documents.map((each) => ({ ...each, title: 'Nieuw' })),
        ),
        title: 'Nieuw',
      },
    ],
    'concept',
  ],
  ['a document less', 'final', [publication('een', documents.slice(1))], 'concept'],
  ['a public publication that is withdrawn', 'final', [publication('een', [])], 'concept'],
  ['what may be public nowhere', 'final', [nowhere], 'concept'],
  ['a concept that is withdrawn', 'concept', [publication('een', [])], 'concept'],
]

describe.each([4_000, 1_000_000])('with parts of %i bytes', (partSize) => {
  it.each(cases)(
    'a dry run of %s lists what the real run sends, and changes nothing',
    async (_, before, wanted, mode) => {
      const stub = await stubFor({ partSize })
      const earlier = isDone[before]
      if (earlier) await runAgainst(stub, [one], { mode: earlier })
      const known = new Set([...stub.state.publications.keys(), ...stub.state.documents.keys()])
      const state = JSON.stringify([[...stub.state.publications], [...stub.state.documents]])
      let from = stub.log.length
      const dry = await runAgainst(stub, wanted, { mode, run: 'dry' })
      expect(stub.log.slice(from).filter(({ method }) => method !== 'GET')).toEqual([])
      expect(JSON.stringify([[...stub.state.publications], [...stub.state.documents]])).toBe(state)
      from = stub.log.length
      const real = await runAgainst(stub, wanted, { mode })
      const sent = received(stub, stub.log.slice(from), known)
      expect(dry.requests).toEqual(sent)
      expect(real.requests).toEqual(dry.requests)
      expect(dry.outcomes).toEqual(real.outcomes)
      expect(stub.problems()).toEqual([])
    },
  )
})

it('is a numbered list for people', async () => {
  const stub = await stubFor()
  const { requests } = await runAgainst(stub, [publication('een', [document('a')])], { run: 'dry', mode: 'final' })
  const plain = requestsText(requests)
    .replaceAll(stub.address, 'https://bank.example')
    .replace(/"kenmerk":"[\da-f]{40}"/, '"kenmerk":"<hash>"')
  const kenmerk = keyFor('publicatie een')
  expect(
    plain,
  ).toBe(`1. GET    https://bank.example/api/v2/organisaties?identifier=https%3A%2F%2Fidentifier.overheid.nl%2Ftooi%2Fid%2Fgemeente%2Fgm0000&page=1&pageSize=100
2. GET    https://bank.example/api/v2/informatiecategorieen?identifier=https%3A%2F%2Fidentifier.overheid.nl%2Ftooi%2Fdef%2Fthes%2Fkern%2Fc_db4862c3&page=1&pageSize=100
3. GET    https://bank.example/api/v2/publicaties?kenmerk=${kenmerk}&bron=collegevoorstel+gm0000&page=1&pageSize=100
4. POST   https://bank.example/api/v2/publicaties
          {"officieleTitel":"Voorstel een","publisher":"5e9f3a52-4d0b-4c39-9a1e-6f1d2c7b8a90","informatieCategorieen":["00000000-0000-4000-8000-000000000001"],"publicatiestatus":"concept","kenmerken":[{"kenmerk":"${kenmerk}","bron":"collegevoorstel gm0000"}]}
5. POST   https://bank.example/api/v2/documenten
          {"publicatie":"<nieuw-1>","kenmerken":[{"kenmerk":"${keyFor('a')}","bron":"collegevoorstel gm0000"},{"kenmerk":"<hash>","bron":"collegevoorstel sha256"}],"identifier":"${keyFor('a')}","officieleTitel":"Stuk a","creatiedatum":"2026-11-24","bestandsformaat":"application/pdf","bestandsnaam":"${keyFor('a')}.pdf","bestandsomvang":25000,"aanleveringBestand":"ontvangen"}
6. PUT    https://bank.example/api/v2/documenten/<nieuw-2>/bestandsdelen/<deel>
          ${keyFor('a')}.pdf, 25000 bytes
7. GET    https://bank.example/api/v2/publicaties?kenmerk=${kenmerk}&bron=collegevoorstel+gm0000&page=1&pageSize=100
8. GET    https://bank.example/api/v2/documenten?publicatie=<nieuw-1>&page=1&pageSize=100
9. PATCH  https://bank.example/api/v2/publicaties/<nieuw-1>
          {"officieleTitel":"Voorstel een","publisher":"5e9f3a52-4d0b-4c39-9a1e-6f1d2c7b8a90","informatieCategorieen":["00000000-0000-4000-8000-000000000001"],"publicatiestatus":"gepubliceerd"}
`)
})
