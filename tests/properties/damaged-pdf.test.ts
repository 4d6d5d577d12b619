import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../src/pdf/finish/finish.ts'
import { mergePdfs } from '../../src/pdf/merge/merge-pdfs.ts'
import { inspect } from '../../src/pdf/text/inspect.ts'
import { finished, printed } from '../pdf/printed.ts'
import { seed, sized } from '../run-size.ts'

const facts = { title: 't', lang: 'nl', created: new Date(0), producer: 'p' }
// Chromium's own has a table and plain objects, ours a stream and packed ones.
const sources = ['one-word', 'wrapped-heading'].flatMap((name) => [printed(name), finished(printed(name), facts)])

/** What becomes of a file: `gelukt`, or the codes of the refusal. */
interface Outcome {
  readonly inspected: string
  readonly finished: readonly string[]
  readonly merged: string
}

/** Each must hand back a value, whatever is in the file; a test that hangs runs into its time-out. */
function outcomeOf(pdf: Uint8Array): Outcome {
  const found = inspect(pdf)
  if (!found.ok) expect(found.reason).toMatch(/\S/)
  const result = finish(pdf, facts)
  const parts = [
    { key: 'a', title: 'a', read: () => pdf },
    { key: 'b', title: 'b', read: () => sources[0] ?? pdf },
  ]
  const merged = mergePdfs(parts, facts, { admit: 'all' })
  if (merged.ok) expect(inspect(merged.pdf)).toMatchObject({ ok: true, pages: merged.pages })
  else expect(merged.problems).toMatchObject([{ key: 'a' }])
  return {
    inspected: found.ok ? 'gelukt' : found.code,
    finished: result.ok ? ['gelukt'] : [...new Set(result.problems.map(({ code }) => code))].sort(),
    merged: merged.ok ? 'gelukt' : merged.problems.map(({ code }) => code).join(),
  }
}

/** Why a file that was whole may be refused after damage: never for a password, a colour or a picture that it never had. */
const afterDamage = {
  opening: ['afgekapt', 'beschadigd', 'beschadigde-inhoud', 'geen-bladzijden', 'geen-pdf', 'onbekend-filter'],
  structure: ['kringloop', 'te-diep'],
  finishing: [
    'beschadigd',
    'lettertype-ontbreekt',
    'niet-getagd',
    'onbekende-structuur',
    'teken-ontbreekt',
    'tekst-buiten-structuur',
    'tekst-zonder-structuur',
  ],
}

/** Counts what becomes of many files, and holds that a refusal has one of the reasons that damage can give. */
function tally() {
  const made = { inspected: 0, finished: 0, merged: 0 }
  return {
    made,
    look: (pdf: Uint8Array): void => {
      const { inspected, finished: codes, merged } = outcomeOf(pdf)
      const opening = ['gelukt', ...afterDamage.opening, ...afterDamage.structure]
      expect(opening).toContain(inspected)
      expect(opening).toContain(merged)
      for (const code of codes) expect(['gelukt', ...afterDamage.finishing]).toContain(code)
      if (inspected === 'gelukt') made.inspected++
      if (codes[0] === 'gelukt') made.finished++
      if (merged === 'gelukt') made.merged++
    },
  }
}

/** Most of a file stays readable when little of it is damaged: a step that refuses everything fails here. */
function expectMany({ made }: ReturnType<typeof tally>, share: number): void {
  for (const count of Object.values(made)) expect(count).toBeGreaterThan(numRuns * share)
}

const source = fc.nat().map((index) => sources[index % sources.length] ?? new Uint8Array())
const numRuns = sized(2_500)
const options = { numRuns, seed }

describe('damaged input gives a value', () => {
  test('bytes changed anywhere', { timeout: 3_600_000 }, () => {
    const all = tally()
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(source, changes, (pdf, list) => {
        const copy = new Uint8Array(pdf)
        for (const [at, value] of list) copy[at % copy.length] = value
        all.look(copy)
      }),
      options,
    )
    expectMany(all, 0.1)
  })

  test('cut off, or with a part taken out', { timeout: 3_600_000 }, () => {
    const all = tally()
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(3000), (pdf, at, length) => {
        const start = at % pdf.length
        all.look(pdf.subarray(0, start))
        all.look(Buffer.concat([pdf.subarray(0, start), pdf.subarray(start + length)]))
      }),
      options,
    )
    expectMany(all, 0.1)
  })

  test('references and lengths that point elsewhere, also in a circle', { timeout: 3_600_000 }, () => {
    const all = tally()
    fc.assert(
      fc.property(source, fc.array(fc.tuple(fc.nat(), fc.nat(80)), { minLength: 1, maxLength: 6 }), (pdf, list) => {
        let text = Buffer.from(pdf).toString('latin1')
        for (const [which, target] of list) {
          const places = [...text.matchAll(/\b\d+ 0 R|\/Length \d+/g)]
          const place = places[which % Math.max(1, places.length)]
          if (!place) continue
          const made = place[0].startsWith('/Length') ? `/Length ${target}` : `${target} 0 R`
          text = text.slice(0, place.index) + made + text.slice(place.index + place[0].length)
        }
        all.look(Buffer.from(text, 'latin1'))
      }),
      options,
    )
    expectMany(all, 0.1)
  })

  test('anything at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), bytes])
        expect(outcomeOf(pdf)).toEqual(refused('beschadigd'))
      }),
      { seed },
    )
    expect(inspect(new Uint8Array())).toMatchObject({ ok: false, code: 'geen-pdf' })
  })
})

/** Refused by all three, for the same reason. */
function refused(code: string): Outcome {
  return { inspected: code, finished: ['beschadigd'], merged: code }
}

