import { faces } from '../compose/house-style/fonts.ts'
import type { Resource } from '../print/page/printable.ts'

/**
 * Fonts in a PDF that neither the program nor the house style gave: the machine's own, so that the document would look
 * different elsewhere. A house style's files may have any name inside: where it brings its own, nothing can be said.
 * @param names as in the PDF: `SourceSans3-Regular`
 */
export function foreignFonts(names: readonly string[], resources: ReadonlyMap<string, Resource>): readonly string[] {
  const files = faces().map(({ file }) => file)
  const ours = new Set(files.map((file) => `fonts/${file.slice(file.lastIndexOf('/') + 1)}`))
  if ([...resources].some(([key, { type }]) => type.startsWith('font/') && !ours.has(key))) return []
  const families = [...new Set(files.map((file) => nameInPdf(file)))]
  return names.filter((name) => !families.some((family) => name.startsWith(family)))
}

/** `@fontsource/noto-sans-arabic/…` is called NotoSansArabic inside; the whole Source Sans is called Source Sans 3. */
function nameInPdf(file: string): string {
  const [first = '', second = ''] = file.split('/')
  const words = first === 'source-sans' ? ['source', 'sans', '3'] : second.split('-')
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
