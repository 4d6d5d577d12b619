import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { severityOf } from '../../src/diagnostics/diagnostic.ts'
import type { Output } from '../../src/output/manifest.ts'
import { passThrough } from '../../src/pipeline/pass-through.ts'
import type { ReadProposal } from '../../src/pipeline/work.ts'
import { publicEdition as edition } from '../../src/publication/edition-policy.ts'
import { forEdition } from '../../src/publication/for-edition.ts'
import { personalDataInEdition } from '../../src/publication/personal-data-in-edition.ts'
import { textsOfFiles } from '../../src/publication/texts-of-files.ts'
import { encryptedByQpdf, otherReadersRun } from '../pdf/poppler.ts'
import { readProposal } from '../read-proposal.ts'

const folder = mkdtempSync(join(tmpdir(), 'openbaar-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function pdf(author: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    `<< /Author (${author}) >>`,
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\n`)
}

async function publicEdition(text: string, fields = ''): Promise<ReadProposal> {
  mkdirSync(join(folder, 'templates', 'documenten', 'memo'), { recursive: true })
  const kind = `titel: Memo\nvelden:\n  - {veld: onderwerp, label: Onderwerp}\n  - {veld: bijlagen, label: Bijlagen}\n${fields}`
  writeFileSync(join(folder, 'templates', 'documenten', 'memo', 'soort.yaml'), kind)
  writeFileSync(join(folder, 'templates', 'documenten', 'memo', 'document.hbs'), '{{inhoud}}')
  writeFileSync(join(folder, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad, rsin: "123456782"}\n')
  writeFileSync(join(folder, 'memo.md'), text)
  const { proposal } = await readProposal('memo.md', folder)
  return forEdition(proposal, edition)
}

const conformance: Output['conformance'] = { manier: 'onveranderd overgenomen', normen: [] }
const outputOf = (author: string): Output => ({ path: 'bijlagen/01.pdf', title: 'x', bytes: pdf(author), conformance })

describe('personal data in the PDFs of a public edition', () => {
  it('are told with their place: a BSN as an error, a bank account as a warning', async () => {
    const own = await publicEdition('---\nsoort: memo\n---\n\nTekst.\n')
    const found = personalDataInEdition(
      own,
      own.project.config.gemeente,
      await textsOfFiles([outputOf('Nummer 111222333 en NL91ABNA0417164300')]),
    )
    expect(found.map((each) => [each.ruleId, severityOf(each)])).toEqual([
      ['privacy/bsn', 'error'],
      ['privacy/iban', 'warning'],
    ])
    expect(found[0]?.reason).toMatch(/^In bijlagen\/01\.pdf \(.+\): 111222333 lijkt op/)
  })

  it('are not told of the own number, nor of what the rule on the text has told', async () => {
    const own = await publicEdition('---\nsoort: memo\n---\n\nNummer 111.222.333.\n')
    expect(
      personalDataInEdition(
        own,
        own.project.config.gemeente,
        await textsOfFiles([outputOf('RSIN 123456782, nummer 111222333')]),
      ),
    ).toEqual([])
  })

  it('are told of what was redacted in the text', async () => {
    const own = await publicEdition('---\nsoort: memo\n---\n\nNummer :lak[111222333]{grond="5.1.1.e"}.\n')
    expect(
      personalDataInEdition(own, own.project.config.gemeente, await textsOfFiles([outputOf('111222333')])).map(
        ({ ruleId }) => ruleId,
      ),
    ).toEqual(['privacy/bsn'])
  })
})

it('bijlagen/sporen: who made a PDF that everyone will read', async () => {
  writeFileSync(join(folder, 'cijfers.pdf'), pdf('F. Voorbeeld'))
  const front = 'bijlagen: [{soort: overig, titel: Cijfers, bestand: cijfers.pdf}]'
  const own = await publicEdition(`---\nsoort: memo\n${front}\n---\n\nTekst.\n`)
  const [attachment] = own.attachments
  if (attachment?.content.type !== 'pdf') throw new Error('no PDF')
  const never = { print: () => Promise.reject(new Error('no browser')) } as unknown as Parameters<typeof passThrough>[3]
  const { diagnostics } = await passThrough({ attachment, content: attachment.content }, own, edition, never)
  expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['bijlagen/sporen'])
  const damaged = { ...attachment.content, bytes: Buffer.from('%PDF-1.4\n') }
  const refused = await passThrough({ attachment, content: damaged }, own, edition, never)
  expect(refused.diagnostics.map(({ ruleId }) => ruleId)).toEqual(['bijlagen/niet-aan-te-passen'])
  expect(refused.outputs).toEqual([])
})

it.skipIf(!otherReadersRun)(
  'bijlagen/beveiliging: a PDF that opens without a password, and loses its protection',
  async () => {
    for (const [name, options, found] of [
      ['beveiligd', ['', 'eigenaar', '256'], ['bijlagen/beveiliging']],
      ['achter-wachtwoord', ['geheim', 'eigenaar', '256'], ['bijlagen/pdf']],
    ] as const) {
      writeFileSync(join(folder, `${name}.pdf`), encryptedByQpdf(pdf('F. Voorbeeld'), options))
      await publicEdition('---\nsoort: memo\n---\n\nTekst.\n')
      writeFileSync(
        join(folder, 'memo.md'),
        `---\nsoort: memo\nbijlagen: [{soort: overig, bestand: ${name}.pdf}]\n---\n\nZie bijlage 1.\n`,
      )
      const { work } = await readProposal('memo.md', folder)
      expect(work.found.map(({ ruleId }) => ruleId)).toEqual(found)
    }
  },
)

it('a kind of the project can keep a field inside the town hall', async () => {
  const fields = '  - {veld: kosten, label: Kosten, type: tekst, intern: ja}\n'
  const own = await publicEdition('---\nsoort: memo\nonderwerp: Feest\nkosten: veel\n---\n\nTekst.\n', fields)
  expect(own.document.data).toEqual({ soort: 'memo', onderwerp: 'Feest' })
})