function handmade(objects: readonly string[], trailer = '<</Root 1 0 R>>'): Uint8Array {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer\n${trailer}\n`, 'latin1')
}

const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>'

test.each([
  ['pages in a circle', handmade(['<</Pages 2 0 R>>', '<</Kids[2 0 R]>>']), 'beschadigd', /heeft geen bladzijden/],
  [
    'a structure tree in a circle',
    handmade(['<</Pages 2 0 R/StructTreeRoot 4 0 R>>', '<</Kids[3 0 R]>>', page, '<</K 5 0 R>>', '<</S/P/K 5 0 R>>']),
    'beschadigd',
    /structuur .* in een kring/,
  ],
  ['no pages', handmade(['<</Pages 2 0 R>>', '<</Kids[]>>']), 'beschadigd', /geen bladzijden/],
  [
    'encryption',
    handmade(['<</Pages 2 0 R>>', '<</Kids[3 0 R]>>', page], '<</Root 1 0 R/Encrypt 9 0 R>>'),
    'versleuteld',
    /versleuteld/,
  ],
  [
    'an unknown structure type',
    handmade(['<</Pages 2 0 R/StructTreeRoot 4 0 R>>', '<</Kids[3 0 R]>>', page, '<</K 5 0 R>>', '<</S/Vreemd>>']),
    'onbekende-structuur',
    /“Vreemd”/,
  ],
] as const)('%s is a problem with its own code', (_, pdf, code, reason) => {
  expect(finish(pdf, facts)).toMatchObject({ ok: false, problems: [{ code, reason: expect.stringMatching(reason) }] })
})

test('arrays nested without end do not fill the stack', () => {
  expect(outcomeOf(handmade([`<</Pages ${'['.repeat(100_000)}`]))).toEqual(refused('beschadigd'))
})

const passed: Outcome = { inspected: 'gelukt', finished: ['gelukt'], merged: 'gelukt' }

/** Handmade files that would grow, go round or go deep without end in a reader that follows them. */
const bombs: Readonly<Record<string, readonly [Outcome, Uint8Array]>> = {
  'bookmarks in a circle': [
    { ...passed, finished: ['beschadigd'], merged: 'kringloop' },
    handmade([
      '<</Pages 2 0 R/Outlines 4 0 R/StructTreeRoot 6 0 R>>',
      '<</Kids[3 0 R]>>',
      page,
      '<</First 5 0 R>>',
      '<</Title(x)/Next 5 0 R/First 4 0 R>>',
      '<</K[]>>',
    ]),
  ],
  'a structure tree deeper than the stack': [
    { ...passed, finished: ['beschadigd'], merged: 'te-diep' },
    handmade([
      '<</Pages 2 0 R/StructTreeRoot 4 0 R>>',
      '<</Kids[3 0 R]>>',
      page,
      ...Array.from({ length: 30_000 }, (_, index) => `<</S/Div/K ${index + 5} 0 R>>`),
      '<</S/P>>',
    ]),
  ],
  'a form that paints itself': [
    { ...passed, finished: ['beschadigd'] },
    handmade([
      '<</Pages 2 0 R/StructTreeRoot<</K[]>>>>',
      '<</Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R/Resources<</XObject<</F 4 0 R>>>>>>',
      '<</Subtype/Form/Resources<</XObject<</F 4 0 R>>>>/Length 5>>\nstream\n/F Do\nendstream',
      '<</Length 5>>\nstream\n/F Do\nendstream',
    ]),
  ],
  'forms that paint each other twice, forty deep': [
    passed,
    handmade([
      '<</Pages 2 0 R/StructTreeRoot<</K[]>>>>',
      '<</Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 4 0 R>>>>>>',
      ...Array.from(
        { length: 40 },
        (_, index) =>
          `<</Subtype/Form/Resources<</XObject<</F ${index + 5} 0 R>>>>/Length 11>>\nstream\n/F Do /F Do\nendstream`,
      ),
    ]),
  ],
  'a page tree that says it has more pages than there are numbers': [
    passed,
    handmade(['<</Pages 2 0 R>>', '<</Count 99999999999/Kids[3 0 R]>>', page]),
  ],
  'a stream that unpacks to a thousand times its length, seven times over': [
    { ...passed, finished: ['beschadigd'] },
    handmade([
      '<</Pages 2 0 R/StructTreeRoot<</K[]>>>>',
      '<</Kids[3 0 R]>>',
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[${'4 0 R '.repeat(7)}]>>`,
      packed(300_000_000),
    ]),
  ],
  'a tag that says it is the millionth on its page': [
    passed,
    handmade([
      '<</Pages 2 0 R/StructTreeRoot<</K<</S/P/Pg 3 0 R/K 999999>>>>>>',
      '<</Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
      '<</Length 37>>\nstream\n/P <</MCID 999999>> BDC BT () Tj ET EMC\nendstream',
    ]),
  ],
  'marked content opened without end': [
    passed,
    handmade([
      '<</Pages 2 0 R/StructTreeRoot<</K[]>>>>',
      '<</Kids[3 0 R]>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>',
      `<</Length 900000>>\nstream\n${'/P BMC q '.repeat(100_000)}endstream`,
    ]),
  ],
}

function packed(length: number): string {
  const bytes = deflateSync(Buffer.alloc(length, 32))
  return `<</Filter/FlateDecode/Length ${bytes.length}>>\nstream\n${bytes.toString('latin1')}\nendstream`
}

test.each(Object.entries(bombs))('%s: a value, and no more memory than a large document takes', (_, [outcome, pdf]) => {
  const before = process.memoryUsage().rss
  expect(outcomeOf(pdf)).toEqual(outcome)
  expect(process.memoryUsage().rss - before).toBeLessThan(1_500_000_000)
})
