/**
 * The moment that all dates in a file are set to, so that the same input gives the same bytes: SOURCE_DATE_EPOCH where it is set
 * (reproducible-builds.org), else the document's own date, else the first day that can be said.
 *
 * @param epoch seconds since 1970
 * @param datum ISO date
 */
export function dateOf(epoch: number | undefined, datum: string | undefined): Date {
  if (epoch !== undefined) return new Date(epoch * 1000)
  return datum === undefined ? new Date(0) : new Date(`${datum}T00:00:00Z`)
}
