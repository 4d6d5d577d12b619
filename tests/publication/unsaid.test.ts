import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { progressOf } from '../../src/cli/terminal/progress.ts'
import { diagnostic } from '../../src/diagnostics/diagnostic.ts'
import type { Rule } from '../../src/diagnostics/rule.ts'
import { bodyRules } from '../../src/document/document-rules.ts'
import { makeAgenda } from '../../src/meeting/make-agenda.ts'
import { build } from '../../src/pipeline/build.ts'
import type { ReadProposal } from '../../src/pipeline/work.ts'
import type { Printer } from '../../src/print/printer.ts'
import { discreet } from '../../src/publication/discreet.ts'
import { editionPolicy } from '../../src/publication/policy/edition-policy.ts'
import { forEdition } from '../../src/publication/redact/for-edition.ts'
import { reportFromJson } from '../../src/report/from-json.ts'
import { github } from '../../src/report/github.ts'
import { json } from '../../src/report/json.ts'
import { junit } from '../../src/report/junit.ts'
import { pretty } from '../../src/report/pretty.ts'
import { mergeReports, type Report } from '../../src/report/report.ts'
import { sarif } from '../../src/report/sarif.ts'
import { summary } from '../../src/report/summary.ts'
import { ruleCatalogue } from '../../src/rules/catalogue.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { readProposal } from '../read-proposal.ts'
import { png } from '../rules/make-png.ts'

// What a public edition and its log may not say, by name, by title or by reason.

