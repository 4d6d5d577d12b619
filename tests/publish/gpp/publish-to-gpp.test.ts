import { describe, expect, it } from 'vitest'
import { meetingDocumentKey, meetingDocuments } from '../../../src/publish/derived-key.ts'
import { categories } from '../../../src/publish/tooi.ts'
import { document, filesOf, filesOn, keyFor, publication, settingsFor } from './stub/made-up.ts'
import { runAgainst, stubFor } from './stub/trial.ts'

const writes = (log: readonly { readonly method: string }[]) => log.filter(({ method }) => method !== 'GET')
const three = [document('a'), document('b', { length: 9_999 }), document('c', { length: 30_000 })]

describe('a publication on the platform', () => {
  it('is a concept, with every file whole, unless --final', async () => {
    const stub = await stubFor()
    const run = await runAgainst(stub, [publication('een', three)])
    expect(run.outcomes).toEqual(['gemaakt'])
    expect(run.results).toMatchObject([{ status: 'concept', changed: 'yes' }])
    expect(filesOn(stub, 'concept')).toEqual(filesOf(three))
    expect(stub.state.history.filter((one) => one.startsWith('gepubliceerd'))).toEqual([])
    expect(run.said).toEqual([
      expect.stringMatching(
        /^gpp\/stand: “Voorstel een” staat met 3 stukken als concept op het platform: nog niets daarvan is openbaar\. Kijk het daar na en publiceer het: https:\/\/app\.voorbeeldstad\.example\/publicaties\/[\da-f-]{36}$/,
      ),
      expect.stringMatching(/^gpp\/metagegevens: .*geen PDF\/A of PDF\/UA meer/),
    ])
    expect(stub.problems()).toEqual([])
  })

  it('sends parts of exactly the sizes that the platform asks for, in their order', async () => {
    const stub = await stubFor({ partSize: 7_001 })
    await runAgainst(stub, [publication('een', three)])
    const sizes = stub.log.flatMap(({ method, bytes }) => (method === 'PUT' ? [bytes] : []))
    expect(sizes).toEqual([7001, 7001, 7001, 3997, 7001, 2998, 7001, 7001, 7001, 7001, 1996])
    expect(filesOn(stub)).toEqual(filesOf(three))
    expect(stub.problems()).toEqual([])
  })

  it('becomes public with --final, and last of all', async () => {
    const stub = await stubFor()
    const run = await runAgainst(stub, [publication('een', three)], { mode: 'final' })
    expect(run.results).toMatchObject([{ status: 'gepubliceerd' }])
    expect(filesOn(stub, 'gepubliceerd')).toEqual(filesOf(three))
    expect(stub.log.at(-1)).toMatchObject({ method: 'PATCH', body: { publicatiestatus: 'gepubliceerd' } })
    expect(stub.problems()).toEqual([])
  })

  it('is not sent again, concept or public', async () => {
    for (const mode of ['concept', 'final'] as const) {
      const stub = await stubFor()
      const publications = ['een', 'twee'].map((name) => publication(name, [document(name), ...three]))
      await runAgainst(stub, publications, { mode })
      const before = stub.log.length
      const run = await runAgainst(stub, publications, { mode })
      expect(writes(stub.log.slice(before))).toEqual([])
      expect(run.results.map(({ changed }) => changed)).toEqual(['no', 'no'])
      expect(run.said[0]).toContain('Er is niets veranderd sinds de vorige keer.')
      expect(stub.state.publications.size).toBe(2)
      expect(stub.problems()).toEqual([])
    }
  })

  it('that a person published is left alone without --final', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)])
    for (const one of [...stub.state.publications.values(), ...stub.state.documents.values()])
      one.status = 'gepubliceerd'
    expect((await runAgainst(stub, [publication('een', three)])).results).toMatchObject([
      { status: 'gepubliceerd', changed: 'no' },
    ])
    const more = await runAgainst(stub, [publication('een', [...three, document('d')])])
    expect(more.outcomes).toEqual(['fouten'])
    expect(more.said).toEqual([
      'gpp/al-openbaar: “Voorstel een” is op het platform al openbaar, en is sindsdien veranderd. Met --final vervangt u wat er staat; dat is dan meteen openbaar. Openbaar is “Voorstel een”, met 3 van de 4 stukken. Nog niet volledig op het platform: “Stuk d”.',
    ])
    expect(Object.keys(filesOn(stub))).toHaveLength(3)
  })

  it('has a title that fits, and a file under the name that it was given', async () => {
    const stub = await stubFor()
    const long = { ...publication('een', [document('a')]), title: `${'é😀'.repeat(200)}` }
    await runAgainst(stub, [long])
    const [one] = [...stub.state.publications.values()]
    expect([...String(one?.fields.officieleTitel)]).toHaveLength(255)
    expect([...stub.state.documents.values()][0]?.fields.bestandsnaam).toBe(`${keyFor('a')}.pdf`)
    expect((await runAgainst(stub, [long])).results).toMatchObject([{ changed: 'no' }])
    expect(stub.problems()).toEqual([])
  })
})

