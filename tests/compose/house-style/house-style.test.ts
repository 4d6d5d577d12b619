import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { contrast, parseColor } from '../../../src/compose/house-style/color.ts'
import { loadHouseStyle } from '../../../src/compose/house-style/house-style.ts'
import { readTokens } from '../../../src/compose/house-style/tokens.ts'
import { sha256 } from '../../../src/system/digest.ts'
import { shippedFont } from './shipped-font.ts'

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

describe('the design tokens of municipalities and of NL Design System', () => {
  const voorbeeld = '@nl-design-system-unstable/voorbeeld-design-tokens'
  const denHaag = '@gemeente-denhaag/design-tokens-components'

  test.each([
    [voorbeeld, `tokens: ['${voorbeeld}/dist/theme.css']\nklasse: voorbeeld-theme\n`],
    [denHaag, `tokens: ['${denHaag}/dist/index.css']\n`],
    [denHaag, `tokens: ['${denHaag}/dist/theme/index.css']\nklasse: denhaag-theme\n`],
  ])('%s in a house style, and as one: the same values, without an error', (name, yaml) => {
    const root = project({ 'stijl/huisstijl.yaml': yaml })
    const [inStyle, alone] = [loadHouseStyle('./stijl', { root }), loadHouseStyle(name, { root })]
    for (const { houseStyle, diagnostics } of [inStyle, alone]) {
      expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['huisstijl/lettertype-pakket'])
      expect(houseStyle?.tokens).not.toMatch(/\.(voorbeeld|denhaag)-theme \{/)
    }
    const tokens = ['--utrecht-document-color', '--utrecht-heading-1-color', '--utrecht-link-color']
    const values = ({ houseStyle }: typeof alone) => tokens.map((token) => houseStyle?.value(token))
    expect(values(inStyle)).toEqual(values(alone))
    expect(values(alone).every((value) => parseColor(value ?? '') !== undefined)).toBe(true)
    expect(values(alone)).not.toEqual(tokens.map((token) => loadHouseStyle('neutraal', {}).houseStyle?.value(token)))
  })
})

describe('fonts of a house style', () => {
  const family = (name: string) => `:root { --utrecht-document-font-family: "${name}" }`
  const faces = (yaml: string, css: string, files = {}) => {
    const root = project({ 'stijl/huisstijl.yaml': yaml, 'stijl/tokens.css': css, ...files })
    const { houseStyle, diagnostics } = loadHouseStyle('./stijl', { root })
    return { houseStyle, found: diagnostics.map(({ ruleId, reason }) => `${ruleId} ${reason}`) }
  }

  test('of a package of Fontsource: the four cuts of its family, all subsets, by their ranges', () => {
    const { houseStyle, found } = faces("lettertypen: ['@fontsource/fira-sans']\n", family('Fira Sans'))
    expect(found).toEqual([])
    const cuts = new Set(houseStyle?.faces.map(({ weights, style }) => `${weights[0]} ${style}`))
    expect([...cuts].toSorted()).toEqual(['400 italic', '400 normal', '600 italic', '600 normal'])
    expect(houseStyle?.faces.length).toBeGreaterThanOrEqual(4 * 6)
    const rules = houseStyle?.tokens.match(/@font-face\{[^}]*\}/g) ?? []
    expect(rules).toHaveLength(houseStyle?.faces.length ?? 0)
    for (const rule of rules) expect(rule).toMatch(/format\('woff2'\);unicode-range:U\+[\dA-F]/)
    expect(houseStyle?.tokens).toContain(":root{--utrecht-document-font-family:'Fira Sans', 'Source Sans 3'")
  })

  test('variable: a range of weights, from a package or a file', () => {
    const { houseStyle, found } = faces(
      "lettertypen: ['@fontsource-variable/fira-code']\n",
      family('Fira Code Variable'),
    )
    expect(houseStyle?.tokens).toContain("font-family:'Fira Code Variable';font-weight:300 700;")
    expect(found).toEqual([
      'huisstijl/lettersnede Van het lettertype “Fira Code Variable” ontbreekt: de cursieve (dikte 400), de vette cursieve (dikte 600).',
    ])
    const bytes = readFileSync(shippedFont('Regular').replace('TTF/SourceSans3-Regular', 'VF/SourceSans3VF-Upright'))
    const own = faces('lettertypen: [{familie: Bron, bestand: bron.woff2}]\n', family('Bron'), {
      'stijl/bron.woff2': bytes,
    })
    expect(own.houseStyle?.tokens).toContain("font-family:'Bron';font-weight:200 900;font-style:normal;")
  })

  test('say their own weight and style, unless huisstijl.yaml does', () => {
    const files = { 'stijl/a.woff2': readFileSync(shippedFont('SemiboldIt')) }
    const cut = (more: string) =>
      faces(`lettertypen: [{familie: Bron, bestand: a.woff2${more}}]\n`, '', files).houseStyle?.faces.map(
        ({ weights, style }) => [...weights, style],
      )
    expect(cut('')).toEqual([[600, 600, 'italic']])
    expect(cut(', gewicht: 400, stijl: normal')).toEqual([[400, 400, 'normal']])
    expect(cut(', gewicht: 100 900')).toEqual([[100, 900, 'italic']])
  })

  test.each([
    [['Regular'], 'de cursieve (dikte 400), de vette (dikte 600), de vette cursieve (dikte 600)'],
    [['Regular', 'It', 'Bold'], 'de vette cursieve (dikte 600)'],
    [['Light', 'It', 'Semibold', 'BoldIt'], 'de gewone letter (dikte 400)'],
    [['Regular', 'It', 'Bold', 'BoldIt'], ''],
  ])('%j: what is missing is named', (cuts, missing) => {
    const files = Object.fromEntries(cuts.map((cut) => [`stijl/${cut}.woff2`, readFileSync(shippedFont(cut))]))
    const yaml = `lettertypen:\n${cuts.map((cut) => `  - {familie: Bron, bestand: ${cut}.woff2}\n`).join('')}`
    const { found } = faces(yaml, family('Bron'), files)
    expect(found).toEqual(
      missing === '' ? [] : [`huisstijl/lettersnede Van het lettertype “Bron” ontbreekt: ${missing}.`],
    )
  })

  test.each([
    [
      "['@fontsource/bestaat-niet']",
      'Het npm-pakket “@fontsource/bestaat-niet” met een lettertype is niet geïnstalleerd.',
    ],
    ["['@csstools/css-tokenizer']", 'In het npm-pakket “@csstools/css-tokenizer” staat geen lettertype.'],
    ['[{familie: Bron, bestand: tokens.css}]', 'tokens.css is geen lettertype dat in een document kan:'],
  ])('%s is refused', (stated, reason) => {
    const { houseStyle, found } = faces(`lettertypen: ${stated}\n`, 'p { margin: 0 }')
    expect(houseStyle).toBeUndefined()
    expect(found).toEqual([expect.stringContaining(`huisstijl/lettertypebestand ${reason}`)])
  })
})

