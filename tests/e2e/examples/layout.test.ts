import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fontFaces } from '../../../src/compose/house-style/fonts.ts'
import { editions } from '../../../src/document/edition.ts'
import { clustersOf, nearMisses, onGrid } from '../../../src/pdf/measure/alignment-measures.ts'
import { layoutProblems } from '../../../src/pdf/measure/layout-problems.ts'
import { measurePdf } from '../../../src/pdf/measure/measure-pdf.ts'
import {
  blockType,
  isRunningText,
  type MeasuredPage,
  mmPerPoint,
  type TextLine,
} from '../../../src/pdf/measure/measured-page.ts'
import { cellGaps, whiteAtFoot } from '../../../src/pdf/measure/page-measures.ts'
import { fullLines, headingsAtFoot, lonelyLines, spreadOf } from '../../../src/pdf/measure/text-measures.ts'
import { foreignFonts } from '../../../src/pipeline/print-job.ts'
import {
  type Built,
  buildExamples,
  editionsExample,
  exampleNames,
  pdfsOf,
  type Style,
  styles,
} from './built-examples.ts'

/** The arithmetic of the pages, measured in every PDF that the program makes of the examples. */

interface Made {
  /** `parkeren-centrum/raad/voorstel.pdf` */
  readonly path: string
  readonly pages: readonly MeasuredPage[]
}

/** PDFs of others, with a layout of their own. */
const passedThrough = ['02-cijfers-parkeeronderzoek.pdf', '03-bodemonderzoek.pdf']

const built = new Map<Style, Built>()
const made = new Map<Style, readonly Made[]>()

beforeAll(async () => {
  const names = [editionsExample, ...exampleNames]
  for (const style of styles) {
    const examples = await buildExamples({ style, editions, names })
    built.set(style, examples)
    made.set(
      style,
      pdfsOf(examples).map((path) => ({ path, pages: measured(join(examples.folder, path)) })),
    )
  }
}, 600_000)
afterAll(() => {
  for (const each of built.values()) each.remove()
})

function measured(path: string): readonly MeasuredPage[] {
  const result = measurePdf(readFileSync(path))
  if (!result.ok) throw new Error(`${path}: ${result.reason}`)
  return result.pages
}

const allIn = (style: Style): readonly Made[] => made.get(style) ?? []
const ownIn = (style: Style): readonly Made[] =>
  allIn(style).filter(({ path }) => !passedThrough.some((name) => path.endsWith(name)))

/** What a measure finds in each PDF, as lines to read in a failure. */
function found(style: Style, find: (pages: readonly MeasuredPage[]) => readonly TextLine[]): readonly string[] {
  return ownIn(style).flatMap(({ path, pages }) => find(pages).map((line) => `${path} ${line.page}: ${line.text}`))
}

/** Without the page header and footer. */
const textArea = ({ width, height }: MeasuredPage) => ({
  left: 25 / mmPerPoint,
  top: 18 / mmPerPoint,
  right: width - 27 / mmPerPoint,
  bottom: height - 25 / mmPerPoint,
})

/** Pages that the proposal of the board begins with: its form, which the text does not follow on the same page. */
function formPages({ path, pages }: Made): readonly MeasuredPage[] {
  if (!path.endsWith('/intern/voorstel.pdf')) return []
  // The form has no heading: the first is the subject.
  const isStart = (line: TextLine) => blockType(line) === 'H1'
  return pages.slice(
    0,
    pages.findIndex(({ lines }) => lines.some(isStart)),
  )
}

/** Where a page may end with more than 50 mm of white, by the last words of its text. */
const whiteWithCause: readonly (readonly [path: string, lastWords: string, cause: string])[] = [
  ['aankoop-timmerfabriek', 'Z-2026-006114', 'a heading and a table of four rows follow, which stay together'],
]

