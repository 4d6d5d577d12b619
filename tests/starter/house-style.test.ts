import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { contrast, parseColor } from '../../src/compose/house-style/color.ts'
import { loadHouseStyle } from '../../src/compose/house-style/house-style.ts'
import type { AnswerKey, Answers } from '../../src/starter/answers.ts'
import { houseStyleFiles, houseStyleName } from '../../src/starter/house-style.ts'
import { questions } from '../../src/starter/questions.ts'
import { packageFolder } from '../../src/system/package-folder.ts'

const examples = Object.fromEntries(questions.map(({ key, example }) => [key, example])) as Record<AnswerKey, string>

function emptyFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'huisstijl-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  return folder
}

/** The findings of a house style made from answers, as the program reads it. */
function findings(answers: Answers) {
  const root = emptyFolder()
  for (const { path, bytes } of houseStyleFiles(answers)) {
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

  it('draws the stripe where the built-in example draws it', () => {
    const selectors = (css: string) =>
      css
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\{.*/s, '')
        .trim()
    const example = readFileSync(join(packageFolder, 'templates/huisstijlen/voorbeeldstad/stijl.css'), 'utf8')
    const own = houseStyleFiles(examples).find(({ path }) => path.endsWith('stijl.css'))
    expect(selectors(String(own?.bytes))).toBe(selectors(example))
  })

  it('has the logo and the fonts, by what the names of their files say', () => {
    const files = ['Duin-Regular.ttf', 'Duin-Italic.ttf', 'Duin-SemiBold.ttf', 'Duin-SemiBoldItalic.ttf', 'LICENSE.txt']
    const folder = emptyFolder({
      ...Object.fromEntries(files.map((name) => [name, 'x'])),
      'logo.SVG': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    })
    const { houseStyle, reasons } = findings({ ...examples, lettertype: folder, logo: join(folder, 'logo.SVG') })
    expect(reasons).toEqual([])
    expect(houseStyle?.logo).toBeDefined()
    const faces = [...(houseStyle?.tokens ?? '').matchAll(/font-family:'Duin';font-weight:(\d+);font-style:(\w+)/g)]
    expect(faces.map(([, weight, style]) => `${weight} ${style}`).toSorted()).toEqual([
      '400 italic',
      '400 normal',
      '600 italic',
      '600 normal',
    ])
  })

  it.each([
    ['a font without its ordinary letter', { 'Duin-Bold.ttf': 'x' }, 'dikte 400'],
    ['two files for one letter', { 'a-400.woff2': 'x', 'b-400.woff2': 'x' }, 'meer dan één bestand voor 400 normal'],
  ])('refuses %s', (_, files, words) => {
    expect(() => houseStyleFiles({ ...examples, lettertype: emptyFolder(files) })).toThrow(words)
  })

  it('refuses files that are not there or are no picture', () => {
    expect(() => houseStyleFiles({ ...examples, logo: '/nergens/logo.svg' })).toThrow('kan niet worden gelezen')
    expect(() => houseStyleFiles({ ...examples, logo: '/nergens/logo.ai' })).toThrow('geen SVG, PNG of JPEG')
    expect(() => houseStyleFiles({ ...examples, lettertype: '/nergens' })).toThrow('is er niet')
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
