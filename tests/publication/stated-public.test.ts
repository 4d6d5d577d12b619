import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hasErrors } from '../../src/diagnostics/diagnostic.ts'
import { documentStages } from '../../src/pipeline/build.ts'
import type { BuildContext } from '../../src/pipeline/context.ts'
import { type BuildRequest, openBuild } from '../../src/pipeline/open-build.ts'
import { readRequested } from '../../src/pipeline/requested-files.ts'
import { runStages } from '../../src/pipeline/run-stages.ts'
import { startWork } from '../../src/pipeline/work.ts'
import type { Printer } from '../../src/print/printer.ts'
import { publicEdition } from '../../src/publication/policy/edition-policy.ts'
import { forEdition } from '../../src/publication/redact/for-edition.ts'

// Public is what is stated to be public: which documents and attachments the public edition may contain.

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openbaar-'))
  put({ 'collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\n' })
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  vi.useRealTimers()
})

type Files = Readonly<Record<string, string>>

function put(files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const printer = { warm: () => Promise.resolve() } as unknown as Printer
type Choice = Partial<Pick<BuildRequest, 'embargo' | 'sourceDateEpoch'>> & {
  readonly terms?: ReturnType<BuildContext['termsOn']>
}

/** `openbaar` with the titles of its attachments as the public edition lists them, or why there is no public edition. */
async function publish(file: string, { terms = {}, ...choice }: Choice = {}): Promise<string | readonly string[]> {
  const request = { files: [file], cwd: folder, editions: ['openbaar'], html: 'discard', jobs: 1 } as const
  const opened = openBuild({ ...request, strictness: 'lenient', ...choice }, { printer })
  const context = { ...opened, termsOn: () => terms }
  const [requested] = readRequested([file], context, {})
  if (requested === undefined) throw new Error('not requested')
  const { proposal, diagnostics } = await runStages(documentStages, startWork(requested), context)
  if (proposal === undefined || hasErrors(diagnostics))
    return diagnostics.find(({ fatal }) => fatal === true)?.ruleId ?? 'not read'
  const verdict = context.policy.verdictOn(proposal, publicEdition)
  if (verdict.type === 'refuse') return verdict.finding.ruleId
  const { attachments } = forEdition(proposal, publicEdition)
  return attachments.map(({ title, content }) => (content.type === 'weggelaten' ? `niet: ${title}` : title))
}

const proposal = (front: string) =>
  `---\nonderwerp: Proef\ndatum: 2026-11-10\n${front}\n---\n\n## Voorstel\n\n1. Zie bijlage 1 en bijlage 2.\n`
const letter = (front: string) => `---\nsoort: overig\n${front}---\n\nEen tekst.\n`
const secrecy = (op: string) => `geheimhouding: [{op: ${op}, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]`

describe('a proposal is public', () => {
  it.each([
    ['if its front matter states it', 'status: openbaar', {}],
    ['if it is written as text', 'status: "openbaar"', {}],
    ['if the point of the agenda states it', '', { terms: { status: 'openbaar' } }],
    ['if its embargo has ended', 'status: openbaar\nembargo: 2020-01-02', {}],
    ['if its embargo is ignored', 'status: openbaar\nembargo: 2099-01-01', { embargo: 'ignore' }],
    ['if only one of its attachments is secret', `status: openbaar\n${secrecy('bijlage 1')}`, {}],
  ] as const)('%s', async (_what, front, choice) => {
    put({ 'v.md': proposal(`${front}\nbijlagen: [{titel: Kaart, bestand: kaart.md}]`), 'kaart.md': letter('') })
    expect(await publish('v.md', choice)).toEqual([front.includes('bijlage 1') ? 'niet: Kaart' : 'Kaart'])
  })

  it.each([
    ['if nobody states it', '', {}, 'editie/status-ontbreekt'],
    ['if the value is missing', 'status:', {}, 'editie/status-ontbreekt'],
    ['if the value is unknown', 'status: openbr', {}, 'yaml/onbekende-waarde'],
    ['if the key is misspelt', 'staus: openbaar', {}, 'yaml/onbekende-sleutel'],
    ['if two values are stated', 'status: openbaar\nstatus: geheim', {}, 'yaml/dubbele-sleutel'],
    ['if its YAML is broken', 'status: openbaar\nzaak: [', {}, 'yaml/schrijfwijze'],
    ['if it is secret', 'status: geheim', {}, 'editie/niet-openbaar'],
    [
      'if it is secret, whatever the agenda says',
      'status: geheim',
      { terms: { status: 'openbaar' } },
      'editie/niet-openbaar',
    ],
    ['if the agenda is stricter and it says nothing', '', { terms: { status: 'besloten' } }, 'editie/niet-openbaar'],
    ['if secrecy is imposed on it', `${secrecy('voorstel')}`, {}, 'editie/niet-openbaar'],
    ['if its embargo is running', 'status: openbaar\nembargo: 2099-01-01', {}, 'editie/embargo'],
    ['if that of the agenda is', 'status: openbaar', { terms: { embargo: '2099-01-01' } }, 'editie/embargo'],
    [
      'if only SOURCE_DATE_EPOCH says that the embargo has ended',
      'status: openbaar\nembargo: 2099-01-01',
      { sourceDateEpoch: 99_999_999_999 },
      'editie/embargo',
    ],
    [
      'if only the clock says that the embargo has ended',
      'status: openbaar\nembargo: 2020-01-02',
      { sourceDateEpoch: Date.UTC(2020, 0, 1) / 1000 },
      'editie/embargo',
    ],
  ] as const)('not %s', async (_what, front, choice, rule) => {
    put({ 'v.md': proposal(front) })
    expect(await publish('v.md', choice)).toBe(rule)
  })

  it('not a second before its embargo ends in the Netherlands, in whatever zone the clock is', async () => {
    put({ 'v.md': proposal('status: openbaar\nembargo: 2026-07-01T09:00') })
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-07-01T06:59:59Z') })
    expect(await publish('v.md')).toBe('editie/embargo')
    vi.setSystemTime(new Date('2026-07-01T07:00:00Z'))
    expect(await publish('v.md')).toEqual([])
  })

  it('and the error gives the line to add', async () => {
    put({ 'v.md': proposal('') })
    const { policy } = openBuild(
      { files: [], cwd: folder, editions: ['openbaar'], html: 'discard', jobs: 1, strictness: 'lenient' },
      { printer },
    )
    const { readProposal } = await import('../read-proposal.ts')
    const verdict = policy.verdictOn((await readProposal('v.md', folder)).proposal, publicEdition)
    expect(verdict).toMatchObject({ type: 'refuse', finding: { note: expect.stringContaining('status: openbaar') } })
  })
})

describe('the default status of a kind', () => {
  const kind = (status: string) => ({
    'templates/documenten/persbericht/soort.yaml': `titel: Persbericht\nstatus: ${status}\nvelden:\n  - {veld: titel, label: Titel}\n`,
    'templates/documenten/persbericht/document.hbs': '{{inhoud}}',
  })
  const memo = (front = '') => ({ 'p.md': `---\nsoort: persbericht\ntitel: Feest\n${front}---\n\nEen tekst.\n` })

  it.each([
    ['makes it public', 'openbaar', '', []],
    ['makes it closed', 'besloten', '', 'editie/niet-openbaar'],
    ['gives way to what the document states', 'besloten', 'status: openbaar\n', []],
    ['gives way to what the document states, stricter too', 'openbaar', 'status: geheim\n', 'editie/niet-openbaar'],
    ['makes nothing public that cannot be read', 'openbaar', 'status: geheem\n', 'yaml/onbekende-waarde'],
    ['is not that of a misspelt key', 'openbaar', 'statuus: geheim\n', 'yaml/onbekende-sleutel'],
  ])('%s', async (_what, status, front, expected) => {
    put({ ...kind(status), ...memo(front) })
    expect(await publish('p.md')).toEqual(expected)
  })

  it('counts for an attachment if it is the stricter', async () => {
    const attached = 'status: openbaar\nbijlagen: [{soort: persbericht, titel: Bericht, bestand: p.md}]'
    put({ ...kind('besloten'), ...memo(), 'v.md': proposal(attached) })
    expect(await publish('v.md')).toEqual(['niet: Bericht'])
  })

  it('makes no attachment public of a proposal that is not', async () => {
    const attached = 'status: besloten\nbijlagen: [{soort: persbericht, titel: Bericht, bestand: p.md}]'
    put({ ...kind('openbaar'), ...memo(), 'v.md': proposal(attached) })
    expect(await publish('v.md')).toBe('editie/niet-openbaar')
  })
})

describe('an attachment', () => {
  const withOne = (own: string, more = '') => ({
    'v.md': proposal(`status: openbaar\nbijlagen: [{soort: overig, titel: Cijfers, bestand: o.md}]\n${more}`),
    'o.md': own,
  })

  it.each([
    ['states nothing', letter('')],
    ['has no front matter', '# Cijfers\n\nEen tekst.\n'],
    ['states the same', letter('status: openbaar\n')],
    ['states an embargo that has ended', letter('embargo: 2020-01-02\n')],
    ['speaks of secrecy', letter('').replace('Een tekst.', 'Op het stuk rust geheimhouding. Status: geheim.')],
  ])('is as public as its proposal if it %s', async (_what, own) => {
    put(withOne(own))
    expect(await publish('v.md')).toEqual(['Cijfers'])
  })

  it.each([
    ['status: geheim\n'],
    ['status: "geheim"\n'],
    ['status: besloten\n'],
    ['embargo: 2099-01-01\n'],
    ['embargo: 2099-01-01T09:00\n'],
    ['status: openbaar\nembargo: 2099-01-01\n'],
    [`${secrecy('voorstel')}\n`],
  ])('is left out, and listed by the title that the proposal states, if it says %s', async (front) => {
    put(withOne(letter(front)))
    expect(await publish('v.md')).toEqual(['niet: Cijfers'])
  })

  it.each([
    ['geheim', 'status: geheim', 'Geheime bijlage'],
    ['besloten', 'status: besloten', 'Besloten bijlage'],
    ['embargo', 'embargo: 2099-01-01', 'Bijlage onder embargo'],
  ])('without a title in the proposal says no more than why: %s', async (_why, front, title) => {
    put(withOne(letter(`titel: Ontslag Jansen\n${front}\n`)))
    put({ 'v.md': proposal('status: openbaar\nbijlagen: [{soort: overig, bestand: o.md}]') })
    expect(await publish('v.md')).toEqual([`niet: ${title}`])
  })

  it.each([
    ['an unknown value', letter('status: geheem\n'), 'yaml/onbekende-waarde'],
    ['a misspelt key', letter('staus: geheim\n'), 'yaml/onbekende-sleutel'],
    ['a key of its own', letter('vertrouwelijk: ja\n'), 'yaml/onbekende-sleutel'],
    ['a key twice', letter('status: openbaar\nstatus: geheim\n'), 'yaml/dubbele-sleutel'],
    ['broken YAML', letter('status: geheim\ntitel: [\n'), 'yaml/schrijfwijze'],
    ['an embargo that is no date', letter('embargo: straks\n'), 'yaml/datum'],
    ['secrecy on another document', letter(`${secrecy('bijlage 1')}\n`), 'geheimhouding/bijlage'],
    ['secrecy and the opposite', letter(`status: openbaar\n${secrecy('voorstel')}\n`), 'geheimhouding/status'],
    ['no end', '---\nsoort: overig\nstatus: geheim\n\nEen tekst.\n', 'voormatter/geen-einde'],
    ['another language', '---json\n{"status": "geheim"}\n---\n\nEen tekst.\n', 'voormatter/taal'],
    ['a line above it', `\n${letter('status: geheim\n')}`, 'voormatter/ontbreekt'],
    ['a comment above it', `<!-- let op -->\n${letter('embargo: 2099-01-01\n')}`, 'voormatter/ontbreekt'],
    ['a fence of four dashes', letter('status: besloten\n').replaceAll('---', '----'), 'voormatter/ontbreekt'],
    ['no fence', 'soort: overig\nstatus: geheim\n\nEen tekst.\n', 'voormatter/ontbreekt'],
    ['a fence of another kind', `+++\n${secrecy('voorstel')}\n+++\n\nEen tekst.\n`, 'voormatter/ontbreekt'],
  ])('with front matter that cannot be read, or contradicts itself, is not public: %s', async (_what, own, rule) => {
    put(withOne(own))
    expect(await publish('v.md')).toBe(rule)
  })

  it('cannot be less strict than its proposal', async () => {
    const attached = 'bijlagen: [{soort: overig, titel: Cijfers, bestand: o.md}]'
    put(withOne(letter('status: openbaar\nembargo: 2020-01-02\n')))
    put({ 'v.md': proposal(`status: openbaar\nembargo: 2099-01-01\n${attached}`) })
    expect(await publish('v.md')).toBe('editie/embargo')
    put({ 'v.md': proposal(`status: openbaar\n${attached}\n${secrecy('bijlage 1')}`) })
    expect(await publish('v.md')).toEqual(['niet: Cijfers'])
  })

  it('under an embargo is made when that is ignored', async () => {
    put(withOne(letter('embargo: 2099-01-01\n')))
    expect(await publish('v.md', { embargo: 'ignore' })).toEqual(['Cijfers'])
    expect(await publish('v.md', { sourceDateEpoch: 99_999_999_999 })).toEqual(['niet: Cijfers'])
  })

  it('with a secret attachment of its own is as public as its proposal', async () => {
    const own = `---\nonderwerp: Eerder\nbijlagen: [{titel: Brief, bestand: brief.md}]\n${secrecy('bijlage 1')}\n---\n\n## Voorstel\n\n1. Dit.\n`
    put({ ...withOne(own), 'brief.md': letter('') })
    put({ 'v.md': proposal('status: openbaar\nbijlagen: [{soort: collegevoorstel, titel: Eerder, bestand: o.md}]') })
    expect(await publish('v.md')).toEqual(['Eerder'])
  })
})

describe('a file that is attached twice has the strictest of its statuses', () => {
  const twice = (one: string, other: string, more: string) =>
    put({
      'v.md': proposal(
        `status: openbaar\nbijlagen:\n  - {titel: Een, bestand: ${one}}\n  - {titel: Ander, bestand: ${other}}\n${more}`,
      ),
    })

  it.each([
    ['by the same path', 'o.md'],
    ['by another path', './x/../o.md'],
    ['through a symbolic link', 'link.md'],
    ['through a linked folder', 'map/o.md'],
    ['as a hard link', 'hard.md'],
    ['as a copy', 'kopie.md'],
    ['as a copy with another extension in capitals', 'kopie.MD'],
  ])('%s', async (_how, other) => {
    put({
      'o.md': letter('titel: Cijfers\n'),
      'kopie.md': letter('titel: Cijfers\n'),
      'kopie.MD': letter('titel: Cijfers\n'),
    })
    mkdirSync(join(folder, 'x'))
    symlinkSync('o.md', join(folder, 'link.md'))
    symlinkSync('.', join(folder, 'map'))
    linkSync(join(folder, 'o.md'), join(folder, 'hard.md'))
    for (const op of ['bijlage 1', 'bijlage 2']) {
      twice('o.md', other, secrecy(op))
      expect(await publish('v.md')).toEqual(['niet: Een', 'niet: Ander'])
    }
    twice('o.md', other, '')
    expect(await publish('v.md')).toEqual(['Een', 'Ander'])
  })

  it('a picture and a PDF as well', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    put({ 'a.svg': svg, 'b.svg': svg, 'c.svg': svg.replace('9', '8') })
    twice('a.svg', 'b.svg', secrecy('bijlage 2'))
    expect(await publish('v.md')).toEqual(['niet: Een', 'niet: Ander'])
    twice('a.svg', 'c.svg', secrecy('bijlage 2'))
    expect(await publish('v.md')).toEqual(['Een', 'niet: Ander'])
  })

  it('and hides the title of both when that is secret', async () => {
    put({ 'o.md': letter('titel: Cijfers\n') })
    twice('o.md', './o.md', secrecy('bijlage 2').replace('tot:', 'titelgeheim: ja, tot:'))
    expect(await publish('v.md')).toEqual(['niet: Geheime bijlage', 'niet: Geheime bijlage'])
  })
})