describe('what changed since', () => {
  it('replaces a file of a concept, and keeps the others', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)])
    const kept = [...stub.state.documents.keys()]
    const next = [document('a', { version: 2 }), ...three.slice(1)]
    await runAgainst(stub, [publication('een', next)])
    expect(filesOn(stub)).toEqual(filesOf(next))
    expect([...stub.state.documents.keys()].filter((uuid) => kept.includes(uuid))).toHaveLength(2)
    expect(stub.state.documents.size).toBe(3)
    expect(stub.problems()).toEqual([])
  })

  it('replaces a public file with --final: the earlier one is withdrawn first', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)], { mode: 'final' })
    const next = [document('a', { version: 2 }), ...three.slice(1)]
    const before = stub.log.length
    await runAgainst(stub, [publication('een', next)], { mode: 'final' })
    expect(filesOn(stub, 'gepubliceerd')).toEqual(filesOf(next))
    expect(filesOn(stub, 'ingetrokken')).toEqual(filesOf([document('a')]))
    expect(writes(stub.log.slice(before))[0]).toMatchObject({ body: { publicatiestatus: 'ingetrokken' } })
    expect(stub.problems()).toEqual([])
  })

  it('changes titles and dates in place', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)])
    const renamed = three.map((one) => ({ ...one, title: `${one.title}, nieuw`, created: '2026-12-01' }))
    const before = stub.log.length
    await runAgainst(stub, [{ ...publication('een', renamed), title: 'Nieuwe naam' }])
    expect(writes(stub.log.slice(before)).map(({ method }) => method)).toEqual(['PATCH', 'PATCH', 'PATCH', 'PATCH'])
    expect(filesOn(stub)).toEqual(filesOf(renamed))
    // Left out, the status has a default that publishes.
    expect(stub.log.at(-1)?.body).toMatchObject({ officieleTitel: 'Nieuwe naam', publicatiestatus: 'concept' })
    expect([...stub.state.publications.values()]).toMatchObject([{ status: 'concept' }])
    expect(stub.problems()).toEqual([])
  })
})

