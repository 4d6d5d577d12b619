import type { Report, Shard } from './report.ts'

export interface Merged {
  readonly report: Report
  /** Shards of the run without a report. */
  readonly missing: readonly Shard[]
}

/** Merges reports: shards of one run in the order of their numbers, others in the order given. */
export function mergeReports(reports: readonly Report[]): Merged {
  const order = reports.map((report, at) => ({ report, at }))
  const [of = 0, ...others] = new Set(reports.map(({ part }) => part?.of ?? 0))
  const isOneRun = of > 0 && others.length === 0
  if (isOneRun) order.sort((a, b) => (a.report.part?.number ?? 0) - (b.report.part?.number ?? 0) || a.at - b.at)
  const given = new Set(reports.map(({ part }) => part?.number))
  const numbers = isOneRun ? Array.from({ length: of }, (_, index) => index + 1) : []
  return {
    report: { documents: order.flatMap(({ report }) => report.documents) },
    missing: numbers.filter((number) => !given.has(number)).map((number) => ({ number, of })),
  }
}
