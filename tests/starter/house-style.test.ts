import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { contrast, parseColor } from '../../src/compose/house-style/color.ts'
import { loadHouseStyle } from '../../src/compose/house-style/house-style.ts'
import type { AnswerKey, Answers } from '../../src/starter/answers.ts'
import { houseStyleFiles, houseStyleName } from '../../src/starter/house-style.ts'
import { questions } from '../../src/starter/questions.ts'
import { shippedFont } from '../compose/house-style/shipped-font.ts'

const examples = Object.fromEntries(questions.map(({ key, example }) => [key, example])) as Record<AnswerKey, string>

function emptyFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'huisstijl-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  return folder
}

/** A folder with whole fonts of this package, by file name. */
function fontFolder(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder()
  for (const [name, cut] of Object.entries(files)) copyFileSync(shippedFont(cut), join(folder, name))
  return folder
}

/** The findings of a house style made from answers, as the program reads it. */
function findings(answers: Answers) {
  const root = emptyFolder()
  for (const { path, bytes } of houseStyleFiles(answers, root)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), bytes)
  }
  const { houseStyle, diagnostics } = loadHouseStyle(houseStyleName(answers.naam), { root })
  return { houseStyle, reasons: diagnostics.map(({ reason }) => reason) }
}

describe('a house style from answers', () => {
  it('has no finding, whatever two colours are allowed', () => {
    const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'))
    const colour = fc.tuple(channel, channel, channel).map((parts) => `#${parts.join('')}`)
    const isDark = (text: string) => contrast(parseColor(text) ?? [0, 0, 0], [255, 255, 255]) >= 4.5
    fc.assert(
      fc.property(colour.filter(isDark), colour, (kleur, tweedeKleur) => {
        expect(findings({ ...examples, kleur, tweedeKleur }).reasons).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('draws the stripe in the second colour, however light, and no text', () => {
    const { houseStyle, reasons } = findings({ ...examples, kleur: '#123456', tweedeKleur: '#ffee88' })
    expect(reasons).toEqual([])
    expect(houseStyle?.value('--collegevoorstel-streep-color')).toBe('#ffee88')
    expect(houseStyle?.value('--collegevoorstel-accent-color')).toBe('#123456')
  })

  it('has the logo and the fonts, by what the files say of themselves', () => {
    const folder = fontFolder({ 'a.woff2': 'Regular', 'b.woff2': 'It', 'c.woff2': 'Semibold', 'd.woff2': 'SemiboldIt' })
    writeFileSync(join(folder, 'LICENSE.txt'), 'x')
    writeFileSync(join(folder, 'logo.SVG'), '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>')
    const { houseStyle, reasons } = findings({ ...examples, lettertype: folder, logo: join(folder, 'logo.SVG') })
    expect(reasons).toEqual([])
    expect(houseStyle?.logo).toBeDefined()
    expect(houseStyle?.value('--utrecht-document-font-family')).toBe('"Source Sans 3"')
    expect(houseStyle?.faces.map(({ weights: [weight], style }) => `${weight} ${style}`).toSorted()).toEqual([
      '400 italic',
      '400 normal',
      '600 italic',
      '600 normal',
    ])
  })

  it('has the font of an npm package, by its name', () => {
    const { houseStyle, reasons } = findings({ ...examples, lettertype: '@fontsource/fira-sans' })
    expect(reasons).toEqual([])
    expect(houseStyle?.tokens).toContain("--utrecht-document-font-family:'Fira Sans', ")
  })

  it.each([
    ['a font without its ordinary letter', { 'a.woff2': 'Bold' }, 'dikte 400'],
    ['two files for one letter', { 'a.woff2': 'Bold', 'b.woff2': 'Bold' }, 'meer dan één bestand voor 700'],
  ])('refuses %s', (_, files, words) => {
    expect(() => houseStyleFiles({ ...examples, lettertype: fontFolder(files) }, '/')).toThrow(words)
  })

  it('refuses what is no font, and packages that are not there or have none', () => {
    const refused = (lettertype: string) => expect(() => houseStyleFiles({ ...examples, lettertype }, '/'))
    refused(emptyFolder({ 'a.woff2': 'x' })).toThrow('a.woff2 is geen lettertype')
    refused('@fontsource/bestaat-niet').toThrow('npm install @fontsource/bestaat-niet')
    refused('@csstools/css-tokenizer').toThrow('staat geen lettertype')
  })

  it('refuses files that are not there or are no picture', () => {
    expect(() => houseStyleFiles({ ...examples, logo: '/nergens/logo.svg' }, '/')).toThrow('kan niet worden gelezen')
    expect(() => houseStyleFiles({ ...examples, logo: '/nergens/logo.ai' }, '/')).toThrow('geen SVG, PNG of JPEG')
    expect(() => houseStyleFiles({ ...examples, lettertype: '/nergens' }, '/')).toThrow('is er niet')
  })
})

describe('the name of a house style', () => {
  it.each([
    ['Voorbeeldstad', 'voorbeeldstad'],
    ["'s-Hertogenbosch", 's-hertogenbosch'],
    ['Súdwest-Fryslân', 'sudwest-fryslan'],
    ['../../etc', 'etc'],
    ['!', 'huisstijl'],
  ])('of %s is %s', (municipality, name) => {
    expect(houseStyleName(municipality)).toBe(name)
  })
})
