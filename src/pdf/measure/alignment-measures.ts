import { mmPerPoint, type TextLine } from './measured-page.ts'

/** Lines that begin at the same distance from the left edge of the page. */
export interface Cluster {
  /** In millimetres from the left edge: the middle of its lines. */
  readonly x: number
  readonly lines: readonly TextLine[]
}

/** Positions closer than this are one, in millimetres: the shape of a first letter moves what the eye sees by as much. */
const same = 0.3

/** Groups lines by where they begin, from left to right. */
export function clustersOf(lines: readonly TextLine[]): readonly Cluster[] {
  const clusters: TextLine[][] = []
  for (const line of [...lines].sort((one, other) => one.x - other.x)) {
    const cluster = clusters.at(-1)
    const last = cluster?.at(-1)
    if (cluster && last && (line.x - last.x) * mmPerPoint < same) cluster.push(line)
    else clusters.push([line])
  }
  return clusters.map((own) => ({ x: (own[own.length >> 1]?.x ?? 0) * mmPerPoint, lines: own }))
}

/** Neighbouring clusters whose distance looks like a mistake and not like an indent. @param most in millimetres */
export function nearMisses(clusters: readonly Cluster[], most: number): readonly (readonly [Cluster, Cluster])[] {
  return clusters.slice(1).flatMap((right, index) => {
    const left = clusters[index]
    return left && right.x - left.x < most ? [[left, right] as const] : []
  })
}

/** How many baselines fall on a grid. */
export interface OnGrid {
  readonly on: number
  readonly all: number
}

/** In points, to both sides: printing rounds a baseline to a pixel of 0.75 pt. */
const gridTolerance = 0.4

/**
 * Counts baselines on a grid, for each page and font size apart: the distance from the top of a line to its baseline depends on the
 * size. The grid of a size is the one on which most of its baselines fall. @param unit of the grid, in points
 */
export function onGrid(lines: readonly TextLine[], unit: number): OnGrid {
  const groups = new Map<string, Set<number>>()
  for (const { page, size, baseline } of lines) {
    const key = `${page} ${size}`
    const known = groups.get(key) ?? new Set<number>()
    groups.set(key, known.add(Math.round(baseline * 100) / 100))
  }
  let [on, all] = [0, 0]
  for (const baselines of groups.values()) {
    const rests = [...baselines].map((baseline) => baseline % unit)
    const withinReach = (from: number) =>
      rests.filter((rest) => (rest - from + unit) % unit <= 2 * gridTolerance + 1e-6)
    all += rests.length
    on += Math.max(...rests.map((rest) => withinReach(rest).length))
  }
  return { on, all }
}
