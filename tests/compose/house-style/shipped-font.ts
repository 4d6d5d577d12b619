import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The path of a whole font of the package `source-sans`: `Regular`, `It`, `Semibold` … */
export function shippedFont(cut: string): string {
  return require.resolve(`source-sans/WOFF2/TTF/SourceSans3-${cut}.ttf.woff2`)
}
