import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { contrast, parseColor } from '../../../src/compose/house-style/color.ts'
import { loadHouseStyle } from '../../../src/compose/house-style/house-style.ts'
import { readTokens } from '../../../src/compose/house-style/tokens.ts'

/** A project folder with these files. */
function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'huisstijl-proef-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

function findings(name: string, root: string): readonly string[] {
  return loadHouseStyle(name, { root }).diagnostics.map(
    (found) => `${found.file}:${found.line ?? 0}:${found.column ?? 0} ${found.ruleId} ${found.reason}`,
  )
}

test.each(['neutraal', 'voorbeeldstad'])('%s: no findings, and text at 7 to 1 where it counts', (name) => {
  const { houseStyle, diagnostics } = loadHouseStyle(name, {})
  expect(diagnostics).toEqual([])
  const tokens = readTokens([{ name, text: houseStyle?.tokens ?? '' }])
  const white = parseColor('#fff')
  for (const token of [
    '--utrecht-document-color',
    '--utrecht-heading-1-color',
    '--utrecht-link-color',
    '--collegevoorstel-label-color',
  ]) {
    const color = parseColor(tokens.value(token) ?? '')
    if (color === undefined || white === undefined) throw new Error(`${name}: ${token} is no colour`)
    expect(contrast(color, white), token).toBeGreaterThan(7)
  }
})

describe('where a house style is found', () => {
  test('a folder, with its own logo, partial and style', () => {
    const root = project({
      'stijl/huisstijl.yaml': 'naam: Onze stad\nlogo: logo.svg\nlogotekst: Ons logo\nstijl: eigen.css\n',
      'stijl/tokens.css': ':root { --utrecht-document-color: #111 }',
      'stijl/eigen.css': 'h1 { color: red }',
      'stijl/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
      'stijl/partials/huismerk.hbs': '<p>{{gemeente.naam}}</p>',
    })
    const { houseStyle, diagnostics } = loadHouseStyle('./stijl', { root })
    expect(diagnostics).toEqual([])
    expect(houseStyle?.title).toBe('Onze stad')
    expect(houseStyle?.logo?.toHTML()).toMatch(
      /^<img class="logo" src="https:\/\/document\.invalid\/huisstijl\/[0-9a-f]{16}\/logo\.svg" alt="Ons logo">$/,
    )
    expect(houseStyle?.style).toContain('red')
    expect(houseStyle?.partials.get('huismerk')).toMatchObject({ name: 'stijl/partials/huismerk.hbs' })
    expect(houseStyle?.files.map(({ path }) => path.slice(root.length + 1)).sort()).toEqual([
      'stijl/eigen.css',
      'stijl/huisstijl.yaml',
      'stijl/logo.svg',
      'stijl/partials/huismerk.hbs',
      'stijl/tokens.css',
    ])
  })

  test('the project has its own before the built-in ones', () => {
    const root = project({ 'templates/huisstijlen/neutraal/tokens.css': ':root { --utrecht-document-color: #222 }' })
    expect(loadHouseStyle('neutraal', { root }).houseStyle?.tokens).toContain('#222')
  })

  test('an npm package of NL Design System: its class goes on the root', () => {
    const root = project({
      'stijl/huisstijl.yaml': "tokens: ['@stad/design-tokens/dist/theme.css', tokens.css]\nklasse: stad-theme\n",
      'stijl/tokens.css': ':root { --utrecht-link-color: #003366 }',
      'node_modules/@stad/design-tokens/package.json': '{}',
      'node_modules/@stad/design-tokens/dist/theme.css': '.stad-theme { --utrecht-document-color: #123 }',
    })
    const { houseStyle, diagnostics } = loadHouseStyle('./stijl', { root })
    expect(diagnostics).toEqual([])
    expect(houseStyle?.tokens).toContain(':root { --utrecht-document-color: #123 }')
    expect(loadHouseStyle('@stad/design-tokens', { root }).houseStyle?.tokens).toContain('#123')
  })
})