const folder = mkdtempSync(join(tmpdir(), 'ongezegd-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(name: string, front: string, body: string): Promise<ReadProposal> {
  writeFileSync(join(folder, name), `---\nsoort: collegevoorstel\ndatum: 2026-11-20\n${front}---\n\n${body}`)
  return (await readProposal(name, folder)).proposal
}

const secrecy = (more = '') => `geheimhouding:\n  - {op: bijlage 1, grondslag: [Woo 5.1.2.b], tot: 2027-01-01${more}}\n`

let whole: ReadProposal
beforeAll(async () => {
  mkdirSync(join(folder, 'bijlagen'))
  writeFileSync(join(folder, 'bijlagen', 'overname-zonneveldstra.png'), png(2, 2, deflateSync(Buffer.alloc(14))))
  whole = await read(
    'pand.md',
    `onderwerp: Pand van :lak[Ad Vos]{grond="5.1.2.e"}\nauteur: Q. Ruigrok\nbijlagen:\n  - {soort: overig, bestand: bijlagen/overname-zonneveldstra.png}\n${secrecy()}`,
    '## Voorstel\n\n1. Het pand te kopen.\n',
  )
})

describe('a secret attachment', () => {
  it('without a title is not listed by the name of its file', () => {
    const [attachment] = forEdition(whole, editionPolicy('openbaar')).attachments
    expect(attachment).toMatchObject({ title: 'Geheime bijlage', output: '', content: { type: 'weggelaten' } })
    expect(forEdition(whole, editionPolicy('raad')).attachments[0]?.title).toBe('overname-zonneveldstra.png')
  })

  it('is listed by the title it was given, unless that is secret as well', async () => {
    const bijlage = 'bijlagen:\n  - {soort: overig, titel: Kaart, bestand: bijlagen/overname-zonneveldstra.png}\n'
    const titled = await read('kaart.md', `onderwerp: Pand\n${bijlage}${secrecy()}`, '')
    expect(forEdition(titled, editionPolicy('openbaar')).attachments[0]?.title).toBe('Kaart')
    const closed = await read('dicht.md', `onderwerp: Pand\n${bijlage}${secrecy(', titelgeheim: ja')}`, '')
    expect(forEdition(closed, editionPolicy('openbaar')).attachments[0]?.title).toBe('Geheime bijlage')
  })
})

describe('the log of a public run', () => {
  const told = (reason: string) => {
    const finding = diagnostic({ rule: bodyRules['tekst/teken'], file: 'pand.md', reason, advice: 'Kijk het na.' })
    const ignored = [
      {
        finding,
        reason: 'het is de naam van Vos',
        place: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
      },
    ]
    return discreet({ diagnostics: [finding], ignored, texts: new Map() }, whole, 'public')
  }

  it.each(['Het gaat om Ad Vos.', 'VOS staat hier.', 'Q. Ruigrok is de auteur.'])('does not repeat: %s', (reason) => {
    expect(JSON.stringify(told(reason))).not.toMatch(/vos|ruigrok/i)
  })

  it('says what holds nothing of the kind, and no reason of the author', () => {
    const said = told('Het teken staat in geen lettertype.')
    expect(said.diagnostics[0]?.reason).toBe('Het teken staat in geen lettertype.')
    expect(said.ignored?.map(({ reason }) => reason)).toEqual(['staat in het voorstel'])
  })
})

describe('a finding of which the text is not public', () => {
  const reduced = (rule: Rule) =>
    discreet(
      {
        diagnostics: [diagnostic({ rule, file: 'pand.md', reason: 'Q. Ruigrok.', advice: 'Kijk het na.' })],
        texts: new Map(),
      },
      whole,
      'public',
    ).diagnostics[0]

  it.each([...ruleCatalogue.values()].map((rule) => [rule.id, rule] as const))(
    'of %s says what is wrong',
    (id, rule) => {
      const { reason = '' } = reduced(rule) ?? {}
      expect(reason).not.toBe('')
      // What a rule guards is the opposite of what was found.
      expect(reason.startsWith(rule.guards)).toBe(false)
      expect(reason.includes(rule.guards)).toBe(reason.startsWith(`Hier is niet voldaan aan de regel ${id}.`))
    },
  )

  it.each([
    ['privacy/bsn', '111222333', 'burgerservicenummer'],
    ['privacy/bsn', '1112.22.333', 'burgerservicenummer'],
    ['privacy/bsn', '111 222 333', 'burgerservicenummer'],
    ['privacy/mobiel', '06-12345678', 'mobiel telefoonnummer'],
    ['privacy/mobiel', '06 12 34 56 78', 'mobiel telefoonnummer'],
    ['privacy/mobiel', '+31 6 12345678', 'mobiel telefoonnummer'],
    ['privacy/mobiel', '0031612345678', 'mobiel telefoonnummer'],
    ['privacy/iban', 'NL91 ABNA 0417 1643 00', 'bankrekeningnummer'],
    ['privacy/iban', 'NL91ABNA0417164300', 'bankrekeningnummer'],
    ['privacy/iban', 'BE68 5390 0754 7034', 'bankrekeningnummer'],
    ['privacy/e-mail', 'q.ruig@gmail.com', 'e-mailadres'],
    ['privacy/e-mail', 'quinten@hotmail.nl', 'e-mailadres'],
  ])('of %s on %s says what kind of datum is there', async (id, datum, kind) => {
    const name = 'gegeven.md'
    const body = `## Voorstel\n\n1. Dit.\n\n## Samenvatting\n\nHet is ${datum}. Van :lak[Ad Vos]{grond="5.1.2.e"}.\n`
    writeFileSync(join(folder, name), `---\nonderwerp: Pand\ndatum: 2026-11-20\n---\n\n${body}`)
    const { proposal, work } = await readProposal(name, folder)
    const found = work.found.filter(({ ruleId }) => ruleId === id)
    expect(found.map(({ reason }) => reason)).toEqual([expect.stringContaining(datum)])
    const told = discreet({ diagnostics: found, texts: new Map() }, proposal, 'public').diagnostics
    expect(told.map(({ reason, note }) => `${reason} ${note}`)).toEqual([expect.stringContaining(kind)])
    expect(told.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^In de tekst staat een /)])
    expect(JSON.stringify(told)).not.toContain(datum)
  })
})

