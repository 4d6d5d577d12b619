import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkProposals } from '../../../src/pipeline/check.ts'
import { proposal } from '../../cli/trial-project.ts'

const root = mkdtempSync(join(tmpdir(), 'elders-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
writeFileSync(join(root, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad, telefoon: 14 0123}\n')

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
writeFileSync(join(root, 'huis.svg'), svg)

const lak = (text: string) => `:lak[${text}]{grond="5.1.2.e"}`
let made = 0

/** What `check` says of the redactions of a proposal: `regel: melding`. */
async function saidOf(
  text: string,
  { front = '', files = {} }: { front?: string; files?: Record<string, string> } = {},
) {
  const map = `voorstel-${made++}`
  for (const [name, content] of Object.entries({ ...files, 'voorstel.md': proposal({ text, front }) })) {
    mkdirSync(dirname(join(root, map, name)), { recursive: true })
    writeFileSync(join(root, map, name), content)
  }
  const { documents } = await checkProposals({ files: [`${map}/voorstel.md`], cwd: root, strictness: 'lenient' })
  return (documents[0]?.diagnostics ?? [])
    .filter(({ ruleId }) => ruleId.startsWith('lakken/'))
    .map(({ ruleId, reason, line, column }) => ({ ruleId, reason: reason.replaceAll(`${map}/`, ''), line, column }))
}

describe('a redacted text that stands elsewhere', () => {
  it('is an error that names both places, and neither the text nor a column', async () => {
    const text = `De klacht kwam van ${lak('mevrouw Zwartsluiter')}, over iets anders.\n\nIn\nhet huis van Zwartsluiter is dit gezegd.`
    const found = await saidOf(text)
    expect(found).toEqual([
      {
        ruleId: 'lakken/ook-elders',
        reason: expect.stringMatching(/^Wat in lak 1 is gelakt, staat ook te lezen op regel \d+\.$/),
        line: expect.any(Number),
        column: 1,
      },
    ])
    const [finding] = found
    expect(Number(finding?.reason.match(/regel (\d+)/)?.[1])).toBe((finding?.line ?? 0) + 3)
  })

  it('is a warning where a name is an ordinary word too, and an ordinary word by itself is nothing', async () => {
    const text = `Van ${lak('J. Bakker')}.\n\nDe bakker op de hoek is dicht. Bakkers werken vroeg.`
    expect(await saidOf(text)).toEqual([])
    expect(await saidOf(`${text}\n\nZo zei de heer Bakker het.`)).toMatchObject([
      {
        ruleId: 'lakken/woord-elders',
        reason: expect.stringMatching(/^Een woord of getal uit lak 1 staat ook op regel \d+\.$/),
      },
    ])
  })

  it.each([
    ['the name of the output', { front: 'naam: klacht-zwartsluiter' }],
    [
      'the name of an attached file',
      {
        front: 'bijlagen: [{soort: overig, titel: Brief, bestand: brief-zwartsluiter.md}]',
        files: { 'brief-zwartsluiter.md': '---\nsoort: overig\ntitel: Brief\n---\n\nTekst.\n' },
      },
    ],
    ['a title', { front: 'bisnummer: Zwartsluiter-1' }],
    [
      'an attachment',
      {
        front: 'bijlagen: [{soort: overig, titel: Brief, bestand: brief.md}]',
        files: { 'brief.md': '---\nsoort: overig\ntitel: Brief\n---\n\nTekst van Zwartsluiter.\n' },
      },
    ],
  ])('is found in %s', async (_, project) => {
    expect(await saidOf(`Van ${lak('Zwartsluiter')}, zie bijlage 1.`, project)).toMatchObject([
      { ruleId: 'lakken/ook-elders' },
    ])
    expect(await saidOf(`Van ${lak('Kwastenberg')}, zie bijlage 1.`, project)).toEqual([])
  })

  it.each([
    ['a heading', '### Over Zwartsluiter'],
    ['a table', '| Wie | Wat |\n|---|---|\n| Zwartsluiter | koopt |'],
    ['an address', '[Het dossier](https://x.example/dossier-zwartsluiter)'],
    ['an alternative text', '![Het huis van Zwartsluiter](../huis.svg)'],
    ['a note', 'Zie[^1].\n\n[^1]: Zwartsluiter zei dit.'],
    ['a list', '- een\n- twee van Zwartsluiter'],
    ['code', '`zwartsluiter`'],
    ['a quotation', '> Zwartsluiter zei dit.'],
    ['an encoded address', '[Het dossier](https://x.example/zwart%73luiter)'],
    ['emphasis', 'Zwart**sluiter** zei dit.'],
  ])('is found in %s', async (_, more) => {
    const rules = (found: Awaited<ReturnType<typeof saidOf>>) => found.map(({ ruleId }) => ruleId)
    expect(rules(await saidOf(`Van ${lak('Zwartsluiter')}.\n\n${more}`))).toContain('lakken/ook-elders')
    expect(rules(await saidOf(`Van ${lak('Kwastenberg')}.\n\n${more}`))).toEqual([])
  })

  it('may stand there when the author allows it', async () => {
    const allowed = '<!-- collegevoorstel-negeer lakken/ook-elders: hij is wethouder -->'
    expect(await saidOf(`${allowed}\n\nVan ${lak('Zwartsluiter')}.\n\nZwartsluiter zei dit.`)).toEqual([])
  })

  const told = async (front: string) => {
    const text = `Van ${lak('Zwartsluiter')}.\n\nZwartsluiter zei dit.`
    writeFileSync(join(root, 'dicht.md'), proposal({ text, without: ['status'], front }))
    const { documents } = await checkProposals({ files: ['dicht.md'], cwd: root, strictness: 'lenient' })
    return documents[0]?.diagnostics.map(({ ruleId }) => ruleId)
  }

  it.each([
    'status: besloten',
    'status: geheim',
    'geheimhouding: [{op: voorstel, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]',
    'status: openbaar\ngeheimhouding: [{op: voorstel, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]',
  ])('is not searched for in a proposal that has no public edition: %s', async (front) => {
    expect(await told(front)).not.toContain('lakken/ook-elders')
  })

  it.each(['status: openbaar', 'status: openbaar\nembargo: 2099-01-01', ''])(
    'is searched for in one that has a public edition now, later, or by its agenda: %s',
    async (front) => {
      expect(await told(front)).toContain('lakken/ook-elders')
    },
  )

  it('is named by its place among the redactions of its file', async () => {
    const [found] = await saidOf(
      `Van ${lak('Kwastenberg')} en ${lak('Mosterdijk')}.\n\nEn ${lak('Zwartsluiter')}.\n\nDat zei Zwartsluiter.`,
    )
    expect(found?.reason).toContain('lak 3')
  })
})
