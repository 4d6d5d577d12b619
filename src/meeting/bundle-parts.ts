import { readFileSync } from 'node:fs'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import type { Output } from '../output/manifest.ts'
import type { BundleEntry } from '../pdf/merge/merge-pdfs.ts'
import type { MadeFile } from '../report/report.ts'
import type { Agenda } from './agenda.ts'
import { admission, type Exclusion } from './bundle-admission.ts'
import { fileOf, type MadeProposal, type PointState } from './meeting-points.ts'

/** A PDF of the meeting, in the order of the bundle. */
export interface BundlePart {
  /** Path in the folder of the agenda's edition, and key in the bundle. */
  readonly path: string
  /** Absolute. */
  readonly file: string
  readonly title: string
  /** Number of its point: `2.3`. */
  readonly nummer: string
  readonly pages: number
  /** For a PDF from elsewhere: why the bundle cannot claim both standards with it. */
  readonly shortcomings: readonly string[]
  /** Why it is a separate file instead of a part of the bundle. */
  readonly exclusion?: Exclusion | undefined
}

/** Every proposal and attachment of an edition, with what prevents its inclusion in the bundle. */
export function bundleParts(points: readonly PointState[], admit: 'conform' | 'alles'): readonly BundlePart[] {
  return points.flatMap(({ punt, made }) => {
    if (made === undefined) return []
    const title = plainMarks(punt.titel ?? made.facts.onderwerp)
    const proposal = { path: made.facts.path, title: `${punt.nummer} ${title}` }
    const attached = made.facts.attachments.flatMap(({ path, number, title: own }) =>
      path === undefined ? [] : [{ path, title: `Bijlage ${number}: ${plainMarks(own)}` }],
    )
    return [proposal, ...attached].flatMap(({ path, title: name }): readonly BundlePart[] => {
      const file = made.files.find((one) => one.path === fileOf(made, path))
      return file ? [partOf(file, { path: `${made.map}/${path}`, title: name, nummer: punt.nummer }, admit)] : []
    })
  })
}

function partOf(
  { path: file, pages = 0, conformance }: MadeFile,
  about: Pick<BundlePart, 'path' | 'title' | 'nummer'>,
  admit: 'conform' | 'alles',
): BundlePart {
  const whole = { ...about, file, pages, shortcomings: [] }
  if (conformance.manier === 'gemaakt') return whole
  return { ...whole, ...admission(readFileSync(file), admit) }
}

/** Tree of the bundle: cover, then headings with their points, each with its attachments below it. */
export function mergeTree(
  cover: Output,
  agenda: Agenda,
  points: readonly PointState[],
  parts: readonly BundlePart[],
): readonly BundleEntry[] {
  const included = parts.filter(({ exclusion }) => exclusion === undefined)
  const documentsOf = (made: MadeProposal | undefined): readonly BundleEntry[] => {
    const own = included.filter(({ path }) => made !== undefined && path.startsWith(`${made.map}/`))
    const [first, ...rest] = own.map(({ path, title, file, shortcomings }) => ({
      ...{ key: path, title, shortcomings },
      read: () => readFileSync(file),
    }))
    return first === undefined ? [] : [{ ...first, entries: rest }]
  }
  const byPoint = new Map(points.map((point) => [point.punt, point]))
  const groups = agenda.rubrieken.flatMap(({ nummer, titel, punten }): readonly BundleEntry[] => {
    const under = punten.flatMap((punt) => documentsOf(byPoint.get(punt)?.made))
    if (titel === undefined || under.length === 0) return under
    return [{ key: `rubriek-${nummer}`, title: `${nummer} ${titel}`, entries: under }]
  })
  return [{ key: 'voorblad', title: 'Voorblad', shortcomings: [], read: () => cover.bytes }, ...groups]
}
