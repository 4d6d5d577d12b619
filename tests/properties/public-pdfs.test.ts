import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { cleanPdf } from '../../src/pdf/clean/clean-pdf.ts'
import { inspect } from '../../src/pdf/text/inspect.ts'
import { disallowed } from '../pdf/clean/allow-list.ts'
import { byQpdf, otherReadersRun, popplerPages } from '../pdf/poppler.ts'
import { type Picture, raster, rasterRuns } from '../pdf/raster.ts'
import { full, seed } from '../run-size.ts'
import { publicPdfs } from './public-pdf-files.ts'

/** A full run takes every file; any other one in forty, another selection for another seed. */
const step = full ? 1 : 40

interface Looked {
  readonly path: string
  /** Pages that poppler sees. */
  readonly pages: number
  readonly opened: number | string
  readonly cleaned: 'same' | 'different' | 'told' | `refused: ${string}`
  readonly disallowed: readonly string[]
}

function look(path: string, pages: number): Looked {
  const pdf = readFileSync(path)
  const summary = inspect(pdf)
  const opened = summary.ok ? summary.pages : summary.code
  const made = cleanPdf(pdf, 'Titel')
  if (!made.ok) return { path, pages, opened, cleaned: `refused: ${made.code}`, disallowed: [] }
  const looks = made.undrawn > 0 ? 'told' : isDrawnAlike(pdf, made.pdf) ? 'same' : 'different'
  return { path, pages, opened, cleaned: looks, disallowed: disallowed(made.pdf) }
}

/**
 * Compares the first two pages. Poppler draws fields in its own way, whatever they look like in the file; where the pages differ,
 * they are compared with those of the file whose annotations qpdf has made part of the page.
 */
function isDrawnAlike(before: Uint8Array, after: Uint8Array): boolean {
  const made = drawn(after)
  return isAlike(drawn(before), made) || isAlike(drawn(before, ['--decrypt', '--flatten-annotations=screen']), made)
}

/** Undefined where poppler draws nothing. @param options of qpdf, which writes the file first */
function drawn(pdf: Uint8Array, options?: readonly string[]): readonly Picture[] | undefined {
  try {
    return raster(options ? byQpdf(pdf, options) : pdf, 2)
  } catch {
    return undefined
  }
}

/** The part of the bytes that may differ visibly: scaling rounds at the edges of images. */
const mostDifferent = 0.002

function isAlike(one: readonly Picture[] | undefined, other: readonly Picture[] | undefined): boolean {
  if (!one || !other || one.length !== other.length) return one === other
  return one.every(({ bytes }, index) => {
    const against = other[index]?.bytes ?? Buffer.alloc(0)
    if (bytes.equals(against)) return true
    if (bytes.length !== against.length) return false
    let different = 0
    for (let at = 0; at < bytes.length; at++) if (Math.abs((bytes[at] ?? 0) - (against[at] ?? 0)) > 16) different++
    return different <= bytes.length * mostDifferent
  })
}

describe.skipIf(!otherReadersRun || !rasterRuns)('public PDFs', () => {
  const looked: Looked[] = []
  beforeAll(() => {
    const paths = publicPdfs()
    const taken = paths.length < step ? paths : paths.filter((_, index) => index % step === seed % step)
    for (const path of taken) {
      const pages = popplerPages(readFileSync(path))
      if (pages !== undefined && pages > 0) looked.push(look(path, pages))
    }
  }, 7_200_000)

  /** Whether these are a small part of all; in a selection, chance brings a few more. */
  const areFew = (these: readonly Looked[], of: readonly Looked[], part: number) =>
    these.length <= Math.max(full ? 0 : 4, of.length * part)
  const show = (these: readonly Looked[]) =>
    these.map(({ path, pages, opened, cleaned }) => `${path}: ${pages} pages, ${opened}, ${cleaned}`).join('\n')

  test('open with the pages that poppler sees, 99 of 100', () => {
    expect(looked.length).toBeGreaterThan(0)
    const others = looked.filter(({ pages, opened }) => opened !== pages)
    console.info(
      `${looked.length} files, ${looked.length - others.length} with the same number of pages\n${show(others)}`,
    )
    expect(areFew(others, looked, 0.01)).toBe(true)
  })

  test('are cleaned, unless that is refused, to known keys and nothing else', () => {
    const cleaned = looked.filter((each) => !each.cleaned.startsWith('refused'))
    const refused = looked.filter((each) => each.cleaned.startsWith('refused'))
    console.info(`${cleaned.length} cleaned, ${refused.length} refused\n${show(refused)}`)
    expect(cleaned.flatMap((each) => each.disallowed.map((what) => `${each.path}: ${what}`))).toEqual([])
    expect(areFew(refused, looked, 0.02)).toBe(true)
  })

  test('look the same when they are cleaned, or it is told what is gone', () => {
    const drawnAnew = looked.filter(({ cleaned }) => cleaned === 'same' || cleaned === 'different')
    const different = drawnAnew.filter(({ cleaned }) => cleaned === 'different')
    console.info(`${drawnAnew.length - different.length} of ${drawnAnew.length} look the same\n${show(different)}`)
    expect(areFew(different, drawnAnew, 0.01)).toBe(true)
  })
})
