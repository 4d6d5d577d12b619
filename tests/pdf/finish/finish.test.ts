import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finish } from '../../../src/pdf/finish/finish.ts'
import { inspect } from '../../../src/pdf/text/inspect.ts'
import { finished, printed } from '../printed.ts'
import { outlineText, structureText } from '../structure-text.ts'
import { facts, whole } from './whole-fixtures.ts'

let folder: string
const made = new Map(whole.map((name) => [name, finished(printed(name), facts)]))

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}.html`, import.meta.url), 'utf8')
}

function finishedOf(name: (typeof whole)[number]): Uint8Array {
  return made.get(name) ?? new Uint8Array()
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

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'finish-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(whole)('%s', (name) => {
  test('keeps every word, and qpdf finds nothing wrong', () => {
    const text = (pdf: Uint8Array) => run('pdftotext', ['@', '-'], pdf).replaceAll('\xc2\xad', '')
    // The tick box of the proposal is copied as its words.
    const before = text(printed(name)).replace('x ja', 'aangevinkt ja')
    const after = text(finishedOf(name))
    expect(after.replace(/\s/g, '')).toBe(before.replace(/\s/g, ''))
    // Soft hyphens inside a line make pdftotext break words in Chromium's file; in ours they are gone.
    if (!fixture(name).includes('&shy;')) expect(after.split(/\s+/)).toEqual(before.split(/\s+/))
    expect(run('qpdf', ['--check', '@'], finishedOf(name))).toContain('No syntax or stream encoding errors')
  })

  test('looks the same', () => {
    const picture = (pdf: Uint8Array) => run('pdftoppm', ['-r', '40', '@'], pdf)
    expect(picture(finishedOf(name)) === picture(printed(name))).toBe(true)
  })

  test('has this tag tree', async () => {
    await expect(structureText(finishedOf(name))).toMatchFileSnapshot(`goldens/${name}.tags.txt`)
  })
})

test('the bookmarks are the headings, with the spaces at line ends and without soft hyphens', () => {
  expect(outlineText(finishedOf('wrapped-heading'))).toBe(
    'Een heel lange kop met een nadruk die over de rand heen loopt en dus op een tweede regel verder gaat\n  Lange wijkgerichte kop\n',
  )
})

test('words at line ends stay apart for who reads in the order of the structure', () => {
  const text = run('pdfinfo', ['-struct-text', '@'], finishedOf('wrapped-heading')).replace(
    /"\s+(Span \(inline\)\s+)?"/g,
    '',
  )
  expect(text).toContain('loopt en dus')
  expect(text).not.toMatch(/looptGewone|loopten|\u00c2\u00ad/)
})

test('the head of a table that goes on over the page is heard once', () => {
  const pdf = finished(printed('long-table'), facts)
  expect(Number(/^Pages: +(\d+)/m.exec(run('pdfinfo', ['@'], pdf))?.[1])).toBeGreaterThan(1)
  const seen = run('pdftotext', ['@', '-'], pdf)
  expect(seen.split('Wijk').length, 'printed on every page').toBeGreaterThan(2)
  const heard = structureText(pdf)
  for (const words of ['“Wijk”', '“Bedrag ”', '“in euro”', '“Rij 60”']) expect(heard.split(words).length, words).toBe(2)
})

test('metadata agrees in both places, dates come from the facts, and the browser is not named', () => {
  const pdf = finishedOf('proposal')
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
    isProtected: false,
  })
})

test('finishing twice is finishing once: the pass reads what it writes', () => {
  const once = finishedOf('kitchen-sink')
  expect(structureText(finished(once, facts))).toBe(structureText(once))
})

test.each([
  ['untagged-text', 'tekst-zonder-structuur', 'verborgen voor voorlezen'],
  ['counted-heading', 'tekst-zonder-structuur', '1.'],
  ['image-without-alt', 'afbeelding-zonder-tekst', 'alternatieve tekst'],
] as const)('%s is a problem, not a file', (name, code, words) => {
  const result = finish(printed(name), facts)
  expect(result).toMatchObject({ ok: false, problems: [{ code, reason: expect.stringContaining(words) }] })
})

test('a character that no font has is named, or pointed at', () => {
  const result = finish(printed('missing-character'), facts)
  expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toContain('teken-ontbreekt')
  expect(JSON.stringify(result)).toContain('Het teken “龘”')
  expect(JSON.stringify(result)).toContain('Een teken na “Een onbekend teken:”')
})
