import type { Edit } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { linesOf, type PassageLine, verbatimPosition } from './passage-lines.ts'
import { type Passage, passagesOf } from './passages.ts'
import { type PointKind, pointMarks } from './point-marks.ts'
import { offsetsOf } from './positions.ts'

interface Point {
  readonly line: PassageLine
  readonly mark: string
  readonly value: number
}

/** Points that Markdown reads as one paragraph: they would be printed behind one another. */
export function* loosePoints(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    if (passage.type !== 'paragraph') continue
    const lines = linesOf(passage, document)
    for (const { kind, pattern, numberOf } of pointMarks) {
      const points = lines.flatMap((line): readonly Point[] => {
        const [mark, own] = pattern.exec(line.text) ?? []
        if (mark === undefined || verbatimPosition(passage, document, line.from, mark) === undefined) return []
        return [{ line, mark, value: own === undefined ? 0 : (numberOf?.(own) ?? 0) }]
      })
      const run = numberOf ? longestRun(points) : points
      if (!isLoose(kind, run, lines)) continue
      yield findingOn(kind, run, passage, document)
      break
    }
  }
}

function isBullet(kind: PointKind): boolean {
  return kind === 'bullet' || kind === 'inner-bullet'
}

/** Letters and Roman figures can become numbers, dashes or paragraphs: the author chooses. */
const hasFix: ReadonlySet<PointKind> = new Set(['bullet', 'inner-bullet', 'dash', 'number'])

/** The first points whose numbers follow one another. */
function longestRun(points: readonly Point[]): readonly Point[] {
  for (let from = 0; from < points.length; from++) {
    let to = from + 1
    while (points[to] !== undefined && points[to]?.value === (points[to - 1]?.value ?? 0) + 1) to++
    if (to - from > 1) return points.slice(from, to)
  }
  return points.slice(0, 1)
}

function isLoose(kind: PointKind, run: readonly Point[], lines: readonly PassageLine[]): boolean {
  const [first] = run
  if (first === undefined) return false
  // Each on a line of its own already.
  if (!isBullet(kind) && run.every(({ line }) => line.start === 'apart')) return false
  const above = lines[lines.indexOf(first.line) - 1]?.text ?? ''
  const isAnnounced = first.line.start === 'apart' || /:\s*$/.test(above)
  if (isBullet(kind)) return true
  // A name that starts with an initial may begin a line, and so may a year that ends a sentence.
  if (kind === 'capital' || kind === 'upper-roman') return run.length > 1 && isAnnounced && first.value > 0
  if (kind === 'number' && run.length === 1) return isAnnounced && first.value > 1 && first.line.start === 'soft'
  if (kind === 'roman' && (first.value < 1 || run.length < 2)) return false
  return run.length > 1
}

const names = {
  letter: 'Deze punten met letters zijn niet als opsomming te lezen',
  capital: 'Deze punten met letters zijn niet als opsomming te lezen',
  roman: 'Deze punten met Romeinse cijfers zijn niet als opsomming te lezen',
  number: 'Deze genummerde punten zijn niet als opsomming te lezen',
  'upper-roman': 'Deze punten met Romeinse cijfers zijn niet als opsomming te lezen',
  bullet: 'Deze opsommingstekens zijn niet als opsomming te lezen',
  'inner-bullet': 'Deze letters o zijn opsommingstekens, en niet als opsomming te lezen',
  dash: 'Deze punten met streepjes zijn niet als opsomming te lezen',
} as const

const advices = {
  letter:
    'Gebruik nummers (1. 2. 3.) of streepjes (- ), elk op een eigen regel, of zet een lege regel tussen de punten.',
  number: 'Zet een lege regel boven het eerste punt, en een spatie achter elk nummer.',
  bullet: 'Begin elk punt met een gewoon streepje en een spatie.',
} as const

function findingOn(kind: PointKind, run: readonly Point[], passage: Passage, document: Document): RuleFinding {
  const [first] = run as readonly [Point]
  const joined = run.length > 1 || first.line.start === 'soft'
  return {
    place: passage.positionOf(first.line.from, first.line.from + first.line.text.length),
    reason: `${names[kind]}${joined ? ': zij komen achter elkaar in één alinea' : ''}.`,
    advice: advices[kind === 'number' ? 'number' : isBullet(kind) || kind === 'dash' ? 'bullet' : 'letter'],
    fix: hasFix.has(kind) ? fixOf(kind, run, passage, document) : undefined,
  }
}

/** Undefined where the points are not straight below the first line of their paragraph, as in a quotation. */
function fixOf(
  kind: PointKind,
  run: readonly Point[],
  passage: Passage,
  document: Document,
): readonly Edit[] | undefined {
  const { source } = document
  const column = passage.positionOf(0, 1).start.column
  const edits: Edit[] = []
  for (const [index, { line, mark }] of run.entries()) {
    const position = passage.positionOf(line.from, line.from + mark.length)
    const { from, to } = offsetsOf({ position })
    const lineStart = source.text.lastIndexOf('\n', from - 1) + 1
    const isStart = line.from === 0
    if (position.start.column !== column || (!isStart && source.text.slice(lineStart, from).trim() !== ''))
      return undefined
    if (index === 0 && kind === 'number' && !isStart)
      edits.push({ from: lineStart, to: lineStart, replacement: ['\n'] })
    const right = kind === 'number' ? `${mark.replace(/^\(/, '').trim()} ` : '- '
    if (right !== mark) edits.push({ from, to, replacement: [right] })
  }
  return edits
}
