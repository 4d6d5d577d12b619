import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { archive } from '../../src/archive/archive.ts'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import type { Report } from '../../src/report/report.ts'
import { sha256 } from '../../src/system/digest.ts'
import { filesIn, packageProblems } from '../archive/package-problems.ts'
import { seed, sized } from '../run-size.ts'
import { type Reading, readingsOfBytes, readingsOfPdf, secretsIn } from './independent-search.ts'
import { type RandomMeeting, randomMeeting } from './random-meeting.ts'

const count = sized(300)
const home = mkdtempSync(join(tmpdir(), 'vergaderingen-'))
const sourceDateEpoch = Date.UTC(2026, 10, 24, 12) / 1000
let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 4 })
  put(
    join(home, 'collegevoorstel.yaml'),
    `gemeente: {naam: Proefstad, code: gm0000}
archief:
  archiefvormer: {naam: Gemeente Proefstad}
  bron: Proefstukken
  waardering: {collegevoorstel: B}
  begrippenlijsten: {vergadering: Vergadersoorten}
`,
  )
})
afterAll(async () => {
  await printer.close()
  rmSync(home, { recursive: true, force: true })
})

test(`${count} meetings made up at random leave the output as they may`, { timeout: 7_200_000 }, async () => {
  const problems: string[] = []
  for (let index = 0; index < count; index++) {
    const number = seed * 1000 + index
    const found = await leaving(number, randomMeeting(number), index % 10 === 0)
    problems.push(...found.map((problem) => `${number}: ${problem}`))
  }
  expect(problems).toEqual([])
})

/** What is wrong with what a meeting leaves for others. */
async function leaving(number: number, meeting: RandomMeeting, isRepeated: boolean): Promise<readonly string[]> {
  const root = join(home, `${number}`)
  for (const [path, text] of meeting.files) put(join(root, path), text)
  const out = join(home, 'uitvoer')
  const file = `${number}/agenda.yaml`
  const made = await makeAgenda(
    {
      file,
      cwd: home,
      out,
      editions: ['intern', 'openbaar'],
      strictness: 'lenient',
      html: 'discard',
      jobs: 4,
      sourceDateEpoch,
    },
    { printer },
  )
  const refused = errorsIn(made)
  if (refused.length > 0) return refused
  const request = { files: [file], cwd: home, out, strictness: 'lenient', run: 'real' } as const
  const archived = errorsIn(await archive({ ...request, sourceDateEpoch }))
  if (archived.length > 0) return archived
  const folder = join(out, `vergadering-${number}`, 'archief')
  const open = filesIn(folder).filter((path) => /-openbaar\//.test(path))
  const readings = await Promise.all(open.map((path) => readingsOf(join(folder, path))))
  const found = [
    ...packageProblems(folder),
    ...(open.some((path) => path.endsWith('besluitenlijst.pdf')) ? [] : ['no public decision list is archived']),
    ...secretsIn(meeting.secrets, readings.flat()),
  ]
  if (isRepeated) {
    const before = sumsIn(folder)
    await archive({ ...request, sourceDateEpoch: sourceDateEpoch + 3600 })
    if (sumsIn(folder) !== before) found.push('a second run gave other bytes')
  }
  rmSync(root, { recursive: true })
  rmSync(join(out, `vergadering-${number}`), { recursive: true })
  return found
}

function errorsIn({ documents }: Report): readonly string[] {
  return documents.flatMap(({ file, diagnostics }) =>
    diagnostics
      .filter(({ fatal }) => fatal)
      .map(({ line, ruleId, reason, note }) => `${file}:${line} ${ruleId} ${reason} ${note}`),
  )
}

function readingsOf(path: string): Promise<readonly Reading[]> | readonly Reading[] {
  return path.endsWith('.pdf') ? readingsOfPdf(path) : readingsOfBytes(path, readFileSync(path))
}

function sumsIn(folder: string): string {
  return filesIn(folder)
    .map((path) => `${path} ${sha256(readFileSync(join(folder, path)))}`)
    .join('\n')
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