describe('what may no longer be public', () => {
  const gone = (documents = three.slice(1)) => publication('een', documents)

  it.each(['concept', 'final'] as const)('leaves a public publication, also in a run with mode %s', async (mode) => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)], { mode: 'final' })
    const run = await runAgainst(stub, [gone()], { mode })
    expect(run.outcomes).toEqual(['gemaakt'])
    expect(filesOn(stub, 'gepubliceerd')).toEqual(filesOf(three.slice(1)))
    expect(filesOn(stub, 'ingetrokken')).toEqual(filesOf(three.slice(0, 1)))
    expect(stub.problems()).toEqual([])
  })

  it('leaves a concept without a trace', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)])
    await runAgainst(stub, [gone()])
    expect(filesOn(stub)).toEqual(filesOf(three.slice(1)))
    await runAgainst(stub, [gone([])])
    expect([stub.state.publications.size, stub.state.documents.size]).toEqual([0, 0])
    expect(stub.problems()).toEqual([])
  })

  it('withdraws a whole publication, without its present title, and only once', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)], { mode: 'final' })
    const secret = { ...gone([]), title: 'Geheime naam' }
    const run = await runAgainst(stub, [secret])
    expect(run.results).toMatchObject([{ status: 'ingetrokken', changed: 'yes' }])
    expect(filesOn(stub, 'ingetrokken')).toEqual(filesOf(three))
    expect(JSON.stringify([stub.log, run.said])).not.toContain('Geheime naam')
    const before = stub.log.length
    expect((await runAgainst(stub, [secret])).results).toMatchObject([{ status: 'ingetrokken', changed: 'no' }])
    expect(writes(stub.log.slice(before))).toEqual([])
    expect(stub.problems()).toEqual([])
  })

  it('becomes public again only by a concept that a person publishes', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)], { mode: 'final' })
    await runAgainst(stub, [gone([])])
    const refused = await runAgainst(stub, [publication('een', three)], { mode: 'final' })
    expect([refused.outcomes, refused.said[0]]).toEqual([['fouten'], expect.stringContaining('gpp/ingetrokken')])
    const run = await runAgainst(stub, [publication('een', three)])
    expect(run.results).toMatchObject([{ status: 'concept' }])
    expect(filesOn(stub, 'gepubliceerd')).toEqual({})
  })

  it('stays when it could not be judged', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)], { mode: 'final' })
    const [first, ...others] = three
    await runAgainst(stub, [{ ...publication('een', others), unjudged: [first?.key ?? ''] }])
    await runAgainst(stub, [{ ...publication('een', []), unjudged: three.map(({ key }) => key) }])
    expect(filesOn(stub, 'gepubliceerd')).toEqual(filesOf(three))
  })

  it('does not become public when it could not be judged', async () => {
    const stub = await stubFor()
    const [first, ...others] = three
    const doubtful = { ...publication('een', others), unjudged: [first?.key ?? ''] }
    const none = { ...publication('een', []), unjudged: three.map(({ key }) => key) }
    expect((await runAgainst(stub, [none], { mode: 'final' })).results).toMatchObject([{ status: 'absent' }])
    await runAgainst(stub, [publication('een', three)])
    for (const one of [doubtful, none]) {
      const run = await runAgainst(stub, [one], { mode: 'final' })
      expect([run.outcomes, run.said[0]]).toEqual([
        ['fouten'],
        expect.stringMatching(/^gpp\/niet-beoordeeld: .*Het gaat om: “Stuk a”/),
      ])
    }
    expect(filesOn(stub, 'concept')).toEqual(filesOf(three))
    expect(stub.state.publications.size).toBe(1)
  })
})