describe('files of a house style', () => {
  test('of one name in two folders stay apart, and of any name are found', () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    const face = (file: string, weight: number) => `  - {familie: Merk, gewicht: ${weight}, bestand: ${file}}\n`
    const root = project({
      'stijl/huisstijl.yaml': `logo: 'beeld/logo (1) [def].svg'\nlettertypen:\n${face('a/merk.woff2', 400)}${face('b/merk.woff2', 700)}`,
      'stijl/tokens.css': '',
      'stijl/beeld/logo (1) [def].svg': drawing,
      'stijl/a/merk.woff2': 'gewoon',
      'stijl/b/merk.woff2': 'vet',
    })
    const { houseStyle, diagnostics } = loadHouseStyle('./stijl', { root })
    expect(diagnostics).toEqual([])
    const resources = [...(houseStyle?.resources ?? [])]
    expect(resources.map(([, { bytes }]) => Buffer.from(bytes).toString()).sort()).toEqual([drawing, 'gewoon', 'vet'])
    for (const [key] of resources) {
      expect(key).toMatch(/^huisstijl\/[\w./-]+$/)
      expect(`${houseStyle?.tokens}${houseStyle?.logo?.toHTML()}`).toContain(`https://document.invalid/${key}`)
    }
  })

  test('a JPEG as a logo loses what the camera put in it', () => {
    const plain = readFileSync(join(import.meta.dirname, '../../pictures/fixtures/jimp/kleur.jpg'))
    const secret = Buffer.concat([Buffer.from('fffe0014', 'hex'), Buffer.from('52.370216,4.895168')])
    const jpeg = Buffer.concat([plain.subarray(0, 2), secret, plain.subarray(2)])
    const root = project({ 'stijl/huisstijl.yaml': 'logo: logo.jpg\n', 'stijl/tokens.css': '', 'stijl/logo.jpg': jpeg })
    const { houseStyle, diagnostics } = loadHouseStyle('./stijl', { root })
    expect(diagnostics).toEqual([])
    const [logo] = [...(houseStyle?.resources.values() ?? [])]
    expect(logo?.type).toBe('image/jpeg')
    expect(Buffer.from(logo?.bytes ?? []).includes('52.37')).toBe(false)
  })
})

