import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { plainMarks } from '../../src/document/markdown/redaction-marks.ts'
import { meetingLevels } from '../../src/meeting/prepare-meeting.ts'
import type { Placement } from '../../src/output/placement.ts'
import { buildDocuments } from '../../src/pipeline/build.ts'
import type { BuildReport } from '../../src/pipeline/build-report.ts'
import { openContext } from '../../src/pipeline/context.ts'
import { type BuildRequest, type BuildServices, openBuild } from '../../src/pipeline/open-build.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { meetingPolicy } from '../../src/publication/policy/publication-policy.ts'
import type { FinishedPart } from '../../src/reuse/part-store.ts'

// What a meeting asks of a run: a place of its own, facts of every edition, and no error for what may not be public.

const folder = mkdtempSync(join(tmpdir(), 'vergadering-'))
let printer: Printer
beforeAll(() => {
  printer = openPrinter({})
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

const front = 'soort: collegevoorstel\ndatum: 2026-11-20\nportefeuillehouder: C. Voorbeeld\nbehandelwijze: hamerstuk'
const body = `## Voorstel

1. Het contract met :lak[Bouwbedrijf Zandloper]{grond="5.1.2.f"} te tekenen.
2. De raad te **informeren**.

## Samenvatting

De eerste alinea.

De tweede alinea.
`
writeFileSync(
  join(folder, 'open.md'),
  `---\n${front}\nonderwerp: Contract met :lak[Zandloper]{grond="5.1.2.f"}\nstatus: openbaar\n---\n\n${body}`,
)
writeFileSync(join(folder, 'dicht.md'), `---\n${front}\nonderwerp: Verkoop\nstatus: besloten\n---\n\n${body}`)

const request: BuildRequest = {
  files: ['open.md', 'dicht.md'],
  cwd: folder,
  editions: ['intern', 'openbaar'],
  strictness: 'lenient',
  html: 'discard',
  jobs: 2,
}

/** Builds as a meeting does: in folders of its own, with its own policy and levels. */
function build(
  changed: BuildRequest & { readonly levels?: typeof meetingLevels },
  services: BuildServices,
): Promise<BuildReport> {
  const { editions = ['intern'], levels } = changed
  const context = openBuild(changed, services)
  const folderOf: Placement['folder'] = ({ name }, _config, edition) =>
    join(folder, 'week-48', edition, name === 'open' ? '01-open' : '02-dicht')
  return buildDocuments(changed, {
    ...context,
    ...openContext({ ...changed, levels }, context),
    levels,
    policy: meetingPolicy({ editions, embargo: 'respect' }, () => undefined),
    placement: { outputFolder: () => folder, folder: folderOf },
  })
}

it('puts the editions where it is told, leaves out what may not be public, and says what each shows', async () => {
  const { documents } = await build(request, { printer })
  expect(documents.map(({ outcome }) => outcome)).toEqual(['gemaakt', 'gemaakt'])
  const [open, dicht] = documents
  expect(open?.editions.map((one) => one.folder)).toEqual([
    join(folder, 'week-48/intern/01-open'),
    join(folder, 'week-48/openbaar/01-open'),
  ])
  expect(dicht?.editions.map((one) => [one.edition, one.leftOut, one.made.length > 0])).toEqual([
    ['intern', undefined, true],
    ['openbaar', 'besloten', false],
  ])
  expect(existsSync(join(folder, 'week-48/openbaar/02-dicht'))).toBe(false)
  const [intern, openbaar] = open?.editions.map((one) => one.facts) ?? []
  expect(intern).toMatchObject({ behandelwijze: 'hamerstuk', samenvatting: ['De eerste alinea.', 'De tweede alinea.'] })
  expect(intern?.beslispunten.map(plainMarks)).toEqual([
    'Het contract met Bouwbedrijf Zandloper te tekenen.',
    'De raad te informeren.',
  ])
  expect(openbaar?.behandelwijze).toBeUndefined()
  expect(plainMarks(openbaar?.onderwerp ?? '')).toBe('Contract met [gelakt, artikel 5.1, tweede lid, onder f, Woo]')
  expect(JSON.stringify(openbaar)).not.toMatch(/Zandloper/i)
})

it('goes by its own levels before those of the config', async () => {
  const levels = meetingLevels
  const { documents } = await build({ ...request, levels, editions: ['intern'] }, { printer })
  expect(documents.map(({ outcome, editions }) => [outcome, editions])).toEqual([
    ['fouten', []],
    ['fouten', []],
  ])
})

it('takes what was printed before, until something of it changes', async () => {
  const kept = new Map<string, FinishedPart>()
  const parts = {
    get: (key: string) => kept.get(key),
    set: (key: string, part: FinishedPart) => void kept.set(key, part),
  }
  const printed: string[] = []
  const watched: Printer = {
    print: (printable) => {
      printed.push(printable.title)
      return printer.print(printable)
    },
    warm: (style, resources) => printer.warm(style, resources),
    about: () => printer.about(),
    close: () => printer.close(),
  }
  const one = { ...request, files: ['dicht.md'], editions: ['intern'] } as const
  const pdf = () => readFileSync(join(folder, 'week-48/intern/02-dicht/voorstel.pdf'))
  await build(one, { printer: watched, parts })
  const first = pdf()
  await build(one, { printer: watched, parts })
  expect(printed).toEqual(['Collegevoorstel: Verkoop'])
  expect(pdf().equals(first)).toBe(true)
  writeFileSync(join(folder, 'dicht.md'), readFileSync(join(folder, 'dicht.md'), 'utf8').replace('tweede', 'derde'))
  await build(one, { printer: watched, parts })
  expect(printed).toHaveLength(2)
  expect(pdf().equals(first)).toBe(false)
})
