import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Nodes } from 'mdast'
import { toString as plain } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { afterAll, describe, expect, it } from 'vitest'
import { withAdoptedPoints } from '../../src/document/adopt-points.ts'
import type { Document } from '../../src/document/document.ts'
import type { Edition } from '../../src/document/edition.ts'
import { typesetProposal } from '../../src/document/typeset-proposal.ts'
import { editionPolicy } from '../../src/publication/policy/edition-policy.ts'
import { forEdition } from '../../src/publication/redact/for-edition.ts'
import { readProposal } from '../read-proposal.ts'

const home = mkdtempSync(join(tmpdir(), 'punten-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
let count = 0

const proposal = (more = '') =>
  `---\nsoort: raadsvoorstel\nonderwerp: Zwembad\nstatus: openbaar\ndatum: 2026-11-24\nbijlagen:\n  - {soort: raadsbesluit, bestand: besluit.md}\n${more}---\n`
const points =
  '\n## Voorstel\n\n1. Het bad van :lak[Waterland]{grond="5.1.2.e"} te kopen.[^1]\n2. Zie [de kosten](#financien) en ![Kaart](beeld/kaart.png).\n\n[^1]: Voor "niets".\n'
const decision = (body = '') => `---\nsoort: raadsbesluit\ngeletop: artikel 147 van de Gemeentewet\n---\n${body}`

async function read(files: Readonly<Record<string, string>>, file = 'voorstel.md') {
  const cwd = join(home, String(count++))
  for (const [path, text] of Object.entries({ 'collegevoorstel.yaml': 'huisstijl: neutraal\n', ...files })) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), text)
  }
  return readProposal(file, cwd)
}

async function decisionIn(files: Readonly<Record<string, string>>, edition: Edition = 'intern'): Promise<Document> {
  const { proposal } = await read(files)
  const whole = typesetProposal(withAdoptedPoints(forEdition(proposal, editionPolicy(edition))))
  const document = [
    whole.document,
    ...whole.attachments.flatMap(({ content }) => (content.type === 'document' ? [content.document] : [])),
  ].find(({ kind }) => kind.soort === 'raadsbesluit')
  if (document === undefined) throw new Error('no decision')
  return document
}

const pointsOf = (document: Document) =>
  document.sections
    .filter(({ form }) => form.beslispunten)
    .flatMap(({ content }) => content.flatMap((node) => (node.type === 'list' ? [plain(node)] : [])))

describe('a decision of the council without points', () => {
  const files = { 'voorstel.md': `${proposal()}${points}`, 'besluit.md': decision() }

  it.each(['intern', 'raad'] as const)('has those of the proposal in %s', async (edition) => {
    expect(pointsOf(await decisionIn(files, edition)).join(' ')).toContain('Het bad van Waterland te kopen.')
  })

  it('has no more of them in public than the proposal shows', async () => {
    const document = await decisionIn(files, 'openbaar')
    expect(pointsOf(document).join(' ')).toContain('te kopen.')
    expect(JSON.stringify(document)).not.toContain('Waterland')
  })

  it('has their notes, images by its own path, and no link to a heading of the other', async () => {
    const document = await decisionIn({
      ...files,
      'voorstel.md': files['voorstel.md'].replace('besluit.md', 'b/besluit.md'),
      'b/besluit.md': decision(),
    })
    const found: string[] = []
    visit(document.body, (node: Nodes) => {
      if (node.type === 'image') found.push(node.url)
      if (node.type === 'link' || node.type === 'footnoteDefinition') found.push(`${node.type} ${plain(node)}`)
      if (node.position !== undefined && node.type !== 'root') found.push(`${node.type} of another file`)
    })
    expect(found).toEqual(['../beeld/kaart.png', 'footnoteDefinition Voor “niets”.'])
  })

  it('takes them from a proposal that is an attachment as well', async () => {
    const college = proposal('  - {soort: raadsvoorstel, bestand: raad.md}\n').replace(
      'raadsvoorstel',
      'collegevoorstel',
    )
    const raad = '---\nsoort: raadsvoorstel\n---\n\n## Voorstel\n\n1. Van de raad.\n'
    const made = await decisionIn({
      'voorstel.md': `${college}\n## Voorstel\n\n1. Van het college.\n`,
      'raad.md': raad,
      'besluit.md': decision(),
    })
    expect(pointsOf(made)).toEqual(['Van de raad.'])
  })

  it('takes them from an own kind that extends the proposal', async () => {
    const made = await decisionIn({
      'voorstel.md': `${proposal().replace('soort: raadsvoorstel', 'soort: spoed')}${points}`,
      'besluit.md': decision(),
      'templates/documenten/spoed/soort.yaml': 'basis: raadsvoorstel\ntitel: Spoedvoorstel\n',
    })
    expect(pointsOf(made)).toHaveLength(1)
  })

  it('does not take them from what is secret, unless it is secret itself', async () => {
    const secret = (op: string) =>
      `geheimhouding: [${op
        .split(',')
        .map((one) => `{op: ${one}, grondslag: [Woo 5.1.2.b], opgelegd: 2026-11-24}`)
        .join(', ')}]\n`
    const made = (op: string) => decisionIn({ ...files, 'voorstel.md': `${proposal(secret(op))}${points}` })
    expect(pointsOf(await made('voorstel'))).toEqual([])
    expect(pointsOf(await made('voorstel,bijlage 1'))).toHaveLength(1)
  })
})

it('keeps the points of its own', async () => {
  const own = decision('\n## Besluit\n\n1. Anders te besluiten.\n')
  expect(pointsOf(await decisionIn({ 'voorstel.md': `${proposal()}${points}`, 'besluit.md': own }))).toEqual([
    'Anders te besluiten.',
  ])
})

describe('is reported where there is no proposal to take points from', () => {
  const found = async (files: Readonly<Record<string, string>>, file?: string) =>
    (await read(files, file)).work.diagnostics
      .filter(({ ruleId }) => ruleId === 'beslispunten/geen')
      .map(({ file: name, reason }) => `${name}: ${reason}`)
  const reason =
    'besluit.md: Onder “Besluit” staan geen beslispunten, en er is geen stuk van de soort raadsvoorstel waarvan zij komen.'

  it('on its own', async () => {
    expect(await found({ 'besluit.md': decision() }, 'besluit.md')).toEqual([reason])
  })
  it('as an attachment of a proposal without points', async () => {
    expect(await found({ 'voorstel.md': proposal(), 'besluit.md': decision() })).toEqual([reason])
  })
  it('and nowhere else', async () => {
    expect(await found({ 'voorstel.md': `${proposal()}${points}`, 'besluit.md': decision() })).toEqual([])
  })
})
