import type { Edit, Finding, Fix } from '../../diagnostics/diagnostic.ts'
import { positionsIn, type Span } from '../../diagnostics/positions.ts'

/** Dashes of a word processor, which makes one of `--` and of `---`; too few or too many; equals signs. */
const meant = /^[ \t\u00A0\uFEFF]*(?:(?:[-\u2010-\u2015\u2212\u2E3A\u2E3B][ \t]*){1,10}|={3,10}[ \t]*)$/
const keyLine = /^[\p{L}_]+:(?:[ \t]|$)/u

/** A line that was meant as `---`, and how to say so. */
export interface MeantFence extends Pick<Finding, 'reason' | 'advice'> {
  readonly place: NonNullable<Finding['place']>
  /** Replaces it, and with the first line also the last. */
  readonly fix?: Fix | undefined
}

/** The first line of a text, when it was meant as the start of front matter: a key follows it. */
export function meantOpening(text: string): MeantFence | undefined {
  const [first, ...rest] = linesOf(text)
  if (first === undefined || !meant.test(textIn(text, first))) return undefined
  const next = rest.find((line) => textIn(text, line).trim() !== '')
  if (next === undefined || !keyLine.test(textIn(text, next))) return undefined
  const end = rest.find((line) => isFence(textIn(text, line)))
  const edits = [first, ...(end === undefined || textIn(text, end) === '---' ? [] : [end])].map(replaced)
  return told(text, first, end === undefined ? undefined : edits)
}

/** The line that was meant as the end of front matter of which the start is right. */
export function meantClosing(text: string): MeantFence | undefined {
  const end = linesOf(text)
    .slice(1)
    .find((line) => meant.test(textIn(text, line)))
  return end === undefined ? undefined : meantFence(text, end)
}

/** A line, when it was meant as the end of front matter. */
export function meantFence(text: string, line: Span): MeantFence | undefined {
  return meant.test(textIn(text, line)) ? told(text, line, [replaced(line)]) : undefined
}

function told(text: string, line: Span, fix: Fix | undefined): MeantFence {
  const written = textIn(text, line).trim()
  const what = /^[\u2013-\u2015\u2E3A\u2E3B]$/.test(written) ? `een gedachtestreepje (${written})` : written
  return {
    place: positionsIn(text).position(line.from, line.to),
    reason: `Op deze regel staat ${what}; daar horen drie gewone streepjes.`,
    advice: 'Schrijf --- en niets anders.',
    fix,
  }
}

function replaced({ from, to }: Span): Edit {
  return { from, to, replacement: ['---'] }
}

function isFence(line: string): boolean {
  return line.trimEnd() === '---' || meant.test(line)
}

function textIn(text: string, { from, to }: Span): string {
  return text.slice(from, to)
}

/** The first lines; front matter is at most 256 kB. */
function linesOf(text: string): readonly Span[] {
  return [...text.slice(0, 262_144).matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)]
    .filter(({ 0: line }) => line !== '')
    .map(({ 0: line, index }) => ({ from: index, to: index + line.replace(/[\r\n]+$/, '').length }))
}
