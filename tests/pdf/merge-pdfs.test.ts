import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finish } from '../../src/pdf/finish.ts'
import { inspect } from '../../src/pdf/inspect.ts'
import { type MergePart, mergePdfs } from '../../src/pdf/merge-pdfs.ts'
import { partAddress } from '../../src/pdf/part-address.ts'
import { partStanding } from '../../src/pdf/part-standing.ts'
import { onePage } from './handmade.ts'
import { type Printer, startPrinter } from './print-html.ts'
import { veraPdfRuns, verdict } from './verdict.ts'

const facts = { title: 'Bundel', lang: 'nl', created: new Date(0), producer: 'p' }

let printer: Printer
let sink: Uint8Array
let proposal: Uint8Array
let agenda: Uint8Array

async function finished(html: string): Promise<Uint8Array> {
  const made = finish(await printer.print(html), facts)
  if (!made.ok) throw new Error(made.problems.map(({ reason }) => reason).join(' '))
  return made.pdf
}

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.html`, import.meta.url), 'utf8')

beforeAll(async () => {
  printer = await startPrinter()
  sink = await finished(fixture('kitchen-sink'))
  proposal = await finished(fixture('proposal'))
  agenda = await finished(
    `<html lang="nl"><head><title>a</title><style>@page{size:A4;margin:2cm}</style></head><body><h1>Agenda</h1>
    <ol><li><a href="${partAddress('voorstel 2')}">Tweede voorstel</a></li><li><a href="${partAddress('punt 1')}">Eerste punt</a></li></ol></body></html>`,
  )
}, 60_000)

afterAll(() => printer.close())

const whole = (): readonly MergePart[] => [
  { key: 'agenda', title: 'Agenda', read: () => agenda },
  {
    key: 'punt 1',
    title: '1. Eerste punt',
    parts: [
      { key: 'voorstel 1', title: 'Voorstel', read: () => sink },
      { key: 'bijlage 1', title: 'Bijlage 1: nog een keer', read: () => sink },
    ],
  },
  { key: 'voorstel 2', title: '2. Tweede punt', read: () => proposal },
]

function merged(parts: readonly MergePart[]) {
  const made = mergePdfs(parts, facts)
  if (!made.ok) throw new Error(made.problems.map(({ reason }) => reason).join(' '))
  return made
}

describe('a whole of several finished documents', () => {
  test.skipIf(!veraPdfRuns)('is PDF/A-2a and PDF/UA-1', { timeout: 120_000 }, async () => {
    const made = merged(whole())
    expect(made.claims).toEqual(['PDF/A-2a', 'PDF/UA-1'])
    expect(inspect(made.pdf)).toMatchObject({ claims: made.claims, title: 'Bundel', lang: 'nl', tagged: true })
    expect(await verdict(new Map([['bundel', made.pdf]]))).toBe('')
  })

  test('is the same bytes each time', () => {
    expect(Buffer.compare(merged(whole()).pdf, merged(whole()).pdf)).toBe(0)
  })
})

describe('what stands in the way comes back as values', () => {
  const untagged = onePage({ content: 'BT /F1 12 Tf 20 20 Td (a) Tj ET' })

  test('a part that is neither tagged nor lasting, unless it is asked for', () => {
    const parts = [...whole(), { key: 'scan', title: 'Scan', read: () => untagged }]
    const refused = mergePdfs(parts, facts)
    expect(refused).toMatchObject({ ok: false, problems: [{ key: 'scan', title: 'Scan', code: 'voldoet-niet' }] })
    const made = mergePdfs(parts, facts, { admit: 'all' })
    const standing = partStanding(untagged)
    if (!made.ok || !standing.ok) throw new Error('Both can be read.')
    expect(made.claims).toEqual([])
    expect(inspect(made.pdf)).toMatchObject({ claims: [] })
    expect(made.nonConforming).toEqual([{ key: 'scan', title: 'Scan', reasons: standing.shortcomings }])
    expect(standing.shortcomings.length).toBe(2)
  })
})
