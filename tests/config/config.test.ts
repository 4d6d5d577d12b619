import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseConfig, readConfig } from '../../src/config/config.ts'
import { checkConfig } from '../../src/rules/check.ts'
import { showDiagnostics } from '../diagnostics/show-diagnostics.ts'

const home = mkdtempSync(join(tmpdir(), 'project-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const root = join(home, 'project')
mkdirSync(join(root, 'voorstellen'), { recursive: true })
writeFileSync(join(root, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad}\nvragenrecht: {termijn: 6 weken}\n')
const source = join(root, 'voorstellen', 'voorstel.md')

describe('the config', () => {
  it('passes over no rule that does not exist, whatever JavaScript makes of its name', () => {
    const { config } = parseConfig('regels: {__proto__: off, constructor: off}\n', join(root, 'a.yaml'), 'a.yaml')
    expect(checkConfig(config).map(({ reason, column }) => `${column} ${reason}`)).toEqual([
      '26 De regel “constructor” bestaat niet.',
      '10 De regel “__proto__” bestaat niet.',
    ])
  })

  it.each([
    ['https://www.voorbeeldstad.example/college/', true],
    ['https://voorbeeldstad.example:8443', true],
    ['http://www.voorbeeldstad.example/', false],
    ['https://www.voorbeeldstad.example:99999/', false],
    ['https://Voorbeeldstad.example/', false],
    ['https://naam@voorbeeldstad.example/', false],
    ['https://[x]/', false],
    ['https://voorbeeldstad.example/?a', false],
  ])('takes %s as the address of what is published: %s', (address, isTaken) => {
    const text = `publicatie: {basisadres: "${address}"}\n`
    const { diagnostics } = parseConfig(text, join(root, 'a.yaml'), 'a.yaml')
    expect(diagnostics.length === 0).toBe(isTaken)
    if (isTaken) expect(new URL(address).href.startsWith(address)).toBe(true)
  })

  it('is found upward from the source', () => {
    const { config, diagnostics } = readConfig(source)
    expect(diagnostics).toEqual([])
    expect(config).toMatchObject({
      gemeente: { naam: 'Voorbeeldstad' },
      vragenrecht: { artikel: '41', dagen: 42 },
      huisstijl: 'neutraal',
    })
  })

  it('may be absent: then defaults, with a note', () => {
    const { config, diagnostics } = readConfig(join(home, 'los.md'))
    expect(config.root.endsWith(home.split('/').at(-1) ?? '')).toBe(true)
    expect(diagnostics.map((found) => [found.ruleId, found.fatal])).toEqual([['configuratie/ontbreekt', undefined]])
  })

  it('says what is wrong with the place', () => {
    const text = 'gemeente: {nam: A, code: x1}\nregels: {html/verboden: uit, afbeeldingen/alts: warning}\nhuistijl: a\n'
    const { config, diagnostics } = parseConfig(text, '/a/collegevoorstel.yaml', 'collegevoorstel.yaml')
    expect(showDiagnostics(diagnostics)).toMatchInlineSnapshot(`
      "collegevoorstel.yaml:1:26-1:28 error yaml/verkeerd-type
        Bij gemeente, code staat “x1”: een TOOI-code is gm met vier cijfers.
        Pas de waarde aan.
      collegevoorstel.yaml:1:12-1:15 error yaml/onbekende-sleutel
        De sleutel “nam” bij gemeente is onbekend.
        Bedoelde u “naam”? Wat hier kan staan: naam, code, rsin, adres, telefoon, website, email.
      collegevoorstel.yaml:2:25-2:28 error yaml/onbekende-waarde
        Bij regels, html/verboden staat “uit”; dat is geen van de woorden die hier kunnen staan.
        Kies uit: off, info, warning, error.
      collegevoorstel.yaml:3:1-3:9 error yaml/onbekende-sleutel
        De sleutel “huistijl” is onbekend.
        Bedoelde u “huisstijl”? Alles wat hier kan: collegevoorstel explain instellingen
      "
    `)
    const good = parseConfig(
      'regels: {afbeeldingen/alts: warning}\n',
      '/a/collegevoorstel.yaml',
      'collegevoorstel.yaml',
    )
    expect(checkConfig(good.config)[0]).toMatchObject({
      line: 1,
      column: 10,
      reason: 'De regel “afbeeldingen/alts” bestaat niet.',
    })
    expect(config.gemeente).toEqual({})
  })
})

it('does not let a rule be turned down that keeps text from being lost', () => {
  const { config } = parseConfig(
    'regels: {html/verboden: off, bijlagen/bestand: warning}',
    '/p/collegevoorstel.yaml',
    'c.yaml',
  )
  expect(checkConfig(config).map((message) => [message.ruleId, message.fatal, message.line, message.column])).toEqual([
    ['configuratie/vaste-regel', true, 1, 10],
    ['configuratie/vaste-regel', true, 1, 30],
  ])
})
