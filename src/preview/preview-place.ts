/** Where a preview listens. */
export interface PreviewPlace {
  readonly port: number
  /** First part of every path: whoever knows it can see the pages. */
  readonly token: string
}
