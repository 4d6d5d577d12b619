import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { BuiltIn, Style } from './built-examples.ts'
import { differenceOf } from './picture-difference.ts'

/**
 * The pages that matter, as pictures: whoever changes them sees it here. `-u` takes the new ones, to be looked at
 * before they are kept.
 */
const pages = [
  ['routeblad', 'voorbeeldstad', 'wijkgericht-werken/intern/voorstel.pdf', 'Geraadpleegde vakgebieden'],
  ['routeblad-neutraal', 'neutraal', 'wijkgericht-werken/intern/voorstel.pdf', 'Geraadpleegde vakgebieden'],
  ['routeblad-vol', 'voorbeeldstad', 'herziening-subsidies/intern/voorstel.pdf', 'Parafen van het college'],
  ['voorstel', 'voorbeeldstad', 'wijkgericht-werken/intern/voorstel.pdf', 'COLLEGE VOORSTEL'],
  ['voorstel-neutraal', 'neutraal', 'wijkgericht-werken/intern/voorstel.pdf', 'COLLEGE VOORSTEL'],
  ['grafiek', 'voorbeeldstad', 'parkeren-centrum/intern/voorstel.pdf', 'Figuur 1. Bezetting'],
  ['foto', 'voorbeeldstad', 'parkeren-centrum/intern/voorstel.pdf', 'Figuur 3. De tweede verdieping'],
  ['brief', 'voorbeeldstad', 'wijkgericht-werken/intern/bijlagen/01-brief-raad.pdf', 'Geachte leden'],
  ['brief-neutraal', 'neutraal', 'wijkgericht-werken/intern/bijlagen/01-brief-raad.pdf', 'Geachte leden'],
  ['beantwoording', 'voorbeeldstad', 'herziening-subsidies/intern/bijlagen/03-beantwoording-vragen.pdf', 'Vraag 1'],
  [
    'geheim',
    'voorbeeldstad',
    'herziening-subsidies/intern/bijlagen/05-financiele-positie.pdf',
    'Waarom dit onderzoek?',
  ],
  ['kort-routeblad', 'voorbeeldstad', 'buurtfeest-oostwijk/intern/voorstel.pdf', 'Parafen van het college'],
  ['kort', 'voorbeeldstad', 'buurtfeest-oostwijk/intern/voorstel.pdf', 'Beslispunten'],
  ['kort-neutraal', 'neutraal', 'buurtfeest-oostwijk/intern/voorstel.pdf', 'Beslispunten'],
  [
    'raadsinformatiebrief',
    'voorbeeldstad',
    'buurtfeest-oostwijk/intern/bijlagen/01-raadsinformatiebrief.pdf',
    'RIB 2026-48',
  ],
  [
    'raadsinformatiebrief-neutraal',
    'neutraal',
    'buurtfeest-oostwijk/intern/bijlagen/01-raadsinformatiebrief.pdf',
    'RIB 2026-48',
  ],
  ['raadsvoorstel', 'voorbeeldstad', 'zwembad-de-kolk/intern/raadsvoorstel.pdf', 'Besluit van het college'],
  ['raadsvoorstel-neutraal', 'neutraal', 'zwembad-de-kolk/intern/raadsvoorstel.pdf', 'Besluit van het college'],
  ['raadsbesluit', 'voorbeeldstad', 'zwembad-de-kolk/intern/bijlagen/01-raadsbesluit.pdf', 'de griffier'],
  ['raadsbesluit-neutraal', 'neutraal', 'zwembad-de-kolk/intern/bijlagen/01-raadsbesluit.pdf', 'de griffier'],
  ['onaf', 'neutraal', 'kort-en-onaf/intern/voorstel.pdf', 'Afweging van argumenten'],
] as const

const goldens = join(import.meta.dirname, 'goldens')
const resolution = '100'
/** Of the 1,600 pixels of a tile: less than a full stop and a comma together. */
const allowed = 12

