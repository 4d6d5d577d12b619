import type { MeasuredPage, TextLine } from './measured-page.ts'
import { linesOutside, overlappingLines } from './page-measures.ts'

/** What makes a line of text hard or impossible to read. */
export type LayoutProblem =
  | { readonly kind: 'outside' | 'cut-off'; readonly line: TextLine }
  /** The other line is the line itself where that is lines of one block. */
  | { readonly kind: 'overlapping'; readonly line: TextLine; readonly other: TextLine }
  /** Contrast ratios. */
  | { readonly kind: 'faint'; readonly line: TextLine; readonly contrast: number; readonly least: number }
  /** @see LayoutExpectation.isKnownFont */
  | { readonly kind: 'font'; readonly line: TextLine; readonly font: string }

export interface LayoutExpectation {
  /** Whether a font may be in the file, by its name in a PDF: `SourceSans3-Regular`. */
  readonly isKnownFont: (name: string) => boolean
}

/**
 * Finds text that leaves its page, lies on other text, is cut off or covered, is too faint for WCAG 2.1 (1.4.3), or has an unexpected
 * font. In the order of the pages; a line may have several problems.
 */
export function layoutProblems(
  pages: readonly MeasuredPage[],
  { isKnownFont }: LayoutExpectation,
): readonly LayoutProblem[] {
  return pages.flatMap((page): readonly LayoutProblem[] => [
    ...linesOutside(page).map((line) => ({ kind: 'outside', line }) as const),
    ...overlappingLines(page).map(([line, other]) => ({ kind: 'overlapping', line, other }) as const),
    ...page.lines
      .filter(({ isOverprinted }) => isOverprinted)
      .map((line) => ({ kind: 'overlapping', line, other: line }) as const),
    ...page.lines.filter(({ isCutOff }) => isCutOff).map((line) => ({ kind: 'cut-off', line }) as const),
    ...page.lines.flatMap(faint),
    ...page.lines.flatMap((line) =>
      line.fonts
        .filter((font) => font !== '' && !isKnownFont(font))
        .map((font) => ({ kind: 'font', line, font }) as const),
    ),
  ])
}

const ordinary = 4.5
const large = 3
/** A colour in a PDF is rounded to thousandths. */
const rounding = 0.03

function faint(line: TextLine): readonly LayoutProblem[] {
  const least = isLarge(line) ? large : ordinary
  const { contrast } = line
  return contrast === undefined || contrast >= least - rounding ? [] : [{ kind: 'faint', line, contrast, least }]
}

/** 18 points, or 14 points in bold. */
function isLarge({ size, font }: TextLine): boolean {
  return size >= 18 || (size >= 14 && /bold|black|heavy/i.test(font))
}
