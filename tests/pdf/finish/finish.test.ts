import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DocumentFacts, finish } from '../../../src/pdf/finish/finish.ts'
import { inspect } from '../../../src/pdf/text/inspect.ts'
import { veraPdfRuns, verdict } from '../../conformance/verdict.ts'
import { type Printer, startPrinter } from '../print-html.ts'
import { outlineText, structureText } from '../structure-text.ts'

const facts: DocumentFacts = {
  title: 'Wijken & “buurten” <in beeld>',
  author: 'E. Voorbeeld',
  subject: 'Collegevoorstel',
  lang: 'nl',
  created: new Date('2021-03-30T22:30:00Z'),
  producer: 'collegevoorstel 0.1.0',
  keywords: ['wijken', 'raad'],
}

const whole = ['proposal', 'kitchen-sink', 'empty', 'one-word', 'wrapped-heading'] as const
const broken = ['untagged-text', 'counted-heading', 'missing-character', 'image-without-alt'] as const

let printer: Printer
let folder: string
const printed = new Map<string, Uint8Array>()
const finished = new Map<string, Uint8Array>()

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}.html`, import.meta.url), 'utf8')
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not made')
  return value
}

function finishedOf(pdf: Uint8Array): Uint8Array {
  const result = finish(pdf, facts)
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.reason).join(' '))
  return result.pdf
}

/** Writes both files and runs a program of poppler or qpdf on one of them. */
function run(program: string, args: readonly string[], pdf: Uint8Array): string {
  const path = join(folder, 'file.pdf')
  writeFileSync(path, pdf)
  return execFileSync(
    program,
    args.map((arg) => (arg === '@' ? path : arg)),
    { encoding: 'latin1', maxBuffer: 100_000_000, stdio: ['ignore', 'pipe', 'ignore'] },
  )
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'finish-'))
  printer = await startPrinter()
  for (const name of [...whole, ...broken]) printed.set(name, await printer.print(fixture(name)))
  for (const name of whole) finished.set(name, finishedOf(given(printed.get(name))))
}, 60_000)

afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

test.skipIf(!veraPdfRuns)('veraPDF passes every fixture for PDF/A-2a and PDF/UA-1', { timeout: 120_000 }, async () => {
  expect(await verdict(finished)).toBe('')
})

test.skipIf(!veraPdfRuns)(
  'veraPDF fails what Chromium prints, so the verdict can fail',
  { timeout: 60_000 },
  async () => {
    const text = await verdict(new Map([['plain', given(printed.get('one-word'))]]))
    expect(text).toContain('2a 6.6.2.1-1')
    expect(text).toContain('ua1 7.1-8')
  },
)

describe.each(whole)('%s', (name) => {
  test('keeps every word, and qpdf finds nothing wrong', () => {
    const text = (pdf: Uint8Array) => run('pdftotext', ['@', '-'], pdf).replaceAll('\xc2\xad', '')
    const before = text(given(printed.get(name)))
    const after = text(given(finished.get(name)))
    expect(after.replace(/\s/g, '')).toBe(before.replace(/\s/g, ''))
    // Soft hyphens inside a line make pdftotext break words in Chromium's file; in ours they are gone.
    if (!fixture(name).includes('&shy;')) expect(after.split(/\s+/)).toEqual(before.split(/\s+/))
    expect(run('qpdf', ['--check', '@'], given(finished.get(name)))).toContain('No syntax or stream encoding errors')
  })

  test('looks the same', () => {
    const picture = (pdf: Uint8Array) => run('pdftoppm', ['-r', '40', '@'], pdf)
    expect(picture(given(finished.get(name))) === picture(given(printed.get(name)))).toBe(true)
  })

  test('has this tag tree', async () => {
    await expect(structureText(given(finished.get(name)))).toMatchFileSnapshot(`goldens/${name}.tags.txt`)
  })
})

test('the bookmarks are the headings, with the spaces at line ends and without soft hyphens', () => {
  expect(outlineText(given(finished.get('wrapped-heading')))).toBe(
    'Een heel lange kop met een nadruk die over de rand heen loopt en dus op een tweede regel verder gaat\n  Lange wijkgerichte kop\n',
  )
})

test('words at line ends stay apart for who reads in the order of the structure', () => {
  const text = run('pdfinfo', ['-struct-text', '@'], given(finished.get('wrapped-heading'))).replace(
    /"\s+(Span \(inline\)\s+)?"/g,
    '',
  )
  expect(text).toContain('loopt en dus')
  expect(text).not.toMatch(/looptGewone|loopten|\u00c2\u00ad/)
})

test('the head of a table that goes on over the page is heard once', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => `<tr><td>Rij ${index + 1}</td><td>€ 5</td></tr>`).join('')
  const table = `<table><thead><tr><th>Wijk</th><th>Bedrag <em>in euro</em></th></tr></thead><tbody>${rows}</tbody></table>`
  const pdf = finishedOf(await printer.print(fixture('one-word').replace('</body>', `${table}</body>`)))
  expect(Number(/^Pages: +(\d+)/m.exec(run('pdfinfo', ['@'], pdf))?.[1])).toBeGreaterThan(1)
  const seen = run('pdftotext', ['@', '-'], pdf)
  expect(seen.split('Wijk').length, 'printed on every page').toBeGreaterThan(2)
  const heard = structureText(pdf)
  for (const words of ['“Wijk”', '“Bedrag ”', '“in euro”', '“Rij 60”']) expect(heard.split(words).length, words).toBe(2)
})

test('metadata agrees in both places, dates come from the facts, and the browser is not named', () => {
  const pdf = given(finished.get('proposal'))
  const xmp = Buffer.from(pdf).toString('utf8')
  expect(xmp).toContain('<rdf:li xml:lang="x-default">Wijken &amp; “buurten” &lt;in beeld&gt;</rdf:li>')
  expect(xmp).toContain('<xmp:CreateDate>2021-03-30T22:30:00Z</xmp:CreateDate>')
  const info = Buffer.from(run('pdfinfo', ['-rawdates', '@'], pdf), 'latin1').toString('utf8')
  expect(info).toMatch(/Title: +Wijken & “buurten” <in beeld>/)
  expect(info).toMatch(/CreationDate: +D:20210330223000Z/)
  expect(info).toMatch(/PDF version: +1\.7/)
  expect(info).not.toMatch(/Creator|Chrom|Skia|Mozilla/)
  expect(inspect(pdf)).toEqual({
    ok: true,
    pages: 3,
    version: '1.7',
    title: facts.title,
    lang: 'nl',
    tagged: true,
    claims: ['PDF/A-2a', 'PDF/UA-1'],
  })
})

test('the same bytes on a page that has been used, and on another one', { timeout: 60_000 }, async () => {
  const again = finishedOf(await printer.print(fixture('proposal')))
  const other = await startPrinter()
  try {
    const fresh = finishedOf(await other.print(fixture('proposal')))
    expect(Buffer.compare(again, given(finished.get('proposal')))).toBe(0)
    expect(Buffer.compare(fresh, again)).toBe(0)
  } finally {
    await other.close()
  }
})

test('finishing twice is finishing once: the pass reads what it writes', () => {
  const once = given(finished.get('kitchen-sink'))
  expect(structureText(finishedOf(once))).toBe(structureText(once))
})

test.each([
  ['untagged-text', 'tekst-zonder-structuur', 'verborgen voor voorlezen'],
  ['counted-heading', 'tekst-zonder-structuur', '1.'],
  ['image-without-alt', 'afbeelding-zonder-tekst', 'alternatieve tekst'],
] as const)('%s is a problem, not a file', (name, code, words) => {
  const result = finish(given(printed.get(name)), facts)
  expect(result).toMatchObject({ ok: false, problems: [{ code, reason: expect.stringContaining(words) }] })
})

test('a character that no font has is named, or pointed at', () => {
  const result = finish(given(printed.get('missing-character')), facts)
  expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toContain('teken-ontbreekt')
  expect(JSON.stringify(result)).toContain('Het teken “龘”')
  expect(JSON.stringify(result)).toContain('Een teken na “Een onbekend teken:”')
})
