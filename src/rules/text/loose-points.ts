import type { Edit } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import type { RuleFinding } from '../rule.ts'
import { linesOf, type PassageLine, verbatimPosition } from './passage-lines.ts'
import { type Passage, passagesOf } from './passages.ts'
import { offsetsOf } from './positions.ts'

type Kind = 'letter' | 'capital' | 'roman' | 'number' | 'bullet' | 'dash'

/** The marks of points, with the number that a mark stands for; bullets and dashes have none. */
const marks: readonly {
  readonly kind: Kind
  readonly pattern: RegExp
  readonly numberOf?: (mark: string) => number
}[] = [
  { kind: 'bullet', pattern: /^[•·‣∙●○◦■□▪▫➢➤✓✔\uf0a7\uf0b7\uf0d8\uf0fc][ \t\u00a0]*(?=\S)/ },
  { kind: 'dash', pattern: /^(?:[–—−‒][ \t\u00a0]+(?=\S)|-\u00a0*(?=\p{L}))/u },
  { kind: 'number', pattern: /^\(?(\d{1,3})[.)](?:[ \t\u00a0]+(?=\S)|(?=\p{L}))/u, numberOf: Number },
  { kind: 'letter', pattern: /^\(?([a-z])[.)][ \t\u00a0]+(?=\S)/, numberOf: (mark) => mark.charCodeAt(0) },
  { kind: 'capital', pattern: /^\(?([A-Z])[.)][ \t\u00a0]+(?=\S)/, numberOf: (mark) => mark.charCodeAt(0) },
  { kind: 'roman', pattern: /^\(?([ivx]{1,5})[.)][ \t\u00a0]+(?=\S)/, numberOf: (mark) => romans.indexOf(mark) + 1 },
]
const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv'.split(' ')

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
    for (const { kind, pattern, numberOf } of marks) {
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

/** The first points whose numbers follow one another. */
function longestRun(points: readonly Point[]): readonly Point[] {
  for (let from = 0; from < points.length; from++) {
    let to = from + 1
    while (points[to] !== undefined && points[to]?.value === (points[to - 1]?.value ?? 0) + 1) to++
    if (to - from > 1) return points.slice(from, to)
  }
  return points.slice(0, 1)
}

function isLoose(kind: Kind, run: readonly Point[], lines: readonly PassageLine[]): boolean {
  const [first] = run
  if (first === undefined) return false
  // Each on a line of its own already.
  if (kind !== 'bullet' && run.every(({ line }) => line.start === 'apart')) return false
  const above = lines[lines.indexOf(first.line) - 1]?.text ?? ''
  const isAnnounced = first.line.start === 'apart' || /:\s*$/.test(above)
  if (kind === 'bullet') return true
  // A name that starts with an initial may begin a line, and so may a year that ends a sentence.
  if (kind === 'capital') return run.length > 1 && isAnnounced
  if (kind === 'number' && run.length === 1) return isAnnounced && first.value > 1 && first.line.start === 'soft'
  if (kind === 'roman' && (first.value < 1 || run.length < 2)) return false
  return run.length > 1
}

const names = {
  letter: 'Deze punten met letters zijn niet als opsomming te lezen',
  capital: 'Deze punten met letters zijn niet als opsomming te lezen',
  roman: 'Deze punten met Romeinse cijfers zijn niet als opsomming te lezen',
  number: 'Deze genummerde punten zijn niet als opsomming te lezen',
  bullet: 'Deze opsommingstekens zijn niet als opsomming te lezen',
  dash: 'Deze punten met streepjes zijn niet als opsomming te lezen',
} as const

const advices = {
  letter:
    'Gebruik nummers (1. 2. 3.) of streepjes (- ), elk op een eigen regel, of zet een lege regel tussen de punten.',
  number: 'Zet een lege regel boven het eerste punt, en een spatie achter elk nummer.',
  bullet: 'Begin elk punt met een gewoon streepje en een spatie.',
} as const

function findingOn(kind: Kind, run: readonly Point[], passage: Passage, document: Document): RuleFinding {
  const [first] = run as readonly [Point]
  const joined = run.length > 1 || first.line.start === 'soft'
  return {
    place: passage.positionOf(first.line.from, first.line.from + first.line.text.length),
    reason: `${names[kind]}${joined ? ': zij komen achter elkaar in één alinea' : ''}.`,
    advice: advices[kind === 'number' ? 'number' : kind === 'bullet' || kind === 'dash' ? 'bullet' : 'letter'],
    fix: kind === 'letter' || kind === 'capital' || kind === 'roman' ? undefined : fixOf(kind, run, passage, document),
  }
}

/** Undefined where the points are not straight below the first line of their paragraph, as in a quotation. */
function fixOf(kind: Kind, run: readonly Point[], passage: Passage, document: Document): readonly Edit[] | undefined {
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