/** At most as many pages as before the measure was narrowed: intern, raad, openbaar. */
const mostPages: Readonly<Record<string, readonly number[]>> = {
  'buurtfeest-oostwijk/voorstel.pdf': [2, 2, 2],
  'buurtfeest-oostwijk/bijlagen/01-raadsinformatiebrief.pdf': [1, 1, 1],
  'zwembad-de-kolk/raadsvoorstel.pdf': [3, 3, 3],
  'zwembad-de-kolk/bijlagen/01-raadsbesluit.pdf': [1, 1, 1],
  'zwembad-de-kolk/bijlagen/02-raming.pdf': [1, 1],
  'aankoop-timmerfabriek/voorstel.pdf': [5, 4, 5],
  'aankoop-timmerfabriek/bijlagen/01-brief-verkoper.pdf': [2, 2, 2],
  'aankoop-timmerfabriek/bijlagen/02-onderhandeling.pdf': [1, 1],
  'herziening-subsidies/voorstel.pdf': [7, 5, 5],
  'herziening-subsidies/bijlagen/01-brief-organisaties.pdf': [2, 2, 2],
  'herziening-subsidies/bijlagen/02-brief-raad.pdf': [2, 2, 2],
  'herziening-subsidies/bijlagen/03-beantwoording-vragen.pdf': [2, 2, 2],
  'herziening-subsidies/bijlagen/04-nota-raad.pdf': [2, 2, 2],
  'herziening-subsidies/bijlagen/05-financiele-positie.pdf': [1, 1],
  'kort-en-onaf/voorstel.pdf': [3, 2, 2],
  'kort-en-onaf/bijlagen/01-brief-omwonenden.pdf': [1, 1, 1],
  'omgevingsvisie/voorstel.pdf': [14, 13, 13],
  'omgevingsvisie/bijlagen/01-nota-raad.pdf': [4, 4, 4],
  'parkeren-centrum/voorstel.pdf': [8, 7, 7],
  'parkeren-centrum/bijlagen/01-brief-bewoners.pdf': [2, 2, 2],
  'parkeren-centrum/bijlagen/03-kaart-parkeerplaatsen.pdf': [1, 1, 1],
  'wijkgericht-werken/voorstel.pdf': [4, 3, 3],
  'wijkgericht-werken/bijlagen/01-brief-raad.pdf': [2, 2, 2],
  'wijkgericht-werken/bijlagen/02-cijfers-per-wijk.pdf': [2, 2, 2],
}