describe('no report of a public run', () => {
  const context = { cwd: folder, root: folder, version: '1', pageOf: () => undefined }
  /** Every way in which a run is told, and what merge-reports makes of it. */
  async function toldOf(report: Report): Promise<string> {
    const again = reportFromJson(json(report), ruleCatalogue)
    if (!again.ok) throw new Error('no report')
    const lines = fakeTerminal()
    const progress = await progressOf(lines, 'speak')
    for (const document of report.documents) progress.onEvent({ type: 'klaar', report: document })
    return [report, mergeReports([again.report]).report]
      .flatMap((one) => [
        pretty(one, { color: 'off' }),
        json(one),
        github(one, context),
        junit(one),
        sarif(one, context),
        summary(one),
      ])
      .concat(lines.err())
      .join('\n')
  }
  const editions = ['openbaar'] as const
  const request = { cwd: folder, editions, strictness: 'lenient', html: 'discard', jobs: 1 } as const
  const printer: Printer = {
    print: () => Promise.reject(new Error('Kwijtzinke staat in de weg')),
    warm: () => Promise.resolve(),
    about: () => Promise.reject(new Error('not asked')),
    close: () => Promise.resolve(),
  }

  it.each(['status: geheim\n', 'status: besloten\n', 'embargo: 2099-01-01\n', ''])(
    'quotes a proposal that is not public: %s',
    async (front) => {
      const text = '## Voorstel\n\n1. Kwijtzinke te kopen, zie [hier](https://kwijtzinke.example).\n'
      writeFileSync(join(folder, 'dicht.md'), `---\nonderwerp: Pand\ndatum: 2026-11-20\n${front}---\n\n${text}`)
      const report = await build({ ...request, files: ['dicht.md'] }, { printer })
      const rules = report.documents[0]?.diagnostics.map(({ ruleId }) => ruleId)
      expect(rules).toEqual(expect.arrayContaining(['links/nietszeggend']))
      expect(await toldOf(report)).not.toMatch(/kwijtzinke/i)
      const inside = await build({ ...request, editions: ['intern', 'openbaar'], files: ['dicht.md'] }, { printer })
      expect(await toldOf(inside)).toMatch(/kwijtzinke/)
    },
  )

  it.each([
    ['that cannot be read', 'soort: overig\nKwijtzinke: [\n'],
    ['with an error on a line of it', 'soort: overig\nstatus: Kwijtzinke\n'],
  ])('quotes a secret attachment %s, or says what its file is called', async (_which, front) => {
    writeFileSync(join(folder, 'bijlagen/plan-vrolijkema.md'), `---\n${front}---\n\nKwijtzinke.\n`)
    const attached = 'bijlagen:\n  - {soort: overig, titel: Plan, bestand: bijlagen/plan-vrolijkema.md}\n'
    writeFileSync(
      join(folder, 'plan.md'),
      `---\nonderwerp: Pand\ndatum: 2026-11-20\n${attached}${secrecy(', titelgeheim: ja')}---\n\n## Voorstel\n\n1. Dit.\n`,
    )
    const report = await build({ ...request, files: ['plan.md'] }, { printer })
    const { diagnostics } = report.documents[0] ?? {}
    expect(diagnostics?.some(({ fatal, file }) => fatal === true && file === 'plan.md')).toBe(true)
    expect(await toldOf(report)).not.toMatch(/kwijtzinke|vrolijkema/i)
    const inside = await build({ ...request, editions: ['intern'], files: ['plan.md'] }, { printer })
    expect(await toldOf(inside)).toMatch(/vrolijkema/)
  })

  it('quotes an agenda that cannot be read', async () => {
    writeFileSync(
      join(folder, 'agenda.yaml'),
      'punten:\n  - titel: Kwijtzinke\n    status: besloten\n  kwijtzinke: [\n',
    )
    const report = await makeAgenda({ ...request, file: 'agenda.yaml' }, { printer })
    expect(report.documents[0]?.diagnostics.map(({ fatal }) => fatal)).toContain(true)
    expect(await toldOf(report)).not.toMatch(/kwijtzinke/i)
  })
})