export function pagesSuite(built: BuiltIn): void {
  let scratch = ''
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'pagina-'))
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  /** The first page with these words. */
  function picture(style: Style, path: string, words: string): PNG {
    const file = join(built(style).folder, path)
    const texts = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).split('\f')
    const page = texts.findIndex((text) => text.replace(/\s+/g, ' ').includes(words)) + 1
    expect(page, `no page with “${words}”`).toBeGreaterThan(0)
    const to = join(scratch, 'pagina')
    const only = ['-f', `${page}`, '-l', `${page}`, '-singlefile']
    execFileSync('pdftoppm', ['-r', resolution, ...only, '-gray', '-png', file, to])
    return PNG.sync.read(readFileSync(`${to}.png`))
  }

  it.each(pages)('%s looks as it did', (name, style, path, words) => {
    const made = picture(style, path, words)
    if (inject('updating'))
      writeFileSync(join(goldens, `${name}.png`), PNG.sync.write(made, { colorType: 0, deflateLevel: 9 }))
    const kept = golden(name)
    expect([made.width, made.height]).toEqual([kept.width, kept.height])
    const difference = differenceOf(kept, made)
    const shown = join(tmpdir(), 'collegevoorstel-verschil')
    if (difference.pixels > allowed) {
      mkdirSync(shown, { recursive: true })
      writeFileSync(join(shown, `${name}-nu.png`), PNG.sync.write(made))
      writeFileSync(join(shown, `${name}-verschil.png`), PNG.sync.write(difference.picture))
    }
    const where = `at ${difference.x},${difference.y}; the page and the difference are in ${shown}`
    expect(difference.pixels, where).toBeLessThanOrEqual(allowed)
  })

  it.each(['routeblad', 'brief', 'grafiek'])(
    'a missing line, a missing word and a page that moved do not pass for %s',
    (name) => {
      const page = golden(name)
      const { left, top, height } = textLine(page, 500)
      expect(differenceOf(page, page).pixels).toBe(0)
      const line = without(page, 0, top, page.width, height)
      expect(differenceOf(page, line).pixels).toBeGreaterThan(allowed * 3)
      const word = without(page, left, top, 60, height)
      expect(differenceOf(page, word).pixels).toBeGreaterThan(allowed)
      const moved = new PNG({ width: page.width, height: page.height })
      page.data.copy(moved.data, page.width * 4)
      expect(differenceOf(page, moved).pixels).toBeGreaterThan(allowed * 3)
    },
  )
}

function golden(name: string): PNG {
  const path = join(goldens, `${name}.png`)
  if (!existsSync(path)) throw new Error(`${path} is missing: make it with -u, and look at it`)
  return PNG.sync.read(readFileSync(path))
}

/** The page without what stands in a box, in pixels. */
function without(page: PNG, left: number, top: number, width: number, height: number): PNG {
  const made = new PNG({ width: page.width, height: page.height })
  page.data.copy(made.data)
  for (let y = top; y < top + height; y++)
    made.data.fill(255, (y * page.width + left) * 4, (y * page.width + left + width) * 4)
  return made
}

/** The first line of text from a row down: a run of rows with ink, as high as letters are; and where it begins. */
function textLine(page: PNG, from: number): { readonly left: number; readonly top: number; readonly height: number } {
  const inkIn = (y: number): number => {
    // Within the margins: the running head has words of its own.
    for (let x = 90; x < 720; x++) if ((page.data[(y * page.width + x) * 4] ?? 255) < 100) return x
    return Number.POSITIVE_INFINITY
  }
  let top = from
  let left = Number.POSITIVE_INFINITY
  for (let y = from; y < page.height; y++) {
    const ink = inkIn(y)
    if (Number.isFinite(ink)) left = Math.min(left, ink)
    else if (y - top > 6 && y - top < 20 && Number.isFinite(left)) return { left, top, height: y - top }
    else {
      top = y + 1
      left = Number.POSITIVE_INFINITY
    }
  }
  throw new Error('no line of text')
}
