import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter } from '../../src/print/printer.ts'
import type { Report } from '../../src/report/report.ts'
import { wholeTextOfHtml } from '../compose/web-page/whole-text.ts'
import { verdict } from '../conformance/verdict.ts'
import { filesBelow } from '../files-below.ts'
import { wholeTextOfPdf } from '../pdf/whole-text.ts'
import { htmlEditionOf } from '../pipeline/html-edition-of.ts'
import { seed, sized } from '../run-size.ts'
import { type Reading, readingsOfBytes, readingsOfPdf, secretsIn, secretsNotIn } from './independent-search.ts'
import { randomProject } from './random-project.ts'

const count = sized(500)

const home = mkdtempSync(join(tmpdir(), 'gelakt-'))
const projects = Array.from({ length: count }, (_, index) => randomProject(seed * 10_000 + index))
let report: Report

beforeAll(async () => {
  writeFileSync(join(home, 'collegevoorstel.yaml'), 'gemeente: {naam: Proefstad}\n')
  for (const [index, { files }] of projects.entries()) {
    for (const [path, text] of files) put(join(home, `${index}`, path), text)
  }
  const printer = openPrinter({ jobs: 4 })
  const request = { cwd: home, strictness: 'lenient', html: 'keep', jobs: 4 } as const
  const files = projects.map((_, index) => `${index}/voorstel.md`)
  try {
    report = await build({ ...request, files, editions: ['openbaar'] }, { printer })
    // That the search finds what is there, shows on every tenth of them.
    const some = files.filter((_, index) => index % 10 === 0)
    await build({ ...request, files: some, editions: ['intern', 'raad'] }, { printer })
  } finally {
    await printer.close()
  }
}, 3_600_000)

afterAll(() => rmSync(home, { recursive: true, force: true }))

test('every one of them is made', () => {
  const refused = report.documents.filter(({ outcome }) => outcome !== 'gemaakt')
  expect(
    refused.flatMap(({ file, diagnostics }) =>
      diagnostics.filter(({ fatal }) => fatal).map(({ line, ruleId, reason }) => `${file}:${line} ${ruleId} ${reason}`),
    ),
  ).toEqual([])
})

test('no removed text is in any byte of a public edition', { timeout: 3_600_000 }, async () => {
  const found = await each(projects, async (project, index) => {
    const readings = await readingsOf(index, 'openbaar')
    return secretsIn([...project.secrets, ...project.comments], readings)
  })
  expect(found).toEqual([])
})

test('the same search finds every one of them in the edition for the board, and in that for the council all but the routing sheet', {
  timeout: 3_600_000,
}, async () => {
  const some = projects.map((project, index) => ({ project, index })).filter(({ index }) => index % 10 === 0)
  const wrong = await each(some, async ({ project, index }) => {
    const [intern, raad] = [await readingsOf(index, 'intern'), await readingsOf(index, 'raad')]
    return [
      ...secretsNotIn(project.secrets, intern).map((typed) => `${index}: no ${typed}`),
      ...secretsIn([...project.internal, ...project.comments], raad),
      ...secretsIn(project.comments, intern),
    ]
  })
  expect(wrong).toEqual([])
})

test('the pages for a browser say what the PDFs say, and hold nothing of what is removed', {
  timeout: 3_600_000,
}, async () => {
  for (const [index, { secrets, comments }] of projects.entries()) {
    const { outputs, files, diagnostics } = await htmlEditionOf(`${index}/voorstel.md`, home)
    expect(
      files,
      diagnostics.map(({ line, ruleId, reason }) => `${index}:${line} ${ruleId} ${reason}`).join('\n'),
    ).toBeDefined()
    for (const { path, bytes } of outputs) {
      const readings = readingsOfBytes(path, withoutFonts(Buffer.from(bytes)))
      expect(secretsIn([...secrets, ...comments], readings), `${index} ${path}`).toEqual([])
      const pdf = join(home, 'uitvoer', `proef-${seed * 10_000 + index}`, 'openbaar', path.replace(/html$/, 'pdf'))
      expect(wholeTextOfHtml(Buffer.from(bytes).toString('utf8')), `${index} ${path}`).toBe(
        wholeTextOfPdf(readFileSync(pdf)),
      )
    }
  }
})

test('all editions pass 2a and ua1', { timeout: 3_600_000 }, async () => {
  const pdfs = (await filesBelow(join(home, 'uitvoer'))).filter((name) => name.endsWith('.pdf'))
  const some = pdfs.filter((name) => /\d0\/(intern|raad|openbaar)\//.test(name))
  expect(some.length).toBeGreaterThan(8)
  const files = some.map((name): [string, Uint8Array] => [
    name.replaceAll('/', '_'),
    readFileSync(join(home, 'uitvoer', name)),
  ])
  expect(await verdict(new Map(files))).toBe('')
})

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Everything in an edition's folder, and the names in it. */
async function readingsOf(index: number, edition: string): Promise<readonly Reading[]> {
  const folder = join(home, 'uitvoer', `proef-${seed * 10_000 + index}`, edition)
  const names = await filesBelow(folder)
  const contents = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const readings = name.endsWith('.pdf')
        ? await readingsOfPdf(path)
        : readingsOfBytes(name, withoutFonts(readFileSync(path)))
      return readings.map(({ reader, text }) => ({ reader: `${index} ${name} ${reader}`, text }))
    }),
  )
  return [{ reader: `${index} names`, text: names.join('\n') }, ...contents.flat()]
}

/** Of a page of HTML the fonts and pictures in it are most: letters that say nothing. */
function withoutFonts(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/base64,[A-Za-z0-9+/=]*/g, ''), 'latin1')
}

/** Four at a time: what they wait for is another process. */
async function each<Item>(
  items: readonly Item[],
  look: (item: Item, index: number) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = []
  const waiting = items.entries()
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const [index, item] of waiting) found.push(...(await look(item, index)))
    }),
  )
  return found
}