describe('what can be wrong', () => {
  test.each(['huisstijl.yaml', 'tokens.css', 'logo.svg', 'stijl.css'])('%s is a folder', (name) => {
    const usual = { 'stijl/huisstijl.yaml': 'logo: logo.svg\ntokens: [tokens.css]\nstijl: stijl.css\n' }
    const others = {
      'tokens.css': '',
      'stijl.css': '',
      'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    }
    const beside = Object.entries(others)
      .filter(([other]) => other !== name)
      .map(([other, text]) => [`stijl/${other}`, text])
    const root = project({
      ...(name === 'huisstijl.yaml' ? {} : usual),
      ...Object.fromEntries(beside),
      [`stijl/${name}/bestand`]: 'x',
    })
    expect(findings('./stijl', root)).toEqual([
      expect.stringMatching(/huisstijl\/bestand-ontbreekt .* is een map, geen bestand\.$/),
    ])
  })

  test('parts that are no files are left out, as if they were not there', () => {
    const root = project({
      'stijl/tokens.css': '',
      'stijl/partials/huismerk.hbs/x': '',
      'ander/tokens.css': '',
      'ander/partials': '',
    })
    expect([...(loadHouseStyle('./stijl', { root }).houseStyle?.partials ?? [])]).toEqual([])
    expect([...(loadHouseStyle('./ander', { root }).houseStyle?.partials ?? [])]).toEqual([])
  })

  test('an unknown name', () => {
    expect(findings('voorbeeldsted', project({}))[0]).toContain(
      'huisstijl/onbekend De huisstijl “voorbeeldsted” is niet gevonden.',
    )
  })

  test('a colour that is too light, with its place; var() is followed', () => {
    const css = ':root {\n  --merk: #8ab;\n  --utrecht-heading-1-color: var(--merk);\n}'
    expect(findings('./stijl', project({ 'stijl/tokens.css': css }))).toEqual([
      'stijl/tokens.css:3:3 huisstijl/contrast De kleur --utrecht-heading-1-color (#8ab) is te licht op wit: het contrast is 2,4 : 1.',
    ])
  })

  test('what the tokens leave open is as in the neutral style, and weaker than they are', () => {
    const root = project({ 'stijl/tokens.css': 'html { --utrecht-heading-1-color: #123456 }' })
    const { houseStyle, diagnostics } = loadHouseStyle('./stijl', { root })
    expect(diagnostics).toEqual([])
    const own = houseStyle?.tokens.indexOf('html {') ?? 0
    const neutral = houseStyle?.tokens.slice(0, own) ?? ''
    expect(neutral).toMatch(/:where\(:root\) \{[^}]*--collegevoorstel-band-background-color: #1a1f24/)
    expect(neutral).not.toMatch(/(?<!\():root/)
  })

  test.each([
    [
      '--collegevoorstel-band-background-color: #eee',
      'Bij --collegevoorstel-band-background-color staat geen --collegevoorstel-band-color; de letters zijn dan #ffffff, en te weinig te zien op #eee: het contrast is 1,1 : 1.',
    ],
    [
      '--utrecht-document-color: #123; --utrecht-table-header-background-color: #234',
      'Bij --utrecht-table-header-background-color staat geen --utrecht-table-header-color; de letters zijn dan #22303c, en te weinig te zien op #234: het contrast is 1,0 : 1.',
    ],
    [
      '--collegevoorstel-besluit-background-color: #333',
      'Bij --collegevoorstel-besluit-background-color staat geen --utrecht-document-color; de letters zijn dan #1a1f24, en te weinig te zien op #333: het contrast is 1,3 : 1.',
    ],
    [
      '--utrecht-table-header-color: #fff',
      'De kleur --utrecht-table-header-color (#fff) is te licht op wit: het contrast is 1,0 : 1.',
    ],
  ])('half a pair of colours: %s', (css, reason) => {
    const root = project({ 'stijl/tokens.css': `:root { ${css} }` })
    expect(loadHouseStyle('./stijl', { root }).diagnostics.map((found) => found.reason)).toEqual([reason])
  })

  test.each([
    '--collegevoorstel-besluit-background-color: #eee',
    '--utrecht-table-header-background-color: transparent',
    '--utrecht-table-header-background-color: #ddd; --utrecht-document-color: #111',
  ])('half a pair that can be read is none of it: %s', (css) => {
    expect(findings('./stijl', project({ 'stijl/tokens.css': `:root { ${css} }` }))).toEqual([])
  })

  test('a missing file, one outside the folder, and an unknown key', () => {
    const root = project({
      'geheim.svg': '<svg/>',
      'stijl/huisstijl.yaml': 'lgo: x\nlogo: ../geheim.svg\nstijl: weg.css\n',
      'stijl/tokens.css': '',
    })
    expect(findings('./stijl', root).map((found) => found.replace(/ (?:De|Het) .*/, ''))).toEqual([
      'stijl/huisstijl.yaml:1:1 yaml/onbekende-sleutel',
      'stijl/huisstijl.yaml:2:7 huisstijl/buiten-map',
      'stijl/huisstijl.yaml:3:8 huisstijl/bestand-ontbreekt',
    ])
  })

  test('a family without a file: ours takes its place, and that is said', () => {
    const root = project({ 'stijl/tokens.css': ':root { --utrecht-document-font-family: Arial, sans-serif }' })
    const { houseStyle, diagnostics } = loadHouseStyle('./stijl', { root })
    expect(diagnostics.map((found) => found.ruleId)).toEqual(['huisstijl/lettertype'])
    expect(
      houseStyle?.tokens
        .trimEnd()
        .endsWith("--utrecht-document-font-family:'Source Sans 3', 'Collegevoorstel Reserve'}"),
    ).toBe(true)
  })
})