describe('what others have on the platform', () => {
  it('is not touched, and not published', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)])
    const [one] = [...stub.state.documents.values()]
    if (one === undefined) throw new Error('nothing was placed')
    const fields = { officieleTitel: 'Memo', creatiedatum: '2026-11-01', kenmerken: [{ kenmerk: 'x', bron: 'anders' }] }
    stub.state.documents.set('f0000000-0000-4000-8000-000000000000', {
      ...one,
      uuid: 'f0000000-0000-4000-8000-000000000000',
      fields,
    })
    const run = await runAgainst(stub, [publication('een', three)], { mode: 'final' })
    expect(run.outcomes).toEqual(['fouten'])
    expect(run.said[0]).toContain('of haal die stukken eruit: “Memo”')
    expect(stub.state.history.some((each) => each.startsWith('gepubliceerd'))).toBe(false)
    const emptied = await runAgainst(stub, [publication('een', [])])
    expect(emptied.said[0]).toMatch(/^gpp\/vreemd-stuk: Een publicatie is leeggehaald/)
    expect(filesOn(stub)).toEqual({ Memo: expect.any(String) })
  })

  it('may be under the same number of another source', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)])
    const [one] = [...stub.state.publications.values()]
    if (one === undefined) throw new Error('nothing was placed')
    // Each half of the pair, of two identifiers: the filter of the platform finds it too.
    const key = publication('twee', []).key
    one.fields = {
      ...one.fields,
      kenmerken: [
        { kenmerk: key, bron: 'anders' },
        { kenmerk: publication('een', []).key, bron: 'collegevoorstel gm0000' },
      ],
    }
    await runAgainst(stub, [publication('twee', [document('x')])])
    expect(stub.state.publications.size).toBe(2)
    await runAgainst(stub, [publication('een', three), publication('twee', [document('x')])])
    expect(stub.state.publications.size).toBe(2)
  })

  it('is told when a publication is there twice, unless one is empty', async () => {
    const stub = await stubFor()
    await runAgainst(stub, [publication('een', three)])
    const [one] = [...stub.state.publications.values()]
    if (one === undefined) throw new Error('nothing was placed')
    const uuid = 'f0000000-0000-4000-8000-000000000000'
    stub.state.publications.set(uuid, { ...one, uuid, number: -1 })
    await runAgainst(stub, [publication('een', three)])
    expect([...stub.state.publications.keys()]).toEqual([one.uuid])
    stub.state.publications.set(uuid, { ...one, uuid })
    const [document1] = [...stub.state.documents.values()]
    if (document1) stub.state.documents.set(uuid, { ...document1, uuid, publication: uuid })
    const run = await runAgainst(stub, [publication('een', three)])
    expect([run.outcomes, run.said[0]]).toEqual([
      ['fouten'],
      expect.stringMatching(/^gpp\/dubbel: .*staat 2 keer op het platform.*https/),
    ])
  })
})

