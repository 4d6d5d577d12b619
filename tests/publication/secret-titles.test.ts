import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Edition } from '../../src/document/edition.ts'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { json } from '../../src/report/json.ts'
import { pretty } from '../../src/report/pretty.ts'

// The log of a public run never names a secret attachment, whether the edition is made or not, and whatever was redacted.

const folder = mkdtempSync(join(tmpdir(), 'titels-'))
let printer: Printer
beforeAll(() => {
  printer = openPrinter({ jobs: 1 })
  const files = ['a.md', 'ontslag-vrolijkema.md', 'ontslag-vrolijkema/a.md', 'kaart.md', 'begroting.md']
  for (const name of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(
      join(folder, name),
      `---\nsoort: overig\ntitel: Stuk\nstatus: openbaar\n---\n\nTekst van ${name.length} letters.\n`,
    )
  }
})
afterAll(async () => {
  await printer.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a run says of a proposal that mentions none of its attachments. */
async function told(
  bijlagen: string,
  more: string,
  { text = '', editions = ['openbaar'] }: { text?: string; editions?: Edition[] } = {},
) {
  const head =
    'onderwerp: Pand\ndatum: 2026-11-20\nzaaknummer: Z-2026-1\nportefeuillehouder: C. Voorbeeld\nstatus: openbaar\n'
  writeFileSync(
    join(folder, 'pand.md'),
    `---\n${head}bijlagen:\n${bijlagen}${more}---\n\n## Voorstel\n\n1. Het pand te kopen${text}.\n`,
  )
  const report = await build(
    { cwd: folder, files: ['pand.md'], editions, strictness: 'lenient', html: 'discard', jobs: 1 },
    { printer },
  )
  const [document] = report.documents
  return {
    outcome: document?.outcome,
    rules: document?.diagnostics.map(({ ruleId }) => ruleId) ?? [],
    log: [pretty(report, { color: 'off' }), json(report)].join('\n'),
  }
}

const secret = (more = '') => `geheimhouding:\n  - {op: bijlage 1, grondslag: [Woo 5.1.2.b], tot: 2030-01-01${more}}\n`
const titled = secret(', titelgeheim: ja')
const entry = (titel: string, bestand: string) =>
  `  - {soort: overig, ${titel === '' ? '' : `titel: ${titel}, `}bestand: ${bestand}}\n`
const redaction = ' van :lak[Ad Vos]{grond="5.1.2.e"}'

const cases = [
  ['a secret title', entry('Ontslag wethouder Vrolijkema', 'a.md'), titled],
  ['a secret title of one ordinary word', entry('Vrolijkemabegroting', 'a.md'), titled],
  ['a secret title in capitals', entry('ONTSLAG VROLIJKEMA', 'a.md'), titled],
  ['a secret title in lower case', entry('ontslag vrolijkema', 'a.md'), titled],
  ['a secret title with a number', entry('Dossier Vrolijkema 2026-14', 'a.md'), titled],
  ['a secret title between quotation marks', entry('"Ontslag: Vrolijkema"', 'a.md'), titled],
  ['the name of its file', entry('', 'ontslag-vrolijkema.md'), secret()],
  ['the name of its file, its title secret', entry('', 'ontslag-vrolijkema.md'), titled],
  ['the name of its folder', entry('', 'ontslag-vrolijkema/a.md'), secret()],
  [
    'the name of a file that is attached twice',
    `${entry('', 'ontslag-vrolijkema.md')}${entry('Kaart', 'ontslag-vrolijkema.md')}`,
    secret(),
  ],
  ['the name of a file that does not exist', entry('Kaart', 'vrolijkema-weg.md'), secret()],
  ['the secret title of a file that does not exist', entry('Ontslag Vrolijkema', 'weg.md'), titled],
] as const

describe('the log of a public run does not say, with or without a redaction in the text,', () => {
  it.each(cases)('%s', async (_what, bijlagen, front) => {
    for (const text of ['', redaction]) {
      const { rules, log } = await told(bijlagen, front, { text })
      expect(rules.filter((id) => id.startsWith('bijlagen/'))).not.toEqual([])
      expect(log).not.toMatch(/vrolijkema/i)
    }
  })

  it.each([
    ['the whole title', entry('Begroting', 'a.md'), titled],
    ['the whole title in lower case', entry('begroting', 'a.md'), titled],
    ['the whole name of its file', entry('', 'begroting.md'), secret()],
  ])('an ordinary word that is %s', async (_what, bijlagen, front) => {
    const { log } = await told(bijlagen, front, { text: redaction })
    expect(log).not.toMatch(/begroting/i)
  })
})

describe('and it says of what is public', () => {
  it.each([
    ['the title of an attachment', entry('Ontslag Vrolijkema', 'a.md'), ''],
    ['the public title of a secret attachment', entry('Ontslag Vrolijkema', 'a.md'), secret()],
    [
      'the title of an attachment beside a secret one',
      `${entry('Cijfers', 'a.md')}${entry('Vrolijkema', 'kaart.md')}`,
      titled,
    ],
    ['the name of a file that does not exist', entry('Kaart', 'vrolijkema-weg.md'), ''],
  ])('%s, with or without a redaction', async (_what, bijlagen, front) => {
    for (const text of ['', redaction]) {
      const { log } = await told(bijlagen, front, { text })
      expect(log).toMatch(/vrolijkema/i)
    }
  })

  it('and the author reads all of it in another edition', async () => {
    const editions: Edition[] = ['intern', 'openbaar']
    const { log, outcome } = await told(entry('Ontslag Vrolijkema', 'a.md'), titled, { text: redaction, editions })
    expect(outcome).toBe('gemaakt')
    expect(log).toMatch(/vrolijkema/i)
  })
})