describe.each(styles)('%s', (style) => {
  test('a full line has 66 to 74 characters', () => {
    const lines = ownIn(style).flatMap(({ pages }) => fullLines(pages))
    const spread = spreadOf(lines.map(({ text }) => text.length))
    expect(spread?.count).toBeGreaterThan(1000)
    expect(spread?.median).toBeGreaterThanOrEqual(66)
    expect(spread?.median).toBeLessThanOrEqual(74)
    expect(spread?.p90).toBeLessThanOrEqual(78)
  })

  test('few lines of a paragraph are shorter than four fifths of the measure', () => {
    const rightEdge = (25 + 118) / mmPerPoint
    const lines = ownIn(style)
      .flatMap(({ pages }) => fullLines(pages))
      .filter(({ size }) => size === 10.5)
    const short = lines.filter(({ x, right }) => right - x < 0.8 * (rightEdge - x))
    expect(short.length / lines.length).toBeLessThanOrEqual(0.05)
    expect(lines.filter(({ right }) => right > rightEdge + 1).map(({ text }) => text)).toEqual([])
  })

  test('no page ends with more white than what follows explains', () => {
    const whites = ownIn(style).flatMap((each) =>
      each.pages.slice(formPages(each).length, -1).map((page) => ({
        mm: whiteAtFoot(page, textArea(page)),
        path: each.path,
        last: page.lines.findLast(({ tags }) => tags.length > 0)?.text ?? '',
      })),
    )
    expect(spreadOf(whites.map(({ mm }) => mm))?.mean).toBeLessThanOrEqual(18)
    const large = whites.filter(({ mm }) => mm > 50)
    const hasCause = ({ path, last }: (typeof large)[number]) =>
      whiteWithCause.some(([name, words]) => path.startsWith(name) && last.endsWith(words))
    expect(large.filter((each) => !hasCause(each))).toEqual([])
    expect(whiteWithCause.length).toBeLessThanOrEqual(5)
  })

  test('no line of a paragraph is alone on a page, and no heading has too little below it', () => {
    expect(found(style, lonelyLines)).toEqual([])
    expect(found(style, (pages) => headingsAtFoot(pages, 2, 3))).toEqual([])
    expect(found(style, (pages) => headingsAtFoot(pages, 3, 2))).toEqual([])
  })

  test('no text leaves its page, lies on other text, is cut off, faint, or in a font of the machine', () => {
    const { resources } = fontFaces()
    const isKnownFont = (name: string) => foreignFonts([name], resources).length === 0
    const problems = ownIn(style).flatMap(({ path, pages }) =>
      layoutProblems(pages, { isKnownFont }).map(({ kind, line }) => `${path} ${line.page}: ${kind}: ${line.text}`),
    )
    expect(problems).toEqual([])
  })

  test('text begins on one axis, or on an indent of 6 mm', () => {
    // A bar has its ground in the middle.
    const isText = (line: TextLine) =>
      (isRunningText(line) || /^H\d$/.test(blockType(line) ?? '')) && !/^(?:W[oe]b )?\d\.\d/.test(line.text)
    const misses = ownIn(style).flatMap(({ path, pages }) =>
      pages.flatMap(({ number, lines }) =>
        nearMisses(clustersOf(lines.filter(isText)), 5).map(
          ([left, right]) => `${path} ${number}: ${left.lines[0]?.text} | ${right.lines[0]?.text}`,
        ),
      ),
    )
    expect(misses).toEqual([])
  })

  test('all tables of the form share their columns', () => {
    const forms = ownIn(style).flatMap((each) => formPages(each).map((page) => ({ path: each.path, page })))
    expect(forms.length).toBeGreaterThanOrEqual(6)
    for (const { path, page } of forms) {
      const lines = page.lines.filter((line) => line.tags.length > 0 && blockType(line) !== 'Lbl')
      const misses = nearMisses(clustersOf(lines), 5)
      expect([path, misses.map((pair) => pair.map(({ lines: [first] }) => first?.text))]).toEqual([path, []])
      expect(clustersOf(lines).some(({ x }) => Math.abs(x - 67) < 0.3)).toBe(true)
    }
  })

  test('labels of every head, form and letter share their columns', () => {
    const misses = ownIn(style).flatMap(({ path, pages }) =>
      pages.flatMap(({ number, lines }) => {
        const isLabel = (line: TextLine) => blockType(line) === 'TH' && line.size === 8.5
        const rows = new Set(lines.filter(isLabel).map(({ row }) => row))
        const cells = lines.filter((line) => line.row !== undefined && rows.has(line.row))
        return nearMisses(clustersOf(cells), 5).map(
          ([left, right]) => `${path} ${number}: ${left.lines[0]?.text} | ${right.lines[0]?.text}`,
        )
      }),
    )
    expect(misses).toEqual([])
  })

  test('baselines are on a grid of 2.5 pt, up to the first figure', () => {
    const lines = ownIn(style).flatMap(({ path, pages }) =>
      pages
        .flatMap((page) => {
          const figure = Math.min(
            842,
            ...page.lines.filter(({ tags }) => tags.includes('Figure')).map(({ baseline }) => baseline),
          )
          return onGrid(
            page.lines.filter(({ tags, baseline }) => tags.length > 0 && baseline < figure),
            2.5,
          )
        })
        .map((each) => ({ path, ...each })),
    )
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
    expect(sum(lines.map(({ on }) => on)) / sum(lines.map(({ all }) => all))).toBeGreaterThanOrEqual(0.9)
  })

  test('cells of a row are apart, and not too far', () => {
    // In the margin of a cell there is no room for what is to be redacted: it stands in the cell, which it makes wider.
    const gaps = ownIn(style).flatMap((each) => {
      const form = formPages(each)
      return each.pages
        .filter(
          (page) =>
            !form.includes(page) &&
            !page.lines.some(({ row, text }) => row !== undefined && text.includes('te lakken')),
        )
        .flatMap(cellGaps)
        .map((gap) => ({ path: each.path, mm: gap.width, left: gap.left.text, right: gap.right.text }))
    })
    expect(gaps.length).toBeGreaterThan(300)
    expect(gaps.filter(({ mm }) => mm < 4.5)).toEqual([])
    expect(gaps.filter(({ mm }) => mm > 60)).toEqual([])
  })

  test('the form is on one page, but for the example with every field', () => {
    const counts = ownIn(style)
      .filter(({ path }) => path.endsWith('/intern/voorstel.pdf'))
      .map((each) => [each.path.split('/')[0], formPages(each).length])
    expect(counts).toEqual(
      [editionsExample, ...exampleNames.filter((name) => name !== 'zwembad-de-kolk')].map((name) => [
        name,
        name === 'herziening-subsidies' ? 2 : 1,
      ]),
    )
  })

  test('there are no more pages than before', () => {
    const order = ['intern', 'raad', 'openbaar']
    const more = ownIn(style).filter(({ path, pages }) => {
      const [name, edition = '', ...file] = path.split('/')
      return pages.length > (mostPages[[name, ...file].join('/')]?.[order.indexOf(edition)] ?? 0)
    })
    expect(more.map(({ path, pages }) => `${path}: ${pages.length}`)).toEqual([])
  })

  test('a paragraph breaks its lines alike for the council and for the public', () => {
    const paragraphs = (edition: string) => {
      const blocks = new Map<number, string[]>()
      const pages = allIn(style).find(({ path }) => path === `${editionsExample}/${edition}/voorstel.pdf`)?.pages ?? []
      for (const line of pages.flatMap(({ lines }) => lines))
        if (line.block !== undefined && isRunningText(line) && line.size > 10)
          blocks.set(line.block, [...(blocks.get(line.block) ?? []), line.text])
      return new Map([...blocks.values()].map((lines) => [lines.join(' '), lines] as const))
    }
    const [raad, openbaar] = [paragraphs('raad'), paragraphs('openbaar')]
    const shared = [...raad].filter(([text, lines]) => lines.length > 1 && openbaar.has(text))
    expect(shared.length).toBeGreaterThan(10)
    for (const [text, lines] of shared) expect(openbaar.get(text)).toEqual(lines)
  })
})