describe('files of a house style', () => {
  test('of one name in two folders stay apart, and of any name are found', () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    const face = (file: string, weight: number) => `  - {familie: Merk, gewicht: ${weight}, bestand: ${file}}\n`
    const [plain, bold] = ['Regular', 'Bold'].map((cut) => readFileSync(shippedFont(cut)))
    if (plain === undefined || bold === undefined) throw new Error('the fonts of the package are not there')
    const root = project({
      'stijl/huisstijl.yaml': `logo: 'beeld/logo (1) [def].svg'\nlettertypen:\n${face('a/merk.woff2', 400)}${face('b/merk.woff2', 700)}`,
      'stijl/tokens.css': '',
      'stijl/beeld/logo (1) [def].svg': drawing,
      'stijl/a/merk.woff2': plain,
      'stijl/b/merk.woff2': bold,
    })
    const { houseStyle, diagnostics } = loadHouseStyle('./stijl', { root })
    expect(diagnostics).toEqual([])
    const resources = [...(houseStyle?.resources ?? [])]
    expect(resources.map(([, { bytes }]) => sha256(bytes)).sort()).toEqual(
      [Buffer.from(drawing), plain, bold].map(sha256).sort(),
    )
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

  test.each([
    ['huismrek', {}, ['huisstijl/deelsjabloon Het deelsjabloon “huismrek” bestaat niet: dit bestand vervangt niets.']],
    ['huismrek', { 'stijl/partials/briefhoofd.hbs': '<div>{{> huismrek}}</div>' }, []],
    ['huismerk', {}, []],
    ['vuurtoren', {}, []],
  ])('a partial %s, beside %j', (name, others, expected) => {
    const root = project({
      'stijl/tokens.css': '',
      [`stijl/partials/${name}.hbs`]: '<p>{{gemeente.naam}}</p>',
      ...others,
    })
    const { diagnostics } = loadHouseStyle('./stijl', { root })
    expect(diagnostics.map(({ ruleId, reason }) => `${ruleId} ${reason}`)).toEqual(expected)
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

  test('a family of a package without a file: ours takes its place, and that is said', () => {
    const root = project({
      'stijl/huisstijl.yaml': "tokens: ['@stad/tokens/theme.css']\n",
      'node_modules/@stad/tokens/package.json': '{}',
      'node_modules/@stad/tokens/theme.css': ':root { --utrecht-document-font-family: Arial, sans-serif }',
    })
    const { houseStyle, diagnostics } = loadHouseStyle('./stijl', { root })
    expect(diagnostics.map((found) => found.ruleId)).toEqual(['huisstijl/lettertype-pakket'])
    expect(
      houseStyle?.tokens
        .trimEnd()
        .endsWith("--utrecht-document-font-family:'Source Sans 3', 'Collegevoorstel Reserve'}"),
    ).toBe(true)
  })
})