describe('a proposal in more than one publication', () => {
  const attached = (parent: string, name: string) => ({ ...document(name), attachedTo: keyFor(parent) })
  const proposal = [document('voorstel'), attached('voorstel', 'bijlage')]
  const otherKey = publication('ander', []).key
  const naming = meetingDocuments.map((path) => {
    const key = meetingDocumentKey(otherKey, path)
    return { ...document(path), key, fileName: `${key}.pdf` }
  })
  const other = [...naming, document('ander voorstel')]
  const closed = (scope: 'here' | 'everywhere') => ({
    ...publication('vergadering', [document('agenda')]),
    withdrawn: [{ key: keyFor('voorstel'), reason: 'procedure' as const, at: '2026-12-01', scope }],
  })
  const place = async (mode: 'concept' | 'final') => {
    const stub = await stubFor()
    await runAgainst(
      stub,
      [
        publication('vergadering', [document('agenda'), ...proposal]),
        publication('ander', [...other, ...proposal]),
        publication('los', proposal),
      ],
      { mode },
    )
    return stub
  }

  it.each(['concept', 'final'] as const)(
    'leaves them all with its attachments and what names it, placed as %s',
    async (mode) => {
      const stub = await place(mode)
      const run = await runAgainst(stub, [closed('everywhere')])
      expect(run.outcomes).toEqual(['gemaakt'])
      const status = mode === 'final' ? 'gepubliceerd' : 'concept'
      expect(filesOn(stub, status)).toEqual(filesOf([document('agenda'), document('ander voorstel')]))
      expect([...stub.state.publications.values()].map((one) => one.status)).toEqual(
        mode === 'final' ? [status, status, 'ingetrokken'] : [status, status],
      )
      const before = stub.log.length
      expect((await runAgainst(stub, [closed('everywhere')])).results).toMatchObject([{ changed: 'no' }])
      expect(writes(stub.log.slice(before))).toEqual([])
      expect(stub.problems()).toEqual([])
    },
  )

  it('keeps its place when one attachment of it may be public nowhere', async () => {
    const stub = await place('final')
    const withdrawn = closed('everywhere').withdrawn.map((one) => ({ ...one, key: keyFor('bijlage') }))
    const meeting = publication('vergadering', [document('agenda'), document('voorstel')])
    await runAgainst(stub, [{ ...meeting, withdrawn }])
    expect(filesOn(stub, 'ingetrokken')).toEqual(filesOf(proposal.slice(1)))
    expect([...stub.state.documents.values()].map(({ status }) => status)).toEqual([
      ...['gepubliceerd', 'gepubliceerd', 'ingetrokken'],
      ...['gepubliceerd', 'gepubliceerd', 'gepubliceerd', 'gepubliceerd', 'ingetrokken'],
      ...['gepubliceerd', 'ingetrokken'],
    ])
    expect(stub.problems()).toEqual([])
  })

  it('leaves only this one when only its place here is closed', async () => {
    const stub = await place('final')
    await runAgainst(stub, [closed('here')])
    const counts = [...stub.state.publications.keys()].map(
      (uuid) =>
        [...stub.state.documents.values()].filter((one) => one.publication === uuid && one.status === 'gepubliceerd')
          .length,
    )
    expect(counts).toEqual([1, 5, 2])
  })

  it('stays with its attachments when it could not be judged', async () => {
    const stub = await place('final')
    await runAgainst(stub, [
      { ...publication('los', []), title: '', unjudged: [keyFor('voorstel')] },
      { ...publication('vergadering', [document('agenda')]), unjudged: [keyFor('voorstel')] },
    ])
    expect([...stub.state.documents.values()].filter((one) => one.status !== 'gepubliceerd')).toEqual([])
    expect([...stub.state.publications.values()].map(({ fields }) => fields.officieleTitel)).toEqual([
      'Voorstel vergadering',
      'Voorstel ander',
      'Voorstel los',
    ])
  })
})

it('a publication has the categories of its documents, and keeps those that a person added', async () => {
  const stub = await stubFor()
  const meeting = {
    ...publication('een', [
      { ...document('a'), category: categories.vergaderstukken },
      { ...document('b'), category: categories.inspanningsverplichting },
    ]),
    category: categories['agendas-en-besluitenlijsten'],
  }
  await runAgainst(stub, [meeting])
  const [one] = [...stub.state.publications.values()]
  const uuids = [0, 1, 2].map((number) => `00000000-0000-4000-8000-00000000000${number}`)
  expect(one?.fields.informatieCategorieen).toEqual(uuids)
  if (one) one.fields = { ...one.fields, informatieCategorieen: uuids.slice(0, 1) }
  await runAgainst(stub, [
    { ...publication('een', meeting.documents.slice(0, 1)), category: categories.vergaderstukken },
  ])
  expect(one?.fields.informatieCategorieen).toEqual(uuids.slice(0, 2))
})

it('the organisation and the categories must be known on the platform', async () => {
  const stub = await stubFor()
  const organisation = 'https://identifier.overheid.nl/tooi/id/gemeente/gm9999'
  const category = { number: '0', resource: 'https://identifier.overheid.nl/x', label: 'onbekend' }
  const foreign = await runAgainst(stub, [publication('een', three)], {
    settings: { ...settingsFor(stub), organisation },
  })
  expect(foreign.said[0]).toMatch(/^gpp\/instelling: Het platform kent de organisatie .*gm9999 niet/)
  const other = await runAgainst(stub, [{ ...publication('een', three), category }])
  expect(other.said[0]).toMatch(/^gpp\/instelling: Het platform kent de informatiecategorie “onbekend” niet/)
  expect([...foreign.outcomes, ...other.outcomes]).toEqual(['configuratie', 'configuratie'])
  expect(writes(stub.log)).toEqual([])
})
